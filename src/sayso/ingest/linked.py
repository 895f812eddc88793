"""What a page states in schema.org terms (JSON-LD): when it was published, by whom, from what."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: Nothing of use lies deeper, and a page may be written to be deep.
_MOST_NODES = 2_000
#: NewsArticle, BlogPosting, Report and their like; not Comment, VideoObject or WebPage.
_ARTICLE = re.compile(r"Article|Posting|Report")


@dataclass(frozen=True, slots=True)
class Linked:
    """The fields of the page's main object that Sayso uses, as written."""

    published: str | None = None
    authors: tuple[str, ...] = ()
    based_on: str | None = None


def read_linked(tree: Any) -> Linked:  # noqa: ANN401 - lxml publishes no types
    """What the page's article says, or else its first dated object; a block that is not JSON is passed over."""
    dated = [node for node in _nodes(tree) if _text(node.get("datePublished"))]
    node = next((node for node in dated if _ARTICLE.search(str(node.get("@type")))), dated[0] if dated else {})
    return Linked(_text(node.get("datePublished")), _names(node.get("author")), _address(node.get("isBasedOn")))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield every JSON object in the page's JSON-LD, outer before inner, without recursion."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = deque([json.loads(script.text or "")])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.popleft()
            if isinstance(node, dict):
                yield node
                waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            elif isinstance(node, list):
                waiting.extend(node)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    """The names of one author or several, given as text or as objects with a name."""
    people = value if isinstance(value, list) else [value]
    names = (_text(person.get("name") if isinstance(person, dict) else person) for person in people)
    return tuple(name for name in names if name)


def _address(value: object) -> str | None:
    """The address, else the name, of a work given as text or as an object."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        return _text(value.get("url")) or _text(value.get("@id")) or _text(value.get("name"))
    return _text(value)
