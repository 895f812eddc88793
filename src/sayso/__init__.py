"""Sayso: who says so. Articles about a disputed affair in, a record of their statements and speakers out.

    from sayso import build, Case
    build("affair.sayso", ["articles/"])
    with Case.open("affair.sayso") as case:
        for statement in case.statements(speaker="Vance"):
            print(statement.speaker, statement.act)

`import sayso` is light: each name is brought in on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sayso.building import BuildReport, Progress, add, build
    from sayso.case import Case
    from sayso.errors import SaysoError
    from sayso.ingest import Columns, Options
    from sayso.records import Carrier, Document, Imprint, Problem, Reading, Review, Segment, Span, Statement
    from sayso.views.notebook import frame

__all__ = [
    "BuildReport",
    "Carrier",
    "Case",
    "Columns",
    "Document",
    "Imprint",
    "Options",
    "Problem",
    "Progress",
    "Reading",
    "Review",
    "SaysoError",
    "Segment",
    "Span",
    "Statement",
    "__version__",
    "add",
    "build",
    "frame",
]

_HOMES = {
    "sayso.building": ("BuildReport", "Progress", "add", "build"),
    "sayso.case": ("Case",),
    "sayso.errors": ("SaysoError",),
    "sayso.ingest": ("Columns", "Options"),
    "sayso.records": (
        "Carrier", "Document", "Imprint", "Problem", "Reading", "Review", "Segment", "Span", "Statement",
    ),
    "sayso.views.notebook": ("frame",),
}  # fmt: skip


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(home), name)
            globals()[name] = value  # so that the next use costs nothing, and `sayso.build` stays the function
            return value
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
