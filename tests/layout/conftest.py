"""What the tests of segments share: a text's segments as plain pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.layout.segments import find_segments


@pytest.fixture
def kinds() -> Callable[[str], list[str]]:
    """The kinds of a text's segments, in order."""
    return lambda text: [segment.kind for segment in find_segments(text)]


@pytest.fixture
def pieces() -> Callable[[str], list[tuple[str, str]]]:
    """The kinds of a text's segments, each with its words."""
    return lambda text: [(s.kind, text[s.span.start : s.span.end]) for s in find_segments(text)]


@pytest.fixture
def voices() -> Callable[[str], list[tuple[str, str | None]]]:
    """The kinds of a text's segments, each with its voice."""
    return lambda text: [(s.kind, s.voice) for s in find_segments(text)]
