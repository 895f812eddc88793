"""RSS and Atom: each entry is a document; its full text if the feed holds it, else its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import ReadError
from sayso.ingest.dates import to_edtf
from sayso.ingest.markup import fragment_text
from sayso.ingest.metadata import make_document, one_line, split_authors
from sayso.ingest.page import read_page
from sayso.ingest.parts import About, Item, Part

_PAGE = re.compile(rb"<(!doctype\s+html|html[\s>])", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z!/][^<>]*>|&[a-z]+;|&#", re.IGNORECASE)


def read_feed(part: Part) -> Iterator[Item]:
    """Yield a document for each entry. Other XML is not read, pages with the suffix .xml are."""
    data = part.read()
    if _PAGE.search(data[:2048]):
        yield from read_page(part)
        return
    # Feeds declare no entities; what does is meant to grow without end, or to pull in files.
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise ReadError(part.source, "it declares entities of its own, as no feed needs to; not read, for safety")
    import feedparser

    # A stream, never the bytes themselves: those it would also try as an address and a file name.
    feed = feedparser.parse(io.BytesIO(data), response_headers={"content-type": _content_type(part)})
    if not feed.version and not feed.entries:
        raise ReadError(part.source, "XML, but neither RSS nor Atom; convert it to text or JSON lines")
    if not feed.entries:
        raise ReadError(part.source, "a feed without entries")
    if feed.bozo and _is_cut(feed.get("bozo_exception")):
        yield part.problem("partial", "the feed is cut short or not well-formed; some entries may be missing")
    for number, entry in enumerate(feed.entries, 1):
        part.budget.spend(part.source, members=1)
        yield from _read_entry(part, number, entry, feed)


def _read_entry(part: Part, number: int, entry: Any, feed: Any) -> Iterator[Item]:  # noqa: ANN401
    inner = part.inside(f"#item={number}", b"")
    text = max((_text(content) for content in entry.get("content", [])), key=len, default="")
    text = text or _text(entry.get("summary_detail") or {})
    if not text:
        yield inner.problem("lost", "the entry has no text, only a title or a link")
        return
    yield from make_document(inner, text, _about(entry, feed))


def _text(content: Any) -> str:  # noqa: ANN401
    value = str(content.get("value") or "")
    return fragment_text(value) if _MARKUP.search(value) else value.strip()


def _about(entry: Any, feed: Any) -> About:  # noqa: ANN401
    channel = feed.feed
    # An Atom entry's "updated" is its last change; in RSS the library files Dublin Core's date, the first, under it.
    updated = entry.get("updated") if str(feed.version).startswith("rss") else None
    names = [one_line(str(author.get("name") or "")) for author in entry.get("authors", [])]
    return About(
        title=_plain(entry.get("title")),
        authors=tuple(name for one in names if one for name in split_authors(one)),
        outlet=_plain(channel.get("title")),
        published=to_edtf(entry.get("published") or entry.get("created") or updated),
        url=entry.get("link"),
        language=entry.get("language") or channel.get("language"),
        republishes=_plain((entry.get("source") or {}).get("title")),
    )


def _plain(title: str | None) -> str | None:
    """A title without the markup that the library leaves in."""
    return one_line(fragment_text(title) if title and _MARKUP.search(title) else title)


def _is_cut(error: object) -> bool:
    """Whether the XML broke off; that the declared encoding was overridden breaks nothing."""
    return "CharacterEncoding" not in type(error).__name__ and "NonXMLContentType" not in type(error).__name__


def _content_type(part: Part) -> str:
    return f"application/xml; charset={part.charset}" if part.charset else "application/xml"
