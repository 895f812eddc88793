"""The records of this package: what is known of an actor, a state by one of its forms, and the code of a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

KnownKind = Literal["person", "organ", "armed_group", "party", "organisation", "company", "outlet", "alliance"]
StateUse = Literal["name", "adjective", "demonym", "capital", "metonym", "region", "city", "territory"]

KNOWN_KINDS: tuple[KnownKind, ...] = get_args(KnownKind)
STATE_USES: tuple[StateUse, ...] = get_args(StateUse)


@dataclass(frozen=True, slots=True)
class Known:
    """One fact of a table: who bears these forms, and, for a person, one tenure of one office.

    `forms` are the other names, `name` not among them. `since` and `until` are EDTF dates and bound this fact, both
    days included; None is open. `organ` is what an office is held in, where that is not the state itself.
    `table` and `line` say where the row stands.
    """

    name: str
    forms: tuple[str, ...]
    kind: str
    country: str | None
    sector: str | None
    since: str | None
    until: str | None
    office: str | None
    organ: str | None
    table: str
    line: int

    def holds(self, on: str) -> bool:
        """Whether the fact held at that EDTF date; a bound given by its year or month takes all of it in."""
        after = self.since is None or self.since <= on or self.since.startswith(on)
        return after and (self.until is None or on <= self.until or on.startswith(self.until))


@dataclass(frozen=True, slots=True)
class State:
    """A state, by one of its forms: `use` says what the form is of it.

    `code` is the ISO 3166 alpha-3 of the state, or of the state that claims a `territory`; PLOVER's EUR for the
    European Union and UNO for the United Nations. `name` is the state's, or that of the part of it which the form
    names ("Scotland").
    """

    code: str
    name: str
    form: str
    use: StateUse


@dataclass(frozen=True, slots=True)
class Code:
    """Who a phrase means, as far as words and tables tell; `why` is the way there, one step an entry.

    `country` is an ISO 3166 alpha-3 or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC; `sector` a primary sector of
    PLOVER. None is unknown, or, for the sector, a whole state. `name` and `kind` are those of the known actor meant,
    if one is.
    """

    country: str | None
    sector: str | None
    name: str | None
    kind: str | None
    why: tuple[str, ...]
