"""Paragraphs as the parser reads them: hard-wrapped lines put together, headings and turns kept apart."""

from __future__ import annotations

import pytest

from sayso.layout.layout import lay_out, split_lines, wrap_width
from sayso.layout.paragraphs import find_paragraphs
from sayso.records import Segment, Span


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text taken as one segment, blanks made one."""
    whole = Segment(Span(0, len(text)), "body")
    return [" ".join(text[span.start : span.end].split()) for span in find_paragraphs(text, whole)]


WRAPPED = """\
Farmers
downstream of Velm found out in the night from Monday to Tuesday, when the water
came over the wall of the cattle market and nobody on the other bank had rung to
tell them.
The
Ostian envoy, Piet Orlan, said that he had heard nothing of it from his own Gen.
Max Poll or from anybody else in the valley. "Nobody has told us anything about
the guns," he said.
A second
flood came on Wednesday.
"""


def test_wrapped_paragraphs_without_blank_lines():
    """A short line with a stop ends a paragraph; a paragraph's first words alone on a line do not."""
    assert [piece[:9] for piece in paragraphs(WRAPPED)] == ["Farmers d", "The Ostia", "A second "]


def test_abbreviation_at_a_line_end_is_no_stop():
    """ "Gen." at the end of a line leaves the sentence open."""
    assert "own Gen. Max Poll" in paragraphs(WRAPPED)[1]


def test_wrapped_paragraphs_with_blank_lines():
    """Lines between blank lines are one paragraph."""
    text = (
        "Negotiators from Norland and Ostia met on Tuesday for\nthe first time in six weeks, officials\nsaid.\n\n"
        "The talks are to go on until Friday in the town hall\nof Velm."
    )
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_one_line_is_one_paragraph(end):
    """In a text that is not wrapped each line is a paragraph, whatever ends the lines."""
    lines = ["The envoys met on Tuesday.", "They will meet again on Friday.", "Nobody else came."]
    assert paragraphs(end.join(lines)) == lines


def test_line_cut_around_a_link():
    """Lines that copying cut around a link are put together in a text that is not wrapped."""
    text = (
        "The envoys of both countries met on Tuesday for the first time in six weeks, officials of the ministry said.\n"
        "The envoy regularly\ndenies\n"
        "what the ministry says, and the ministry denies what the envoy says, as it did in May.\n"
    )
    assert len(paragraphs(text)) == 2


def test_sentence_torn_by_a_blank_line():
    """A blank line inside a sentence does not part it: no stop before, a small letter after."""
    before = "A bridge is wanted by the farmers of both banks, who at present drive three hours round by way of the"
    after = "northern dam. The ministry has had the plans in a drawer for eleven years."
    assert paragraphs(f"{before}\n\n{after}") == [f"{before} {after}"]


def test_turns_in_wrapped_text_stay_apart():
    """A label that opens several lines opens a paragraph each time."""
    text = (
        "RT: Why do the envoys come back to the table now, after six weeks in which they\nhad said they never would?\n"
        "PO: Because the river does not wait.\nRT: And then?\n"
        "PO: We shall see what the others have to say about it, and\n"
        "about the road.\n"
    )
    assert [piece[:3] for piece in paragraphs(text)] == ["RT:", "PO:", "RT:", "PO:"]


def test_wrap_width():
    """The width is found where lines end inside sentences, and is None where they do not."""
    assert wrap_width(WRAPPED, tuple(split_lines(WRAPPED))) in range(75, 82)
    assert wrap_width("One.\nTwo.\nThree.", tuple(split_lines("One.\nTwo.\nThree."))) is None


def test_paragraphs_are_cut_to_their_segment():
    """Of a paragraph that reaches beyond the segment only the part inside is given."""
    text = "VELM (AP) — The envoys met.\n\nThey parted."
    assert find_paragraphs(text, Segment(Span(12, 27), "lead")) == (Span(12, 27),)


def test_blocks_know_their_place():
    """A block tells its indent, the blank lines before it and its lines."""
    block = lay_out("a\n\n\n\t b")[1]
    assert (block.indent, block.gap, block.lines, block.head) == (5, 2, 1, "b")
