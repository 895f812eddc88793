"""When a web page was first published: what it declares, else what htmldate finds, with a reserve."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from sayso.ingest.dates import to_edtf
from sayso.ingest.decode import Reserve
from sayso.ingest.linked import Linked
from sayso.ingest.markup import Tree

#: Where pages state when they were first published, the surest first.
_TAGS = ("article:published_time", "datepublished", "dcterms.issued", "dc.date.issued")
#: Fixed, not "today": the same page gives the same date whenever it is read. The web began with the first.
_BOUNDS: dict[str, Any] = {"original_date": True, "min_date": "1995-01-01", "max_date": "2199-12-31"}
#: A date in a longer paragraph is the article's matter, not its date of publication.
_LONG = 120


def publication_date(
    tree: Tree, tags: dict[str, str], linked: Linked, url: str | None
) -> tuple[str | None, list[Reserve]]:
    """The date as EDTF, and a reserve if it is only htmldate's reading of the visible text.

    What the publisher states (`article:published_time`, schema.org `datePublished`) wins over htmldate, which puts
    the date in an address first; then come htmldate on the head and the address; then htmldate on the short lines.
    """
    stated = [to_edtf(tags.get(tag)) for tag in _TAGS] + [to_edtf(linked.published)]
    if date := next(filter(None, stated), None):
        return date, []
    if date := _search(_head_alone(tree), url, extensive=False):
        return date, []
    if date := _search(_short_lines(tree), url, extensive=True):
        return date, [("flag", f"the page states no date; {date} was found in its text, and may be another date")]
    return None, []


def _search(tree: Tree, url: str | None, *, extensive: bool) -> str | None:
    """Htmldate's finding, as far as it is written there.

    Htmldate chooses a day where there are two (03/04/2014) and fills in what is missing ("2014" becomes 2014-01-01,
    "June 2014" 2014-06-01): the one gives None, the other the year or the month.
    """
    from htmldate import find_date
    from lxml.html import tostring

    found = to_edtf(find_date(tree, extensive_search=extensive, url=url, **_BOUNDS))
    if not found:
        return None
    markup = f"{url or ''} {tostring(tree, encoding='unicode')}"
    year, month, day = found.split("-")
    if _is_written(markup, year, month, day):
        return found
    if slashed := _slashed(markup, year, int(month), int(day)):
        return to_edtf(slashed)
    if day != "01":
        return found
    return year if month == "01" and not re.search(rf"{year}\D?0?1\b|Jan", markup) else f"{year}-{month}"


def _is_written(markup: str, year: str, month: str, day: str) -> bool:
    """Whether the day stands there in an order that has one reading: as in ISO, or with the month in words."""
    day_of_month = rf"0?{int(day)}(?:st|nd|rd|th)?"
    word = r"[A-Z][a-z]+\.?"
    forms = (
        rf"{year}\D?{month}\D?{day}",
        rf"\b{day_of_month}\.?\s+{word},?\s+{year}",
        rf"{word}\s+{day_of_month},?\s+{year}",
    )
    return any(re.search(form, markup) for form in forms)


def _slashed(markup: str, year: str, month: int, day: int) -> str | None:
    """The day where it stands in numbers, in either order."""
    match = re.search(rf"\b0?{day}[/-]0?{month}[/-]{year}|\b0?{month}[/-]0?{day}[/-]{year}", markup)
    return match[0] if match else None


def _head_alone(tree: Tree) -> Tree:
    """The page without what it shows."""
    page = deepcopy(tree)
    for body in page.iter("body"):
        body.clear()
    return page


def _short_lines(tree: Tree) -> Tree:
    """The page without its long paragraphs: there, dates are what the article is about."""
    page = deepcopy(tree)
    for paragraph in list(page.iter("p", "li", "blockquote", "td", "figcaption")):
        if len(paragraph.text_content()) > _LONG and paragraph.getparent() is not None:
            paragraph.drop_tree()
    return page
