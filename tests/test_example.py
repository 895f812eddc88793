"""The bundled example: its files, its table in the documentation and its hand-made key belong together."""

from __future__ import annotations

import csv
import email
import email.policy
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sayso.example import EXAMPLE_TITLE, example_files
from sayso.records import ACTS, FORMS, STATEMENT_KINDS

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SUFFIXES = {".txt", ".md", ".html", ".eml", ".jsonl", ".csv", ".xml", ".docx", ".pdf"}


@dataclass(frozen=True, slots=True)
class Expectation:
    """One row of a golden table: where it looks and what it expects there."""

    file: str
    row: int | None
    cells: dict[str, str]


def read_golden(name: str) -> list[Expectation]:
    """The rows of one golden table."""
    with (GOLDEN / name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [Expectation(row["file"], int(row["row"]) if row["row"] else None, row) for row in rows]


def one_space(text: str) -> str:
    """The text with every run of blanks and line ends as one space, as the key compares it."""
    return re.sub(r"\s+", " ", text)


def read_texts(path: Path) -> list[str]:
    """The texts of one example file, one for each record, without any of Sayso's own readers."""
    readers = {".jsonl": _lines, ".csv": _table, ".xml": _feed, ".eml": _mail, ".docx": _word, ".pdf": _pdf}
    if path.suffix in readers:
        return list(readers[path.suffix](path))
    text = path.read_text("utf-8")
    return [html.unescape(re.sub(r"<[^>]+>", "", text))] if path.suffix == ".html" else [text]


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)["text"]


def _table(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield row["text"]


def _feed(path: Path) -> Iterator[str]:
    content = "{http://purl.org/rss/1.0/modules/content/}encoded"
    for item in ElementTree.parse(path).iter("item"):
        yield re.sub(r"<[^>]+>", "", item.findtext(content) or "")


def _mail(path: Path) -> Iterator[str]:
    yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_content()


def _word(path: Path) -> Iterator[str]:
    docx = pytest.importorskip("docx")
    yield "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def _pdf(path: Path) -> Iterator[str]:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(path)
    try:
        yield "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_example_is_a_real_folder_of_numbered_files_in_nine_formats() -> None:
    """A command line needs paths on disk, and `show CASE 03` needs one file for each number."""
    with example_files() as folder:
        names = sorted(path.name for path in folder.iterdir())
    assert EXAMPLE_TITLE
    assert {Path(name).suffix for name in names} == SUFFIXES
    assert [name[:3] for name in names] == [f"{number:02d}_" for number in range(1, len(names) + 1)]


def test_the_table_in_the_documentation_names_every_file_and_no_other() -> None:
    """Users find each file and its phenomena in docs/example.md."""
    named = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "example.md").read_text("utf-8"), re.MULTILINE)
    with example_files() as folder:
        assert named == sorted(path.name for path in folder.iterdir())


def test_every_expected_content_occurs_in_its_text() -> None:
    """A key that quotes words the text does not hold would test nothing."""
    with example_files() as folder:
        texts = {path.name: [one_space(text) for text in read_texts(path)] for path in folder.iterdir()}
    missing = [
        (row.file, row.cells["content"])
        for row in read_golden("example_expect.csv")
        if row.cells["content"] not in texts[row.file][(row.row or 1) - 1]
    ]
    assert missing == []


def test_the_key_speaks_the_words_of_the_glossary() -> None:
    """Kinds, forms and acts are those of the records, every one of them occurs, and the origin closes the chain."""
    rows = [row.cells for row in read_golden("example_expect.csv")]
    assert {row["kind"] for row in rows} == set(STATEMENT_KINDS)
    assert {row["form"] for row in rows} == set(FORMS)
    assert {row["act"] for row in rows} == set(ACTS)
    assert [row for row in rows if row["chain"].split(" > ")[-1] != row["origin"]] == []


def test_every_document_of_the_example_has_a_row_in_the_key_of_documents() -> None:
    """Files with several records have a row for each, counted from 1."""
    with example_files() as folder:
        counts = {path.name: len(read_texts(path)) for path in folder.iterdir()}
    found = dict.fromkeys(counts, 0)
    for row in read_golden("example_documents.csv"):
        found[row.file] += 1
        assert (row.row or 1) == found[row.file]
    assert found == counts


def test_the_agency_report_is_printed_whole_twice_and_cut_once() -> None:
    """The example's circular report: two prints differ in their marks alone, the third keeps whole sentences."""
    with example_files() as folder:
        first, second, third = (path.read_text("utf-8") for path in sorted(folder.iterdir())[:3])
    plain = str.maketrans({"“": '"', "”": '"', "’": "'"})
    body = first.translate(plain).replace(" — ", " -- ").split("(TIDEWIRE)")[1]
    assert body in second
    assert "none has orders to cross it" in third and len(third) < len(first) * 0.6


def test_the_web_page_gives_its_title_author_date_and_site() -> None:
    """The page carries its metadata as real pages do, so that the usual extractor finds it."""
    trafilatura = pytest.importorskip("trafilatura")
    with example_files() as folder:
        page = (folder / "05_lake_ledger_letter.html").read_text("utf-8")
    found = trafilatura.bare_extraction(page, include_comments=True, with_metadata=True)
    assert (found.author, found.date, found.sitename) == ("Ines Calder", "2023-04-06", "The Lake Ledger")
    assert found.title == "Corvian President Wrote Secretly to Vandria’s Chancellor, Officials Say"
    assert "a diplomat walk into a bar" in found.comments and "walk into a bar" not in found.text
