"""Yield what a text says of itself in its masthead and foot: title, authors, outlet, date, agency, where it came from.

Nothing is guessed: a field stays empty unless a line of its own gives it. Not read: an outlet that stands in the title
("... | Example Times") or in a copyright line, authors given without "By" or a note on them, dates without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.layout.bios import subject_of_bio
from sayso.layout.dates import find_date
from sayso.layout.layout import lay_out
from sayso.layout.markup import is_link, plain
from sayso.layout.masthead import (
    LINES,
    agency_forms,
    byline_names,
    in_headline_capitals,
    is_outlet_name,
    names_the_site,
    outlet_before_date,
)
from sayso.layout.page import words_of
from sayso.records import OUTSIDE_KINDS, Imprint, Segment, SegmentKind, Span
from sayso.tables import read_table

#: Longer pieces hold no imprint; a title may be long.
LONGEST = 400

#: A line that names the origin is one sentence; a legal notice that speaks of "the source" is longer.
ORIGIN_LINE = 250

_NAME_PARTS = re.compile(r"\s*(?:,|;|&|\||•|·|\band\b|\bwith\b)\s*", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s+(?:in|at|for|of|from|on)\s+.*|\s*\(.*?\)|\s+[-–—]\s+.*|\s*/.*|\s*\S+@\S+|\s*https?:\S+", re.IGNORECASE
)
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*)){1,4}")
_CREDIT = re.compile(r"\(([A-Z][\w .&/’'-]{1,40})\)")
_FOOT_CREDIT = re.compile(r"(?:[—–-]{1,3}\s*|\(\s*|©\s*)([A-Z][\w /-]{1,30}?)(?:\s*\))?\.?\Z")
_ROLES = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|contributor|columnist|special|associated|press|bureau|team|desk|"
    r"admin|guest|author|news|editorial|board|service|agency|agencies|agence)\b",
    re.IGNORECASE,
)
_NAME_END = re.compile(r"\s+(?:on|in|under|at|with|and|by)\s+(?=[\da-z]|[A-Z][a-z]+ \d)|[.,;:|(]\s|\s[-–—|]\s")
_SPOKEN = re.compile(r"^(?=.*[AEIOUY])[^\W\d_]{4,}|^THE$")
_OWN_DATE = re.compile(r"\b(?:updated|modified|last update|first published|accessed)\b", re.IGNORECASE)


def read_imprint(text: str, segments: Sequence[Segment]) -> Imprint:
    """Yield the imprint that the masthead and the foot of a text give."""
    head = _lines(text, _masthead(segments))
    foot = _lines(text, [s for s in segments if s.kind in ("metadata", "boilerplate", "byline")])
    datelines = [line for kind, line in _pairs(text, segments) if kind == "dateline"]
    bylines = [line for kind, line in _pairs(text, segments) if kind == "byline"]
    outlets = list(dict.fromkeys(_outlets(text, _masthead(segments))))
    origin = next((name for line in foot if (name := _origin(line))), None)
    outlet, second = (*outlets[:2], None, None)[:2]
    outlet = outlet or _interviewer(text, segments)
    return Imprint(
        title=_title(text, segments),
        authors=tuple(dict.fromkeys(name for line in bylines for name in _authors(line))) or _of_bio(text, segments),
        outlet=outlet,
        published=_published(head, outlet) or _published(datelines, None),
        agency=_agency(text, segments, bylines),
        republishes=origin or second,
    )


def _interviewer(text: str, segments: Sequence[Segment]) -> str | None:
    """The outlet that asks the questions of an interview, where the text around them names it too: "told HRN"."""
    asking = {segment.voice for segment in segments if segment.kind == "question" and segment.voice}
    around = " ".join(line for kind, line in _pairs(text, segments) if kind not in ("question", "answer"))
    if len(asking) != 1:
        return None
    voice = asking.pop()
    known = voice.isupper() or is_outlet_name(voice)
    return voice if known and re.search(rf"\b{re.escape(voice)}\b", around) else None


def _of_bio(text: str, segments: Sequence[Segment]) -> tuple[str, ...]:
    """Without a byline, whom the note at the foot is about."""
    names = (subject_of_bio(line) for kind, line in _pairs(text, segments) if kind == "bio")
    return tuple(dict.fromkeys(name for name in names if name))


def _masthead(segments: Sequence[Segment]) -> list[Segment]:
    """The segments outside the article's text that stand above it."""
    first = next((n for n, s in enumerate(segments) if s.kind not in OUTSIDE_KINDS | {"caption"}), len(segments))
    return list(segments[:first])


def _pairs(text: str, segments: Sequence[Segment]) -> Iterator[tuple[SegmentKind, str]]:
    for segment in segments:
        yield segment.kind, plain(text[segment.span.start : min(segment.span.end, segment.span.start + LONGEST)])


def _lines(text: str, segments: Sequence[Segment]) -> list[str]:
    return [
        plain(line)
        for s in segments
        for line in text[s.span.start : min(s.span.end, s.span.start + 4 * LONGEST)].splitlines()
        if line.strip()
    ]


def _title(text: str, segments: Sequence[Segment]) -> str | None:
    titles = [line for kind, line in _pairs(text, segments) if kind == "title"]
    # "News and views from the border" may stand above the headline; a line under the headline has no capitals.
    capitals = [line for line in titles[:2] if in_headline_capitals(line)]
    return (capitals or titles)[0] if titles else None


