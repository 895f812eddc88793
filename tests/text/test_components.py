"""What the spaCy components keep on a Doc comes back whole; no model is needed for that."""

from __future__ import annotations

from dataclasses import fields

from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.records import Carrier, Span, Statement
from sayso.text.components import get_statements, set_statements

EVERYTHING = Statement(
    "s1", "d1", (Span(0, 4),), (Span(5, 10),), (Span(11, 13), Span(14, 19)), "mixed", "hedge", "clause.fear",
    "Ida Brock", "Quay Council",
    (Carrier("outlet", "Quay Herald"), Carrier("unnamed", "two clerks", Span(0, 4), 2)),
    "s2", "2031-04-02", "attitude", 0.731, "tagger 1", "2031-03",
)  # fmt: skip
LEAST = Statement("s2", "d1", (), (), (Span(0, 4),), "author", "assert", "author")


def test_a_statement_on_a_doc_keeps_every_field_through_bytes():
    """A Doc that was saved, or sent to another process, has the statements it had."""
    assert all(getattr(EVERYTHING, field.name) for field in fields(Statement))
    doc = Doc(Vocab(), words=["Quay"])
    set_statements(doc, [EVERYTHING, LEAST])
    assert get_statements(Doc(doc.vocab).from_bytes(doc.to_bytes())) == (EVERYTHING, LEAST)
