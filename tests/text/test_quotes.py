"""Quotation marks pair, whatever their kind, and never raise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.quotes import DEEPEST, find_quotations


def inner(text: str) -> list[str]:
    """The words inside each outermost quotation, paragraphs joined by " ~ "."""
    found = [q for q in find_quotations(text) if q.depth == 0]
    return [" ~ ".join(text[p.start : p.end].strip() for p in q.parts) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said.", ["We won,"]),
        ('"We won," she said. "At last."', ["We won,", "At last."]),
        ("''We won,'' she said.", ["We won,"]),
        ("``We won,'' she said.", ["We won,"]),
        ("« Nous avons gagné », dit-elle.", ["Nous avons gagné"]),
        ("„Wir haben gewonnen“, sagte sie.", ["Wir haben gewonnen"]),
        ("‘We won,’ she said.", ["We won,"]),
        ("She said 'we won't go' and left.", ["we won't go"]),
        ("”We won,” she said.", ["We won,"]),
    ],
)
def test_every_kind_of_mark_pairs(text, expected):
    """Straight, curly, doubled, low and angled marks all give the words between them."""
    assert inner(text) == expected


@pytest.mark.parametrize("text", ["The students' room and the boys' turn.", "rock 'n' roll in the '90s", "It’s Ann’s."])
def test_apostrophes_are_no_quotation_marks(text):
    """Possessives and words cut short open nothing."""
    assert find_quotations(text) == ()


def test_inches_are_no_quotation_mark():
    """A mark straight after a figure opens nothing."""
    assert inner('A 6" pipe and a "new" valve.') == ["new"]


def test_quotation_runs_over_paragraphs_with_a_mark_on_each():
    """The opening mark repeated at a paragraph's start goes on with the quotation."""
    assert inner("“One.\n\n“Two.”\n\nThree.") == ["One. ~ Two."]


def test_quotation_opened_curly_and_closed_straight_over_a_break():
    """A broken-off quotation goes on when the next paragraph closes it first."""
    assert inner('She wrote that “the need\n\nis great." Then she left.') == ["the need ~ is great."]


def test_quotation_never_closed_ends_with_its_paragraph():
    """A lost closing mark costs one paragraph, not the rest of the text."""
    text = "“We won and went home.\n\nThe crowd stayed."
    assert inner(text) == ["We won and went home."]
    assert not find_quotations(text)[0].closed


def test_second_opening_mark_ends_a_quotation_never_closed():
    """An opening mark of the same kind cannot stand inside."""
    assert inner("“One, she said. “Two.”") == ["One, she said.", "Two."]


def test_quotation_within_a_quotation_knows_its_depth():
    """The inner one has depth one."""
    found = find_quotations("“I told him, ‘Go home,’ and he did,” she said.")
    assert [q.depth for q in found] == [0, 1]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`", max_size=60))
def test_any_string_gives_ordered_quotations_within_it(text):
    """Spans lie in the text, parts lie in their quotation, nothing raises."""
    for quote in find_quotations(text):
        assert 0 <= quote.start < quote.end <= len(text)
        assert all(quote.start <= p.start <= p.end <= quote.end for p in quote.parts)


@given(st.lists(st.sampled_from(["“a ", "‘b ", "«c ", "„d "]), max_size=80).map("".join))
def test_marks_never_closed_nest_no_deeper_than_a_few(text):
    """However many marks open, depth is capped and no more quotations are found than marks stand there."""
    found = find_quotations(text)
    assert all(q.depth < DEEPEST for q in found)
    assert len(found) <= sum(c in "“‘«„" for c in text)
