"""Write the two binary texts of the bundled example, the PDF and the Word file: `python tools/make_example.py`.

Both come out the same to the byte at every run: no clock, no random identifier, fixed time stamps. The other
texts of the example are plain files and are edited by hand.
"""

from __future__ import annotations

import io
import textwrap
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx

TEXTS = Path(__file__).resolve().parent.parent / "src" / "sayso" / "example" / "texts"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and its role: title, byline, heading, body or foot."""

    role: str
    text: str


BULLETIN_PAGES: tuple[tuple[Block, ...], ...] = (
    (
        Block("title", "Aircraft over Kettelby on the night of April 10 to 11"),
        Block("byline", "Dray Valley Air Watch, Bulletin 7"),
        Block("byline", "April 14, 2023"),
        Block("byline", "By Nadia Crewe"),
        Block(
            "body",
            "Aircraft came to Kettelby from two directions on the night of April 10 to 11, less than a day after the "
            "Corvian Ministry of Defence stated that not one of its aircraft had entered Selvan airspace this year.",
        ),
        Block("heading", "What we saw"),
        Block(
            "body",
            "Between 1:40 and 2:10 a.m. on April 11, two transport aircraft crossed the border from the west at a "
            "height of about 600 metres. They dropped between 10 and 14 pallets on the meadow above the village. Both "
            "carried the grey ring of the Corvian air force, which three of our observers photographed.",
        ),
        Block(
            "body",
            "Twenty-five minutes later, at least two jets approached from the east and struck the ridge north of "
            "Pellford. We did not see their markings.",
        ),
        Block(
            "body",
            "“The windows were still shaking from the first when the others came,” said Elsa Pirn, a teacher. “They "
            "did not meet. They waited for one another.”",
        ),
        Block("foot", "Dray Valley Air Watch - Bulletin 7 - page 1 of 2"),
    ),
    (
        Block("heading", "What we conclude"),
        Block(
            "body",
            "It is almost certain that the transports were Corvian. It is likely that the jets were Vandrian. We "
            "cannot say whether the flights were coordinated, but it is unlikely that two air forces would come so "
            "close to each other by chance.",
        ),
        Block(
            "body",
            "Two fighters of the Ashen Front whom we reached by telephone alleged that Vandrian officers had marked "
            "the targets from the ground. We found no evidence of this.",
        ),
        Block(
            "body",
            "The Corvian Ministry of Defence did not reply to four messages. The Vandrian air force answered with one "
            "line: “Vandria does not comment on the dreams of shepherds.”",
        ),
        Block(
            "body",
            "Jon Hask, a shepherd, told us that a Selvan officer had asked him to burn the parachutes. Hask refused.",
        ),
        Block("heading", "About us"),
        Block(
            "body",
            "Dray Valley Air Watch is a group of 31 volunteers who count aircraft by ear and by eye. It takes no "
            "money from governments.",
        ),
        Block("foot", "Dray Valley Air Watch - Bulletin 7 - page 2 of 2"),
    ),
)

OPINION: tuple[Block, ...] = (
    Block("title", "Stop asking, start looking"),
    Block("byline", "By Clara Nyholm"),
    Block("byline", "Brund Tribune, Opinion, April 19, 2023"),
    Block(
        "body",
        "For a month we have asked our neighbours what their aircraft are doing in our sky. We have been given a "
        "denial from Harrowick, a shrug from Ostmar and, on Tuesday, half a sentence from President Adela Morrant "
        "that her own spokesman took back before supper.",
    ),
    Block(
        "body",
        "The facts are not hard to see. Corvia drops crates on our hills. Vandria bombs them. Neither of the two has "
        "asked us, and neither will.",
    ),
    Block(
        "body",
        "It may be that they are not allies. I do not think that it matters. A farmer whose field is crossed by two "
        "strangers does not care whether they greet each other.",
    ),
    Block("heading", "The shepherd’s ear"),
    Block(
        "body",
        "My colleague Ivor Lunt argues that each capital needs the other one to deny it. He is right, and that is why "
        "we should stop collecting denials. “Trust the shepherd’s ear before the minister’s mouth,” my grandmother "
        "used to say.",
    ),
    Block(
        "body",
        "Prime Minister Ruben Castell says that patience is the only weapon of a small country. I disagree. A small "
        "country can buy two radars and publish every morning what they saw. It can ask the Basin League to stay "
        "until the winter. It can stop pretending that a “neutral” neighbour is one.",
    ),
    Block("body", "Will parliament act before the summer? I fear that it will not."),
    Block(
        "bio",
        "Clara Nyholm teaches international law at the University of Brund and sat in parliament from 2011 to 2016. "
        "The opinions on this page are those of the writers.",
    ),
)

SIZES = {"title": 16, "heading": 13, "byline": 10, "body": 11, "foot": 8}
LINE_CHARACTERS = 86  # Helvetica 11 on a page 595 points wide, with margins of 60
STAMP = datetime(2023, 4, 19, 7, 0, 0)


def write_pdf(pages: tuple[tuple[Block, ...], ...]) -> bytes:
    """The bytes of a PDF 1.4 file: standard fonts, WinAnsi text, a cross-reference table, no compression."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects += _page_objects(page, 6 + 2 * number)
    title = _escape(pages[0][0].text)
    objects.append(
        b"<< /Title (" + title + b") /Author (Nadia Crewe) /Producer (make_example.py)"
        b" /CreationDate (D:20230414080000+02'00') >>"
    )
    return _assemble(objects)


