"""From a text and what its container says of it to a Document; the end of every reader.

What the text says of itself (a byline, "Republished from ...") is read from the text later, by `sayso.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

from sayso.errors import ReadError
from sayso.ingest.decode import Reserve, clean
from sayso.ingest.language import find_language
from sayso.ingest.parts import About, Part
from sayso.records import Document, Problem, document_id
from sayso.tables import read_table

_BY = re.compile(r"^\s*by:?\s+", re.IGNORECASE)
#: What follows is no list of authors, but a text that stands in the wrong field.
_LONGEST_BYLINE = 1_000
_AUTHOR_BREAK = re.compile(r"\s*[;|\n]\s*")
_COMMA_BREAK = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+")


def make_document(
    part: Part, text: str, about: About, reserves: Iterable[Reserve] = ()
) -> Iterator[Document | Problem]:
    """Yield the Document, then a Problem for each reserve about it. Raises ReadError if the text is blank."""
    text, dirt = clean(text)
    if not text.strip("\ufeff\ufffd \t\r\n\f\v\u00a0\u200b") or not text.strip():
        raise ReadError(part.source, "it holds no text, only blanks" if text else "it is empty")
    about = about.over(part.about)
    agency, authors = split_agency(about.authors)
    document = Document(
        id=document_id(text, part.source),
        text=text,
        source=part.source,
        title=one_line(about.title),
        authors=authors,
        outlet=one_line(about.outlet) or part.options.outlet,
        published=about.published,
        url=one_line(about.url),
        language=find_language(text, about.language),
        agency=about.agency or agency or agency_named(about.outlet),
        republishes=one_line(about.republishes),
    )
    yield document
    for severity, reason in (*reserves, *dirt):
        yield part.problem(severity, reason, document.id)


def one_line(text: str | None) -> str | None:
    """A field of one line: blanks collapsed, None if nothing is left."""
    return " ".join(clean(text)[0].split()) or None if text else None


def split_authors(text: str | None) -> tuple[str, ...]:
    """The names in an author field: "By Ana Lund and Bo Frey" are two, "Lund, Ana" is one."""
    names: list[str] = []
    for piece in _AUTHOR_BREAK.split(_BY.sub("", (text or "")[:_LONGEST_BYLINE])):
        parts = [part for part in _COMMA_BREAK.split(piece) if part]
        whole = all(" " in part or agency_named(part) for part in parts)
        names.extend(parts if whole else [piece])
    lines = (one_line(_BY.sub("", name)) for name in names)
    return tuple(dict.fromkeys(line for line in lines if line))


def split_agency(authors: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The agency credited among the authors, and the authors who are people."""
    credits = [agency for author in authors if (agency := agency_named(author))]
    people = tuple(author for author in authors if not agency_named(author))
    return (credits[0] if credits else None), people


def agency_named(text: str | None) -> str | None:
    """The agency a credit names, if the credit is nothing else."""
    return _agencies().get(" ".join((text or "").casefold().split())) if text else None


def outlet_at(url: str | None) -> str | None:
    """The outlet whose pages stand at an address: by the table, else the host itself; None without a host."""
    host = host_of(url)
    if not host:
        return None
    labels = host.split(".")
    tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((name for tail in tails if (name := _outlets().get(tail))), host)


def host_of(url: str | None) -> str | None:
    """The host of an address, without "www."; None if there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None


@cache
def _agencies() -> dict[str, str]:
    rows = read_table("credit_agencies.csv", ("name", "form", "note", "source"))
    return {row["form"].casefold(): row["name"] for _, row in rows}


@cache
def _outlets() -> dict[str, str]:
    return {row["host"]: row["outlet"] for _, row in read_table("outlets.csv", ("host", "outlet", "note", "source"))}
