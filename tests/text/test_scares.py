"""Scare quotes are told from terms, titles and reported words."""

from __future__ import annotations

import pytest

from parsed import doc_of
from sayso.text.attribution import find_statements


def scares(name: str) -> list[str]:
    """The words of the scare quotes of a text."""
    doc = doc_of(name)
    found = [s.content[0] for s in find_statements(doc) if s.form == "scare_quote"]
    return [doc.text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("scare", "wise men"),
        ("scare-adjective", "moderate"),
        ("scare-doubt", "allies"),
        ("scare-owned", "neutrality"),
        ("scare-speaker", "humanitarian"),
    ],
)
def test_a_borrowed_word_is_a_scare_quote(name, words):
    """An adjective in marks before its noun, or words after "so-called", are kept at arm's length."""
    assert scares(name) == [words]


@pytest.mark.parametrize("name", ["scare-term", "scare-reported", "quote-straight"])
def test_terms_and_reported_words_are_none(name):
    """What is called so, and what someone says, is somebody's own."""
    assert scares(name) == []


def test_nobody_is_named_for_a_scare_quote():
    """Its speaker is unknown and stays so."""
    found = [s for s in find_statements(doc_of("scare-adjective")) if s.form == "scare_quote"]
    assert [(s.speaker, s.source, s.carriers) for s in found] == [(None, (), ())]
