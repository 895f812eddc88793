"""The words beside a place name that tell what it is: small classes from `places_words.csv`, adjectives of states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.errors import TableError
from sayso.places.fold import fold
from sayso.tables import read_table

TABLE = "places_words.csv"
CLASSES = (
    "inside", "loose", "side", "area_noun", "town_noun", "of_noun", "act", "organ", "dealing", "toward", "upon",
    "telling", "reaching", "acting", "irregular", "helping", "opener", "never", "of_name", "outlet_or_club",
    "short",
)  # fmt: skip
Classes = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What words around a name mean: `of` asks for a class; `adjectives` lead to ISO 3166 alpha-2 codes.

    `short` leads from "Ala." to Alabama.
    """

    of: Classes
    adjectives: dict[str, str]
    short: dict[str, str]

    def is_a(self, word: str, *classes: str) -> bool:
        """Whether a word in lower case is in one of the classes."""
        return any(word in self.of[name] for name in classes)


def load_words() -> PlaceWords:
    """The tables of words. Raises TableError for a class that no rule knows."""
    found: dict[str, set[str]] = {name: set() for name in CLASSES}
    short: dict[str, str] = {}
    for number, row in read_table(TABLE, ("class", "word", "of")):
        if row["class"] not in found:
            raise TableError(TABLE, number, f"no class {row['class']!r}")
        found[row["class"]].add(row["word"])
        if row["class"] == "short":
            short[row["word"]] = row["of"]
    found["acting"] = {form for verb in found["acting"] for form in _forms(verb)} | found["irregular"]
    return PlaceWords({name: frozenset(words) for name, words in found.items()}, _adjectives(), short)


def _forms(verb: str) -> Iterable[str]:
    """The regular forms of a verb, and some that are none: they do no harm."""
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    doubled = stem + stem[-1]
    return verb, verb + "s", verb + "es", stem + "ed", stem + "ing", doubled + "ed", doubled + "ing"


def _adjectives() -> dict[str, str]:
    """Adjectives and demonyms of states, folded, to ISO 3166 alpha-2; of two states with one form the first wins."""
    codes = {row["iso3"]: row["iso2"] for _, row in read_table("states.csv", ("iso3", "iso2"))}
    found: dict[str, str] = {}
    for _, row in read_table("state_names.csv", ("iso3", "form", "use")):
        if row["use"] in ("adjective", "demonym") and codes.get(row["iso3"]):
            found.setdefault(fold(row["form"]), codes[row["iso3"]])
    return found
