"""The codes of an actor: country by ISO 3166 or PLOVER, sector by PLOVER.

Whom the tables know is coded by them, as of a date. The others are coded by their kind, the nouns of their names, the
roles texts give them, and whom they speak for; never by a proper name that only looks like a known one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.across.evidence import Evidence
from sayso.across.identity import Node
from sayso.knowledge.tenure import pick, sector_at
from sayso.records import Actor

Codes = tuple[str | None, str | None]

#: What a kind alone tells of the sector of an actor no table knows.
_OF_KIND: dict[str, str] = {"outlet": "JRN", "party": "PTY", "company": "BUS", "armed_group": "REB"}
#: What it tells where neither the name nor the roles do.
_AT_LEAST: dict[str, str] = {"organ": "GOV"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the codes of an actor are read from: who it is by the tables, its roles as phrases, and when."""

    anchor: Node | None
    roles: Mapping[str, int]
    date: str | None


def code_actor(actor: Actor, told: Told, owner: Codes, evidence: Evidence) -> Codes:
    """Country and sector of an actor; `owner` has those of whom it speaks for."""
    anchor = told.anchor
    if anchor is not None and anchor[0] in {"state", "region"}:
        return evidence.code_of(anchor[1]), None
    if anchor is not None and anchor[0] == "known":
        return _of_known(anchor, told.date, evidence)
    if anchor is not None and anchor[0] == "organ":
        return evidence.code_of(anchor[2]), evidence.sector_of(actor.name.lower()) or _AT_LEAST["organ"]
    if actor.kind == "person":
        return owner[0], _of_roles(told, evidence) or owner[1]
    country = evidence.code_of(evidence.owner_in(actor.name)) or owner[0]
    sector = _OF_KIND.get(actor.kind) or evidence.sector_of(actor.name.lower()) or _of_roles(told, evidence)
    return country, sector or _AT_LEAST.get(actor.kind)


def _of_known(anchor: Node, date: str | None, evidence: Evidence) -> Codes:
    rows = [r for r in evidence.lookup(anchor[1]) if r.name == anchor[1] and anchor[2] in {"", r.country or ""}]
    row = pick(rows, (), date)
    return (row.country, sector_at(row, date)) if row is not None else (None, None)


def _of_roles(told: Told, evidence: Evidence) -> str | None:
    """The sector of what most texts call somebody: "border corps commander", "foreign minister"."""
    counts: Counter[str] = Counter()
    for phrase, count in told.roles.items():
        if (sector := evidence.sector_of(phrase)) is not None:
            counts[sector] += count
    return max(sorted(counts), key=lambda sector: counts[sector], default=None)
