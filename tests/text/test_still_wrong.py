"""Sentences that Sayso still gets wrong (docs/evaluation.md lists them): the day one is read rightly, it moves out."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from sayso.records import Document, Span, document_id
from sayso.text.read import Reader

pytestmark = pytest.mark.model

TABLE = Path(__file__).parent / "still_wrong.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def words(text: str) -> set[str]:
    """The different words of some text."""
    return set(re.findall(r"\w+", text))


def quoted(text: str, spans: tuple[Span, ...]) -> set[str]:
    """The different words of some spans."""
    return set().union(*(words(text[s.start : s.end]) for s in spans)) if spans else set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:40])
@pytest.mark.xfail(strict=True, reason="not read rightly yet")
def test_a_sentence_is_read_as_a_person_reads_it(row: dict[str, str], reader: Reader):
    text = row["sentence"]
    reading = reader.read(Document(document_id(text, "sentence"), text, "sentence", language="en"))
    assert not reading.problems
    assert any(
        2 * len(quoted(text, s.content) & words(row["content"])) >= len(quoted(text, s.content) | words(row["content"]))
        and (quoted(text, s.source) & words(row["source"]) or not (s.source or row["source"]))
        for s in reading.statements
        if s.form != "author"
    )
