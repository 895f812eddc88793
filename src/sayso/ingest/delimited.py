"""CSV and TSV: the first row names the columns, each other row is a document. Read row by row, never whole.

The separator is the one of `,` `;` tab `|` that parts the header best. Does not read files without a header, nor
quotation marks escaped with a backslash.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator

from sayso.errors import ReadError
from sayso.ingest.decode import Reserve, find_encoding
from sayso.ingest.options import Columns
from sayso.ingest.parts import CHUNK, Item, Part
from sayso.ingest.rows import FLAGS, Row, find_columns, missing_text, read_rows
from sayso.records import Problem

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 1 << 20


def read_delimited(part: Part) -> Iterator[Item]:
    """Yield a document for each row."""
    encoding, reserve = _encoding(part)
    if reserve:
        yield part.problem(*reserve)
    with part.open() as raw, io.TextIOWrapper(raw, encoding, "replace", newline="") as stream:
        yield from read_rows(part, _rows(part, stream))


def _rows(part: Part, stream: io.TextIOBase) -> Iterator[Row | Problem]:
    header_line = stream.readline(CHUNK).lstrip("\ufeff")
    separator = "\t" if part.suffix == ".tsv" and "\t" in header_line else _separator(header_line)
    stream.seek(0)
    lines = _Lines(stream)
    rows = csv.reader(lines, delimiter=separator)
    names = [name.strip().lstrip("\ufeff") for name in _next(rows, part) or []]
    lines.ends_open()
    columns = find_columns(names, part.options.columns)
    if columns.text not in names:
        raise missing_text(part, names, part.options.columns)
    for field, flag in FLAGS.items():
        if (told := getattr(part.options.columns, field)) and told not in names:
            yield part.problem("flag", f'no column is called "{told}" ({flag})')
    number = 0
    while (cells := _next(rows, part)) is not None:
        number += 1
        if not any(cells):
            lines.ends_open()
            continue
        yield Row(number, dict(zip(names, cells, strict=False)), _fault(cells, names, lines))


class _Lines:
    """The lines of a table, counting those of the row at hand, and its quotation marks."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream = iter(stream)
        self.lines = self.marks = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self.lines += 1
        self.marks += line.count('"')
        return line

    def ends_open(self) -> bool:
        """Whether the row at hand runs over lines because a mark was never closed; begins the count anew."""
        lines, marks = self.lines, self.marks
        self.lines = self.marks = 0
        return lines > 1 and marks % 2 == 1


def _fault(cells: list[str], names: list[str], lines: _Lines) -> str | None:
    if lines.ends_open():
        return "a quotation mark is missing: what follows was read as part of this row"
    if len(cells) != len(names):
        why = "is a quotation mark missing, or one too many?"
        return f"{len(cells)} cells where the header names {len(names)}: {why}"
    if count := sum(cell.count("\ufffd") for cell in cells):
        return f"characters that could not be read, shown as \ufffd: {count}"
    return None


def _next(rows: Iterator[list[str]], part: Part) -> list[str] | None:
    """The next row. The greatest field allowed is a setting of the whole process: it is put back at once."""
    before = csv.field_size_limit(part.options.limits.max_bytes)
    try:
        return next(rows, None)
    except csv.Error as error:
        raise ReadError(part.source, f"the rest cannot be read as rows ({error})") from error
    finally:
        csv.field_size_limit(before)


def _separator(header: str) -> str:
    """The separator that makes the most of the header: the usual names first, then the number of columns."""

    def worth(separator: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=separator), [])
        return _usual(names), len(names)

    return max(_SEPARATORS, key=worth)


def _usual(names: list[str]) -> int:
    found = find_columns([name.strip() for name in names], Columns())
    return sum(name is not None for name in (found.text, found.title, found.published, found.url, found.authors))


def _encoding(part: Part) -> tuple[str, Reserve | None]:
    """The encoding of the whole file: a row in another one may come late, so all of it is tried as UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with part.open() as stream:
        first = chunk = stream.read(_SAMPLE)
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_SAMPLE)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return find_encoding(chunk, part.charset)
    return find_encoding(first[: first.rfind(b"\n") + 1] or first, part.charset)
