"""Full-text search: what a person types into an FTS5 expression, and the places found, to the character.

Words are matched as they are written, case and accents apart: "strike" does not find "strikes" unless it ends in `*`.
A cut word before another (`str* air`) is looked for on its own, not side by side with the other.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sayso.case.connection import ask, transaction
from sayso.case.entries import Hit
from sayso.case.queries import Filter, entries, statements_of, text_of
from sayso.records import Span, Statement

# Straight or typographic quotation marks around a phrase; the closing one may be missing.
_PIECE = re.compile(r"[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)|([^\s\"“”„«»]+)")
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")

#: Characters of text shown on each side of a hit.
AROUND = 90


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must stand in a document: a word, or the words of a phrase."""

    words: str
    prefix: bool = False

    @property
    def quoted(self) -> str:
        """As an FTS5 string: nothing in it is an operator any more."""
        return '"' + self.words.replace('"', '""') + '"' + ("*" if self.prefix else "")


def terms(query: str) -> tuple[Term, ...]:
    """The terms of a query as typed; a piece without a letter or digit is left out, since none is indexed."""
    found = []
    for phrase, word in _PIECE.findall(_UNFIT.sub(" ", query)):
        piece = phrase or word
        if any(character.isalnum() for character in piece):
            found.append(Term(piece.rstrip("*"), prefix=piece.endswith("*")))
    return tuple(found)


def search(connection: sqlite3.Connection, query: str, who: Filter, limit: int | None = None) -> Iterator[Hit]:
    """Places where all the terms stand, best documents first; of the statements around, those that pass the filter."""
    return islice(_search(connection, terms(query), who), limit)


def _search(connection: sqlite3.Connection, wanted: tuple[Term, ...], who: Filter) -> Iterator[Hit]:
    seen: set[int] = set()
    for expression in _expressions(wanted):
        for (key,) in ask(connection, _DOCUMENTS, expression):
            if key not in seen:
                seen.add(key)
                with transaction(connection, "DEFERRED"):
                    hits = list(_hits(connection, key, expression, who))
                yield from hits


def _expressions(wanted: tuple[Term, ...]) -> list[str]:
    """FTS5 expressions to try in turn: the words side by side as typed, then all of them anywhere."""
    if not wanted:
        return []
    anywhere = " ".join(term.quoted for term in wanted)
    if len(wanted) == 1 or any(
        term.prefix for term in wanted[:-1]
    ):  # in FTS5 only the last word of a phrase may be cut
        return [anywhere]
    return [" + ".join(term.quoted for term in wanted), anywhere]


# bm25 alone would leave the order of equals to the order of insertion.
_DOCUMENTS = """
SELECT d.key FROM document_fts AS f JOIN document AS d ON d.key = f.rowid WHERE document_fts MATCH ?
ORDER BY f.rank, d.source, d.id
"""


def _hits(connection: sqlite3.Connection, key: int, expression: str, who: Filter) -> Iterator[Hit]:
    ((id_,),) = ask(connection, "SELECT id FROM document WHERE key = ?", key)
    (entry,) = entries(connection, id_)
    text = text_of(connection, id_)
    spans = _places(connection, key, expression, text)
    if not spans:
        yield Hit(id_, entry.source, entry.title, None, "", entry.title or "", "")
        return
    reaches = _reaches(statements_of(connection, key, who))
    for span in spans:
        before, after = _around(text, span)
        statement = next((s for start, end, s in reaches if start < span.end and span.start < end), None)
        yield Hit(id_, entry.source, entry.title, span, before, text[span.start : span.end], after, statement)


def _places(connection: sqlite3.Connection, key: int, expression: str, text: str) -> list[Span]:
    """Where the terms stand in the text.

    FTS5 tells places only by marking them: mark them with a character that the text does not hold, and count.
    """
    mark = next(chr(code) for code in (*range(0xFDD0, 0xFDF0), *range(0xE000, 0xF900)) if chr(code) not in text)
    ((marked,),) = ask(
        connection,
        "SELECT highlight(document_fts, 1, ?, ?) FROM document_fts WHERE document_fts MATCH ? AND rowid = ?",
        mark, mark, expression, key,
    )  # fmt: skip
    spans, at = [], 0
    for n, piece in enumerate(marked.split(mark)):
        if n % 2:
            spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return spans


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span, to whole words, blanks collapsed; an ellipsis where the text goes on."""
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    if span.start > AROUND:
        before = "… " + (before.partition(" ")[2] or before)
    if span.end + AROUND < len(text):
        after = (after.rpartition(" ")[0] or after) + " …"
    return re.sub(r"\s+", " ", before).lstrip(), re.sub(r"\s+", " ", after).rstrip()


def _reaches(statements: list[Statement]) -> list[tuple[int, int, Statement]]:
    """(start, end, statement) of attributed statements, innermost first: contents by length, then sources and cues.

    A name in the content of one statement may be the source of another inside it; it is said by the first.
    """
    attributed = [s for s in statements if s.form != "author"]
    attributed.sort(key=lambda s: (sum(span.end - span.start for span in s.content), s.id))
    contents = [(span.start, span.end, s) for s in attributed for span in s.content]
    return contents + [(span.start, span.end, s) for s in attributed for span in (*s.source, *s.cue)]
