"""Whom a text speaks of, and with which words."""

from __future__ import annotations

from functools import cache

import pytest

from parsed import doc_of
from sayso.knowledge import load_world
from sayso.records import Referent
from sayso.text.attribution import attribute
from sayso.text.book import Evidence
from sayso.text.referents import find_referents


@cache
def referents(name: str) -> tuple[str, dict[str, Referent]]:
    """The text of a frozen parse and its referents by name."""
    doc = doc_of(name)
    found = find_referents(attribute(doc), Evidence(load_world()))
    return doc.text, {referent.name: referent for referent in found}


def words(name: str, referent: str) -> list[tuple[str, str]]:
    """The words of a referent's mentions, with their kinds."""
    text, found = referents(name)
    return [(text[m.span.start : m.span.end], m.kind) for m in found[referent].mentions]


#: (parse, referent, the words of its mentions with their kinds)
MENTIONS = [
    ("ref-both", "Norway", [
        ("Norway", "name"), ("Norway", "name"), ("Both countries", "collective"), ("the two sides", "collective")]),
    ("ref-both", "Spain", [
        ("Spanish", "adjective"), ("Spain", "name"), ("Both countries", "collective"),
        ("the two sides", "collective")]),
    ("ref-first", "Ann Lee", [("Ann Lee", "name"), ("I", "first_person")]),
    ("ref-first", "Harbour Office", [("We", "first_person"), ("Harbour Office", "name")]),
    ("ref-acronym", "Torvik Valley Air Watch", [
        ("Torvik Valley Air Watch", "name"), ("TVAW", "name"), ("TVAW", "name")]),
    ("ref-pronoun", "Ann Lee", [("Ann Lee", "name"), ("Her", "pronoun"), ("she", "pronoun")]),
    ("ref-group", "Boko Haram", [("Boko Haram", "name"), ("The group", "description")]),
    ("ref-role", "Bo Hansen", [
        ("Bo Hansen", "name"), ("the harbour spokesman", "description"), ("The spokesman", "description")]),
    ("ref-polity", "Vandria", [("Vandrian", "adjective"), ("Vandria", "name")]),
    ("ref-alias", "Tern Committee", [("Tern Committee", "name"), ("Kesh Aval", "name"), ("Kesh Aval", "name")]),
    ("ref-side", "Mary Lee", [("Mary Lee", "name"), ("Lee", "name")]),
    ("ref-loud", "Mary Lee", [("Mary Lee", "name"), ("LEE", "name")]),
    ("ref-body", "Norwegian army", [("army", "description")]),
    ("ref-body", "Norwegian government", [("government", "description")]),
    ("ref-unnamed", "Two senior officials", [("Two senior officials", "description")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "referent", "expected"), MENTIONS, ids=[f"{n}-{r}" for n, r, _ in MENTIONS])
def test_a_referent_has_every_word_that_stands_for_it(name: str, referent: str, expected: list[tuple[str, str]]):
    """Names, adjectives, pronouns, descriptions, the first person in quotations, "both countries"."""
    assert words(name, referent) == expected


#: (parse, referent, kind)
KINDS = [
    ("ref-both", "Norway", "state"),
    ("ref-polity", "Vandria", "state"),
    ("ref-not-polity", "Vandria", "person"),
    ("ref-group", "Boko Haram", "armed_group"),
    ("ref-role", "Bo Hansen", "person"),
    ("ref-body", "Norwegian government", "organ"),
    ("ref-unnamed", "Two senior officials", "unnamed"),
]


@pytest.mark.parametrize(("name", "referent", "kind"), KINDS, ids=[f"{n}-{r}" for n, r, _ in KINDS])
def test_a_referent_has_the_kind_its_text_shows(name: str, referent: str, kind: str):
    """A state by its ambassador, though no table knows it; a person by "Mr."; a group by the tables."""
    assert referents(name)[1][referent].kind == kind


def test_what_a_ministry_is_for_is_no_actor():
    """Of "the Ministry of Fisheries", fisheries are nobody."""
    assert "Fisheries" not in referents("ref-matter")[1]


def test_an_unnamed_source_keeps_how_many_it_is():
    """ "Two senior officials" are two, whoever they are."""
    assert referents("ref-unnamed")[1]["Two senior officials"].number == 2


def test_a_spokeswoman_speaks_on_behalf_of_her_organ():
    """Whom one speaks for is read from the apposition."""
    assert referents("ref-first")[1]["Ann Lee"].behalf == "Harbour Office"


def test_nobody_speaks_on_behalf_of_himself():
    """ "We" of an organ is the organ."""
    assert referents("ref-first")[1]["Harbour Office"].behalf is None


def test_a_name_used_as_a_place_is_no_mention():
    """Where the gazetteer sees a place ("in Norway"), there is no actor."""
    doc = doc_of("ref-both")
    first = doc.text.index("Norway")
    found = find_referents(attribute(doc), Evidence(load_world(), places=frozenset({first})))
    (norway,) = (r for r in found if r.name == "Norway")
    assert all(m.span.start != first for m in norway.mentions)
