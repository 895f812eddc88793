"""What a case can hold character by character, and where a span may lie."""

from __future__ import annotations

import re

from sayso.errors import RecordError
from sayso.records import Span

# SQLite ends a text at NUL in some of its functions, and UTF-8 has no lone surrogates: either would shift offsets.
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")


def check_text(*texts: str | None) -> None:
    """Raise RecordError for what is no text, or one that a case cannot hold character by character."""
    for text in texts:
        if not isinstance(text, str | None):
            raise RecordError(f"{text!r} stands where a text belongs")
        if text is not None and (unfit := _UNFIT.search(text)):
            raise RecordError(f"character {unfit.start()} is U+{ord(unfit[0]):04X}, which a case cannot hold: map it")


def check_span(span: Span, length: int, what: str) -> None:
    """Raise RecordError for a span that is empty or reaches out of a text of this length."""
    if not 0 <= span.start < span.end <= length:
        raise RecordError(f"{what}: span {span.start}-{span.end} is empty or outside a text of {length} characters")