def _page_objects(page: tuple[Block, ...], content_number: int) -> list[bytes]:
    stream = _page_stream(page)
    head = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        f" /Contents {content_number} 0 R >>"
    )
    return [head.encode(), f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream"]


def _page_stream(page: tuple[Block, ...]) -> bytes:
    """The drawing operators of one page, top to bottom; a foot line stands at the bottom margin."""
    parts: list[bytes] = []
    height = 770
    for block in page:
        size = SIZES[block.role]
        font = "F2" if block.role in ("title", "heading") else "F1"
        for line in textwrap.wrap(block.text, LINE_CHARACTERS, break_on_hyphens=False):
            at = 40 if block.role == "foot" else height
            parts.append(f"BT /{font} {size} Tf 60 {at} Td (".encode() + _escape(line) + b") Tj ET")
            height -= size + 4
        height -= 0 if block.role == "byline" else 10
    return b"\n".join(parts)


def _escape(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assemble(objects: list[bytes]) -> bytes:
    """Number the objects, then the cross-reference table and the trailer; the information record is the last."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    out += f"startxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def write_docx(blocks: tuple[Block, ...]) -> bytes:
    """The bytes of a Word file with the built-in Title, Subtitle and Heading styles."""
    document = docx.Document()
    styles = {"title": "Title", "byline": "Subtitle", "heading": "Heading 1", "body": "Normal", "bio": "Normal"}
    for block in blocks:
        paragraph = document.add_paragraph(style=styles[block.role])
        paragraph.add_run(block.text).italic = True if block.role == "bio" else None
    properties = document.core_properties
    properties.title, properties.author = blocks[0].text, "Clara Nyholm"
    properties.last_modified_by, properties.comments, properties.language = "Brund Tribune", "", "en"
    properties.created = properties.modified = STAMP
    buffer = io.BytesIO()
    document.save(buffer)
    return _fix_zip_times(buffer.getvalue())


def _fix_zip_times(package: bytes) -> bytes:
    """The same zip with every member dated STAMP: the writer puts the clock there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=STAMP.timetuple()[:6])
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(member, source.read(name))
    return out.getvalue()


def main() -> None:
    """Write both files into the example's folder."""
    (TEXTS / "10_air_watch_bulletin.pdf").write_bytes(write_pdf(BULLETIN_PAGES))
    (TEXTS / "13_tribune_opinion.docx").write_bytes(write_docx(OPINION))


if __name__ == "__main__":
    main()
