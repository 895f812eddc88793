"""The codes of an actor: country by ISO 3166 or PLOVER, sector by PLOVER."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sayso.across.identity import country_of
from sayso.knowledge import World, code
from sayso.records import ActorKind

#: What a kind alone tells of the sector.
_OF_KIND: dict[str, str] = {"outlet": "JRN", "party": "PTY", "company": "BUS", "organ": "GOV", "armed_group": "REB"}


@dataclass(frozen=True, slots=True)
class Coded:
    """What the codes of an actor are read from: its foremost node, what it is called, whom it speaks for."""

    node: tuple[str, ...]
    name: str
    kind: ActorKind
    behalf: str | None
    roles: frozenset[str]


def codes_of(actor: Coded, date: str | None, world: World) -> tuple[str | None, str | None]:
    """Country and sector: of the tables for whom they know, else by whom the actor speaks for and what it is called."""
    if actor.node[0] == "state":
        return actor.node[1], None
    found = code(actor.name, world, date, actor.behalf)
    country = found.country or country_of(actor.behalf, world)
    if actor.kind == "organ" and len(actor.node) > 2:
        country = country_of(actor.node[2], world) or country
    sector = found.sector or _of_roles(actor.roles, date, world) or _OF_KIND.get(actor.kind)
    return country, sector


def _of_roles(roles: Collection[str], date: str | None, world: World) -> str | None:
    """The sector of what somebody is called: "commander", "minister", "senator"."""
    sectors = (code(role, world, date).sector for role in sorted(roles))
    return next((sector for sector in sectors if sector), None)
