"""Read the states and their forms: names, adjectives, peoples, capitals and other metonyms, regions, breakaway
territories.
"""

from __future__ import annotations

from functools import cache

from sayso.errors import TableError
from sayso.knowledge.facts import STATE_USES, State, StateUse
from sayso.knowledge.folding import fold, fold_all
from sayso.tables import read_table

#: Where a form has two uses ("Luxembourg" the state and its capital), the first of these is the one meant.
_RANK: dict[StateUse, int] = {
    "name": 0, "territory": 1, "adjective": 2, "demonym": 3, "capital": 4, "metonym": 5, "region": 6, "city": 7,
}  # fmt: skip


@cache
def read_states() -> dict[str, State]:
    """Every form, folded -> its state; a form of two states belongs to the one whose row comes first.

    Raises TableError for an unknown use or state.
    """
    names = {row["iso3"]: row["name"] for _, row in read_table("states.csv", ("iso3", "iso2", "name"))}
    out = {fold(name): State(code, name, name, "name") for code, name in names.items()}
    rows = list(read_table("state_names.csv", ("iso3", "form", "use", "of")))
    keys = fold_all("\n".join(row["form"] for _, row in rows)).split("\n")
    for (line, row), key in zip(rows, keys, strict=True):
        code, use = row["iso3"], row["use"]
        if code not in names:
            raise TableError("state_names.csv", line, f"{code} is not in states.csv")
        if use not in _RANK:
            raise TableError("state_names.csv", line, f"use {use!r} is none of {', '.join(STATE_USES)}")
        if key not in out or _RANK[out[key].use] > _RANK[use]:
            out[key] = State(code, row["of"] or names[code], row["form"], use)
    return out


@cache
def alpha_3() -> dict[str, str]:
    """ISO 3166: alpha-2 -> alpha-3."""
    return {row["iso2"]: row["iso3"] for _, row in read_table("states.csv", ("iso3", "iso2")) if row["iso2"]}


@cache
def alpha_2() -> dict[str, str]:
    """ISO 3166: alpha-3 -> alpha-2."""
    return {three: two for two, three in alpha_3().items()}


@cache
def demonyms(*uses: StateUse) -> dict[str, str]:
    """Adjectives and names for one of the people -> the name of the state or of its part: "Iranian" -> "Iran", "Scot"
    -> "Scotland".

    The first adjective of a state comes before its others; plurals are left out. With `uses`, only forms so used.
    """
    states = {row["iso3"]: row["name"] for _, row in read_table("states.csv", ("iso3", "name"))}
    rows = [row for _, row in read_table("state_names.csv", ("iso3", "form", "use", "of", "note"))]
    out: dict[str, str] = {}
    for use in uses or ("adjective", "demonym", "region", "territory"):
        for row in rows:
            if row["use"] == use and row["note"] != "plural" and row["form"] != row["of"]:
                out.setdefault(row["form"], row["of"] or states[row["iso3"]])
    return out
