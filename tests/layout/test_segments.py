"""What holds for the segments of any text, and how the article's own paragraphs are sorted."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments
from sayso.records import SEGMENT_KINDS

NEWSY = (
    "By Jane Roe", "March 3, 2021", "The Velm Herald", "VELM, Norland (AP) — Talks resumed on Tuesday, officials said.",
    "The ministry of Norland denied on Wednesday that its guns had fired on the crossing.", "A long night",
    "The ministry's statement reads,", "RT: Why now?", "SS: Because the river does not wait for us.", "Q: And then?",
    "1. The river is first.", "2. The road is second.", "- a point", "> We regret it.", "3 comments", "Anna says:",
    "Read more: Norland recalls its envoy", "Disclaimer: nothing here binds us.", "© 2021 Example Times",
    "Continue....",
    "No comments:", "Post a Comment", "Tags: Velm", "***", "\u200b", "image source |", "Jane Roe is a staff writer.",
    "who had seen nothing of it and said so to everyone in the long low room behind the town hall,", "[Velm](#)",
)  # fmt: skip
BREAKS = ("\n", "\n\n", "\r\n", "\r", "\u2028", "\x0c", " ", "\n    ", "\n \n")

newsy_texts = st.lists(st.tuples(st.sampled_from(NEWSY), st.sampled_from(BREAKS)), max_size=25).map(
    lambda parts: "".join(line + end for line, end in parts)
)
any_texts = st.text(max_size=400)


def check_cover(text: str) -> None:
    """Every non-blank character lies in one segment and one paragraph of it; all of them are trimmed and in order."""
    segments = find_segments(text)
    covered = [0] * len(text)
    end = 0
    for segment in segments:
        assert end <= segment.span.start < segment.span.end <= len(text)
        end = segment.span.end
        piece = text[segment.span.start : segment.span.end]
        assert piece == piece.strip()
        assert segment.kind in SEGMENT_KINDS
        inside = find_paragraphs(text, segment)
        assert inside[0].start == segment.span.start
        assert inside[-1].end == segment.span.end
        for paragraph in inside:
            assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end] != ""
            for at in range(paragraph.start, paragraph.end):
                covered[at] += 1
    assert [count for at, count in enumerate(covered) if not text[at].isspace()] == [1] * len("".join(text.split()))


@given(any_texts)
@example("")
@example(" \r\n\u2028")
@example("\x00\x1c\x85a\u200b\ud800")
@example("RT:")
@example("> \n>")
@settings(deadline=None)
def test_any_text_is_covered_once(text):
    """Whatever the text, each of its non-blank characters lies in exactly one segment and one paragraph."""
    check_cover(text)


@given(newsy_texts)
@settings(deadline=None, max_examples=300)
def test_newsy_text_is_covered_once(text):
    """Lines such as news texts hold, in any order and with any line ends, are covered as exactly."""
    check_cover(text)


@pytest.mark.parametrize(
    "unit", ["word ", "RT: a b?\nSS: b c.\n", "[a](b) ", "a\r", "Velm ", "> a\n", "The report states,\n"]
)
def test_long_text_takes_linear_time(unit):
    """A long text of one pattern is cut without a rule running away on it (a quadratic one would take minutes)."""
    text = unit * (300_000 // len(unit))
    assert find_segments(text)


def test_first_paragraph_is_the_lead(kinds):
    """Without a headline the first paragraph of running text is the lead, and the rest is one body."""
    text = (
        "Norland denied on Tuesday that its guns had fired.\n\nOstia said four people died.\n\nNobody else spoke of it."
    )
    assert kinds(text) == ["lead", "body"]


def test_one_line_per_paragraph(pieces):
    """A heading between paragraphs of one line each is told by its form."""
    text = (
        "Norland denied on Tuesday that its guns had fired on the crossing at Velm.\n"
        "A long night\n"
        "Residents told reporters that the shelling went on until two in the morning.\n"
        "Who gave the order?\n"
        "The ministry would not say on Wednesday who had been on duty.\n"
    )
    assert [kind for kind, _ in pieces(text)] == ["lead", "heading", "body", "heading", "body"]
    assert pieces(text)[1] == ("heading", "A long night")


def test_headings_in_hard_wrapped_text_without_blank_lines(pieces):
    """A heading wrapped over two lines between wrapped paragraphs is found, and a paragraph's lone first word kept."""
    text = (
        "Two neighbours that share one river have stopped sharing the figures on how high\n"
        "it stands.\n"
        "Farmers\n"
        "downstream of Velm found out in the night from Monday to Tuesday, when the water\n"
        "came over the wall of the cattle market and nobody on the other bank had rung to\n"
        "tell them.\n"
        "A long\n"
        "night\n"
        "The\n"
        "Ostian envoy, asked about the telephone, answered that it rings in both offices\n"
        "or in neither.\n"
    )
    assert [kind for kind, _ in pieces(text)] == ["lead", "body", "heading", "body"]
    assert pieces(text)[2] == ("heading", "A long\nnight")


