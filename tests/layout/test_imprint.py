"""What a text says of itself, and what it does not say."""

from __future__ import annotations

import pytest

from sayso.layout.dates import find_date
from sayso.layout.imprint import read_imprint
from sayso.layout.segments import find_segments
from sayso.records import Imprint

STORY = (
    "Negotiators from Norland and Ostia met on Tuesday for the first time in six weeks, officials said.\n\n"
    "The talks are to go on until Friday in the town hall of Velm, where they began."
)


def imprint(text: str) -> Imprint:
    """The imprint of a text."""
    return read_imprint(text, find_segments(text))


def test_full_masthead():
    """Each line of a masthead fills its field; link markup goes."""
    text = (
        "Border talks resume in Velm after pause\n\nBy [Jane Roe](#)\n\nValley Research, March 3, 2021\n\n"
        f"[Norland Monitor](#)\n\n{STORY}"
    )
    assert imprint(text) == Imprint(
        title="Border talks resume in Velm after pause",
        authors=("Jane Roe",),
        outlet="Valley Research",
        published="2021-03-03",
        republishes="Norland Monitor",
    )


def test_bare_story_says_nothing():
    """Without a masthead every field is empty, though the story names people, days and places."""
    assert imprint(STORY) == Imprint()


def test_outlet_line_above_the_date():
    """An outlet's name on a line of its own is read by its last word."""
    found = imprint(f"Valley Post\nWednesday, 3 March 2021\n{STORY}")
    assert (found.outlet, found.published, found.title) == ("Valley Post", "2021-03-03", None)


@pytest.mark.parametrize("place", ["New York, June 17, 2014", "VELM, June 17, 2014", "Velm, June 17, 2014"])
def test_place_before_the_date_is_no_outlet(place):
    """A place before a date names no outlet."""
    assert imprint(f"Border talks resume in Velm\n\n{place}\n\n{STORY}").outlet is None


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and Tomas Veld", ("Jane Roe", "Tomas Veld")),
        ("By Jane Roe in Velm, Tomas Veld and Max Poll", ("Jane Roe", "Tomas Veld", "Max Poll")),
        ("By Jane Roe, Valley Times", ("Jane Roe",)),
        ("By Jane Roe, staff writer", ("Jane Roe",)),
        ("By Jane Roe | March 3, 2021", ("Jane Roe",)),
        ("By the Associated Press", ()),
        ("By Staff", ()),
    ],
)
def test_authors(byline, authors):
    """People are authors; outlets, agencies, places and posts are not."""
    assert imprint(f"Border talks resume in Velm\n\n{byline}\n\n{STORY}").authors == authors


def test_outlet_in_the_byline():
    """ "By Jane Roe, Valley Times" names the outlet."""
    assert imprint(f"Border talks resume in Velm\n\nBy Jane Roe, Valley Times\n\n{STORY}").outlet == "Valley Times"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"VELM, Norland (AP) — {STORY}", "Associated Press"),
        (f"Velm (Reuters) - {STORY}", "Reuters"),
        (f"Border talks resume in Velm\n\nBy The Associated Press\n\n{STORY}", "Associated Press"),
        (f"{STORY} — AFP", "Agence France-Presse"),
        (f"Border talks resume in Velm\n\nSource: Xinhua\n\n{STORY}", "Xinhua"),
        (f"{STORY} He spoke to Reuters.", None),
        (f"VELM — {STORY}", None),
    ],
)
def test_agency_credit(text, agency):
    """An agency is credited by the dateline, the byline, a source line or the last words; not by being mentioned."""
    assert imprint(text).agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "The original source of this article is [Norland Monitor](#)",
        "Originally published at Norland Monitor on March 3, 2021.",
        "This article first appeared in the Norland Monitor.",
        "This article was originally published by Norland Monitor. Read the original article.",
        "Reposted from Norland Monitor with permission.",
        "Source: Norland Monitor",
        "(Source: Norland Monitor)",
        "Republished from Norland Monitor, 3 March 2021",
    ],
)
def test_origin(line):
    """A line that says where the text first stood names what it republishes."""
    assert imprint(f"Border talks resume in Velm\n\n{STORY}\n\n{line}").republishes == "Norland Monitor"


