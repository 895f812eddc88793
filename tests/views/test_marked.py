"""Every character once and in order, with marks that can be told from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case.affair import HARBOUR, harbour_reading, made
from sayso.records import Segment, Span, Statement
from sayso.views.marked import (
    Brackets,
    Section,
    Superscripts,
    find_blocks,
    lay_out,
    number_statements,
    soft_breaks,
)


def marked(text: str, *statements: Statement, segments: tuple[Segment, ...] = ()) -> str:
    """The text with bracket marks, paragraphs separated by a bar."""
    return " / ".join(drawn(section) for section in lay_out(text, segments, statements, Brackets()))


def drawn(section: Section) -> str:
    """One section's pieces as they are shown."""
    return "".join(piece.text for piece in section.pieces)


def said(number: int, **spans: tuple[int, int]) -> Statement:
    """A statement with one span for each role named."""
    placed = {role: (Span(*spans[role]),) if role in spans else () for role in ("source", "cue", "content")}
    return Statement(f"s{number}", "d", **placed, form="direct", act="assert", rule="test")


def test_source_cue_and_content_are_marked_with_their_role_and_number():
    """A reader without colours sees which words are the source, the cue and the content of which statement."""
    text = "“No,” said Marlo."
    assert (
        marked(text, said(1, source=(11, 16), cue=(6, 10), content=(1, 4)))
        == "“[No,|content 1]” [said|cue 1] [Marlo|source 1]."
    )


def test_a_statement_inside_another_is_a_bracket_inside_a_bracket():
    """Nesting is shown as nesting."""
    text = "A said B said C."
    outer, inner = (
        said(1, source=(0, 1), cue=(2, 6), content=(7, 15)),
        said(2, source=(7, 8), cue=(9, 13), content=(14, 15)),
    )
    assert marked(text, outer, inner) == (
        "[A|source 1] [said|cue 1] [[B|source 2] [said|cue 2] [C|content 2]|content 1]."
    )


def test_spans_that_cross_are_closed_and_opened_again():
    """Brackets stay balanced where two contents overlap without one being inside the other."""
    assert marked("abcdef", said(1, content=(0, 4)), said(2, content=(2, 6))) == (
        "[ab[cd|content 2]|content 1][ef|content 2]"
    )


def test_raised_numbers_stand_only_where_a_span_ends():
    """With styles, an interrupted span is not numbered twice."""
    (section,) = lay_out("abcdef", (), (said(1, content=(0, 4)), said(2, content=(2, 6))), Superscripts())
    assert drawn(section) == "abcd¹ef²"


def test_statements_are_numbered_in_the_order_of_the_text():
    """A reader meets 1 before 2."""
    later, sooner = said(7, cue=(9, 10)), said(8, cue=(2, 3))
    assert [(item.number, item.statement.id) for item in number_statements([later, sooner])] == [(1, "s8"), (2, "s7")]


def test_a_content_over_two_paragraphs_is_marked_in_both():
    """A quotation that goes on after a blank line is marked on both sides of it."""
    assert marked("One.\n\nTwo.", said(1, content=(0, 10))) == "[One.|content 1] / [Two.|content 1]"


def test_a_note_stands_under_the_paragraph_of_its_cue():
    """What is said of a statement stands where the statement is introduced."""
    sections = list(lay_out("One.\n\nTwo said so.", (), (said(1, cue=(10, 14), content=(0, 4)),), Brackets()))
    assert [len(section.notes) for section in sections] == [0, 1]


def test_characters_outside_every_segment_are_shown():
    """A text that was never analysed is shown all the same."""
    blocks = list(find_blocks("Before. Inside. After.", (Segment(Span(8, 15), "body"),)))
    assert [(block.span, block.kind) for block in blocks] == [
        (Span(0, 7), None), (Span(8, 15), "body"), (Span(16, 22), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We\nhave indications.", "We have indications."),
        ("Title of It\nBy Ann", "Title of It\nBy Ann"),
        ("One line.  \r\n  and its end", "One line. and its end"),
    ],
)
def test_a_line_end_before_a_small_letter_only_wraps(text: str, shown: str):
    """A sentence that goes on in the next line is shown as one."""
    assert marked(text) == shown


def test_a_hard_wrapped_paragraph_is_unwrapped_and_a_short_line_is_kept():
    """A line end where the next word would have fitted was meant."""
    lines = (
        "Harbour Post",
        "Orla Venn said that the harbour had been open on", "Tuesday and Wednesday and on most other days,",
        "Sundays too. Nobody had ever closed it, whatever", "the papers of the capital said.", "Harbour Post",
    )  # fmt: skip
    assert marked("\n".join(lines)) == "\n".join([lines[0], " ".join(lines[1:5]), lines[5]])


def test_long_lines_are_paragraphs():
    """A page without blank lines, as extracted from HTML, is not one block."""
    line = "The minister said that " + "nothing had happened, and " * 6 + "that was that."
    assert len(list(find_blocks(f"{line}\n{line}\nEnd.", ()))) == 3


def test_a_real_reading_is_marked_to_the_character():
    """The marks of a whole reading lie on the words that its spans name."""
    reading = harbour_reading(made("001_harbour.txt"))
    shown = marked(HARBOUR, *reading.statements, segments=reading.segments)
    assert "[Minister Orla Venn|source 2] [denied|cue 2] [that the harbour was closed|content 2]" in shown
    assert "[[the minister|source 5] [promised|cue 5] [air strikes against pirates|content 5]|content 4]" in shown


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple)


@given(
    text=st.text(st.sampled_from("abZ .,“”\n\r\t\u2029[]|")) | st.text(),
    found=st.lists(st.tuples(spans, spans, spans), max_size=5),
    segment=spans,
)
def test_every_character_is_shown_once_and_in_order(text: str, found: list, segment: tuple[int, int]):
    """Whatever the text and the spans: take the marks away, and what is left is the text, blanks apart."""
    statements = [said(n, source=s, cue=c, content=k) for n, (s, c, k) in enumerate(found)]
    segments = (Segment(Span(*segment), "body"),) if segment[0] < segment[1] else ()
    for pen in (Brackets(), Superscripts()):
        sections = list(lay_out(text, segments, statements, pen))
        kept = "".join(piece.text for section in sections for piece in section.pieces if not piece.added)
        assert "".join(kept.split()) == "".join(text.split())
        if sections:
            assert [note.number for section in sections for note in section.notes] == list(range(1, len(found) + 1))


@given(st.text(st.sampled_from("ab \n\r\t.")))
def test_soft_breaks_are_blanks(text: str):
    """What is laid out anew is never more than blanks and line ends."""
    for span in soft_breaks(text, Span(0, len(text)), 40):
        assert not text[span.start : span.end].strip()