def test_answer_to_a_question_is_no_heading(kinds):
    """A short line after a paragraph that asks is its answer, though it has no full stop."""
    text = (
        "The talks went on for six hours in Velm on Monday, officials said.\n\n"
        "Did the envoys of both sides really meet in the same room that night?\n\n"
        "Yes, for an hour or so\n\n"
        "They met on Tuesday, in the town hall, with the doors open."
    )
    assert "heading" not in kinds(text)


@pytest.mark.parametrize("bullet", ["1. 2. 3.", "- - -", "• • •", "1) 2) 3)"])
def test_list_items(kinds, bullet):
    """Numbers that count up, or one bullet again and again, make list items."""
    marks = bullet.split()
    text = "The envoys of Norland and Ostia agreed on three points on Tuesday.\n\n" + "\n".join(
        f"{mark} The {what} is to be shared by both sides."
        for mark, what in zip(marks, ("river", "road", "bridge"), strict=True)
    )
    assert kinds(text) == ["lead", "list_item", "list_item", "list_item"]


def test_a_year_at_the_start_of_a_wrapped_line_is_no_list_item(kinds):
    """ "... in June\\n14. The talks" does not open a list."""
    text = (
        "The envoys of Norland and Ostia first met in the town hall of Velm on the day of\n"
        "14. March, and again a week later when the snow had gone from the high passes of\n"
        "the valley and the road was open to lorries.\n"
    )
    assert kinds(text) == ["lead"]


def test_marked_block_quote(pieces):
    """Lines after ">" are a block quotation."""
    text = "The ministry answered.\n\n> We regret the loss of life.\n> We shall answer.\n\nOrlan did not comment."
    assert ("block_quote", "> We regret the loss of life.\n> We shall answer.") in pieces(text)


def test_indented_block_quote(kinds):
    """A paragraph set in from the others is a block quotation."""
    text = (
        "The ministry answered the same day in a letter to the envoy.\n\n"
        "    We regret the loss of life at the crossing and shall look into it.\n\n"
        "The envoy, Piet Orlan, did not comment on the letter on Tuesday."
    )
    assert kinds(text) == ["lead", "block_quote", "body"]


def test_quotation_without_marks_ends_where_the_writer_argues_again(pieces):
    """After "The paper wrote," a quotation begins without marks; it goes on while it reports, and ends at "So why"."""
    quoted = (
        "The prime minister of Norland knew of the letter in May, two clerks of her office said.",
        "“She read it standing up,” one of them told the paper, and asked not to be named.",
    )
    text = "\n".join(
        (
            "It was reported last week that Norland had written a letter to the government of Ostia.",
            "The letter is old news by now, and has been denied. As the Velm Herald wrote in March,",
            *quoted,
            "So what did she do with it once she had read it, if not answer?",
            "My own view is that a letter left on a desk is an answer too.",
        )
    )
    assert [piece for kind, piece in pieces(text) if kind == "block_quote"] == ["\n".join(quoted)]


def test_a_paragraph_of_quotation_marks_stays_body(kinds):
    """ "He said:" before a paragraph in quotation marks hands over to an ordinary quotation."""
    text = 'The envoy spoke to reporters in Velm on Monday night. He said:\n\n"We are here to listen, and not to talk."'
    assert "block_quote" not in kinds(text)


def test_printed_statement(kinds):
    """Where the first paragraph says no more than "The minister said:", the rest is her statement."""
    text = (
        "Minister on the shelling at Velm\n\nThe foreign minister, Ilse Marn, said:\n\n"
        "This attack on a crossing in daylight was an act of cowardice.\n\n"
        "Our thoughts are with the families of those who were killed at Velm."
    )
    assert kinds(text) == ["title", "lead", "block_quote"]


def test_copy_cut_off_inside_a_quotation(pieces):
    """The words that mark a cut ("Continue....") are boilerplate, the rest of their paragraph is not."""
    text = (
        "Norland denied on Tuesday that its guns had fired.\n\n“We have seen the flights over the valley, Continue...."
    )
    assert pieces(text)[-2:] == [
        ("body", "“We have seen the flights over the valley,"),
        ("boilerplate", "Continue...."),
    ]


def test_ordinary_news_has_nothing_outside(kinds):
    """Sentences that open with words of a page's furniture stay the article's own."""
    text = (
        "The envoys met on Tuesday for the first time in six weeks, officials said.\n\n"
        "Follow the money, the envoy told reporters, and you will find the guns.\n\n"
        "Related attacks in the north killed four people, the ministry said.\n\n"
        "Share prices fell. Comments by the minister did not help them on Monday.\n\n"
        "Source after source said the same thing in the days that followed.\n\n"
        "Published in 2010, the report had warned of both floods and shelling."
    )
    assert kinds(text) == ["lead", "body"]
