"""A small invented affair for the tests of the case and its exports: three files, five documents, their readings."""

from __future__ import annotations

from dataclasses import replace

from sayso.case import Case
from sayso.records import (
    Actor,
    Carrier,
    Document,
    Imprint,
    Membership,
    Mention,
    Place,
    Problem,
    Reading,
    Referent,
    Segment,
    Span,
    Spans,
    Statement,
    TimeExpression,
    digest,
    document_id,
    referent_id,
    statement_id,
)

MAKER = "sayso 0.1.0, a model 3.8"

HARBOUR = (
    "Harbour stays open\n"
    "By Ilse Marrow\n"
    "Minister Orla Venn denied that the harbour was closed. “We never closed it,” she said, “and we\nnever shall.” "
    "Colonel Ada Brandt said the minister promised air strikes against pirates."
)
TEXTS = {
    "001_harbour.txt": HARBOUR,
    "letters.csv#row=1": "The café by the quay was shut, a clerk told us.",
    "letters.csv#row=2": "Strikes from the air are a rumour.",
    "letters.csv#row=3": "We shall see.",
    "sub/notes.txt": "Air strikes? Nobody knows of air strikes here.",
}


def made(source: str, text: str | None = None, **known: object) -> Document:
    """A document of the affair, or one like it."""
    text = TEXTS[source] if text is None else text
    return Document(document_id(text, source), text, source, **{"language": "en", **known})


def at(text: str, *words: str) -> Spans:
    """Where some words stand, each sought after the one before."""
    spans, start = [], 0
    for word in words:
        start = text.index(word, start)
        spans.append(Span(start, start + len(word)))
        start += len(word)
    return tuple(spans)


def statement(document: Document, form: str, act: str, parts: tuple[Spans, Spans, Spans], **more: object) -> Statement:
    """A statement with its id."""
    return Statement(statement_id(document.id, form, *parts), document.id, *parts, form, act, "test.rule", **more)


def harbour_reading(document: Document) -> Reading:
    """Four statements: a denial, one in two parts, a nested one with its parent, and the author's own."""
    text = document.text
    venn = Carrier("person", "Orla Venn", at(text, "Minister Orla Venn")[0])
    brandt = Carrier("person", "Ada Brandt")
    outlet = Carrier("outlet", "Harbour Post")
    denied = statement(
        document, "indirect", "deny",
        (at(text, "Minister Orla Venn"), at(text, "denied"), at(text, "that the harbour was closed")),
        speaker="Orla Venn", on_behalf_of="Ministry of Ports", carriers=(outlet, venn), confidence=0.912,
        maker="tagger 1",
    )  # fmt: skip
    never = statement(
        document, "direct", "deny",
        (at(text, "she"), at(text, "said"), at(text, "We never closed it,", "and we\nnever shall.")),
        speaker="Orla Venn", carriers=(outlet, venn), when="2031-04-02", confidence=0.8, maker="rules 0.1.0",
    )  # fmt: skip
    told = statement(
        document, "indirect", "assert",
        (
            at(text, "Colonel Ada Brandt"), at(text, "Brandt", "said")[1:],
            at(text, "the minister promised air strikes against pirates"),
        ),
        speaker="Ada Brandt", carriers=(outlet, brandt), confidence=0.467, maker="tagger 1",
    )  # fmt: skip
    promised = statement(
        document, "indirect", "promise",
        (at(text, "the minister"), at(text, "promised"), at(text, "air strikes against pirates")),
        speaker="Orla Venn", carriers=(outlet, brandt, replace(venn, span=None)), parent=told.id, kind="attitude",
    )  # fmt: skip
    author = statement(document, "author", "assert", ((), (), at(text, "Harbour stays open")))
    title, byline = at(text, "Harbour stays open", "By Ilse Marrow")
    return Reading(
        document.id,
        Imprint("Harbour stays open", ("Ilse Marrow",), "Harbour Post", "2031-04-03", None, "Northwire"),
        (
            Segment(title, "title"), Segment(byline, "byline"),
            Segment(Span(byline.end + 1, len(text)), "lead", "the paper"),
        ),
        (promised, told, never, denied, author),
        (Problem(document.source, "text", "flag", "a quotation is not closed", document.id),),
        (
            referent(
                document, "Orla Venn", (at(text, "Minister Orla Venn")[0], "name"), (at(text, "she")[0], "pronoun"),
                (at(text, "the minister")[0], "description"), forms=("Orla Venn", "Vénn"), roles=("minister",),
            ),
            referent(document, "Ada Brandt", (at(text, "Colonel Ada Brandt")[0], "name"), roles=("colonel",)),
        ),
    )  # fmt: skip


