"""Read and check the word lists and codes in `data/`: CSV files whose rows are checked as they are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

from sayso.errors import TableError

Row = dict[str, str]


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Yield (line number, row) of `data/NAME`; every row holds the columns asked for, stripped.

    Raises TableError for a missing column, or a row that is too long or too short. Lines that start with `#`
    are comments.
    """
    text = files("sayso.data").joinpath(name).read_text("utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader([line for _, line in lines])
    numbers = [n for n, _ in lines]
    header = next(rows, [])
    if missing := [column for column in columns if column not in header]:
        raise TableError(name, numbers[0] if numbers else 1, f"no column {', '.join(missing)}")
    for number, cells in zip(numbers[1:], rows, strict=True):
        if len(cells) != len(header):
            raise TableError(name, number, f"{len(cells)} cells where the header names {len(header)}")
        yield number, {key: cell.strip() for key, cell in zip(header, cells, strict=True)}


def read_words(name: str, column: str = "word") -> frozenset[str]:
    """The set of entries in one column of a table."""
    return frozenset(row[column] for _, row in read_table(name, (column,)))