def test_legal_notice_names_no_origin():
    """ "acknowledge the source" in a legal foot is no origin."""
    text = f"{STORY}\n\nDisclaimer: This text may be posted as long as the original source Norland Times is named."
    assert imprint(text).republishes is None


@pytest.mark.parametrize(
    ("piece", "edtf"),
    [
        ("June 17, 2014", "2014-06-17"), ("Jun. 17 2014", "2014-06-17"), ("17 June 2014", "2014-06-17"),
        ("Tuesday, 17th of June, 2014", "2014-06-17"), ("2014-06-17T10:00:00Z", "2014-06-17"),
        ("17.06.2014", "2014-06-17"),
        ("3-Dec-2014", "2014-12-03"), ("Sept. 5, 2014 at 3 pm", "2014-09-05"), ("June 2014", "2014-06"),
        ("11/12/2014", None), ("25/12/2014", "2014-12-25"), ("11/11/2014", "2014-11-11"), ("June 31, 2014", None),
        ("Monday", None), ("2014", None), ("1,2014 men", None),
    ],
)  # fmt: skip
def test_dates(piece, edtf):
    """Whole dates become EDTF; a day and month that could change places are no date, unless they are the same."""
    found = find_date(piece)
    assert (found.edtf if found else None) == edtf


def test_update_is_no_publication():
    """A line that says when the text was updated does not say when it was published."""
    text = f"Border talks resume in Velm\n\nUpdated: March 5, 2021\n\nPublished: March 3, 2021\n\n{STORY}"
    assert imprint(text).published == "2021-03-03"


def test_date_of_the_reprint_not_of_the_first_print():
    """Where two outlets stand in the masthead, the date is that of the first, and the other is what it republishes."""
    text = (
        "Hill Road Review\n\nEnvoys Return To Velm\n\nBy Jane Roe\nThe Norland Monitor, March 3, 2021\n"
        f"Posted here on March 5, 2021\n\n{STORY}"
    )
    found = imprint(text)
    assert (found.outlet, found.published, found.republishes) == (
        "Hill Road Review",
        "2021-03-05",
        "The Norland Monitor",
    )


def test_names_in_capitals():
    """Names set in capitals are given as running text writes them; letters that are no words stay."""
    found = imprint(f"VBC NEWS\nMarch 3, 2021\n\nEnvoys return to Velm\n\nBy JANE ROE\n\nVELM (HILLWIRE) — {STORY}")
    assert (found.outlet, found.authors, found.agency) == ("VBC News", ("Jane Roe",), "Hillwire")


def test_the_note_at_the_foot_names_the_author_where_no_byline_does():
    """A blog without a byline still says whose text it is, in the note on its author."""
    note = "Jane Roe is an author and lecturer in Velm. She has written three books on the border."
    assert imprint(f"Envoys Return To Velm\n\n{STORY}\n\n{STORY}\n\n{note}").authors == ("Jane Roe",)


def test_the_outlet_that_asks_the_questions_is_the_outlet():
    """An interview with no masthead is that of the outlet it was given to, when the text names it twice."""
    turns = "HRN: Why was it closed?\n\nJane Roe: Because nobody asked us.\n\nHRN: And now?\n\nJR: Now we wait."
    assert (
        imprint(f"Nobody asked us\n\nThe road is closed for good, Jane Roe, a lecturer, told HRN.\n\n{turns}").outlet
        == "HRN"
    )
    assert imprint(f"Nobody asked us\n\nThe road is closed for good, says Jane Roe.\n\n{turns}").outlet is None
