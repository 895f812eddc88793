"""Silence is a statement: who was asked, and what he would not speak of."""

from __future__ import annotations

import pytest

from parsed import doc_of
from sayso.records import Span, Statement
from sayso.text.attribution import find_statements


def attributed(name: str) -> list[Statement]:
    """The statements of a sentence that are not its author's."""
    return [s for s in find_statements(doc_of(name)) if s.form != "author"]


def shown(name: str) -> list[tuple[str, str, str]]:
    """The words of source, cue and content of each of them."""
    text = doc_of(name).text

    def words(spans: tuple[Span, ...]) -> str:
        return " ~ ".join(text[s.start : s.end] for s in spans)

    return [(words(s.source), words(s.cue), words(s.content)) for s in attributed(name)]


@pytest.mark.parametrize(
    ("name", "source", "cue", "content"),
    [
        ("silence-on", "Ann Lee", "would not comment on", "the raid"),
        ("silence-declined", "The Harbour Office", "declined", "to comment"),
        ("silence-whether", "Ann Lee", "would not say", "whether the bridge was safe"),
        ("silence-neither", "The mayor", "neither confirmed nor denied", "the bridge was closed"),
        ("silence-requests", "Ann Lee", "did not respond to", "requests for comment"),
        ("silence-calls", "Bo Hansen", "did not return", "two calls"),
        ("silence-reached", "Ann Lee", "could not be reached for", "comment"),
        ("silence-no-comment-on", "The ministry", "had no comment on", "the raid"),
        ("silence-silent-on", "The minister", "remained silent on", "the raid"),
        ("silence-subject", "Lee nor Hansen", "responded to", "requests for comment"),
        ("silence-available", "Bo Hansen", "was not available for", "an interview"),
        ("silence-name", "The ministry", "declined", "to name the officers"),
    ],
)
def test_silence_has_its_source_and_its_matter(name, source, cue, content):
    """Whoever is silent is the source, and what he is silent on the content."""
    assert shown(name) == [(source, cue, content)]
    assert [s.kind for s in attributed(name)] == ["silence"]


@pytest.mark.parametrize(
    ("name", "source", "cue", "content"),
    [
        ("silence-reached-at-all", "Bo Hansen", "could not be", "reached"),
        ("silence-no-comment", "The Harbour Office", "had no", "comment"),
        ("silence-there-was", "the Harbour Office", "was no", "immediate comment"),
        ("silence-silent", "Norland", "has remained", "silent"),
    ],
)
def test_silence_on_nothing_named_has_the_withheld_words_for_content(name, source, cue, content):
    """Where the text does not say what it is about, the words of speech that were not given stand for it."""
    assert shown(name) == [(source, cue, content)]


@pytest.mark.parametrize("name", ["no-silence-deal", "no-silence-seats"])
def test_a_deal_not_reached_and_seats_not_for_sale_are_no_silence(name):
    """Only someone who could be asked is silent."""
    assert attributed(name) == []


def test_not_ruling_out_is_speech_that_hedges():
    """Whoever will not rule something out has spoken."""
    assert [(s.kind, s.act) for s in attributed("no-silence-ruled-out")] == [("speech", "hedge")]


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("silence-neither", "hedge"),
        ("silence-declined", "hedge"),
        ("silence-requests", "hedge"),
        ("silence-name", "refuse"),
    ],
)
def test_silence_hedges_or_refuses_and_never_denies(name, act):
    """To neither confirm nor deny is no denial; to keep a name back is a refusal."""
    assert [s.act for s in attributed(name)] == [act]


def test_the_sentence_of_a_silence_is_not_its_authors_as_well():
    """ "There was no comment from her" is one statement, hers."""
    assert [s.form for s in find_statements(doc_of("silence-there-was"))] == ["indirect"]
