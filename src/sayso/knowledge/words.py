"""Read the words that say what part somebody plays: roles, bodies, weapons, and the sector each stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from sayso.errors import TableError
from sayso.knowledge.folding import fold_all
from sayso.tables import read_table

Use = Literal[
    "head", "weak", "part", "modifier", "opens", "sent", "platform", "former", "bound", "against", "direction", "whole",
    "where", "others",
]  # fmt: skip

_USES: tuple[Use, ...] = get_args(Use)
_TABLE = "sector_words.csv"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the table.

    `use` says how it counts: `head` decides where it is the head noun; `weak` does only where nothing else in the
    phrase decides; `part` never does (its whole decides); `modifier` colours a head that is weak; `opens` decides for
    all that follows ("ministry of"), and so does `sent`, whose country does not follow ("ambassador to"); `platform`
    is a weapon, with the `country` that flies or sails it, if one does. `former`, `bound` ("-backed"), `against`
    ("anti-") and `direction` are marks. `whole`, `where` and `others` begin a complement: what the head is part of,
    where it is, and what says nothing of it.
    """

    form: str
    use: Use
    sector: str | None
    country: str | None


@cache
def read_words() -> dict[str, tuple[Word, ...]]:
    """Folded words -> what they stand for; a word may be a head and a modifier. TableError for an unknown use."""
    found: dict[str, tuple[Word, ...]] = {}
    rows = list(read_table(_TABLE, ("word", "use", "sector", "country")))
    keys = fold_all("\n".join(row["word"] for _, row in rows)).split("\n")
    for (line, row), key in zip(rows, keys, strict=True):
        use = row["use"]
        if use not in _USES:
            raise TableError(_TABLE, line, f"use {use!r} is none of {', '.join(_USES)}")
        word = Word(row["word"], use, row["sector"] or None, row["country"] or None)
        found[key] = (*found.get(key, ()), word)
    return found


def singulars(folded: str) -> tuple[str, ...]:
    """What the last word of a folded phrase may be the plural of: "armed bodies" -> "armed body"."""
    if len(folded) < 4:
        return ()
    if folded.endswith(("men", "men ")):
        return (folded[:-2] + "an",)
    if not folded.endswith("s") or folded.endswith("ss"):
        return ()
    out = [folded[:-1]]
    if folded.endswith("ies"):
        out.append(folded[:-3] + "y")
    elif folded.endswith("es"):
        out.append(folded[:-2])
    elif folded.endswith("ves"):
        out.append(folded[:-3] + "f")
    return tuple(out)
