"""Mentions of persons, organisations, places, times and nationalities: how runs are cut, names known, types chosen."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.records import Span
from sayso.tagger.entities import TYPES, EntityFinder, chosen
from sayso.tagger.names import KINDS, make_table, run_digests, word_digests
from sayso.tagger.network import Tagger
from sayso.tagger.spans import LONGEST, Runs, runs_of
from sayso.tagger.words import Words, make_words
from sayso.text.entities import Entity, find_entities
from sayso.text.read import load_model
from sayso.text.scene import make_scene
from sayso.text.tagging import words_of

#: The guards of the old mill slept .
SLEPT = make_words(
    ["The", "guards", "of", "the", "old", "mill", "slept", "."],
    ["DET", "NOUN", "ADP", "DET", "ADJ", "NOUN", "VERB", "PUNCT"],
    ["det", "nsubj", "prep", "det", "amod", "pobj", "ROOT", "punct"],
    [1, 6, 1, 5, 5, 2, 6, 6],
    [0] * 8,
    [True, *[False] * 7],
)


def phrases(words: Words) -> set[str]:
    """The runs of some words, as they read."""
    runs = runs_of(words)
    return {" ".join(words.texts[a:b]) for a, b in zip(runs.starts.tolist(), runs.stops.tolist(), strict=True)}


def test_runs_hang_together_and_carry_no_article():
    """Whole branches, and parts of them with one root; never "guards of", nor "mill slept" without its guards."""
    found = phrases(SLEPT)
    assert {"guards", "guards of the old mill", "old mill", "mill"} <= found
    assert not {"The guards", "guards of", "the old mill", "mill slept"} & found


def test_a_runs_root_is_the_word_the_rest_hangs_on():
    """In "guards of the old mill" it is the guards."""
    runs = runs_of(SLEPT)
    rows = zip(runs.starts.tolist(), runs.stops.tolist(), runs.roots.tolist(), strict=True)
    assert {(a, b): root for a, b, root in rows}[1, 6] == 1


def test_no_run_crosses_a_sentence_or_grows_without_end():
    """Of forty names in a row, runs of ten at most; a new sentence ends them."""
    count = 40
    words = make_words(
        ["Ost"] * count,
        ["PROPN"] * count,
        ["compound"] * count,
        [min(i + 1, count - 1) for i in range(count)],
        [0] * count,
        [i in (0, 20) for i in range(count)],
    )
    runs = runs_of(words)
    assert int((runs.stops - runs.starts).max()) == LONGEST
    assert not ((runs.starts < 20) & (runs.stops > 20)).any()


def test_no_words_give_no_runs():
    """An empty text is one too."""
    runs = runs_of(make_words([], [], [], [], [], []))
    assert len(runs.starts) == 0 and runs.told.shape[0] == 0


def test_names_are_known_wherever_they_stand_and_however_large():
    """The digest of a run depends on its words alone."""
    table = make_table({"group": ["Grey Herons"], "organ": ["the Tide Council"]})
    digests = word_digests(["when", "grey", "herons", "met", "the", "TIDE", "COUNCIL"])
    flags = table.flags(run_digests(digests, np.array([1, 5, 3]), np.array([3, 7, 5])))
    assert [[KINDS[k] for k in np.flatnonzero(row)] for row in flags] == [["group"], ["organ"], []]


def choose(rows: list[tuple[int, int, int]], likely: list[dict[str, float]]) -> list[tuple[int, int, str]]:
    """What is chosen of runs (start, stop, root) with the likelihoods of some types."""
    starts, stops, roots = (np.array(column) for column in zip(*rows, strict=True))
    figures = np.array([[row.get(name, 0.0) for name in TYPES] for row in likely], dtype=np.float32)
    found = chosen(Runs(starts, stops, roots, np.zeros((len(rows), 0), dtype=np.float32)), figures)
    return [(f.start, f.stop, f.type) for f in found]


def test_of_two_cuts_of_one_phrase_the_likelier_stands():
    """One root, one type: "guards" or "guards of the old mill", not both; a name inside may stand beside either."""
    found = choose(
        [(1, 2, 1), (1, 6, 1), (5, 6, 5)],
        [{"Organisation": 0.4}, {"Organisation": 0.7}, {"Location": 0.6}],
    )
    assert found == [(1, 6, "Organisation"), (5, 6, "Location")]


def test_two_cuts_of_one_phrase_may_both_be_likely():
    """ "Minister Lind" and "Lind" are both the person."""
    found = choose([(0, 2, 1), (1, 2, 1)], [{"Person": 0.9}, {"Person": 0.6}])
    assert found == [(0, 2, "Person"), (1, 2, "Person")]


def test_mentions_never_cross():
    """Of two that share words and hold neither the other, the likelier stands."""
    assert choose([(0, 3, 1), (2, 5, 4)], [{"Person": 0.5}, {"Location": 0.6}]) == [(2, 5, "Location")]


def test_one_span_may_have_two_types():
    """A state is a place and acts."""
    found = choose([(0, 1, 0)], [{"Organisation": 0.5, "Location": 0.6}])
    assert found == [(0, 1, "Location"), (0, 1, "Organisation")]


@pytest.fixture(scope="module")
def find():
    """A function from a text to its entities, by the words they stand for."""
    nlp, tagger, finder = load_model(), Tagger(), EntityFinder()

    def run(text: str) -> dict[str, set[str]]:
        doc = nlp(text)
        found = find_entities(doc, tagger.tag(words_of(make_scene(doc))), finder)
        out: dict[str, set[str]] = {name: set() for name in TYPES}
        for entity in found:
            out[entity.type].add(text[entity.span.start : entity.span.end])
        return out

    return run


@pytest.mark.model
def test_actors_named_and_described_are_organisations(find):
    """Fighters, villagers and a ministry act alike."""
    found = find("The Norwegian Defence Ministry said militants had fired on villagers near the river.")
    assert {"Norwegian Defence Ministry", "militants", "villagers"} <= found["Organisation"]
    assert "Norwegian" in found["Nationality"]


@pytest.mark.model
def test_persons_are_named_and_pronouns(find):
    """ "She" and "I" are persons too."""
    found = find("Foreign Minister Ingrid Moe visited Lisbon on 3 March. She said: I hope the talks go on.")
    assert "Ingrid Moe" in found["Person"]
    assert {"She", "I"} <= found["Person"]
    assert "Lisbon" in found["Location"]
    assert "3 March" in found["Temporal"]


@pytest.mark.model
def test_places_are_also_described(find):
    """A town without its name is a place."""
    found = find("Rebels left the city of Bergen and shelled two buildings in the eastern suburbs.")
    assert found["Location"] & {"city of Bergen", "Bergen"}
    assert any("suburbs" in place for place in found["Location"])


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "7", "a", "\U0001f600 " * 50, "x" * 300, "The " * 400])
def test_no_text_raises(find, text):
    """Whatever it is."""
    find(text)


def test_entities_are_sorted_by_place():
    """Records compare by span first."""
    assert Entity(Span(0, 4), "Person", 0.5) < Entity(Span(2, 3), "Location", 0.9)
