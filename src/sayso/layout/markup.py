"""Yield text without the markup that copying leaves in it: Markdown links, emphasis, heading marks, HTML entities."""

from __future__ import annotations

import re
from html import unescape

_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_OPENING = re.compile(r"^(?:#{1,6}\s+|>\s*)+")


def plain(piece: str) -> str:
    """Yield the words of a short piece of text, blanks made one; links keep their words and lose their address."""
    words = _OPENING.sub("", piece.strip())
    if "[" in words:
        words = _LINK.sub(r"\1", words)
    if "*" in words or "_" in words:
        words = _EMPHASIS.sub("", words)
    if "&" in words:
        words = unescape(words)
    return " ".join(words.split())


def is_link(piece: str) -> bool:
    """Whether a piece is one Markdown link and nothing else."""
    return _LINK.fullmatch(piece.strip()) is not None
