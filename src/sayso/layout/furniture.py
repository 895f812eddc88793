"""Yield the paragraphs that are a page's furniture: navigation, legal foot, links to other pieces, credits, tags.

Rests on the table of set phrases alone; furniture in words of a site's own is not found and stays body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.layout.layout import Block
from sayso.layout.markup import plain
from sayso.layout.page import Blocks, Mark, Marks, first_running, share_before
from sayso.layout.phrases import SetPhrase, match_phrase

_BARS = re.compile(r"\s[|»›>•·/]\s")
_DIGIT = re.compile(r"\d")

#: A legal foot reaches to the end of the text, unless it stands in the text's first part ("Disclaimer: I own shares").
FOOT_FROM = 0.5
LAST_FROM = 0.85

#: A list of links has at most this many lines, each of at most this many words.
LIST_LINES = 20
LINK_WORDS = 20


def find_furniture(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for boilerplate, related links, metadata, captions and bylines in set phrases."""
    running, reach, left = first_running(blocks), "block", 0
    in_comments = False
    for n, block in enumerate(blocks):
        phrase = match_phrase(block, n > running)
        if phrase and in_comments and not _stands_among_comments(phrase):
            phrase = None
        if phrase:
            yield n, _mark(phrase, block)
            in_comments = in_comments or _opens_comments(phrase, block)
            if phrase.reach == "list" or _opens_foot(phrase, share_before(blocks, n)):
                reach, left = _reach(phrase), LIST_LINES
            elif reach != "rest":
                reach = "block"
        elif _is_ornament(block) or _is_menu(block) or (reach == "rest" and not in_comments):
            yield n, Mark("boilerplate")
        elif reach == "bio":
            yield n, Mark("bio")
            reach = "block"
        elif reach == "list" and left and _is_link_line(block):
            yield n, Mark("related")
            left -= 1
        elif reach == "list":
            reach = "block"


def comments_start(blocks: Blocks) -> int | None:
    """Yield the block after the line that opens the readers' comments ("7 Responses"), or None."""
    running = first_running(blocks)
    for n in range(running + 1, len(blocks)):
        phrase = match_phrase(blocks[n], True) if blocks[n].words <= LINK_WORDS else None
        if phrase and _opens_comments(phrase, blocks[n]):
            return n + 1
    return None


def _mark(phrase: SetPhrase, block: Block) -> Mark:
    return Mark("boilerplate" if phrase.kind == "comment" else phrase.kind)


def _reach(phrase: SetPhrase) -> str:
    if phrase.reach == "list":
        return "bio" if phrase.kind == "bio" else "list"
    return "rest"


def _opens_foot(phrase: SetPhrase, share: float) -> bool:
    """Whether all that follows is a page's foot; a line of copyright says so only near the end of the text."""
    if phrase.reach == "rest":
        return share >= FOOT_FROM
    return phrase.where == "opening" and phrase.kind == "boilerplate" and share >= LAST_FROM


def _opens_comments(phrase: SetPhrase, block: Block) -> bool:
    return phrase.reach == "comments" and not block.head.lower().startswith(("0", "no ", "zero"))


def _stands_among_comments(phrase: SetPhrase) -> bool:
    """Readers write "Source: my cousin" too: under comments only buttons, legal lines and lists of links count."""
    return phrase.kind in ("boilerplate", "related", "comment") and phrase.where in ("whole", "start", "opening")


def _is_ornament(block: Block) -> bool:
    """Whether a block holds no letter and no digit: "* * *", "___"."""
    return not any(character.isalnum() for character in block.head)


def _is_menu(block: Block) -> bool:
    """Whether a block is a row of short names between bars, as a page's menu is copied: "News | Sport | Opinion"."""
    parts = _BARS.split(block.head) if block.whole else []
    return len(parts) >= 3 and all(0 < len(part.split()) <= 3 for part in parts) and not _DIGIT.search(block.head)


def _is_link_line(block: Block) -> bool:
    return (
        block.whole
        and block.words <= LINK_WORDS
        and not plain(block.tail).endswith((".", ":", ","))
        and block.lines <= 3
    )
