"""Files of every format, made by the tests themselves, around one invented article."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage

TITLE = "Norland denies border talks"
LEAD = "The foreign ministry of Norland denied on Thursday that it had held talks with Sudmark about the border."
QUOTE = '"We have met nobody, and we have nothing to meet about," said its spokesman, Ivo Brandt.'
END = "The Daily Lantern had written that two officials met twice in October in a hotel by the harbour."
TEXT = f"{LEAD}\n\n{QUOTE}\n\n{END}\n"
HEAD = """<title>Norland denies border talks | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Mara Quill">
<link rel="canonical" href="https://harbourpost.example/norland-denies">
<meta property="article:published_time" content="2021-03-04T23:30:00-05:00">"""


def page(*, head: str = HEAD, body: str = "", lang: str = "en", charset: str = "utf-8") -> bytes:
    """An HTML page; its body is the article unless another is given."""
    article = "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, QUOTE, END))
    body = body or f'<nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{article}</article>'
    html = f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
    return html.encode(charset)


def pdf(pages: Iterable[Iterable[str]], info: str = "") -> bytes:
    """A PDF with one line of text under another on each page; an empty line leaves white."""
    pages = list(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    return _assemble(objects)


def _assemble(objects: list[str]) -> bytes:
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def docx(paragraphs: Iterable[str] = (LEAD, QUOTE, END), *, title: str = TITLE, author: str = "Mara Quill") -> bytes:
    """A Word file."""
    import docx

    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def mail(text: str | None = TEXT, html: str | None = None, attached: dict[str, bytes] | None = None) -> bytes:
    """A mail message."""
    message = EmailMessage()
    message["From"] = "Mara Quill <mara@harbourpost.example>"
    message["To"] = "desk@harbourpost.example"
    message["Subject"] = TITLE
    message["Date"] = "Thu, 04 Mar 2021 23:30:00 -0500"
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mbox(*messages: bytes) -> bytes:
    """A mailbox of messages."""
    return b"".join(b"From mara@harbourpost.example Thu Mar 04 23:30:00 2021\n" + m + b"\n\n" for m in messages)


def warc_record(url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """One response of a WARC."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2030-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def feed(items: str, *, head: str = "<title>The Harbour Post</title><language>en-gb</language>") -> bytes:
    """An RSS feed."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def encrypted_zip(name: str = "a.txt") -> bytes:
    """A zip whose member claims to be encrypted: the flag is set in both of its headers."""
    data = bytearray(zipped({name: b"secret"}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def encrypted_pdf() -> bytes:
    """A PDF that opens only with a password (of the standard security handler, with digests that match none)."""
    digest = "<" + "41" * 32 + ">"
    data = pdf([["secret"]]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 7 0 R /ID [<41><41>]")
    encrypt = f"7 0 obj\n<< /Filter /Standard /V 1 /R 2 /O {digest} /U {digest} /P -4 >>\nendobj\n".encode()
    table = data.index(b"xref\n")
    data = data[:table] + encrypt + data[table:]
    data = data.replace(b"0 7\n", b"0 8\n").replace(b"/Size 7", b"/Size 8")
    data = data.replace(b"trailer", f"{table:010d} 00000 n \ntrailer".encode())
    return data.replace(f"startxref\n{table}".encode(), f"startxref\n{table + len(encrypt)}".encode())


def bomb(size: int = 3_000_000) -> bytes:
    """A zip of zeros that unpacks to far more than it weighs."""
    return zipped({f"{n}.txt": b"0" * size for n in range(4)})


def gz(data: bytes) -> bytes:
    """A gzip file, the same each time."""
    return gzip.compress(data, mtime=0)
