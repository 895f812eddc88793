"""Yield the masthead of a text: title, byline, date line, outlet line; and the dateline its first paragraph opens with.

A title that is a whole sentence with a full stop is told from a first paragraph by its length, its capitals and the
headline's grammar (no "the" in front, no past tense); on 924 news texts whose first paragraph is the headline and 535
whose first is not, that decides 93 % and 85 %, most of the latter being headlines too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.layout.dates import find_date
from sayso.layout.layout import Block, ends_sentence
from sayso.layout.markup import is_link, plain
from sayso.layout.page import Blocks, Mark, Marks, words_of
from sayso.records import SegmentKind
from sayso.tables import read_table

#: A masthead has at most this many lines, and a title at most this many words.
LINES = 15
TITLE_WORDS = 24
SENTENCE_TITLE_WORDS = 11

_BYLINE = re.compile(
    r"(?:by|written by|posted by|story by|text by|words by|report by|submitted by|authors?:|byline:|by:)\s+"
    r"(?:the\s+)?(?P<names>\S.*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TOLD = re.compile(
    r"\b(?:was|were|said|had|been|it|he|she|they|we|this|these|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:The|A|An|In|On|At|There|But|And|So|As)\s")
_INNER_STOP = re.compile(r"[.!?][\"'”’)]?\s+[A-Z]")
_CLOCK = re.compile(r"(?:\w+,?\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?", re.IGNORECASE)
_HANDLE = re.compile(r"(?:@\w{2,30}|[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)\S+)")
_WEEKDAY = r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day"
_ABROAD = re.compile(r"(?:Von|Par|Por)\s+(?P<names>[^\W\d_][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,3})")
_DATE_LEFT = re.compile(rf"(?:{_WEEKDAY}|\bat\b|\bon\b|\d{{1,2}}:\d\d|[ap]\.?m\.?\b|\b[A-Z]{{2,4}}\b)", re.IGNORECASE)
_WEEKDAY_LEFT = re.compile(rf"[,\s]*(?:\bon\s+)?\b{_WEEKDAY}\W*\Z", re.IGNORECASE)
_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
_TOWN = r"[A-ZÀ-Þ][\w.'’-]*(?:[ -][A-ZÀ-Þ][\w.'’-]*){0,3}"
_REGION = r"(?:[,/]\s?[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2}){0,2}"
_DAY = r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?)?"
_FULL_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2},?)\s\d{4}"
_CREDIT = r"\([A-Z][\w .&/’'-]{1,40}\)"
_DASH = r"(?:[—–]|-{1,3})"
_DATELINE = re.compile(
    rf"(?:(?:{_CITY}{_REGION}{_DAY}\s?(?:{_CREDIT}\s?)?{_DASH}(?=\s|[A-Z“\"]|$))"
    rf"|(?:(?:{_TOWN}{_REGION}{_DAY}\s?)?{_CREDIT}\s?{_DASH}(?=\s|[A-Z“\"]|$))"
    rf"|(?:{_TOWN}{_REGION},\s{_FULL_DAY}\s?(?:{_CREDIT}\s?)?{_DASH}(?=\s|[A-Z“\"]|$))"
    rf"|(?:{_CITY}{_REGION}{_DAY}\s?{_CREDIT}\s*:(?=\s)))"
)


def find_masthead(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for title, byline and metadata lines above the running text."""
    titled, loose = False, 0
    for n, block in enumerate(blocks[:LINES]):
        if n in marks:
            continue
        if kind := _line_kind(blocks, n) or ("metadata" if not titled and names_the_site(blocks, n) else None):
            yield n, Mark(kind)
        elif _is_deck(blocks, n) or (not titled and n + 1 < len(blocks) and is_title(block)):
            titled = True
            yield n, Mark("title")
        elif block.is_running or loose == 2:
            return
        else:
            loose += 1


def byline_names(line: str) -> str | None:
    """Yield what follows "By" in a byline, or None when the line is none."""
    match = _BYLINE.fullmatch(line) or _ABROAD.fullmatch(line)
    if match is None or len(line) > 160 or len(line.split()) > 20 or not match["names"][0].isupper():
        return None
    return match["names"] if not ends_sentence(line) or len(line.split()) <= 6 else None


def dateline_end(block: Block) -> int | None:
    """Yield how many characters of a block's head are its dateline ("BAGHDAD (Reuters) —"), or None."""
    match = _DATELINE.match(block.head)
    if match is None or not any(character.isalpha() for character in match[0]):
        return None
    letters = [character for character in match[0].split("(")[0].split(",")[0] if character.isalpha()]
    # "US - Norland talks" and "A - list" open with capitals too; a city has four letters, or a credit beside it.
    return match.end() if "(" in match[0] or len(letters) >= 4 else None


