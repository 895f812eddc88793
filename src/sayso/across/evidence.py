"""What the documents of a case say together, and the tables asked once for each name: what identities rest on.

`Evidence` is made in one pass over the referents, before any of them is identified: which names no table knows are
states and which words are made of them, which states each document names, who bears which surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.across.naming import (
    ENDINGS,
    OWNING,
    is_no_person,
    is_shared,
    matter_of,
    name_key,
    organ_noun,
    states_in,
    stem_of,
    titles,
)
from sayso.knowledge import Known, State, World, code, fold
from sayso.records import ActorKind, Referent

#: PLOVER's codes of unions: who speaks for one speaks for a state of his own as well.
_UNIONS = frozenset({"EUR", "UNO"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A referent, and when its document was published."""

    referent: Referent
    date: str | None = None


@dataclass(slots=True, eq=False)
class Evidence:
    """What is asked while referents are identified; its caches are its own, and go with it.

    `polities` are folded names and adjectives of states no table knows, `stems` their names without the last vowels;
    `near` holds, by document, the states it names; `surnames`, by its key, the full names of the persons the case has.
    """

    world: World
    polities: Mapping[str, str]
    stems: Mapping[str, str]
    surnames: Mapping[str, frozenset[str]]
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _rows: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    _states: dict[str, State | None] = field(default_factory=dict)
    _owners: dict[str, str | None] = field(default_factory=dict)
    _forms: dict[str, set[str]] = field(default_factory=dict)
    _organs: dict[str, Mapping[str, tuple[Known, ...]]] = field(default_factory=dict)
    _rows_of_organs: dict[str, list[Known]] = field(default_factory=dict)
    _sectors: dict[str, str | None] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names.update({s.code: s.name for s in self.world.states.values() if s.use == "name"})

    def lookup(self, name: str) -> tuple[Known, ...]:
        """What the tables know by a name, asked once."""
        if name not in self._rows:
            self._rows[name] = self.world.lookup(name)
        return self._rows[name]

    def state(self, name: str) -> State | None:
        """The state of the tables that a form means, asked once."""
        if name not in self._states:
            self._states[name] = self.world.state(name)
        return self._states[name]

    def polity(self, name: str) -> str | None:
        """The state no table knows that a name or adjective means; none for what the tables call a state."""
        folded = fold(name)
        if folded in self.polities:
            return self.polities[folded]
        if not self.stems or " " in folded or not name[:1].isupper() or self.state(name) is not None:
            return None
        stems = (folded[:end] for end in range(len(folded), 0, -1))
        return next((self.stems[s] for s in stems if s in self.stems and folded[len(s) :] in ENDINGS), None)

    def states_of(self, name: str | None) -> frozenset[str]:
        """The states somebody speaks for who speaks for this: a state, or an organ with its state in its name."""
        if not name:
            return frozenset()
        if own := self.polity(name):
            return frozenset({own})
        state, rows = self.state(name), self.lookup(name)
        codes = {state.code} if state is not None else {row.country for row in rows}
        if not codes and (owner := self.owner_in(name)):
            return frozenset({owner})
        named = self.state_named(next(iter(codes))) if len(codes) == 1 else None
        return frozenset({named}) if named else frozenset()

    def state_named(self, code: str | None) -> str | None:
        """The state of an ISO 3166 code; none for PLOVER's codes of what is no state."""
        return self._names.get(code or "") if code not in _UNIONS else None

    def code_of(self, state: str | None) -> str | None:
        """The code of a state by its name; none for one that no table knows."""
        found = self.state(state) if state and fold(state) not in self.polities else None
        return found.code if found else None

    def owner_in(self, name: str) -> str | None:
        """The one state that a name has in it: "Corvian Ministry of Defence", "Ministry of Defence of North Korea"."""
        if name not in self._owners:
            words = name.replace("’s", "").replace("'s", "").split()
            own = [p for word in words if (p := self.polity(word))]
            found = dict.fromkeys([*own, *(state.name for _, state in states_in(words, self.state))])
            self._owners[name] = next(iter(found)) if len(found) == 1 else None
        return self._owners[name]

    def owner_of(self, referent: Referent) -> str | None:
        """Whose organ it is: by its name, else by whom it speaks for, else by the words the text describes it with."""
        if (owner := self.owner_in(referent.name)) is not None:
            return owner
        behalf = referent.behalf
        if behalf and fold(behalf) != fold(referent.name) and organ_noun(behalf) is None:
            found = self.states_of(behalf)
            return next(iter(found)) if found else behalf
        told = {s for role in referent.roles for s in self.states_of_word(role)}
        return next(iter(told)) if len(told) == 1 else None

    def words_of(self, state: str) -> frozenset[str]:
        """A state's folded name and its forms: what a name of its organ may say it with."""
        if not self._forms:
            forms = [(s.name, form) for form, s in self.world.states.items() if s.use in OWNING]
            for name, form in (*forms, *((name, form) for form, name in self.polities.items())):
                self._forms.setdefault(name, set()).add(form)
        return frozenset({fold(state), *self._forms.get(state, ())})

    def organs_of(self, state: str) -> Mapping[str, tuple[Known, ...]]:
        """The organs of a state that the tables know by a common name, by their matter."""
        if state not in self._organs:
            code, words = self.code_of(state), self.words_of(state)
            found: dict[str, list[Known]] = defaultdict(list)
            for row in self._common().get(code or "", ()):
                for form in (row.name, *row.forms):
                    if organ_noun(form) is not None and self.owner_in(form) == state:
                        found[matter_of(form, words)].append(row)
            self._organs[state] = {matter: tuple(dict.fromkeys(rows)) for matter, rows in found.items()}
        return self._organs[state]

    def _common(self) -> Mapping[str, list[Known]]:
        """The rows of organs by country, read when first asked for."""
        if not self._rows_of_organs:
            rows = (t.row(i) for t in self.world.tables for i, _ in t.forms() if ",organ," in t.lines[i])
            for row in (*rows, *(row for rows in self.world.own.values() for row in rows)):
                if row.kind == "organ" and row.country:
                    self._rows_of_organs.setdefault(row.country, []).append(row)
        return self._rows_of_organs

    def sector_of(self, word: str) -> str | None:
        """The sector a common noun says: "shepherd"; none for what is part of a name."""
        if word not in self._sectors:
            found = code(word, self.world)
            self._sectors[word] = found.sector if not any(".csv" in why for why in found.why) else None
        return self._sectors[word]

    def near_besides(self, referent: Referent) -> frozenset[str]:
        """The codes of the states that the referent's document names by other names, or says it speaks for."""
        told = {code for state in self.states_of(referent.behalf) if (code := self.code_of(state))}
        return self.near.get(referent.document, frozenset()) | told

    def states_of_word(self, word: str) -> frozenset[str]:
        """The state a word of a description means: "iranian", and the "tehran" of "the ministry in Tehran"."""
        state = self.state(word.title())
        if state is not None and (state.use in OWNING or state.use == "capital"):
            return frozenset({state.name})
        own = self.polities.get(fold(word))
        return frozenset({own}) if own else frozenset()


