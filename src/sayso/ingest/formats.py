"""Which reader reads what: one table by suffix, and a look at the first bytes where the suffix says little or lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.errors import ReadError
from sayso.ingest.archives import read_gzip, read_warc, read_zip
from sayso.ingest.decode import looks_binary
from sayso.ingest.delimited import read_delimited
from sayso.ingest.feed import read_feed
from sayso.ingest.jsonrows import read_json, read_json_lines
from sayso.ingest.mail import read_mailbox, read_message
from sayso.ingest.page import read_page
from sayso.ingest.parts import Item, Part, Reader
from sayso.ingest.pdf import read_pdf
from sayso.ingest.plain import read_plain
from sayso.ingest.word import read_word
from sayso.tables import read_table

READERS: dict[str, Reader] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_plain, ".markdown": read_plain,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page,
    ".pdf": read_pdf, ".docx": read_word,
    ".eml": read_message, ".mbox": read_mailbox,
    ".jsonl": read_json_lines, ".ndjson": read_json_lines, ".json": read_json,
    ".csv": read_delimited, ".tsv": read_delimited,
    ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
    ".warc": read_warc, ".warc.gz": read_warc, ".gz": read_gzip, ".zip": read_zip,
}  # fmt: skip


#: Read piece by piece: such a file may be larger than what is read at once.
_PIECEWISE = frozenset({".mbox", ".jsonl", ".ndjson", ".csv", ".tsv", ".warc", ".warc.gz", ".gz", ".zip"})
_MAGIC = (
    (b"%PDF-", ".pdf"), (b"PK\x03\x04", ".zip"), (b"PK\x05\x06", ".zip"), (b"\x1f\x8b", ".gz"), (b"WARC/1.", ".warc"),
    (b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"), (b"7z\xbc\xaf", ".7z"), (b"\xfd7zXZ", ".xz"),
    (b"(\xb5/\xfd", ".zst"), (b"SQLite format 3\0", ".sqlite"), (b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"),
)  # fmt: skip
#: Formats of which another is the wrapping: a DOCX is a zip.
_WRAPPED = {(".docx", ".zip"), (".warc.gz", ".gz"), (".warc", ".gz"), (".warc.gz", ".warc"), (".docx", ".doc")}
_PAGE = re.compile(rb"^\W{0,20}<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"^\W{0,20}<(\?xml|rss|feed|rdf:RDF)\b")
_MAILBOX = re.compile(rb"^From \S+ .*\d\d:\d\d.*\r?\n[!-9;-~]+:")
_MAIL_HEADER = rb"(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To)"
_MESSAGE = re.compile(rb"^(?:" + _MAIL_HEADER + rb":.*\r?\n(?:[ \t].*\r?\n)*){3}")
_JSON = re.compile(rb'^\W{0,20}[\[{]\s*(\{\s*)?"[^"\n]{1,100}"\s*:')
_LOOKS = ((_PAGE, ".html"), (_XML, ".xml"), (_MAILBOX, ".mbox"), (_MESSAGE, ".eml"), (_JSON, ".json"))
#: Suffixes whose files are never plain text.
_BINARY = frozenset({".pdf", ".docx", ".zip", ".gz", ".warc", ".warc.gz"})


def read_any(part: Part) -> Iterator[Item]:
    """Yield what is in a part, by the reader for what it is. Raises ReadError for what Sayso does not read."""
    suffix = part.suffix
    head = part.head(whole=suffix in READERS and suffix not in _PIECEWISE)
    if not head:
        raise ReadError(part.source, "it is empty")
    if (unread := unread_formats().get(suffix)) and not _PAGE.match(head):
        raise ReadError(part.source, unread)
    found = sniff(head)
    if suffix not in READERS:
        if suffix and _is_office(part, found):
            raise ReadError(part.source, "an Office or e-book file of a kind Sayso does not read; save it as .docx")
        yield from _reader_of(part, ".txt" if found is None else found)(part)
        return
    if found and _lies(suffix, found):
        if found in READERS:
            yield part.problem("flag", f"named {suffix}, but it is {found}, and was read as such")
        suffix = found
    yield from _reader_of(part, suffix)(part)


def sniff(head: bytes) -> str | None:
    """The suffix that fits the first bytes; None for text that is nothing more. Raises nothing."""
    if magic := next((suffix for mark, suffix in _MAGIC if head.startswith(mark)), None):
        return magic
    if looks_binary(head):
        return ".bin"
    return next((suffix for pattern, suffix in _LOOKS if pattern.match(head)), None)


def _lies(suffix: str, found: str) -> bool:
    """Whether the bytes belie the suffix: a binary format under a text's name, or a page saved as a PDF."""
    if (suffix, found) in _WRAPPED or suffix == found:
        return False
    if found == ".bin":
        return suffix not in _BINARY
    return any(name == found for _, name in _MAGIC) or (suffix in _BINARY and found == ".html")


def _reader_of(part: Part, suffix: str) -> Reader:
    if reader := READERS.get(suffix):
        return reader
    raise ReadError(part.source, unread_formats().get(suffix) or "binary data, not text in any format Sayso reads")


def _is_office(part: Part, found: str | None) -> bool:
    """Whether a zip is an Office or OpenDocument file or an e-book: its members are no documents of their own."""
    head = part.head()
    return found == ".zip" and any(mark in head for mark in (b"[Content_Types].xml", b"mimetypeapplication/"))


@cache
def unread_formats() -> dict[str, str]:
    """Why each known format that is not read is not, and what to do, by suffix."""
    rows = read_table("unread_formats.csv", ("suffix", "what", "advice", "note", "source"))
    return {row["suffix"]: f"{row['what']}, a format Sayso does not read; {row['advice']}" for _, row in rows}
