"""What stands above the running text: title, byline, dates, outlet lines, the dateline."""

from __future__ import annotations

import pytest

LEAD = "Negotiators from Norland and Ostia met on Tuesday for the first time in six weeks, officials said."
MORE = "\n\nThe talks are to go on until Friday in the town hall of Velm."


def test_masthead_of_a_reposted_article(kinds):
    """Title, byline in link markup, "Outlet, date", a bare link and labelled lines are told apart."""
    text = (
        "\n\nBorder talks resume in Velm after pause\n\nBy [Jane Roe](#)\n\nValley Research, March 3, 2021\n\n"
        f"[Norland Monitor](#)\n\nRegion: [Norland & Ostia](#)\n\nTheme: [Rivers](#)\n\n{LEAD}{MORE}"
    )
    assert kinds(text) == ["title", "byline", "metadata", "metadata", "metadata", "metadata", "lead", "body"]


def test_outlet_and_date_without_a_title(kinds):
    """A first line that is the outlet's name, then a date, is no title."""
    assert kinds(f"image source |\nValley Post\nMarch 3, 2021\n{LEAD}{MORE}") == ["metadata"] * 3 + ["lead", "body"]


@pytest.mark.parametrize(
    "title",
    [
        "Border talks resume in Velm after pause",
        "Envoys Return To Velm For Talks.",
        "Will the envoys return?",
        "‘We do not want their help’",
        "Envoys return to Velm for talks on river.",
    ],
)
def test_titles(kinds, title):
    """A headline is a title, with or without a full stop."""
    assert kinds(f"{title}\n\n{LEAD}{MORE}")[0] == "title"


@pytest.mark.parametrize(
    "first",
    [
        "The envoys of Norland and Ostia may meet again next week in Velm.",
        "Foreign Minister Ilse Marn met Norland's Prime Minister Tomas Veld in Velm.",
        "Norland said it fired no gun.",
        "Norland's foreign minister flew to Velm on Tuesday.",
    ],
)
def test_first_paragraphs_are_no_titles(kinds, first):
    """A short first sentence of an article that has no headline is its lead."""
    assert kinds(f"{first}\n\n{LEAD}{MORE}")[0] == "lead"


def test_lone_line_is_the_text(kinds):
    """A text of one short line is read: it is no title of nothing."""
    assert kinds("Norland denies shelling crossing") == ["lead"]


@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Roe",
        "by JANE ROE and TOMAS VELD",
        "By Jane Roe, Valley Times",
        "Written by Jane Roe",
        "By the Associated Press",
    ],
)
def test_bylines(kinds, byline):
    """Lines that say who wrote the text are bylines."""
    assert kinds(f"Border talks resume in Velm\n\n{byline}\n\n{LEAD}")[:2] == ["title", "byline"]


@pytest.mark.parametrize(
    "dateline",
    [
        "VELM, Norland (AP) —", "VELM (Reuters) -", "Velm (AFP) –", "NEW VELM —", "(Reuters) -",
        "VELM, March 3 (Xinhua) --", "VELM, N.O. -", "Velm, 3 March 2021 -",
    ],
)  # fmt: skip
def test_datelines(pieces, dateline):
    """A dateline is a segment of its own before the lead."""
    assert pieces(f"Border talks resume in Velm\n\n{dateline} {LEAD}{MORE}")[1:3] == [
        ("dateline", dateline),
        ("lead", LEAD),
    ]


@pytest.mark.parametrize(
    "opening", ["US - Ostian talks", "It rained - again", "Norland — the larger of the two —", "A - B"]
)
def test_dashes_that_make_no_dateline(kinds, opening):
    """A dash near the start of the lead makes no dateline."""
    assert "dateline" not in kinds(f"Border talks resume in Velm\n\n{opening} {LEAD}{MORE}")


def test_line_under_the_title_belongs_to_it(kinds):
    """A standfirst between title and dateline is no lead."""
    text = f"Border talks resume in Velm\n\nCurfew lifted, but the bridge stays closed.\n\nVELM - {LEAD}{MORE}"
    assert kinds(text) == ["title", "title", "dateline", "lead", "body"]


def test_name_of_a_blog_above_date_and_title(pieces):
    """A short line, a date line, then a headline: the first is the site's name."""
    text = f"The Plain Pot\nSaturday, March 6, 2021\n\nSo they talked after all\n\nPosted by Jane Roe\n\n{LEAD}{MORE}"
    assert [kind for kind, _ in pieces(text)] == ["metadata", "metadata", "title", "byline", "lead", "body"]


def test_byline_under_a_title_in_wrapped_text(kinds):
    """In hard-wrapped text the byline on the next line is no part of the title."""
    wrapped = LEAD.replace("Tuesday ", "Tuesday\n").replace("weeks, ", "weeks,\n")
    assert kinds(f"Border talks resume in Velm after pause\nBy Jane Roe\n\n{wrapped}{MORE}")[:2] == ["title", "byline"]


def test_menu_of_a_page(kinds):
    """Short names between bars are a page's menu."""
    assert kinds(f"News | Sport | Opinion\n\nBorder talks resume in Velm\n\n{LEAD}")[:2] == ["boilerplate", "title"]
