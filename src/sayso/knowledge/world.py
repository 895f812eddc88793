"""The world as the tables know it: names to actors, forms to states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from sayso.knowledge.facts import State
from sayso.knowledge.folding import fold, fold_all, initial, transliteration_key
from sayso.knowledge.known import Table, load_tables
from sayso.knowledge.states import read_states
from sayso.records import Known

#: A capitalised form this short must be in capitals in the text too: "WHO" is not "Who", "Nato" is NATO.
_SHORT = 3

#: A transliteration key shorter than this says too little to be looked up.
_KEY_LENGTH = 8

#: What an acronym may stand in without being less of one.
_FRAME = re.compile(r"^\s*[Tt][Hh][Ee]\s+|['’][sS]?\s*$")

#: Longer forms are no acronyms.
_LONGEST_ACRONYM = 8

#: Names of companies and organs are not looked up by sound: they are spelled one way, and sound alike too often.
_TRANSLITERATED = frozenset({"person", "armed_group", "party"})

Index = Mapping[str, tuple[Known, ...]]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What the tables know, ready to be asked. Made by `load_world`; immutable, and safe to share.

    `tables` are Sayso's own, whose rows are read when asked for; `places` says where each folded form stands in them:
    number of the table, index of the line. `own` are a case's own rows by folded form, and win; `states` the states by
    folded form.
    """

    tables: tuple[Table, ...]
    places: Mapping[str, Sequence[Place]]
    states: Mapping[str, State]
    own: Index

    def lookup(self, form: str, on: str | None = None) -> tuple[Known, ...]:
        """The facts whose name or form this is: those that hold `on` that EDTF date first, then the newest.

        Case, accents, hyphens, a leading "the" and a possessive 's do not count, but an acronym must show capitals.
        Where no row has the form, rows with a spelling of the same transliterated full name are given.
        """
        rows = self.named(form, fold(form)) or self._respelled(form)
        return tuple(sorted(rows, key=lambda row: _nearness(row, on), reverse=True))

    def named(self, form: str, folded: str) -> tuple[Known, ...]:
        """The facts of a form already folded, in the order of the tables; no other spellings."""
        if mine := self.own.get(folded):
            return mine
        rows = self._rows(folded)
        # A form that stands with one tenure of a person counts for all of them.
        for name in dict.fromkeys(fold(row.name) for row in rows if row.kind == "person"):
            rows += [row for row in self._rows(name) if row not in rows]
        return tuple(row for row in rows if _fits(row, form, folded))

    def _rows(self, folded: str) -> list[Known]:
        places = dict.fromkeys(self.places.get(folded, ()))
        return [self.tables[table].row(index) for table, index in places]

    def _respelled(self, form: str) -> Sequence[Known]:
        key = transliteration_key(form)
        if len(key) < _KEY_LENGTH or " " not in key or form == form.lower():
            return ()
        names = spellings(self, initial(fold(form))).get(key, ())
        return tuple(row for name in names for row in self.named(form, name) if row.kind in _TRANSLITERATED)

    def state(self, form: str) -> State | None:
        """The state or territory of a name, adjective, demonym, capital, metonym or region; None for anything else."""
        return self.state_of(form, fold(form))

    def state_of(self, form: str, folded: str) -> State | None:
        """The state of a form already folded."""
        state = self.states.get(folded)
        return state if state and form != form.lower() and shows_capitals(state.form, form) else None


def load_world(own: Sequence[Known] = ()) -> World:
    """The world of Sayso's tables, and of a case's own rows, which win over every table.

    Without own rows the same World is given each time. Raises TableError for a malformed table.
    """
    base = _base()
    if not own:
        return base
    mine: dict[str, list[Known]] = {}
    for row in own:
        for key in dict.fromkeys(fold(form) for form in (row.name, *row.forms)):
            mine.setdefault(key, []).append(row)
    states = {form: state for form, state in base.states.items() if form not in mine}
    rows = MappingProxyType({key: tuple(found) for key, found in mine.items()})
    return World(base.tables, base.places, MappingProxyType(states), rows)


@cache
def _base() -> World:
    tables = load_tables()
    # Rows of one person have the same forms; apart by their letters, because plain text folds much faster.
    plain: dict[str, list[Place]] = {}
    accented: dict[str, list[Place]] = {}
    for number, table in enumerate(tables):
        for index, forms in table.forms():
            (plain if forms.isascii() else accented).setdefault(forms, []).append((number, index))
    places: dict[str, list[Place]] = {}
    for group in (plain, accented):
        for where, folded in zip(group.values(), fold_all("\n".join(group)).split("\n"), strict=False):
            for form in folded.split("|"):
                places[form] = places[form] + where if form in places else where
    return World(tables, MappingProxyType(places), MappingProxyType(read_states()), MappingProxyType({}))


@lru_cache(maxsize=64)
def spellings(world: World, letter: str) -> Mapping[str, tuple[str, ...]]:
    """Transliteration keys of names of two words or more -> their folded forms, for one initial.

    Made when first asked for: all initials at once would take longer than loading the tables.
    """
    found: dict[str, list[str]] = {}
    for form in _by_initial(world).get(letter, ()):
        found.setdefault(transliteration_key(form), []).append(form)
    return {key: tuple(forms) for key, forms in found.items()}


@lru_cache(maxsize=4)
def _by_initial(world: World) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for form in (*world.places, *world.own):
        if " " in form:
            found.setdefault(initial(form), []).append(form)
    return found


def _nearness(row: Known, on: str | None) -> tuple[bool, bool, str]:
    """Sorts a row that holds last, before it those that are past, before them those to come; of equals, the newest."""
    if on is None:
        return (row.until is None, True, row.since or "")
    return (row.holds(on), (row.since or "") <= on, row.since or "")


def _fits(row: Known, form: str, folded: str) -> bool:
    """False where the only forms of the row that fold to this one are acronyms, and it does not show their capitals."""
    if len(folded) > _LONGEST_ACRONYM:
        return True
    printed = [own for own in (row.name, *row.forms) if fold(own) == folded]
    return not printed or any(shows_capitals(own, form) for own in printed)


def shows_capitals(printed: str, form: str) -> bool:
    """False for an acronym's letters without its capitals: "who" for WHO, "Us" for US."""
    letters = "".join(c for c in printed if c.isalpha())
    if not letters.isupper() or len(letters) < 2:
        return True
    mine = "".join(c for c in _FRAME.sub("", form) if c.isalpha())
    return mine.isupper() if len(letters) <= _SHORT else any(c.isupper() for c in mine)
