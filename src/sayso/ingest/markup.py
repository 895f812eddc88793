"""A tree of HTML, or of trafilatura's own elements, as plain text a reader of segments can use.

Blocks are parted by a blank line, items of a list and rows of a table by a newline; items begin "- " or "1. ",
cells are joined by " | ". Blanks are collapsed as a browser would. Nothing is written for images and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import ReadError

Tree = Any  # lxml publishes no types

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "main",
    "nav", "p", "pre", "section", "summary", "table", "caption", "thead", "tbody", "tfoot", "ul", "ol", "li", "tr",
    "quote", "list", "item", "row", "heading", "code-block",
})  # fmt: skip
_LISTS = frozenset({"ul", "ol", "list"})
_ITEMS = frozenset({"li", "item"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "title", "select", "button",
    "textarea", "audio", "video", "canvas", "input",
})  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def parse_html(text: str) -> tuple[Tree, bool]:
    """The tree of a page or a fragment, and whether some was nested too deep to be kept. Raises ReadError if empty."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise ReadError("", "it holds no text, only markup") from error
    cut = any("depth" in entry.message.lower() for entry in parser.error_log)
    return tree, cut


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, such as the summary in a feed; "" if there is none."""
    try:
        return render(parse_html(markup)[0])
    except ReadError:
        return ""


def render(tree: Tree, *, marks: bool = True) -> str:
    """The text of a tree; without `marks`, items of lists are plain paragraphs.

    (Trafilatura's headings, which it calls `head`, must be renamed to `heading` before.)
    """
    return _join(_Writer(marks).write(tree))


def _join(blocks: list[tuple[str, int]]) -> str:
    """One text: a blank line between blocks, none between the items of one list or the rows of one table."""
    pieces: list[str] = []
    before = 0
    for text, group in blocks:
        if pieces:
            pieces.append("\n" if group and group == before else "\n\n")
        pieces.append(text)
        before = group
    return "".join(pieces)


class _Writer:
    """Walks a tree once, without recursion, gathering blocks as (text, number of its list or table, else 0)."""

    def __init__(self, marks: bool) -> None:
        self.marks = marks
        self.blocks: list[tuple[str, int]] = []
        self.pieces: list[str] = []
        self.lists: list[int | None] = []  # the number of the last item, None in lists without numbers
        self.prefix = ""
        self.rows = 0
        self.group = 0
        self.verbatim = 0

    def write(self, tree: Tree) -> list[tuple[str, int]]:
        for event, element in _events(tree):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
            else:
                self.pieces.append(element.replace("\n", "\0") if self.verbatim else element)
        self._flush()
        return self.blocks

    def _start(self, element: Tree) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS or tag == "table":
            self.group += not (self.lists or self.rows)
        if tag in _LISTS:
            numbered = tag == "ol" or element.get("rend") == "ol"
            self.lists.append(_number(element.get("start"), 1) - 1 if numbered else None)
        elif tag in _ITEMS:
            self._item(element)
        elif tag in _ROWS:
            self.rows += 1
        elif tag == "pre":
            self.verbatim += 1
        elif tag in _BREAKS:
            self.pieces.append("\0")  # marks a break that the collapsing of blanks must leave
        elif tag in _CELLS and "".join(self.pieces).strip():
            self.pieces.append(" | ")

    def _item(self, element: Tree) -> None:
        indent = "  " * max(len(self.lists) - 1, 0)
        last = self.lists[-1] if self.lists else None
        if last is None:
            self.prefix = f"{indent}- "
            return
        self.lists[-1] = _number(element.get("value"), last + 1)
        self.prefix = f"{indent}{self.lists[-1]}. "

    def _end(self, element: Tree) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag in _ITEMS:
            self.prefix = ""
        elif tag in _ROWS:
            self.rows -= 1
        elif tag == "pre":
            self.verbatim -= 1

    def _flush(self) -> None:
        prefix, group = (self.prefix, self.group) if self.marks and (self.lists or self.rows) else ("", 0)
        lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(self.pieces).split("\0"))
        self.pieces.clear()
        if text := "\n".join(lines).strip("\n "):
            self.blocks.append((prefix + text, group))
            self.prefix = ""


def _events(tree: Tree) -> Iterator[tuple[str, Any]]:
    """Yield start and end of each element that is shown, and the text between, in order."""
    from lxml import etree

    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        shown = isinstance(element.tag, str) and element.tag not in _UNSEEN
        if event == "start":
            if shown:
                yield "start", element
                if element.text:
                    yield "text", element.text.replace("\0", "")
            else:
                walker.skip_subtree()
            continue
        if shown:
            yield "end", element
        if element.tail and element is not tree:
            yield "text", element.tail.replace("\0", "")


def _number(text: str | None, otherwise: int) -> int:
    """The number an attribute holds."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise
