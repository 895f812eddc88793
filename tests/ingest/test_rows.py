"""Tables and JSON: which column is which, and what is said of rows that cannot be read."""

from __future__ import annotations

import csv

import pytest

from ingest import made
from ingest.reading import only, read
from sayso.ingest import Columns, Options
from sayso.ingest.metadata import split_authors
from sayso.ingest.rows import MOST_ALIKE, find_columns


def test_usual_names_are_known_in_any_spelling():
    """Case, blanks, hyphens and underscores do not matter."""
    found = find_columns(["ID", "Article-Text", "HEADLINE", "pub date", "Source", "Web_URL", "Lang"], Columns())
    assert found == Columns("Article-Text", "HEADLINE", None, "Source", "pub date", "Web_URL", "Lang")


def test_a_column_told_that_is_not_there_is_reported(tmp_path):
    """The rows are read all the same, without that field."""
    options = Options(columns=Columns(title="Überschrift"))
    (document,), (problem,) = read(tmp_path / "a.csv", b"title,text\nOne,Words.\n", options)
    assert (document.title, problem.severity) == (None, "flag")
    assert "--title-column" in problem.reason


def test_many_rows_of_one_fault_are_counted_not_listed(tmp_path):
    """A thousand rows without a text are one thing to know, not a thousand."""
    documents, problems = read(tmp_path / "a.csv", b"id,text\n" + b"1,\n" * 1000 + b"2,Words.\n")
    assert len(documents) == 1
    assert len(problems) == MOST_ALIKE + 1
    assert problems[-1].reason == f"rows besides these that were not read as they should be: {1000 - MOST_ALIKE}"


def test_a_cell_longer_than_the_csv_module_allows_is_read_and_its_limit_left_as_it_was(tmp_path):
    """The limit is a setting of the whole process, and another's to keep."""
    before = csv.field_size_limit()
    words = "word " * 60_000
    assert only(tmp_path / "a.csv", f'text\n"{words}"\n'.encode()).text == words
    assert csv.field_size_limit() == before


def test_a_mark_in_the_middle_of_a_cell_is_no_fault(tmp_path):
    """Inches are written so."""
    assert only(tmp_path / "a.csv", b'title,text\nOne,A 5" pipe.\n').text == 'A 5" pipe.'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_table_from_a_spreadsheet_is_read_with_its_mark(tmp_path, encoding):
    """The mark at the beginning is no part of the first column's name."""
    assert only(tmp_path / "a.csv", "text;title\nDéjà vu.;One\n".encode(encoding)).title == "One"
    assert only(tmp_path / "a.jsonl", '{"text": "Déjà vu."}\n'.encode(encoding)).text == "Déjà vu."


def test_a_table_in_another_encoding_is_read_with_one_reserve(tmp_path):
    """The odd byte may come late: the file is looked through before the first row is read."""
    data = b"title,text\n" + b"One,Words.\n" * 9 + "Two,Déjà vu.\n".encode("cp1252")
    documents, problems = read(tmp_path / "a.csv", data)
    assert documents[-1].text == "Déjà vu."
    assert [problem.severity for problem in problems] == ["flag"]


def test_a_column_of_html_is_read_as_html(tmp_path):
    """By its name: a text with a "<" in it is no markup."""
    assert only(tmp_path / "a.csv", b"id,body_html\n1,<p>One.</p><p>Two.</p>\n").text == "One.\n\nTwo."
    assert only(tmp_path / "b.csv", b"id,text\n1,<p>One.</p>\n").text == "<p>One.</p>"


def test_a_json_object_around_one_list_is_that_list(tmp_path):
    """JSON Feed and news services answer so."""
    data = b'{"version": "1.1", "items": [{"content_html": "<p>One.</p>"}, {"content_text": "Two."}]}'
    documents, problems = read(tmp_path / "feed.json", data)
    assert [d.text for d in documents] == ["One.", "Two."]
    assert not problems


def test_the_same_row_under_two_names_is_two_documents(tmp_path):
    """A reprint is a document of its own."""
    data = b'{"text": "One."}\n{"text": "One."}\n'
    documents, _ = read(tmp_path / "a.jsonl", data)
    assert len({d.id for d in documents}) == 2


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("By Ana Lund and Bo Frey", ("Ana Lund", "Bo Frey")),
        ("Ana Lund, Bo Frey, and Cy Moss", ("Ana Lund", "Bo Frey", "Cy Moss")),
        ("Ana Lund; Bo Frey | Cy Moss", ("Ana Lund", "Bo Frey", "Cy Moss")),
        ("Lund, Ana", ("Lund, Ana",)),
        ("Ana Lund, Reuters", ("Ana Lund", "Reuters")),
        ("  ", ()),
        (None, ()),
        ("Byron Hall", ("Byron Hall",)),
    ],
)
def test_authors_are_parted_where_that_is_certain(field, names):
    """A comma may stand within one name."""
    assert split_authors(field) == names


def test_an_agency_among_the_authors_is_a_credit(tmp_path):
    """The reporter stays the author."""
    document = only(tmp_path / "a.csv", f'text,author\n{made.END},"Ana Lund, Reuters"\n'.encode())
    assert (document.authors, document.agency) == (("Ana Lund",), "Reuters")


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (made.TEXT * 3, "en", "en"),
        (made.TEXT * 3, "fr", "en"),
        (
            "Le ministre a nié lundi que des pourparlers aient eu lieu avec le Sudmark, selon un communiqué officiel.",
            "",
            "fr",
        ),
        ("No.", "en-GB", "en"),
        ("No.", "", None),
        ("No.", "English", None),
    ],
)
def test_the_language_is_found_in_the_text_if_it_is_long_enough(tmp_path, text, declared, language):
    """Templates declare "en" whatever stands in them; of a word or two only the declaration speaks."""
    import json

    document = only(tmp_path / "a.jsonl", json.dumps({"text": text, "language": declared}).encode())
    assert document.language == language
