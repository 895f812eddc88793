"""Who one referent is by itself: a state or an actor the tables know, an organ of a state, or only its own name.

Knowledge helps, the text decides: a known name is not taken where the text says that its bearer speaks for another
state, or where the case introduces another bearer; and what the text calls a state that no table knows is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.across.evidence import Evidence, is_surely_person
from sayso.across.naming import (
    is_common,
    is_no_person,
    is_shared,
    matter_of,
    name_key,
    organ_noun,
    without_title,
)
from sayso.knowledge import Known, State, fold
from sayso.records import ActorKind, Referent

Node = tuple[str, ...]

#: What a state's form is of it, in words.
_USES = {
    "name": "a name", "adjective": "the adjective", "demonym": "the people", "capital": "the capital, its government,",
    "metonym": "a word for the government", "territory": "a territory", "region": "a region", "city": "a city",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identity:
    """The node a referent belongs to, what is known of it, and why.

    `node` is ("state", name), ("region", name), ("known", name, country), ("organ", matter, owner), ("name", folded
    name), ("bare", surname's key, document) for a surname that others of the case may explain, or ("one", id) for what
    is never joined by its words alone. `kind` is the text's or the tables'.
    """

    node: Node
    kind: ActorKind | None
    why: str
    known: Known | None = None


def identify(referent: Referent, date: str | None, evidence: Evidence) -> Identity:
    """Who a referent is by its own name, kind and words, as of the date of its document."""
    if referent.kind == "unnamed":
        return Identity(("one", referent.id), "unnamed", "not named: stands for itself")
    kind = told_kind(referent)
    if organ_noun(referent.name) is not None and evidence.owner_in(referent.name) is not None:
        kind = None if kind == "person" else kind
    if own := evidence.polity(referent.name):
        if kind != "person" or not is_surely_person(referent):
            same = fold(own) == fold(referent.name)
            why = f"a state by what the texts say of it{'' if same else f'; “{referent.name}” is made of its name'}"
            return Identity(("state", own), "state", why)
    else:
        known = known_actor(referent, kind, date, evidence)
        state = evidence.state(referent.name)
        if state is not None and kind in {None, "state", "organ", "organisation"} and not _has_own_name(known, state):
            return _of_state(referent, state, evidence)
        if known is not None:
            return _of_known(referent, known)
    return _unknown(referent, kind, date, evidence)


def told_kind(referent: Referent) -> ActorKind | None:
    """The kind the text gives, but for persons whose name is no person's and whom no pronoun goes back to."""
    personal = any(m.kind == "pronoun" for m in referent.mentions)
    return None if referent.kind == "person" and not personal and is_no_person(referent.name) else referent.kind


def _has_own_name(known: Known | None, state: State) -> bool:
    """Whether what stands for a government is an organ of its own: the Kremlin, the White House."""
    return known is not None and known.kind == "organ" and state.use in {"metonym", "capital"}


def _of_state(referent: Referent, state: State, evidence: Evidence) -> Identity:
    if is_shared(referent.name) and state.code not in evidence.near_besides(referent):
        return Identity(("one", referent.id), "state", "several states are called so, and this text does not say which")
    why = f"“{referent.name}” is {_USES[state.use]} of {state.name}"
    if fold(state.name) == fold(referent.name):
        why = f"the name of {state.name}"
    if state.use in {"region", "city"}:
        return Identity(("region", state.name), "organ", f"“{referent.name}”, where it acts, is who governs there")
    union = any(row.kind in {"organisation", "alliance"} for row in evidence.lookup(state.name))
    return Identity(("state", state.name), "organisation" if union else "state", why)


def _of_known(referent: Referent, row: Known) -> Identity:
    told = "known by this name" if fold(row.name) == fold(referent.name) else f"“{referent.name}” is {row.name}"
    node = ("known", row.name, "" if row.kind == "person" else row.country or "")
    return Identity(node, row.actor_kind, f"{told} ({row.table}, line {row.line})", row)


# ------------------------------------------------------------------------------------------------ known actors


def known_actor(referent: Referent, kind: ActorKind | None, date: str | None, evidence: Evidence) -> Known | None:
    """The one actor of the tables that fits a referent's name, kind, state and date; None where none or several do."""
    name = referent.name
    if name == name.lower():
        return None  # "the congress", "the guardian": a common noun
    rows = evidence.lookup(name) or (evidence.lookup(without_title(name)) if kind == "person" else ())
    rows = rows or _of_owner(referent, evidence)
    fitting = [row for row in rows if _fits_kind(kind, row)]
    if fold(name) not in evidence.world.own:
        fitting = [row for row in fitting if not contradicts(referent, row, evidence)]
    chosen = _narrowed(_begun(fitting, name, date), referent, date, evidence)
    if chosen is None or _is_another(referent, chosen, date, evidence):
        return None
    return chosen


def _begun(rows: list[Known], name: str, date: str | None) -> list[Known]:
    """Without persons whose offices all lie after the date, where a surname is all there is: "Assad" in 1995."""
    if date is None or len(name_key(name)) > 1:
        return rows
    known = {row.name for row in rows if row.kind != "person" or row.since is None or row.since <= date}
    return [row for row in rows if row.name in known]


def _narrowed(rows: Sequence[Known], referent: Referent, date: str | None, evidence: Evidence) -> Known | None:
    """One row of those that fit: by whom the text says it speaks for, the states it names, its office, its date."""
    tests = (
        lambda row: evidence.state_named(row.country) in evidence.states_of(referent.behalf),
        lambda row: _in_office(row, referent),
        lambda row: row.country in evidence.near.get(referent.document, ()),
        lambda row: date is not None and row.kind == "person" and row.holds(date),
    )
    left = list(rows)
    for test in tests:
        if _how_many(left) > 1:
            left = [row for row in left if test(row)] or left
    return _latest(left, date) if _how_many(left) == 1 else None


def _how_many(rows: Sequence[Known]) -> int:
    """How many actors some rows are of: persons go by name, others by name and country."""
    return len({(row.name, row.country if row.kind != "person" else None) for row in rows})


def _latest(rows: Sequence[Known], date: str | None) -> Known:
    """Of the facts about one actor, the one that holds at a date, else the newest."""
    return max(rows, key=lambda row: (date is not None and row.holds(date), row.since or "", -row.line))


def _in_office(row: Known, referent: Referent) -> bool:
    """Whether the text describes somebody by the office the row is of: "president", "foreign minister"."""
    office = {word for word in fold(row.office or "").split() if len(word) > 2}
    return bool(office) and office <= {fold(role) for role in referent.roles} | {"the", "and", "for"}


def _fits_kind(kind: ActorKind | None, row: Known) -> bool:
    own = row.actor_kind
    if own == "person":
        return kind in {"person", "state", None}  # a text without grammar makes a state of "Lee's ministers"
    return kind in {None, own, "organisation", "organ", "outlet", "state", "armed_group", "party", "company"}


def contradicts(referent: Referent, row: Known, evidence: Evidence) -> bool:
    """Whether the text says that the bearer speaks for another state than the table does."""
    country = evidence.state_named(row.country)
    told = evidence.states_of(referent.behalf)
    return country is not None and bool(told) and country not in told


def _is_another(referent: Referent, row: Known, date: str | None, evidence: Evidence) -> bool:
    """Whether a bare surname is rather somebody's whom the case introduces than a known person's out of office."""
    key = name_key(referent.name)
    if row.kind != "person" or len(key) != 1 or key[0] not in evidence.surnames:
        return False
    meant = {r.name for name in evidence.surnames[key[0]] for r in evidence.lookup(name)}
    return row.name not in meant and not (date is not None and row.holds(date))


def _of_owner(referent: Referent, evidence: Evidence) -> tuple[Known, ...]:
    """The organ of the tables that a common name with its owner means: "the Foreign Ministry in Tehran"."""
    if organ_noun(referent.name) is None or (owner := evidence.owner_of(referent)) is None:
        return ()
    matter = matter_of(referent.name, evidence.words_of(owner))
    return evidence.organs_of(owner).get(matter, ())


# ------------------------------------------------------------------------------------------------ unknown actors


def _unknown(referent: Referent, kind: ActorKind | None, date: str | None, evidence: Evidence) -> Identity:
    name = referent.name
    kind = None if kind == "state" else kind  # what is no polity was taken for one by its grammar alone
    if kind in {None, "organ", "organisation"} and organ_noun(name) is not None:
        owner = evidence.owner_of(referent)
        if owner is not None:
            matter = matter_of(name, evidence.words_of(owner))
            return Identity(("organ", matter, owner), "organ", f"an organ of {owner}, by what this text says")
        if is_common(name):
            return Identity(("one", referent.id), "organ", "an organ of a state that this text does not name")
        return Identity(("name", fold(name)), "organ", "the same name")
    bare = without_title(name) if kind == "person" else name
    key = name_key(bare)
    if len(key) == 1 and key[0] in evidence.surnames and kind in {"person", None}:
        return Identity(("bare", fold(bare), referent.document), kind, "a surname that this text does not explain")
    return Identity(("name", fold(bare)) if fold(bare) else ("one", referent.id), kind, "the same name")
