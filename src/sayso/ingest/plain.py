"""Plain text, as it is: decoded, with its own newlines. Markdown is plain text too."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ingest.decode import decode
from sayso.ingest.metadata import make_document
from sayso.ingest.parts import About, Item, Part


def read_plain(part: Part) -> Iterator[Item]:
    """Yield the text as one document."""
    decoded = decode(part.read(), part.charset)
    yield from make_document(part, decoded.text, About(), decoded.reserves)
