"""How a place name is used, by the words around it: as a place, or as those who act there.

Only what the text shows counts. "Tehran said", "Washington's denial", "talks with Baghdad", "between Moscow and Kyiv"
make a party of the name; "in Tehran", "the streets of Tehran", "Tehran, Iran (AP)" a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.places.fold import acronym
from sayso.places.page import Page, is_capital
from sayso.places.words import PlaceWords

#: What shows how a name is used. `inside`: only a place can stand there; `reached`: after a verb like "entered";
#: `loose`: a place can; `dateline`; `part` of a place ("northern ..."); `kind` ("... province"); `agent`, `party` and
#: `owner`: somebody; `name_part`: inside a longer name; None: nothing shows.
Hint = Literal["inside", "reached", "loose", "dateline", "part", "kind", "agent", "party", "owner", "name_part"]
ACTOR_HINTS: frozenset[Hint] = frozenset({"agent", "party", "owner"})
STRONG: frozenset[Hint] = frozenset({"inside", "reached", "dateline", "part", "kind"})

_DATELINE = re.compile(
    r"(?:,[^\S\n]+[^\W\d_][\w. ]{1,30})?(?:,[^\S\n]+[A-Z][a-z]{2,8}\.?[^\S\n]+\d{1,2})?"
    r"[^\S\n]*(?:\([^()\n]{2,40}\)[^\S\n]*[-–—:]?|[-–—]{1,2})[^\S\n]+(?=[\"“A-Z])"
)
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")
_FAR = 5  # words looked at after a name, before its head or its verb


@dataclass(frozen=True, slots=True)
class Use:
    """What shows it, and which rule says so."""

    hint: Hint | None
    rule: str


def use_of(page: Page, first: int, end: int, words: PlaceWords) -> Use:
    """The use of the name made of the words `first` up to, not including, `end`."""
    for rule in (
        _dateline,
        _longer_name,
        _before_hyphen,
        _between,
        _owner,
        _kind_after,
        _modifier,
        _preceding,
        _subject,
    ):
        if found := rule(page, first, end, words):
            return found
    return Use(None, "bare")


def _dateline(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    start, stop = page.spans[first].start, page.spans[end - 1].end
    line = page.text.rfind("\n", 0, start) + 1
    if page.text[line:start].strip(" \t*") == "" and _DATELINE.match(page.text, stop):
        return Use("dateline", "dateline")
    return None


def _longer_name(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    """A capital right before or after makes it part of another name: "Paris Hilton", "President Lincoln"."""
    before, after = page.word(first - 1), page.word(end)
    if is_capital(after) and "\n" not in page.gap(end - 1) and page.is_joined(end - 1):
        low = after.lower()
        if not words.is_a(low, "area_noun", "town_noun") or words.is_a(low, "outlet_or_club"):
            preposition = page.low(first - 1 - (page.low(first - 1) == "the"))
            known = words.is_a(preposition, "inside", "loose") and not words.is_a(low, "outlet_or_club")
            return Use(
                "name_part", f"before another capital, after '{preposition}'" if known else "before another capital"
            )
    if not is_capital(before) or not page.is_joined(first - 1) or page.gap(first - 1) in ("-", "–", "‑"):
        return _of_a_name(page, first, words)
    low = before.lower()
    if words.is_a(low, "side", "opener") or (words.is_a(low, "of_noun") and not page.opens(first - 1)):
        return None
    return None if page.opens(first - 1) and low not in words.of["never"] and low.endswith("ly") else Use(
        "name_part", "after another capital"
    )  # fmt: skip


def _of_a_name(page: Page, first: int, words: PlaceWords) -> Use | None:
    """The `University of Chicago`, and what is joined to it: `Bank of Italy and Spain`."""
    at = first - 1 - (page.low(first - 1) == "the")
    if page.low(at) == "and" and is_capital(page.word(at - 1)):
        at -= 2
    head = page.word(at - 1)
    if page.low(at) == "of" and is_capital(head) and words.is_a(head.lower(), "of_name") and not page.opens(at - 1):
        return Use("name_part", "of a longer name")
    return None


def _before_hyphen(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    """`Iran-backed`, `Baghdad-based`, `Moscow-Kyiv talks`."""
    ahead, behind = page.gap(end - 1) in ("-", "–", "‑", "‐"), first and page.gap(first - 1) in ("-", "–", "‑", "‐")
    if ahead and page.low(end) in ("based", "born", "bound", "area", "wide", "held"):
        return Use("inside", "hyphen before -" + page.low(end))
    if ahead and page.low(end) in (
        "backed",
        "led",
        "run",
        "sponsored",
        "brokered",
        "supported",
        "funded",
        "allied",
        "imposed",
    ):
        return Use("agent", "hyphen before -" + page.low(end))
    if not (ahead and is_capital(page.word(end))) and not (behind and is_capital(page.word(first - 1))):
        return None
    if any(words.is_a(page.low(end + k), "dealing") for k in range(3)):
        return Use("party", "joined by a hyphen before dealings")
    return None


def _between(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    for at in range(first - 1, max(first - _FAR - 1, -1), -1):
        if page.low(at) == "between":
            near = {page.low(at - k) for k in range(1, 4)}
            if near & words.of["dealing"]:
                return Use("party", "between, after dealings")
            return Use("inside", "between")
        if not (is_capital(page.word(at)) or page.low(at) in ("and", "the")) or "." in page.gap(at):
            return None
    return None


def _owner(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    if not _POSSESSIVE.match(page.text, page.spans[end - 1].end):
        return None
    for at in range(end, end + _FAR - 1):
        low = page.low(at)
        if words.is_a(low, "act", "organ"):
            return Use("owner", "whose act or organ it is")
        if words.is_a(low, "town_noun", "of_noun", "side") or not page.is_joined(at):
            break
        if is_capital(page.word(at)) and page.word(at).lower() not in words.of["organ"]:
            break
    return Use("inside" if _is_after_place_word(page, first, words) else "loose", "owner of something")


def _is_after_place_word(page: Page, first: int, words: PlaceWords) -> bool:
    return words.is_a(page.low(first - 1), "inside")


def _kind_after(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    if page.is_joined(end - 1) and words.is_a(page.low(end), "area_noun", "town_noun"):
        return Use("kind", f"before '{page.low(end)}'")
    return None


def _modifier(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    """The `Baghdad government`; `U.S. airstrikes`."""
    after, is_inside = page.word(end), words.is_a(page.low(first - 1), "inside")
    is_noun = after.islower() and not words.is_a(after, "helping", "opener", "acting", "inside", "loose")
    if acronym(page.word(end - 1)) and page.is_joined(end - 1) and is_noun and not is_inside:
        return Use("agent", "an acronym before a noun")
    if page.is_joined(end - 1) and words.is_a(page.low(end), "organ"):
        return Use("agent", "before an organ of the state")
    return None


def _preceding(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    """The preposition, verb or adjective before the name."""
    at = first - 1
    if at < 0 or not page.is_joined(at):
        return None
    if words.is_a(page.low(at), "side"):
        return Use("part", f"after '{page.low(at)}'")
    if page.low(at) == "the":
        at -= 1
    low, head = page.low(at), page.low(at - 1)
    if low in ("city", "town", "province", "village", "capital", "port", "river"):
        return Use("kind", f"after '{low}'")
    if words.is_a(low, "inside"):
        return Use("inside", f"after '{low}'")
    if words.is_a(low, "reaching"):
        return Use("reached", f"after '{low}'")
    if words.is_a(low, "telling"):
        return Use("party", f"object of '{low}'")
    return _after_loose(low, head, f"after '{low}'", words) if words.is_a(low, "loose") else None


def _after_loose(low: str, head: str, rule: str, words: PlaceWords) -> Use:
    """What a preposition with many uses says, by the word before it."""
    both = f"after '{head} {low}'"
    if low == "of" and words.is_a(head, "of_noun"):
        return Use("inside", both)
    if (low == "of" and words.is_a(head, "organ", "act")) or (low == "from" and words.is_a(head, "act", "dealing")):
        return Use("agent", both)
    if low == "by" and (head.endswith("ed") or words.is_a(head, "irregular")):
        return Use("agent", both)
    if low in ("with", "against") or (low == "to" and words.is_a(head, "toward")):
        return Use("party", rule if low != "to" else both)
    if low == "on" and words.is_a(head, "upon"):
        return Use("party", both)
    return Use("loose", rule)


def _subject(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    """`Baghdad has again asked ...`; a passive makes a party only of verbs of speaking to somebody."""
    helper = ""
    if page.low(end) == "and" and is_capital(page.word(end + 1)):
        end += 2  # "Baghdad and Ankara agreed"
    for at in range(end, end + _FAR):
        if not page.is_joined(at - 1) or is_capital(page.word(at)):
            return None
        low = page.low(at)
        if words.is_a(low, "helping") or low.endswith("ly"):
            helper = low if low in ("is", "are", "was", "were", "been", "be", "being") else helper
            continue
        if helper and not low.endswith("ing"):
            if words.is_a(low, "reaching") and low.endswith(("ed", "en")):
                return Use("reached", f"{helper} {low}")
            told = words.is_a(low, "telling") or low in (
                "ready",
                "willing",
                "prepared",
                "determined",
                "reluctant",
                "eager",
            )
            return Use("party", f"told or ready: '{low}'") if told else None
        return Use("agent", f"subject of '{low}'") if words.is_a(low, "acting", "telling") else None
    return None


def _listed(page: Page, first: int, end: int, words: PlaceWords) -> Use | None:
    """`in Homs, Hama and Aleppo`: what goes for the first goes for the next, if only names stand between."""
    at = first - 1
    while at >= max(first - 8, 0) and (is_capital(page.word(at)) or page.low(at) in ("and", "or", "the")):
        at -= 1
    if page.sentence(page.spans[max(at, 0)].start) == page.sentence(page.spans[first].start) and words.is_a(
        page.low(at), "inside"
    ):
        return Use("inside", f"listed after '{page.low(at)}'")
    return None