def reading_of(document: Document) -> Reading:
    """What the affair's invented rules give for a document; depends on its text alone."""
    if document.text == HARBOUR:
        return harbour_reading(document)
    whole = Span(0, len(document.text))
    said = statement(document, "author", "assert", ((), (), (whole,)))
    return Reading(document.id, Imprint(), (Segment(whole, "body"),), (said,))


FILES: dict[str, tuple[str, ...]] = {
    "001_harbour.txt": ("001_harbour.txt",),
    "letters.csv": ("letters.csv#row=1", "letters.csv#row=2", "letters.csv#row=3"),
    "sub/notes.txt": ("sub/notes.txt",),
}


def fill(case: Case) -> None:
    """Do what a build does: add the files that are new, then read the documents that are unread."""
    for source, parts in FILES.items():
        if case.has_file(source, "digest of " + source):
            continue
        for part in parts:
            case.add_document(made(part))
        row = Problem("letters.csv#row=4", "ingest", "lost", "the row has no text")
        case.finish_file(source, "digest of " + source, [row] if source == "letters.csv" else [])
    for document in case.unread(MAKER):
        case.put_reading(reading_of(document), MAKER)


# ------------------------------------------------------------------------------------------------ actors

TIDE = "Orla Venn blamed the pirates on Monday. “We lost two boats at Port Sorrel in May,” the Venn ministry said."
TIDE_SOURCE = "tide.txt"


def referent(document: Document, name: str, *mentions: tuple[Span, str], **known: object) -> Referent:
    """A referent with its id; each mention is where it stands, and its kind."""
    found = tuple(Mention(span, kind, f"test.{kind}") for span, kind in mentions)  # type: ignore[arg-type]
    return Referent(referent_id(document.id, name), document.id, name, mentions=found, **{"kind": "person", **known})  # type: ignore[arg-type]


def tide_reading(document: Document) -> Reading:
    """An actor of the first text again, a ministry, unnamed pirates, two times and a place."""
    text = document.text
    blamed = statement(
        document, "indirect", "accuse", (at(text, "Orla Venn"), at(text, "blamed"), at(text, "the pirates")),
        speaker="Orla Venn", on_behalf_of="Venn ministry", confidence=0.7,
    )  # fmt: skip
    lost = statement(
        document, "direct", "assert",
        (at(text, "the Venn ministry"), at(text, "said"), at(text, "We lost two boats at Port Sorrel in May")),
        speaker="Venn ministry", when="2031-05-05", event_when="2031-05",
    )  # fmt: skip
    (monday,), (may,), (port,) = at(text, "Monday"), at(text, "in May"), at(text, "Port Sorrel")
    return Reading(
        document.id,
        Imprint(published="2031-05-06"),
        (Segment(Span(0, len(text)), "body"),),
        (blamed, lost),
        (),
        (
            referent(
                document, "Orla Venn", (at(text, "Orla Venn")[0], "name"), forms=("Orla Venn",), behalf="Venn ministry",
            ),
            referent(
                document, "Venn ministry", (at(text, "We")[0], "first_person"),
                (at(text, "the Venn ministry")[0], "name"), kind="organ", forms=("Venn ministry",), roles=("ministry",),
            ),
            referent(document, "pirates", (at(text, "the pirates")[0], "description"), kind="unnamed", number=3),
        ),
        (
            TimeExpression(monday, "DATE", "2031-05-05", "2031-05-05", "day", "2031-05-06", "test.weekday"),
            TimeExpression(may, "DATE", "2031-05", "2031-05", "month", "2031-05-06", "test.month"),
        ),
        (Place(port, "Port Sorrel", 900001, "TV", "Quayside", -8.5, 179.2, "town", "place", "test.gazetteer"),),
    )  # fmt: skip


def add_tide(case: Case) -> Document:
    """Add the text with actors, times and places, and its reading."""
    document = made(TIDE_SOURCE, TIDE)
    case.add_document(document)
    case.finish_file(TIDE_SOURCE, "digest of " + TIDE_SOURCE)
    case.put_reading(tide_reading(document), MAKER)
    return document


def actors_of(case: Case) -> tuple[Actor, ...]:
    """The actors of the affair as invented rules find them: Orla Venn of two texts is one, all others stand alone."""
    named: dict[str, list[Referent]] = {}
    for found, _ in case.sightings():
        named.setdefault(found.name, []).append(found)
    codes = {"Orla Venn": ("TUV", "GOV", "Venn ministry"), "Venn ministry": ("TUV", "GOV", None)}
    return tuple(
        Actor(
            digest("a", name), name, same[0].kind or "organisation",
            tuple(Membership(one.id, "the same name") for one in same), *codes.get(name, (None, None, None)),
        )
        for name, same in named.items()
    )  # fmt: skip


def fill_with_actors(case: Case) -> None:
    """Do what a build does to the end: the affair with the text on the tide, compared."""
    fill(case)
    add_tide(case)
    case.put_actors(actors_of(case), MAKER)
