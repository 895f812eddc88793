"""PDF: the text layer, page by page, as the page shows it; a word parted at the end of a line stays parted.

Reads title, author and date of making from the file's metadata. Does not recognise text in images, put columns or
tables in order (the order is the file's own), nor remove running heads and page numbers.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sayso.errors import ReadError
from sayso.ingest.dates import to_edtf
from sayso.ingest.decode import Reserve
from sayso.ingest.metadata import make_document, split_authors
from sayso.ingest.parts import About, Item, Part

_PASSWORD = 4  # FPDF_ERR_PASSWORD
#: PDFium gives a hyphen at the end of a line, and the line's end with it, as one of the two characters.
_LINE_END = re.compile("(\r\n|[\ufffe\x02])")
Box = tuple[float, float, float, float]  # left, bottom, right, top

#: White between two lines, over the usual, in heights of a line, that parts two paragraphs.
_WIDE = 0.4
#: Stands for the gap beside a line that has no box.
_APART = float("inf")


def read_pdf(part: Part) -> Iterator[Item]:
    """Yield the text of a PDF as one document."""
    with closing(_open(part)) as document:
        pages, damaged = _pages(document)
        known = document.get_metadata_dict()
    text = "\n\n".join(page for page in pages if page)
    if not text:
        why = (
            f"all its pages are damaged: {_list(damaged)}"
            if damaged
            else "no text layer (a scan?); recognise its text first"
        )
        raise ReadError(part.source, why)
    about = About(
        title=known.get("Title") or None,
        authors=split_authors(known.get("Author")),
        published=to_edtf(known.get("CreationDate")),
    )
    yield from make_document(part, text, about, _reserves(pages, damaged))


def _open(part: Part) -> Any:  # noqa: ANN401 - pypdfium2 publishes no types
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(part.read())
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ReadError(part.source, "encrypted: it opens only with a password; save a copy without one") from error
        raise ReadError(part.source, "not a PDF, or damaged or cut short; get it again") from error


def _pages(document: Any) -> tuple[list[str], list[int]]:  # noqa: ANN401
    """The text of each page, "" if it has none; and the numbers of pages that cannot be opened."""
    from pypdfium2 import PdfiumError

    pages: list[str] = []
    damaged: list[int] = []
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
                pages.append(_page_text(textpage))
        except PdfiumError:
            pages.append("")
            damaged.append(number + 1)
    return pages, damaged


def _page_text(page: Any) -> str:  # noqa: ANN401
    """The text of a page, with a blank line where the page leaves more white between lines than it mostly does."""
    text = str(page.get_text_range())
    pieces = _LINE_END.split(text)
    lines, ends = pieces[::2], pieces[1::2]
    wide = [False] * len(ends)
    # Where the counts differ, PDFium counts some characters otherwise than Python, and its boxes belong to others.
    if len(text) == page.count_chars() and len(lines) > 2:
        starts = [0, *itertools.accumulate(map(len, pieces))][::2]
        wide = _wide_gaps(
            [page.get_charbox(at, loose=True) if line else None for at, line in zip(starts, lines, strict=True)]
        )
    breaks = ("-\n" if end != "\r\n" else "\n\n" if gap else "\n" for end, gap in zip(ends, wide, strict=True))
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(lines, breaks, fillvalue=""))).strip()


def _wide_gaps(boxes: list[Box | None]) -> list[bool]:
    """Whether more white than usual lies between each two lines.

    Usual is the lower quartile: lines of one paragraph stand closest, but a page may have more paragraphs than lines.
    """
    height = statistics.median([box[3] - box[1] for box in boxes if box] or [0.0])
    gaps = [above[1] - below[3] if above and below else _APART for above, below in itertools.pairwise(boxes)]
    # A gap below zero by more than a line leads up the page, into the next column.
    down = sorted(gap for gap in gaps if -height < gap < _APART) or [_APART]
    return [down[len(down) // 4] + _WIDE * height < gap < _APART for gap in gaps]


def _reserves(pages: list[str], damaged: list[int]) -> Iterator[Reserve]:
    if damaged:
        yield "partial", f"damaged pages, which were not read: {_list(damaged)}"
    if empty := [n for n, page in enumerate(pages, 1) if not page and n not in damaged]:
        yield "partial", f"pages without text (images?): {_list(empty)} of {len(pages)}"


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (f" and {len(numbers) - 10} more" if len(numbers) > 10 else "")
