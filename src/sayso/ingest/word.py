"""DOCX: paragraphs, lists and tables in the order of the text, with what was inserted and without what was struck.

The date in the file is when it, or its template, was made: it is not taken for a date of publication. Does not read
headers and footers; footnotes and comments are left out, and that is reported.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from sayso.errors import ReadError
from sayso.ingest.decode import Reserve
from sayso.ingest.metadata import make_document, split_authors
from sayso.ingest.parts import About, Item, Part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The second copy of a drawing, kept for old programs.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: What was deleted, or moved from here, while changes were tracked.
_STRUCK = (f"{_W}del", f"{_W}moveFrom")
_OLE = b"\xd0\xcf\x11\xe0"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes", "comments")


def read_word(part: Part) -> Iterator[Item]:
    """Yield the text of a DOCX file as one document."""
    import docx

    data = part.read()
    if data.startswith(_OLE):
        raise ReadError(part.source, "encrypted, or an old .doc under a new name; save it as .docx without a password")
    _check_size(part, data)
    document = docx.Document(io.BytesIO(data))
    core = document.core_properties
    about = About(title=core.title or None, authors=_authors(core.author), language=core.language or None)
    blocks = list(_blocks(document.element.body))
    yield from make_document(part, _join(blocks), about, _reserves(document))


def _check_size(part: Part, data: bytes) -> None:
    """Unpack every member once, counting: the library would unpack a bomb whole. Raises ReadError, LimitError."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            with archive.open(info) as stream:
                part.unpack(cast(BinaryIO, stream), part.source)


def _authors(text: str | None) -> tuple[str, ...]:
    """The authors; "python-docx" is what that library writes where nobody is named."""
    return () if text == "python-docx" else split_authors(text)


def _blocks(container: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - lxml publishes no types
    """Yield each paragraph and each row of a table, and whether it belongs to a list or table."""
    for child in container:
        if child.tag == f"{_W}p":
            if text := _paragraph(child):
                item = child.find(f"{_W}pPr/{_W}numPr") is not None or _style(child).startswith("List")
                yield (f"- {text}", True) if item else (text, False)
            for box in child.iter(f"{_W}txbxContent"):
                if not _within(box, _FALLBACK) and next(box.iterancestors(f"{_W}p")) is child:
                    yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            for row in child.iterfind(f"{_W}tr"):
                cells = ("\n".join(text for text, _ in _blocks(cell)) for cell in row.iterchildren(f"{_W}tc"))
                if line := " | ".join(cells).strip(" |"):
                    yield line, True
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
            yield from _blocks(child)


def _paragraph(paragraph: Any) -> str:  # noqa: ANN401
    """The text of a paragraph, with tabs and breaks; not that of text boxes anchored in it, nor field codes."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", *_SIGNS):
        mine = next(element.iterancestors(f"{_W}p")) is paragraph and element.getparent().tag == f"{_W}r"
        if mine and not _within(element, *_STRUCK):
            pieces.append(_SIGNS.get(element.tag, element.text or ""))
    return "".join(pieces).strip()


def _style(paragraph: Any) -> str:  # noqa: ANN401
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(style.get(f"{_W}val", "")) if style is not None else ""


def _within(element: Any, *tags: str) -> bool:  # noqa: ANN401
    return next(element.iterancestors(*tags), None) is not None


def _join(blocks: list[tuple[str, bool]]) -> str:
    pieces: list[str] = []
    close_before = False
    for text, close in blocks:
        if pieces:
            pieces.append("\n" if close and close_before else "\n\n")
        pieces.append(text)
        close_before = close
    return "".join(pieces)


def _reserves(document: Any) -> Iterator[Reserve]:  # noqa: ANN401
    """Yield a reserve for notes that were left out. Two empty ones are in every file that may have any."""
    for kind in _NOTES:
        ends = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{kind}"))
        notes = next((end.blob.count(f"<w:{kind[:-1]} ".encode()) for end in ends), 0)
        if (count := notes - (0 if kind == "comments" else 2)) > 0:
            yield "partial", f"{kind} that were not read: {count}"
