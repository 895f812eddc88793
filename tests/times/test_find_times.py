"""What the time tagger marks, and what it takes it to mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso.tables
import sayso.times
from sayso.errors import TableError
from sayso.records import Span
from sayso.times import find_times
from sayso.times.patterns import grammar
from sayso.times.resolve import RESOLVERS
from sayso.times.rules import CUES, FRAGMENTS, RULES

TUESDAY = "2014-06-17"


def read(text: str, anchor: str | None = TUESDAY) -> list[tuple[str, str, str, str | None]]:
    """Words, type, value and interval of every expression."""
    return [(text[t.span.start : t.span.end], t.type, t.value, t.interval) for t in find_times(text, anchor)]


def one(text: str, anchor: str | None = TUESDAY) -> tuple[str, str, str, str | None]:
    """The only expression of a text."""
    (found,) = read(text, anchor)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began in mid-October.", ("mid-October", "DATE", "2013-10", "2013-10-11/2013-10-20")),
        ("the past several days", ("the past several days", "DURATION", "PXD", "../2014-06-17")),
        ("the past nine days", ("the past nine days", "DURATION", "P9D", "2014-06-08/2014-06-17")),
        ("the next four years", ("the next four years", "DURATION", "P4Y", "2014-06-17/2018-06-17")),
        ("He was silent until today.", ("today", "DATE", "2014-06-17", "../2014-06-17")),
        ("They met last Monday.", ("last Monday", "DATE", "2014-06-16", "2014-06-16")),
        ("in September 2000", ("September 2000", "DATE", "2000-09", "2000-09")),
        ("In recent weeks shells fell.", ("recent weeks", "DURATION", "PXW", "../2014-06-17")),
        ("It fell over the weekend.", ("the weekend", "DATE", "2014-W24-WE", "2014-06-14/2014-06-15")),
        ("This weekend the bridge was hit.", ("This weekend", "DATE", "2014-W24-WE", "2014-06-14/2014-06-15")),
        ("for the first time since 2003", ("2003", "DATE", "2003", "2003/..")),
        ("Two weeks before the talks, he left.", ("Two weeks", "DURATION", "P2W", None)),
        ("by the end of the month", ("the end of the month", "DATE", "2014-06", "../2014-06-30")),
        ("Nothing moved since June.", ("June", "DATE", "2014-06", "2014-06/..")),
        ("as of Friday", ("Friday", "DATE", "2014-06-13", "2014-06-13")),
        ("The convoy left early on Tuesday.", ("early on Tuesday", "DATE", "2014-06-17", "2014-06-17")),
        ("It was hit overnight.", ("overnight", "TIME", "2014-06-17TNI", "2014-06-17")),
        ("Last June they met.", ("Last June", "DATE", "2013-06", "2013-06")),
        ("next week", ("next week", "DATE", "2014-W26", "2014-06-23/2014-06-29")),
        ("Days earlier, he had denied it.", ("Days earlier", "DATE", "PAST_REF", None)),
        ("in the 1980s", ("the 1980s", "DATE", "198", "198X")),
        ("in the early 1990s", ("early 1990s", "DATE", "199", "1990/1993")),
        ("post-2003 Iraq", ("2003", "DATE", "2003", "2003/..")),
        ("lows not seen since '82", ("'82", "DATE", "1982", "1982/..")),
        ("a fifty-year feud", ("fifty-year", "DURATION", "P50Y", None)),
        ("almost two and a half years", ("almost two and a half years", "DURATION", "P2.5Y", None)),
        ("It lasted for half an hour.", ("half an hour", "DURATION", "PT30M", None)),
        ("half a century ago", ("half a century ago", "DATE", "1964", "1964")),
        ("fifteen a year", ("a year", "SET", "P1Y", None)),
        ("They meet every Monday.", ("every Monday", "SET", "XXXX-WXX-1", None)),
        ("the weekly briefing", ("weekly", "SET", "P1W", None)),
        ("the third quarter of last year", ("the third quarter of last year", "DATE", "2013-Q3", "2013-07/2013-09")),
        ("the first half of 2009", ("the first half of 2009", "DATE", "2009-H1", "2009-01/2009-06")),
        ("later this year", ("later this year", "DATE", "2014", "2014-06-17/2014-12-31")),
        ("He recently left.", ("recently", "DATE", "PAST_REF", None)),
        ("At 0800 UTC it fell.", ("0800 UTC", "TIME", "2014-06-17T08:00Z", "2014-06-17")),
        ("at 7:15 p.m. (GMT +2)", ("7:15 p.m. (GMT +2)", "TIME", "2014-06-17T19:15+02:00", "2014-06-17")),
        ("Friday morning", ("Friday morning", "TIME", "2014-06-13TMO", "2014-06-13")),
        ("for fiscal 2008", ("fiscal 2008", "DATE", "FY2008", None)),
        ("on Oct. 5, 2014", ("Oct. 5, 2014", "DATE", "2014-10-05", "2014-10-05")),
        ("on 17-19 June 2013", ("17-19 June 2013", "DATE", "2013-06-17", "2013-06-17/2013-06-19")),
        ("Easter Sunday 2013", ("Easter Sunday 2013", "DATE", "2013-03-31", "2013-03-31")),
        ("the September 11 attacks", ("September 11", "DATE", "2001-09-11", "2001-09-11")),
        ("Ramadan ended.", ("Ramadan", "DATE", "2013-07", "2013-07-09/2013-08-07")),
        ("the 19th century", ("the 19th century", "DATE", "18", "18XX")),
        ("the last week of March", ("the last week of March", "DATE", "2014-W13", "2014-03-24/2014-03-30")),
    ],
)
def test_an_expression_is_read_so(text: str, expected: tuple[str, str, str, str | None]):
    assert one(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran may join the talks, said Theresa May.",
        "The March on the capital began; they march on.",
        "A second round, a minute detail, the Sun and the Times.",
        "Some 2000 troops and 1,500 tanks moved.",
        "The A380 and the Boeing 737 flew; flight 2009 did not.",
        "They won 3:1, with $2000 at stake.",
        "About a quarter of the fleet sank, and prices fall.",
        "April Jones, of Christmas Island, reads USA Today.",
        "It was the most recent model, a last-minute choice.",
        "They argued over the future of the port.",
        "He came sooner or later, and no later than others.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister said Monday that talks would resume.", "2014-06-16"),
        ("He will step down on Monday.", "2014-06-23"),
        ("On Monday he is to meet the envoy.", "2014-06-23"),
        ("The sale should be completed on Monday.", "2014-06-23"),
        ("The ministry did not reply until Monday.", "2014-06-16"),
        ("The offices stay closed until Monday.", "2014-06-23"),
        ("It was agreed on Tuesday.", "2014-06-17"),
        ("The camp was closed in August.", "2013-08"),
        ("The camp will close in August.", "2014-08"),
        ("The camp must close by August.", "2014-08"),
    ],
)
def test_tense_tells_which_monday_is_meant(text: str, value: str):
    assert [t.value for t in find_times(text, TUESDAY)] == [value]


def test_both_ends_of_a_range_lie_in_the_whole_of_it():
    assert [t.interval for t in find_times("between 2003 and 2011, and from June to August 2013")] == [
        "2003/2011", "2003/2011", None, "2013-08",
    ]  # fmt: skip
    assert [t.interval for t in find_times("from April to June", TUESDAY)] == ["2014-04/2014-06"] * 2


def test_the_same_day_and_later_days_refer_to_the_day_told():
    text = "On June 3 the pass was taken. The same day the envoy left; two days later he was back."
    assert [t.value for t in find_times(text, TUESDAY)] == ["2014-06-03", "2014-06-03", "2014-06-05"]


def test_the_same_month_a_year_ago_is_a_chain():
    text = "Losses fell in January, far below the same month a year before."
    assert [t.value for t in find_times(text, "2009-02-03")] == ["2009-01", "2008-01"]


def test_a_clock_time_is_of_the_day_named_in_its_sentence():
    text = "On Monday the bridge fell at 18:00 UTC. At 09:15 UTC talks began."
    assert [t.value for t in find_times(text, TUESDAY)][1:] == ["2014-06-16T18:00Z", "2014-06-17T09:15Z"]


def test_without_an_anchor_nothing_is_placed_that_needs_one():
    text = "On Monday he recalled last week, June 3, 2010 and yesterday."
    found = find_times(text)
    assert [t.value for t in found] == ["XXXX-WXX-1", "PAST_REF", "2010-06-03", "PAST_REF"]
    assert [t.interval for t in found] == [None, None, "2010-06-03", None]
    assert all(t.anchor is None for t in found)


def test_a_quoted_stretch_has_its_own_anchor():
    text = 'On Monday he quoted it: "They met on Monday." Nothing came of it on Monday.'
    start = text.index('"')
    stretch = Span(start, text.index('"', start + 1))
    found = find_times(text, TUESDAY, [(stretch, "2014-05-09")])
    assert [t.value for t in found] == ["2014-06-16", "2014-05-05", "2014-06-16"]
    assert [t.anchor for t in found] == [TUESDAY, "2014-05-09", TUESDAY]


def test_an_anchor_known_to_the_month_places_months_and_no_days():
    found = find_times("Last month, and on Monday.", "2014-06")
    assert [t.value for t in found] == ["2014-05", "XXXX-WXX-1"]


def test_an_absolute_date_has_no_anchor_and_a_relative_one_has():
    found = find_times("On 3 May 2010 and yesterday", TUESDAY)
    assert [t.anchor for t in found] == [None, TUESDAY]


def test_a_line_end_inside_an_expression_changes_nothing():
    assert [t.value for t in find_times("on June\n17,\n2013", TUESDAY)] == ["2013-06-17"]


@pytest.mark.xfail(strict=True, reason="present-tense verbs of plans are known by a short list")
def test_a_plan_in_the_present_tense_is_to_come():
    assert one("The film debuts on Friday.")[2] == "2014-06-20"


@pytest.mark.xfail(strict=True, reason="a description of a day by an event is not a date without knowing the event")
def test_the_day_before_an_event_is_marked():
    assert read("The day before the summit, he left.")


def test_every_rule_has_its_reader_and_every_cue_its_use():
    assert RULES.keys() == RESOLVERS.keys()
    source = "".join(p.read_text("utf-8") for p in Path(sayso.times.__file__).parent.glob("*.py"))
    called = "".join(re.findall(r"\.(?:before|after)\(([^()]*)\)", source))
    assert set(re.findall(r'"(\w+)"', called)) == set(CUES)
    assert grammar().rules


def test_no_rule_repeats_without_an_end():
    """A rule that may grow without end makes some text take the square of its length."""
    assert not [name for name, rule in {**RULES, **FRAGMENTS, **CUES}.items() if re.search(r"[*+]", rule)]


@pytest.mark.parametrize(
    ("table", "header", "row"),
    [
        ("time_words.csv", "word,class,value,note,source", "eon,unit,very long,,"),
        ("time_holidays.csv", "name,rule,note,source", "flag day,some time in June,,"),
        ("time_vague.csv", "phrase,type,value,note,source", "anon,WHEN,FUTURE_REF,,"),
    ],
)
def test_a_bad_row_fails_with_its_table_and_line(monkeypatch, table: str, header: str, row: str):
    real = sayso.tables.read_table

    def with_bad_row(name, columns):
        if name != table:
            return real(name, columns)
        return iter([*real(name, columns), (999, dict(zip(header.split(","), row.split(","), strict=True)))])

    monkeypatch.setattr("sayso.times.words.read_table", with_bad_row)
    monkeypatch.setattr("sayso.times.patterns.read_table", with_bad_row)
    with pytest.raises(TableError, match=f"{table}.*999"):
        grammar.__wrapped__()


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "the a last next this two and half 60 2009 '82 May March Monday June day days year years ago later earlier of"
        " in - , . ( ) 's quarter third early mid - now at 18:00 UTC p.m. summer weekend Christmas until from to"
        " 9999-12-31 0001-01-01 31 30 February fiscal century ten thousand millions before between 1,500 % $ Q3 FY2009"
        " 9/11 7/8/07 1980s 90s ٣ ²",
    )
)
ANCHORS = st.sampled_from(
    [None, "", "2014", "2014-06", TUESDAY, "0001-01-01", "9999-12-31", "2014-06~", "../2014", "x"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(), ANCHORS)
def test_any_text_is_read_without_an_error_in_order_and_the_same_again(text: str, anchor: str | None):
    found = find_times(text, anchor)
    places = [0, *(edge for t in found for edge in (t.span.start, t.span.end)), len(text)]
    assert places == sorted(places)
    assert all(t.span.start < t.span.end for t in found)
    assert found == find_times(text, anchor)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("It was announced over the weekend that the port is shut.", "2014-06-14/2014-06-15"),
        ("The weekend that he left was wet.", None),
    ],
)
def test_a_weekend_that_something_happened_over_is_the_last_one(text: str, interval: str | None):
    """ "Over the weekend that" goes on with what was said; "the weekend that" tells which of many."""
    assert [t.interval for t in find_times(text, "2014-06-17")] == ([interval] if interval else [])
