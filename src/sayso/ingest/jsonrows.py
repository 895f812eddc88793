"""JSON lines, and JSON: an object with a text is a document; so is each object of an array.

JSON lines are read line by line, never whole. A JSON object with no text of its own but one array of objects (JSON
Feed, NewsAPI) is read as that array. Deeper structures are not searched.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.errors import ReadError
from sayso.ingest.decode import decode, find_encoding
from sayso.ingest.parts import Item, Part
from sayso.ingest.rows import Row, find_columns, read_rows
from sayso.records import Problem


def read_json_lines(part: Part) -> Iterator[Item]:
    """Yield a document for each line."""
    yield from read_rows(part, _lines(part))


def read_json(part: Part) -> Iterator[Item]:
    """Yield a document for each object of an array, or the one object there is."""
    decoded = decode(part.read(), part.charset)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        if _has_lines(decoded.text):
            yield from read_json_lines(part)
            return
        raise ReadError(part.source, f"not valid JSON: {fault(error)}") from error
    for reserve in decoded.reserves:
        yield part.problem(*reserve)
    yield from read_rows(part, _objects(part, value))


def _lines(part: Part) -> Iterator[Row | Problem]:
    limit = part.options.limits.max_bytes
    number = 0
    with _stream(part) as stream:
        while line := stream.readline(limit + 1):
            number += 1
            inner = part.inside(f"#row={number}", b"")
            if len(line) > limit:
                raise ReadError(part.source, f"line {number} is larger than the limit; the rest was not read")
            decoded = decode(line, part.charset)
            if not decoded.text.strip("\ufeff \t\r\n\0"):
                continue
            try:
                value = json.loads(decoded.text)
            except (ValueError, RecursionError) as error:
                yield inner.problem("lost", f"the line is not valid JSON: {fault(error)}")
                continue
            yield _row(inner, number, value, decoded.reserves[0][1] if decoded.reserves else None)


def _stream(part: Part) -> BinaryIO:
    """The lines as bytes; where newlines are two bytes wide, all of it decoded first."""
    if find_encoding(part.head())[0].startswith(("utf-16", "utf-32")):
        return io.BytesIO(decode(part.read()).text.encode("utf-8"))
    return part.open()


def _objects(part: Part, value: Any) -> Iterator[Row | Problem]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        value = _inner_array(part, value)
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield _row(part.inside(f"#row={number}", b""), number, item)


def _inner_array(part: Part, value: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    arrays = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
    has_text = find_columns(value, part.options.columns).text in value
    return arrays[0] if len(arrays) == 1 and not has_text else value


def _row(part: Part, number: int, value: Any, fault: str | None = None) -> Row | Problem:  # noqa: ANN401 - JSON
    if not isinstance(value, dict):
        return part.problem("lost", 'a row must be an object such as {"text": "..."}')
    return Row(number, value, fault)


def _has_lines(text: str) -> bool:
    """Whether this is JSON lines under the wrong name: the first line is an object of its own."""
    first, newline, _ = text.lstrip("\ufeff \t\r\n").partition("\n")
    try:
        return bool(newline) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def fault(error: Exception) -> str:
    """What is wrong with a piece of JSON, in words."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (line {error.lineno}, column {error.colno})"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long to be one"