def _authors(line: str) -> Iterator[str]:
    """The people a byline names; agencies, roles and places are left out."""
    names = byline_names(line)
    if names is None:
        return
    found = find_date(names)
    names = names[: found.start] if found else names
    for part in _NAME_PARTS.split(names):
        name = _AFTER_NAME.sub("", re.sub(r"^(?:by|the)\s+", "", part, flags=re.IGNORECASE)).strip(" .,:|-–—")
        if _PERSON.fullmatch(name) and name[0].isupper() and not _ROLES.search(name) and not is_outlet_name(name):
            yield name.title() if name.isupper() else name


def _outlets(text: str, masthead: Sequence[Segment]) -> Iterator[str]:
    """The outlets that lines of the masthead name, in order: "Example Times, June 17, 2014", or a name alone."""
    blocks = lay_out(text)
    sites = [Span(block.start, block.end) for n, block in enumerate(blocks[:LINES]) if names_the_site(blocks, n)]
    for segment in masthead:
        raw = text[segment.span.start : min(segment.span.end, segment.span.start + LONGEST)]
        line = plain(raw)
        if segment.kind == "byline":
            yield from (part for part in _NAME_PARTS.split(byline_names(line) or "") if _is_byline_outlet(part))
        if segment.kind != "metadata" or ":" in line.split(" ")[0]:
            continue
        name = outlet_before_date(line) or (line if is_outlet_name(line, known_only=not is_link(raw)) else None)
        if named := named_as(name or (line if segment.span in sites else None)):
            yield named


def _is_byline_outlet(part: str) -> bool:
    """Whether a part of a byline names the outlet ("By Jane Roe, Example Times"); an agency there is a credit."""
    return is_outlet_name(part) and part not in agency_forms()


def _published(head: Sequence[str], outlet: str | None) -> str | None:
    """The first date of the masthead that is not said to be an update's, nor another outlet's if there is one left."""
    dates = [(line, found.edtf) for line in head if (found := find_date(line)) and not _OWN_DATE.search(line)]
    own = [edtf for line, edtf in dates if named_as(outlet_before_date(line)) in (None, outlet)]
    return next(iter(own), dates[0][1] if dates else None)


def _origin(line: str) -> str | None:
    """The outlet that a line says the text was first printed in."""
    match = _origin_pattern().search(line) if len(line) <= ORIGIN_LINE else None
    if match is None:
        return None
    name = _NAME_END.split(match[1], maxsplit=1)[0]
    found = find_date(name)
    name = (name[: found.start] if found else name).strip(" .,;:()[]|“”\"'").removesuffix(" on")
    name = name.removeprefix("the ")
    is_name = bool(name) and (name[0].isupper() or name[0].isdigit() or is_outlet_name(name))
    return name if is_name and len(name.split()) <= 8 else None


def _agency(text: str, segments: Sequence[Segment], bylines: Sequence[str]) -> str | None:
    """The agency that a dateline, a byline or the last line credits."""
    forms = agency_forms()
    for kind, line in _pairs(text, segments):
        if kind == "dateline":
            for credit in _CREDIT.findall(line):
                if name := forms.get(credit.strip()) or forms.get(credit.strip().title()):
                    return name
                if credit.isupper():  # a credit in capitals is an agency's, known or not; "(Oregon)" is a place
                    return named_as(credit.strip())
    for line in bylines:
        for part in _NAME_PARTS.split(byline_names(line) or ""):
            if name := forms.get(part.removeprefix("the ").removeprefix("The ").strip(" .")):
                return name
    return _credit_alone(text, segments)


def _credit_alone(text: str, segments: Sequence[Segment]) -> str | None:
    """The agency named by a line of its own in the masthead, or by the last words of the article ("— AP")."""
    forms = agency_forms()
    for segment in _masthead(segments):
        line = plain(text[segment.span.start : min(segment.span.end, segment.span.start + LONGEST)])
        if segment.kind == "metadata" and (name := forms.get(re.sub(r"^Source:\s*", "", line).strip(" .()"))):
            return name
    own = [s for s in segments if s.kind in ("lead", "body", "metadata", "byline", "block_quote")]
    tail = plain(text[max(own[-1].span.start, own[-1].span.end - 80) : own[-1].span.end]) if own else ""
    match = _FOOT_CREDIT.search(tail)
    return forms.get(match[1].strip()) if match else None


def named_as(name: str | None) -> str | None:
    """A name as running text writes it: capitals throughout go, but for words of three letters or without a vowel."""
    if name is None or not name.isupper():
        return name
    small = words_of("title_small_words.csv")
    words = [
        word.lower() if n and word.lower() in small else word.capitalize() if _SPOKEN.search(word) else word
        for n, word in enumerate(name.split())
    ]
    return " ".join(words)


@cache
def _origin_pattern() -> re.Pattern[str]:
    rows = [row for _, row in read_table("origin_phrases.csv", ("phrase", "where", "note", "source"))]
    options = {
        where: "|".join(
            re.escape(row["phrase"]).replace(r"\ ", r"\s+")
            for row in sorted(rows, key=lambda row: len(row["phrase"]), reverse=True)
            if row["where"] == where
        )
        for where in ("start", "any")
    }
    return re.compile(rf"(?:\A[(\[]?(?:{options['start']})|\b(?:{options['any']}))\s*:?\s*(.{{2,120}})", re.IGNORECASE)
