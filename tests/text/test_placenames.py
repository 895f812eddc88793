"""Which names of a parsed text are places, and which stand for those who act there."""

from __future__ import annotations

from functools import cache

import pytest

from parsed import doc_of
from sayso.knowledge import load_world
from sayso.places import Gazetteer, load_gazetteer
from sayso.records import Mention, Place, Referent, Span
from sayso.text.placenames import name_places, without_actors
from sayso.text.scene import make_scene

HERE = Span(30, 34)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    return load_gazetteer()


#: (parse, the uses of its places in running order)
USES = [
    ("place-subject", [("Norway", "actor"), ("Norway", "place")]),
    ("place-capital", [("Oslo", "actor"), ("Oslo", "place")]),
    ("place-with", [("Norway", "actor")]),
]


@pytest.mark.parametrize(("name", "expected"), USES, ids=[name for name, _ in USES])
def test_a_state_that_acts_is_an_actor_and_where_one_is_a_place(name: str, expected: list[tuple[str, str]]):
    """Subject, object and party are actors; after "in" there is only a place; a capital must do something."""
    scene = make_scene(doc_of(name))
    found = name_places(scene, gazetteer(), load_world())
    assert [(scene.text[p.span.start : p.span.end], p.use) for p in found] == expected


def test_a_name_that_is_an_outlets_is_no_place():
    """Where the text means the agency, its name is nowhere on the map; elsewhere it is."""
    agency, town = (
        Place(span, "Fars", None, "IR", None, None, None, "region", "place", "") for span in (Span(5, 9), HERE)
    )
    outlet = Referent("r", "d", "Fars", "outlet", (Mention(Span(5, 9), "name", "name"),))
    assert list(without_actors([agency, town], [outlet])) == [town]
