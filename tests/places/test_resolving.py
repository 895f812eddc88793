"""Which place is meant over a whole document, and what the rules say of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.places import NamedSpan, find_places, load_gazetteer, read_context, resolve_places
from sayso.records import Place, Span

GAZETTEER = load_gazetteer()


def places(text: str, name: str) -> list[Place]:
    return [p for p in find_places(text, GAZETTEER) if text[p.span.start : p.span.end] == name]


def test_a_name_keeps_one_sense_in_a_document():
    """The container is given once, at first mention."""
    first, second = places("A bank opened in Tripoli, Lebanon. The owner lives in Tripoli.", "Tripoli")
    assert first.geonames == second.geonames == 266826
    assert "one sense" in second.rule


def test_a_container_beats_the_votes():
    """A document on Libya may speak of the other Tripoli once."""
    text = "Libyan ministers left Benghazi. Their Libyan aides waited in Tripoli, Lebanon."
    assert places(text, "Tripoli")[0].geonames == 266826


def test_the_name_of_a_container_is_the_container():
    """Georgia after Atlanta is the state of the Union, whatever else the document speaks of."""
    text = "Russian and Armenian firms bid. The auction was held in Atlanta, Georgia."
    assert places(text, "Georgia")[0].geonames == 4197000


def test_the_last_of_a_longer_name_is_a_person_for_the_whole_document():
    """Who is introduced in full is meant afterwards too."""
    assert not places("Captain Amy Houston spoke. Houston denied it.", "Houston")


def test_each_place_says_how_it_was_decided():
    """A reader can argue with a rule."""
    (place,) = places("The Lebanese army entered Tripoli.", "Tripoli")
    assert place.rule == "the document speaks of LB; after 'entered'"


def test_a_province_and_its_town_are_told_apart_by_the_word_beside():
    """The bare name is the town."""
    text = "Oil flows in Kirkuk province. Bread is short in Kirkuk."
    assert [p.kind for p in places(text, "Kirkuk")] == ["region", "city"]


def test_the_hint_of_a_parse_is_taken_before_the_words_around():
    """The reader knows the subject of a verb far away."""
    text = "Ankara, after many weeks of a silence that puzzled its friends, refused."
    (place,) = resolve_places([NamedSpan(Span(0, 6), "Ankara", "agent")], read_context(text, GAZETTEER))
    assert (place.use, place.country) == ("actor", "TR")


def test_a_name_that_no_table_has_is_left_out():
    """Nothing is guessed."""
    context = read_context("They met in Qzzyxford.", GAZETTEER)
    assert resolve_places([NamedSpan(Span(12, 21), "Qzzyxford")], context) == ()


@given(st.text(max_size=200))
def test_no_text_raises(text: str):
    """Whatever it is, and every span lies in it."""
    assert all(0 <= p.span.start < p.span.end <= len(text) for p in find_places(text, GAZETTEER))


@given(
    st.lists(st.sampled_from(["Tripoli", "Lebanon", ",", "in", "U.S.", "and", "Georgia", "'s", "\n\n", "said", "-"]))
)
def test_no_order_of_names_and_joints_raises(words: list[str]):
    """Nor does any run of names, commas and hyphens."""
    text = " ".join(words)
    assert find_places(text, GAZETTEER) == find_places(text, GAZETTEER)
