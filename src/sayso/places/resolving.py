"""Names to places: whether a name is one, which one, and whether it stands for those who act there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.places.fold import fold
from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.page import Page, is_capital, read_page
from sayso.places.senses import Mention, Sense, Vote, contained, joined_words, sense_of, votes_of
from sayso.places.uses import ACTOR_HINTS, STRONG, Hint, Use, use_of
from sayso.records import Place, Span

MILLION, KNOWN, LARGE, TOWN = 60, 55, 50, 45  # sizes: a million, 300,000, 100,000 and 30,000 inhabitants
NATURE = frozenset({"water", "river", "mountain", "desert", "island", "site", "district"})
DEALT_WITH = frozenset({"country", "capital", "continent"})
ARTICLES = frozenset({"al", "el", "ar", "as", "ad", "ash", "az", "at", "an", "es", "ez", "ed"})


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that may be a place: where it stands and as printed.

    A `hint` of the grammar spares the reading of the words around it."""

    span: Span
    name: str
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What names are resolved against: the words of their document and the gazetteer."""

    page: Page
    gazetteer: Gazetteer


def read_context(text: str, gazetteer: Gazetteer) -> Context:
    """The context that a document's text gives its names. The spans of the names count in this text."""
    return Context(read_page(text), gazetteer)


