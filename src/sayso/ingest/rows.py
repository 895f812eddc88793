"""One row with a text is one document: what rows of CSV, TSV and JSON have in common.

Column names are told (`Columns`) or guessed from the usual ones in `data/columns.csv`. A row that cannot be read is
a Problem of its own; the others are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache

from sayso.errors import ReadError
from sayso.ingest.dates import to_edtf
from sayso.ingest.markup import fragment_text
from sayso.ingest.metadata import make_document, outlet_at, split_authors
from sayso.ingest.options import Columns
from sayso.ingest.parts import About, Item, Part
from sayso.records import Problem
from sayso.tables import read_table

#: After so many Problems of one kind in a file the rest are counted, not listed.
MOST_ALIKE = 20
#: How a user names the column of each field.
FLAGS = {
    "text": "--text-column", "title": "--title-column", "authors": "--author-column", "outlet": "--outlet-column",
    "published": "--date-column", "url": "--url-column", "language": "--language-column",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, as text; authors may be several."""

    number: int
    cells: Mapping[str, object]
    fault: str | None = None


def find_columns(names: Iterable[str], told: Columns) -> Columns:
    """The columns that hold each field: as told, else the first usual name that is there, else None."""
    by_key = {_key(name): name for name in reversed(list(names))}
    found: dict[str, str | None] = {}
    for field in fields(Columns):
        wanted = getattr(told, field.name)
        usual = (by_key[key] for key in _usual_names()[field.name] if key in by_key)
        found[field.name] = wanted if wanted else next(usual, None)
    return Columns(**found)


def missing_text(part: Part, names: Iterable[str], told: Columns) -> ReadError:
    """The error of a table in which no column holds the text, with what there is and what to do."""
    there = ", ".join(f'"{name}"' for name in list(names)[:30]) or "none"
    wanted = f'no column is called "{told.text}"' if told.text else "no column looks like the text of a document"
    return ReadError(part.source, f"{wanted}; the columns are {there}; name the right one with {FLAGS['text']} NAME")


def read_rows(part: Part, rows: Iterable[Row | Problem]) -> Iterator[Item]:
    """Yield each row's document. The columns are looked for in each row anew: JSON rows may differ."""
    told = part.options.columns
    problems = 0
    for row in rows:
        for item in _read_row(part, row, told) if isinstance(row, Row) else (row,):
            problems += isinstance(item, Problem) and item.document is None
            if problems <= MOST_ALIKE or not isinstance(item, Problem) or item.document:
                yield item
    if problems > MOST_ALIKE:
        yield part.problem(
            "partial", f"rows besides these that were not read as they should be: {problems - MOST_ALIKE}"
        )


def _read_row(part: Part, row: Row, told: Columns) -> Iterator[Item]:
    inner = part.inside(f"#row={row.number}", b"")
    columns = find_columns(row.cells, told)
    text = plain_value(row.cells.get(columns.text or ""))
    if row.fault:
        yield inner.problem("partial", row.fault)
    if columns.text is None or columns.text not in row.cells:
        yield inner.problem("lost", missing_text(inner, row.cells, told).reason)
        return
    if "html" in columns.text.lower():
        text = fragment_text(text)
    if not text.strip():
        yield inner.problem("lost", f'the row has no text in "{columns.text}"')
        return
    try:
        yield from make_document(inner, text, _about(row.cells, columns))
    except ReadError as error:
        yield inner.problem("lost", error.reason)


def _about(cells: Mapping[str, object], columns: Columns) -> About:
    def value(column: str | None) -> str | None:
        return plain_value(cells.get(column or "")).strip() or None

    authors = cells.get(columns.authors or "")
    names = authors if isinstance(authors, list) else [authors]
    url = value(columns.url)
    return About(
        title=value(columns.title),
        authors=tuple(name for one in names for name in split_authors(plain_value(one))),
        outlet=value(columns.outlet) or outlet_at(url),
        published=to_edtf(value(columns.published)),
        url=url,
        language=value(columns.language),
    )


def plain_value(value: object) -> str:
    """A cell as text: a list's paragraphs under one another, the name of an object that has one, else ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(plain_value, value)))
    named = value.get("name") if isinstance(value, dict) else None
    return named if isinstance(named, str) else ""


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


@cache
def _usual_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {field.name: [] for field in fields(Columns)}
    for _, row in read_table("columns.csv", ("field", "name", "note", "source")):
        names[row["field"]].append(_key(row["name"]))
    return {field: tuple(keys) for field, keys in names.items()}
