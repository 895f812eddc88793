"""Mail: a message is a document (its subject the title, its sender the author); attachments are documents too.

The plain text is taken, else the HTML, all of it. Does not join the parts of split messages, decrypt, or remove
what a message quotes from earlier ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO, cast

from sayso.errors import ReadError
from sayso.ingest.dates import to_edtf
from sayso.ingest.decode import Decoded, Reserve, decode
from sayso.ingest.files import printable
from sayso.ingest.markup import fragment_text
from sayso.ingest.metadata import make_document, one_line
from sayso.ingest.page import decode_page
from sayso.ingest.parts import About, Item, Part, suffix_of

_SEPARATOR = re.compile(rb"From \S.*\d\d:\d\d")  # "From jo@x.example Tue Jun 17 10:00:00 2014": mbox, RFC 4155
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)  # mboxrd: such lines were given a ">" when written
#: Header lines before the body of what is taken for a message.
_HEADER = re.compile(rb"^[!-9;-~]+:", re.MULTILINE)
_SUFFIXES = {
    "text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "message/rfc822": ".eml",
    "application/zip": ".zip", "text/csv": ".csv", "application/json": ".json",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip


def read_message(part: Part) -> Iterator[Item]:
    """Yield the message, then its attachments."""
    data = part.read()
    if not _HEADER.search(data[:4096]):
        raise ReadError(part.source, "not a mail message: it has no header lines")
    message = message_from_bytes(data, policy=policy.default)
    about = About(
        title=_header(message, "subject"),
        authors=_senders(message),
        published=_date(_header(message, "date")),
        language=_header(message, "content-language"),
    )
    body = _body(message)
    attached = list(_attachments(part, message, body))
    decoded = _text(body) if body is not None else Decoded("", "ascii")
    reserves = [*decoded.reserves, *_defects(message)]
    if decoded.text.strip() or not attached:
        yield from make_document(part, decoded.text, about, reserves)
    yield from attached


def read_mailbox(part: Part) -> Iterator[Item]:
    """Yield each message of an mbox as a part, one at a time."""
    with part.open() as stream:
        for number, message in enumerate(_split(part, stream), 1):
            part.budget.spend(part.source, members=1)
            yield part.inside(f"#message={number}", message, suffix=".eml")


def _split(part: Part, stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of each message; a "From " line after a blank one begins the next."""
    limit = part.options.limits.max_bytes
    lines: list[bytes] = []
    size = 0
    blank = True
    first = True
    while line := stream.readline(limit + 1):
        if blank and _SEPARATOR.match(line):
            if not first:
                yield _QUOTED_FROM.sub(b"", b"".join(lines))
            lines, size, first = [], 0, False
            blank = False
            continue
        if first and line.strip():
            raise ReadError(part.source, 'not an mbox: it does not begin with a "From " line')
        blank = not line.strip()
        if size <= limit:  # one line more than is allowed stays, so that the message is seen to be too long
            lines.append(line)
        size += len(line)
    if not first:
        yield _QUOTED_FROM.sub(b"", b"".join(lines))


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part that is the message's text; None if it is only a cover for attachments."""
    try:
        return cast("EmailMessage | None", message.get_body(("plain", "html")))
    except (AttributeError, KeyError, LookupError, ValueError):  # on malformed headers the library breaks off so
        parts = (part for part in message.walk() if part.get_content_type() in ("text/plain", "text/html"))
        return next(parts, None)


def _text(body: EmailMessage) -> Decoded:
    data = _payload(body)
    charset = body.get_content_charset()
    if body.get_content_type() != "text/html":
        return decode(data, charset)
    decoded = decode_page(data, charset)
    return Decoded(fragment_text(decoded.text.replace("\0", "")), decoded.encoding, decoded.reserves)


def _payload(message: Message) -> bytes:
    data = message.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _attachments(part: Part, message: EmailMessage, body: EmailMessage | None) -> Iterator[Item]:
    """Yield what is attached, as parts; pictures within the text are part of its looks, and are left."""
    for number, attached in enumerate(_attached(message, body), 1):
        kind = attached.get_content_type()
        if attached.get_content_maintype() == "image" and attached.get_content_disposition() != "attachment":
            continue
        name = _name(attached) or f"part {number}{_SUFFIXES.get(kind, '')}"
        data = attached.get_payload(0).as_bytes() if kind == "message/rfc822" else _payload(attached)  # type: ignore[union-attr]
        suffix = suffix_of(name) or _SUFFIXES.get(kind, "")
        part.budget.spend(part.source, size=len(data), members=1)
        yield part.inside(f"!{name}", data, suffix=suffix, charset=attached.get_content_charset(), about=About())


def _attached(message: Message, body: Message | None) -> Iterator[Message]:
    """Yield each part that is neither the text nor another version of it, not going into attached messages."""
    if message is body:
        return
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    children = cast("list[Message]", message.get_payload())
    versions = message.get_content_type() == "multipart/alternative"
    for child in children:
        if not (versions and child.get_content_maintype() == "text"):
            yield from _attached(child, body)


def _name(attached: Message) -> str | None:
    try:
        name = attached.get_filename()
    except (ValueError, LookupError, AttributeError):
        return None
    return printable(name.replace("\\", "/").rsplit("/", 1)[-1]) if name else None


def _header(message: Message, name: str) -> str | None:
    """A header's text; None if it is not there, or so malformed that the library cannot read it."""
    try:
        value = message.get(name)
    except Exception:
        return None
    return one_line(str(value)) if value is not None else None


def _senders(message: Message) -> tuple[str, ...]:
    people = getaddresses([_header(message, "from") or ""])
    return tuple(name for name in (one_line(name or address) for name, address in people) if name)


def _date(text: str | None) -> str | None:
    """The day the message was sent, where its sender was."""
    if date := to_edtf(text):
        return date
    try:
        return to_edtf(parsedate_to_datetime(text or "").date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _defects(message: EmailMessage) -> Iterable[Reserve]:
    """A reserve if the message is cut short: its last part has no end."""
    names = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    if names & {"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect"}:
        return [("partial", "the message is cut short or damaged; some of it may be missing")]
    if names & {"InvalidBase64LengthDefect", "InvalidBase64CharactersDefect", "InvalidBase64PaddingDefect"}:
        return [("partial", "the coding of the message is damaged; some of it may be missing")]
    return []