def find_places(text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places a text names, found without a parse: capitals that the gazetteer knows and the words around admit.

    Names in small letters, and names that the tables lack, are not found.
    """
    context = read_context(text, gazetteer)
    return resolve_places(_candidates(context), context)


def resolve_places(names: Sequence[NamedSpan], context: Context) -> tuple[Place, ...]:
    """The places among the names, in the order given; a name that is no place by the evidence is left out."""
    mentions = [m for named in names if (m := _mention(named, context))]
    votes = votes_of(context.page, mentions, context.gazetteer)
    senses = _senses(context.page, mentions, votes)
    judged = [(m, senses[m]) for m in mentions]
    known = {m.key for m, sense in judged if _is_shown(m, sense)}
    people = _people(context.page, mentions)
    listed = _among_states(context.page, mentions)
    return tuple(
        _place(context.page, mention, sense)
        for mention, sense in judged
        if _is_place(mention, sense, known, people, mention.first in listed)
    )


def _candidates(context: Context) -> list[NamedSpan]:
    page, gazetteer, found, at = context.page, context.gazetteer, [], 0
    while at < len(page.words):
        word = page.words[at]
        starts = is_capital(word) or (word in ARTICLES and page.gap(at) == "-" and is_capital(page.word(at + 1)))
        count = gazetteer.longest(joined_words(page, at)) if starts else 0
        if count == 1 and gazetteer.words.is_a(word.lower(), "never", "opener") and word not in ("US", "UK"):
            count = 0
        while count > 1 and not is_capital(page.words[at + count - 1]):
            count = gazetteer.longest(
                page.words[at : at + count - 1]
            )  # "Anbar", though the tables have "Anbar province"
        if count:
            span = Span(page.spans[at].start, page.spans[at + count - 1].end)
            found.append(NamedSpan(span, page.text[span.start : span.end]))
        at += count or 1
    return found


def _mention(named: NamedSpan, context: Context) -> Mention | None:
    entries = context.gazetteer.find(named.name)
    first, end = context.page.reach(named.span)
    if not entries or first >= end or end > len(context.page.words):
        return None
    use = (
        Use(named.hint, f"grammar: {named.hint}")
        if named.hint
        else use_of(context.page, first, end, context.gazetteer.words)
    )
    mention = Mention(named.name, fold(named.name), first, end, use, entries)
    inside, container = contained(context.page, mention, context.gazetteer)
    return replace(mention, inside=inside, container=container)


def _senses(page: Page, mentions: Sequence[Mention], votes: Sequence[Vote]) -> dict[Mention, Sense]:
    """Each mention's sense: its own container's, that of the name's first container in the document, or the votes'."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.key].append(mention)
    outer = {m.container.first: m.container.entry for m in mentions if m.container}
    found: dict[Mention, Sense] = {}
    for group in named.values():
        given = next((m for m in group if m.container), None)
        free = [m for m in group if not m.container and m.use.hint != "kind"]
        common = sense_of(page, free, votes) if free else None
        for mention in group:
            found[mention] = (
                _given_sense(mention, given, outer)
                or (common if common and mention.use.hint != "kind" else None)
                or sense_of(page, [mention], votes)
            )
    return found


def _given_sense(mention: Mention, given: Mention | None, outer: Mapping[int, Entry]) -> Sense | None:
    """The sense that a container settles: the mention's own, or that of another mention of the name (`given`)."""
    if mention.container:
        return Sense(mention.inside[0], f"container: {mention.container.name}", True, settled=True)
    if outer.get(mention.first) in mention.entries:
        return Sense(outer[mention.first], "container of the name before", True, settled=True)
    if given and given.container and given.inside[0] in mention.entries and mention.use.hint != "kind":
        return Sense(given.inside[0], f"one sense: container {given.container.name}", True)
    return None


def _is_shown(mention: Mention, sense: Sense) -> bool:
    """Whether this mention alone shows that its name is a place."""
    if mention.use.hint == "name_part":
        return False
    return sense.settled or _is_strong(mention, sense)


def _is_strong(mention: Mention, sense: Sense) -> bool:
    entry = sense.entry
    if mention.use.hint not in STRONG:
        return False
    if mention.use.hint == "reached" and entry.care and entry.size < MILLION:
        return False
    if "w" in entry.care and entry.weight < TOWN:
        return False
    return not entry.other or entry.size >= LARGE or sense.voted


def _is_place(mention: Mention, sense: Sense, known: set[str], people: set[str], listed: bool) -> bool:
    entry, hint, care = sense.entry, mention.use.hint, set(sense.entry.care)
    if hint == "name_part":
        return mention.use.rule.startswith("before another capital, after") and entry.kind in (
            "country",
            "area",
            "continent",
        )
    if _is_shown(mention, sense):
        return True
    if mention.key in people:
        return listed
    if entry.kind in NATURE or entry.kind in ("area", "continent"):
        return True
    if mention.key in known:
        return "w" not in care or hint is not None
    if entry.kind == "country":
        return not {"g", "f"} <= care or sense.voted or listed
    return hint not in STRONG and _is_known_town(entry, hint, care, sense.voted)


def _is_known_town(entry: Entry, hint: Hint | None, care: set[str], voted: bool) -> bool:
    """Whether a town or province needs no more than a weak sign, or none."""
    if entry.kind == "capital":
        return not care or voted or (entry.size >= KNOWN and care == {"f"})
    if care:
        return hint == "loose" and voted and entry.size >= LARGE
    if voted:
        return not entry.other or entry.size >= LARGE or hint == "loose"
    return not entry.other and (entry.size >= KNOWN or (hint == "loose" and entry.size >= LARGE))


def _people(page: Page, mentions: Sequence[Mention]) -> set[str]:
    """Names that elsewhere in the document end a longer name: Lincoln, after "Abraham Lincoln"."""
    return {m.key for m in mentions if m.use.rule == "after another capital" and len(m.name.split()) == 1}


def _among_states(page: Page, mentions: Sequence[Mention]) -> set[int]:
    """The first words of names that stand beside a state's in a list: `Jordan and Egypt`."""
    ordered, found = sorted(mentions, key=lambda m: m.first), set()
    for one, next_one in pairwise(ordered):
        between = page.text[page.spans[one.end - 1].end : page.spans[next_one.first].start].split()
        if one.key != next_one.key and between in ([","], ["and"], ["or"], [",", "and"], [",", "the"]):
            found |= {one.first} if next_one.entries[0].kind == "country" else set()
            found |= {next_one.first} if one.entries[0].kind == "country" else set()
    return found


def _place(page: Page, mention: Mention, sense: Sense) -> Place:
    entry, hint = sense.entry, mention.use.hint
    span = Span(page.spans[mention.first].start, page.spans[mention.end - 1].end)
    is_actor = hint in ACTOR_HINTS and not mention.container and entry.kind not in NATURE
    if hint == "party" and entry.kind not in DEALT_WITH:
        is_actor = False
    return Place(
        span, entry.name, entry.geonames, entry.country, entry.admin, entry.lat, entry.lon, entry.kind,
        "actor" if is_actor else "place", f"{sense.rule}; {mention.use.rule}",
    )  # fmt: skip
