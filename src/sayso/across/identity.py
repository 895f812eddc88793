"""Who one referent is by itself: a state or an actor the tables know, an organ of a state, or only its own name.

Knowledge helps, the text decides: a known name is not taken where the text says that its bearer speaks for another
state, and what the text calls a state that no table knows is one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from sayso.knowledge import Known, World, fold
from sayso.records import ActorKind, Referent
from sayso.tables import read_words

#: What parts an organ's name from its state's, and small words that say nothing.
_SMALL = frozenset({"of", "for", "the", "and", "affairs", "s"})
#: Kinds that stand for several of the tables' kinds.
_SAME: dict[str, ActorKind] = {"alliance": "organisation"}


@dataclass(frozen=True, slots=True)
class Identity:
    """The node a referent belongs to, what is known of it, and why.

    `node` is a tuple of strings: ("state", code), ("known", name), ("organ", matter, owner), ("person", name),
    ("name", name), or ("one", id) for what is never joined by its words alone.
    """

    node: tuple[str, ...]
    kind: ActorKind | None
    why: str
    known: Known | None = None


def identify(referent: Referent, date: str | None, world: World, polities: Collection[str]) -> Identity:
    """Who a referent is; `polities` are folded names that the texts of the case show to be states."""
    if referent.kind == "unnamed":
        return Identity(("one", referent.id), "unnamed", "not named: stands for itself")
    name = referent.name
    if fold(name) not in polities and (state := world.state(name)) and _may_be_state(referent):
        same = fold(state.name) == fold(name)
        why = f"the name of {state.name}" if same else f"“{name}” is {_ARTICLE[state.use]} of {state.name}"
        return Identity(("state", state.code), "state", why)
    known = known_actor(referent, date, world, polities)
    if known is not None:
        kind = known_kind(known)
        why = f"known as {known.name}" if fold(known.name) != fold(name) else "known by this name"
        return Identity(("known", known.name), kind, f"{why} ({known.table}, line {known.line})", known)
    return _unknown(referent, world)


_ARTICLE = {
    "name": "a name", "adjective": "the adjective", "demonym": "the people", "capital": "the capital, its government,",
    "metonym": "a word for the government", "territory": "a territory", "region": "a region", "city": "a city",
}  # fmt: skip


def _may_be_state(referent: Referent) -> bool:
    """Whether nothing in the text speaks against a state: a person or an outlet of that name is none."""
    return referent.kind in {None, "state", "organ", "organisation"}


def known_actor(referent: Referent, date: str | None, world: World, polities: Collection[str]) -> Known | None:
    """The one fact of the tables that fits a referent's name, kind and state; None where none or several do."""
    rows = [row for row in world.lookup(referent.name, date) if _fits_kind(referent, row)]
    own = [row for row in rows if fold(referent.name) in world.own]
    rows = own or [row for row in rows if not contradicts(referent, row, world, polities)]
    if len({row.name for row in rows}) > 1:
        country = country_of(referent.behalf, world)
        rows = [row for row in rows if country is not None and row.country == country]
    return rows[0] if rows and len({row.name for row in rows}) == 1 else None


def _fits_kind(referent: Referent, row: Known) -> bool:
    kind = known_kind(row)
    if referent.kind == "person" or kind == "person":
        return referent.kind in {"person", None} and kind == "person"
    return referent.kind in {None, kind, "organisation", "organ", "outlet", "state"}


def known_kind(row: Known) -> ActorKind:
    """The kind of actor a row of the tables is of."""
    kind: ActorKind = _SAME.get(row.kind, row.kind)  # type: ignore[arg-type]
    return kind


def contradicts(referent: Referent, row: Known, world: World, polities: Collection[str]) -> bool:
    """Whether the text says that the bearer speaks for another state than the table does."""
    if referent.behalf is None or row.country is None:
        return False
    if fold(referent.behalf) in polities:
        return True
    country = country_of(referent.behalf, world)
    return country is not None and len(country) == 3 and country != row.country


def country_of(name: str | None, world: World) -> str | None:
    """The country code of a state or of a known organ by its name."""
    if name is None:
        return None
    state = world.state(name)
    if state is not None:
        return state.code
    rows = world.lookup(name)
    return rows[0].country if rows and len({row.country for row in rows}) == 1 else None


def _unknown(referent: Referent, world: World) -> Identity:
    name, kind = referent.name, referent.kind
    words = name.split()
    if kind == "person":
        return Identity(("person", fold(name)), kind, "the same name")
    if kind == "state":
        return Identity(("name", fold(name)), kind, "the same name, of a state by what the texts say of it")
    if is_organ(name) and kind in {None, "organ", "organisation"}:
        owner = _owner(referent, world)
        if owner is None:
            return Identity(("one", referent.id), "organ", "an organ of a state that this text does not name")
        return Identity(("organ", matter_of(name, referent.behalf), owner), "organ", f"the same organ of {owner}")
    spread = ("name", fold(name)) if words else ("one", referent.id)
    return Identity(spread, kind, "the same name")


def is_organ(name: str) -> bool:
    """Whether a name is one that every state has an organ of: "Foreign Ministry", "Ministry of Defence of Norland"."""
    words = fold(name).split()
    return any(word in organ_nouns() for word in (words[-1:] + _before_of(words)))


def _before_of(words: list[str]) -> list[str]:
    return [words[words.index("of") - 1]] if "of" in words[1:] else []


@cache
def organ_nouns() -> frozenset[str]:
    """Nouns for organs that every state has, so that the name alone does not tell whose it is."""
    return read_words("organ_nouns.csv")


def _owner(referent: Referent, world: World) -> str | None:
    """Whose organ it is: the state in its name, or the one the text says it speaks for."""
    for word in referent.name.split():
        state = world.state(word)
        if state is not None and state.use in {"adjective", "name", "demonym"}:
            return state.name
    behalf = world.state(referent.behalf) if referent.behalf else None
    return behalf.name if behalf is not None else referent.behalf


def matter_of(name: str, owner: str | None) -> str:
    """What an organ is for, whatever the order of words: "Foreign Ministry" and "Ministry of Foreign Affairs" agree."""
    words = [w.replace("defense", "defence") for w in fold(name).split() if w not in _SMALL]
    owned = fold(owner or "").split()
    kept = [w for w in words if w not in owned and not _is_adjective(w, owned)]
    return " ".join(sorted(kept or words))


def _is_adjective(word: str, owner: list[str]) -> bool:
    """Whether a word is made of the owner's name: "iranian" of Iran, "corvian" of Corvia."""
    return any(len(o) >= 4 and word.startswith(o.rstrip("aeiouy")) for o in owner)