def find_evidence(sightings: Sequence[Sighting], world: World) -> Evidence:
    """What the referents of a case say together."""
    polities = _polities(sightings, world)
    names = {fold(name): name for name in polities.values()}
    surnames: dict[str, set[str]] = defaultdict(set)
    for name in {s.referent.name for s in sightings if s.referent.kind == "person"}:
        key = name_key(name)
        if len(key) > 1 and not is_no_person(name):
            surnames[key[-1]].add(name)
    frozen = {key: frozenset(found) for key, found in surnames.items()}
    found = Evidence(world, polities, {s: n for f, n in names.items() if (s := stem_of(f))}, frozen)
    near: dict[str, set[str]] = defaultdict(set)
    for referent in (s.referent for s in sightings):
        if (
            referent.kind != "person"
            and not is_shared(referent.name)
            and (state := found.state(referent.name)) is not None
        ):
            near[referent.document].add(state.code)
    return replace(found, near={document: frozenset(codes) for document, codes in near.items()})


def is_surely_person(referent: Referent) -> bool:
    """Whether more than a guess at one word makes a person: a full name, a title, a "he", a behalf."""
    personal = any(m.kind in {"pronoun", "first_person"} for m in referent.mentions)
    titled = any(role in titles() for role in referent.roles)
    return " " in referent.name or not referent.mentions or personal or titled or referent.behalf is not None


def _polities(sightings: Sequence[Sighting], world: World) -> dict[str, str]:
    """Folded names and adjectives of states that no table knows, but that the texts show to be such, to their names."""
    kinds: dict[str, Counter[ActorKind | None]] = defaultdict(Counter)
    called: dict[str, list[Referent]] = defaultdict(list)
    for referent in (s.referent for s in sightings):
        if referent.kind != "person" or is_surely_person(referent):
            kinds[fold(referent.name)][referent.kind] += 1
        if referent.kind == "state":
            called[fold(referent.name)].append(referent)
    found: dict[str, str] = {}
    for folded, referents in sorted(called.items()):
        name = min(r.name for r in referents)
        told = kinds[folded]["person"] <= kinds[folded]["state"] and code(folded, world).sector is None
        if told and world.state(name) is None and not world.lookup(name):
            forms = {fold(form) for r in referents for form in r.forms if " " not in form and not world.state(form)}
            found |= {form: name for form in sorted(forms | {folded}) if form not in found}
    return found