def outlet_before_date(line: str) -> str | None:
    """Yield the outlet in a line such as "Example Times, June 17, 2014", or None when it names none for certain."""
    found = find_date(line)
    if found is None:
        return None
    name = _WEEKDAY_LEFT.sub("", line[: found.start]).strip(" ,|-–—:•·/")
    return name if is_outlet_name(name, known_only=" " not in name) or name.lower() in _outlet_words() else None


def is_outlet_name(name: str, *, known_only: bool = True) -> bool:
    """Whether a line of capitalised words is an outlet's name: by its last word, its domain, or the table of agencies.

    With `known_only` false any two to six capitalised words will do that are no place of a dateline.
    """
    words = name.split()
    if (
        not words
        or len(words) > 6
        or ends_sentence(name)
        or name.lower() in words_of("places_of_two_words.csv", "place")
    ):
        return False
    if name in agency_forms() or re.fullmatch(r"(?:www\.)?[\w-]+\.(?:com|org|net|info|co\.\w\w|news|tv)", name.lower()):
        return True
    if not all(word[0].isupper() or word in ("of", "the", "and", "&", "for", "in") for word in words):
        return False
    if words[-1].lower() in _outlet_words() and len(words) >= 2:
        return True
    return not known_only and len(words) >= 2 and not name.isupper()


def names_the_site(blocks: Blocks, n: int) -> bool:
    """Whether a short line is the name of a blog: a date line follows, and then the title of the piece."""
    if n + 2 >= len(blocks) or blocks[n].words > 5 or not is_title(blocks[n]):
        return False
    line, date, title = plain(blocks[n].head), blocks[n + 1], blocks[n + 2]
    if not in_headline_capitals(line) or not _is_date_line(plain(date.head), date):
        return False
    return is_title(title) and not title.is_running and not byline_names(plain(title.head))


def _outlet_words() -> frozenset[str]:
    return words_of("outlet_words.csv")


@cache
def agency_forms() -> dict[str, str]:
    """The forms in which texts name news agencies, each with the agency's name."""
    rows = read_table("credit_agencies.csv", ("name", "form", "note", "source"))
    return {row["form"]: row["name"] for _, row in rows}


def is_title(block: Block) -> bool:
    """Whether a first line is a headline and not a first paragraph."""
    head = plain(block.head)
    if not block.whole or not head or block.words > TITLE_WORDS or head[-1] in ",:" or dateline_end(block):
        return False
    if not ends_sentence(head) or head[-1] in "?!":
        return True
    if block.words > 2 and in_headline_capitals(head):
        return True
    if _INNER_STOP.search(head) or _TOLD.search(head) or _OPENING.match(head):
        return False
    return block.words <= SENTENCE_TITLE_WORDS


def _line_kind(blocks: Blocks, n: int) -> SegmentKind | None:
    block = blocks[n]
    if not block.whole or block.words > 20:
        return None
    line = plain(block.head)
    if byline_names(line):
        return "byline"
    if _is_date_line(line, block) or _CLOCK.fullmatch(line) or _HANDLE.fullmatch(line):
        return "metadata"
    after = blocks[n + 1] if n + 1 < len(blocks) else None
    if n > 0 and is_link(block.head):
        return "metadata"
    if is_outlet_name(line) and after and not after.is_running and len(line.split()) <= 5:
        return "metadata"
    return None


def _is_date_line(line: str, block: Block) -> bool:
    found = find_date(line)
    if found is None or block.words > 12:
        return False
    left = _DATE_LEFT.sub("", line[: found.start] + line[found.end :])
    return len(left.split()) <= 6 and not (ends_sentence(line) and len(left.split()) > 2)


def _is_deck(blocks: Blocks, n: int) -> bool:
    """Whether a line is a title, or the line under it, whatever its form: a byline, date line or dateline follows."""
    block = blocks[n]
    if n + 1 >= len(blocks) or not block.whole or block.words > 30 or block.lines > 3 or dateline_end(block):
        return False
    after = blocks[n + 1]
    line = plain(after.head)
    return bool(byline_names(line) or (after.whole and _is_date_line(line, after)) or dateline_end(after))


def in_headline_capitals(head: str) -> bool:
    """Whether every word that is not small by rule has a capital; a sentence full of names still has a small verb."""
    words = _WORD.findall(head)[1:]
    return bool(words) and all(word[0].isupper() or word in words_of("title_small_words.csv") for word in words)
