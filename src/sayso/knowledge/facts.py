"""The records of this package: a state by one of its forms, and the code of a phrase; `Known` is among all records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

KnownKind = Literal["person", "organ", "armed_group", "party", "organisation", "company", "outlet", "alliance"]
StateUse = Literal["name", "adjective", "demonym", "capital", "metonym", "region", "city", "territory"]

KNOWN_KINDS: tuple[KnownKind, ...] = get_args(KnownKind)
STATE_USES: tuple[StateUse, ...] = get_args(StateUse)


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
