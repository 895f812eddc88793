"""The judge: what it goes by, which of two rivals stands, and how sure the winner is."""

from __future__ import annotations

import numpy as np
import pytest

from parsed import doc_of
from sayso.records import Span
from sayso.tagger.network import Roles, Tagger
from sayso.text.attribution import find_statements, propose_all
from sayso.text.cues import load_cues
from sayso.text.judging import family_of, gather, judged, load_weights, odds_of, probability
from sayso.text.proposals import Proposal
from sayso.text.scene import make_scene
from sayso.text.settling import HOPELESS, settle
from sayso.text.tagged import expected_overlap


def roles_of(contents: list[float], start: int = 0) -> Roles:
    """Roles in which each word is content with the probability given."""
    rows = np.zeros((len(contents), 4), dtype=np.float32)
    rows[:, 3] = contents
    return Roles(start, rows)


def test_words_that_are_surely_the_content_overlap_wholly():
    assert expected_overlap(roles_of([0, 1, 1, 0]), frozenset({1, 2})) == pytest.approx(1, abs=1e-4)


def test_a_word_too_many_and_a_word_too_few_lower_the_overlap_alike():
    assert expected_overlap(roles_of([1, 1, 1, 0]), frozenset({1, 2, 3})) == pytest.approx(0.5, abs=1e-4)


def test_words_are_counted_from_where_the_roles_start():
    assert expected_overlap(roles_of([1, 1], start=10), frozenset({10, 11})) == pytest.approx(1, abs=1e-4)


def test_of_two_rivals_the_surer_stands():
    scene = make_scene(doc_of("said-that"))
    content = (Span(scene.text.index("the bridge"), scene.text.index(" in May")),)
    weak, sure = Proposal("weak", content, confidence=0.5), Proposal("sure", content, confidence=0.9)
    assert [p.rule for p in settle(scene, [weak, sure])] == ["sure"]


def test_two_readings_of_one_cue_never_both_stand():
    scene = make_scene(doc_of("said-that"))
    said = scene.text.index("said")
    cue = (Span(said, said + 4),)
    first = Proposal("first", (Span(0, said - 1),), cue, confidence=0.6)
    second = Proposal("second", (Span(scene.text.index("the bridge"), len(scene.text)),), cue, confidence=0.8)
    assert [p.rule for p in settle(scene, [first, second])] == ["second"]


def test_a_hopeless_reading_does_not_compete():
    scene = make_scene(doc_of("said-that"))
    content = (Span(scene.text.index("the bridge"), len(scene.text)),)
    assert settle(scene, [Proposal("hopeless", content, confidence=HOPELESS - 0.01)]) == []


def test_without_a_tagger_nothing_has_a_confidence():
    assert {s.confidence for s in find_statements(doc_of("said-that"))} == {None}


def test_a_rule_belongs_to_the_longest_family_its_name_begins_with():
    assert [family_of(r) for r in ("verb-ccomp", "verb-prep:for", "tagger-verb-ccomp", "tagger", "aside")] == [
        "verb-ccomp", "verb", "tagger-verb-ccomp", "tagger", "other",
    ]  # fmt: skip


def test_the_calibration_keeps_the_order_of_what_it_calibrates():
    weights = load_weights()["calibration"]
    found = [probability(odds_of(p), weights) for p in (0.01, 0.3, 0.5, 0.8, 0.99)]
    assert found == sorted(found)


@pytest.mark.model
def test_the_tagger_is_sure_of_a_plain_sentence():
    (statement,) = find_statements(doc_of("said-that"), Tagger())
    assert statement.confidence is not None
    assert 0.8 < statement.confidence <= 1
    assert statement.maker is not None


@pytest.mark.model
def test_what_rule_and_tagger_propose_alike_is_one_proposal_with_their_votes():
    scene = make_scene(doc_of("said-that"))
    evidence = gather(scene, Tagger())
    proposals = judged(evidence, propose_all(scene, load_cues(), evidence))
    keys = [(p.content, p.cue, p.source) for p in proposals]
    assert len(keys) == len(set(keys))
    assert max(p.votes for p in proposals) > 1


@pytest.mark.model
def test_the_same_text_gives_the_same_confidence_whatever_was_read_before():
    tagger = Tagger()
    first = list(find_statements(doc_of("said-that"), tagger))
    list(find_statements(doc_of("quote-paragraphs"), tagger))
    assert list(find_statements(doc_of("said-that"), tagger)) == first
