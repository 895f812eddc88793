"""The flow keeps every word of the readable segments and the way back to its characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Segment, Span
from sayso.text.flow import LONGEST_WORD, Flow, make_flow


def whole(text: str) -> list[Segment]:
    return [Segment(Span(0, len(text)), "body")] if text.strip() else []


def lines(text: str, segment: Segment) -> list[Span]:
    """A stand-in for real paragraphs: everything is one."""
    return [segment.span]


def flow_of(text: str) -> Flow:
    return make_flow(text, whole(text), lines)


def back(text: str, flow: Flow, words: str) -> str:
    """The original characters of some words of the flow."""
    at = flow.text.index(words)
    span = flow.original(Span(at, at + len(words)))
    return text[span.start : span.end]


def test_a_hard_wrapped_sentence_is_read_as_one_line():
    """The parser never sees the line ends of a hard-wrapped paragraph."""
    text = "The minister\r\n   said on Friday\nthat nothing had changed."
    assert flow_of(text).text == "The minister said on Friday that nothing had changed."


def test_a_span_over_a_line_end_leads_back_to_the_wrapped_characters():
    """What is shown is the original, line ends and all."""
    text = "The minister\r\n   said on Friday\nthat nothing had changed."
    assert back(text, flow_of(text), "minister said") == "minister\r\n   said"


def test_link_markup_is_left_out_and_the_words_of_the_link_stay():
    """A markdown link reads as its words."""
    text = "The [Harbour Post](https://post.example/a) said *nothing* new."
    flow = flow_of(text)
    assert flow.text == "The Harbour Post said nothing new."
    assert back(text, flow, "Harbour Post") == "Harbour Post"


def test_brackets_that_are_no_link_stay():
    """An editor's insertion in a quotation is part of its words."""
    text = "He opposed [the plan] from the start."
    assert flow_of(text).text == text


def test_segments_nobody_speaks_in_are_not_read():
    """A byline is in the case, and not in the flow."""
    text = "By Ann Vale\n\nThe port is closed."
    segments = [Segment(Span(0, 11), "byline"), Segment(Span(13, len(text)), "lead")]
    assert make_flow(text, segments, lines).text == "The port is closed."


def test_words_too_long_to_be_language_are_counted_and_left_out():
    """Encoded matter does not reach the tokenizer, and the flow says how much was left."""
    flow = flow_of("before " + "Q" * (LONGEST_WORD + 1) + " after")
    assert (flow.text, flow.unread) == ("before after", LONGEST_WORD + 1)


def test_a_word_parted_at_a_line_end_is_joined_when_the_text_has_it_whole():
    """The parser reads "denied", as it stands elsewhere; "follow-up" keeps a hyphen that may be its own."""
    text = "He had de-\nnied it, as he denied the follow-\nup."
    flow = flow_of(text)
    assert flow.text == "He had denied it, as he denied the follow-up."
    assert back(text, flow, "denied it") == "de-\nnied it"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_every_word_of_the_flow_leads_back_to_itself(text: str):
    """For any text, each run of characters of the flow is found unchanged at the place it leads back to."""
    flow = flow_of(text)
    for start in range(len(flow.text)):
        if not flow.text[start].isspace():
            span = flow.original(Span(start, start + 1))
            assert text[span.start : span.end].replace("`", "'") == flow.text[start]
