"""Which of the places of one name is meant, by what the document says, each decision with its rule.

A container decides where there is one ("Tripoli, Lebanon"; "Tripoli in northern Lebanon"; "Birmingham, Ala.";
"Lebanon's Tripoli"), and then for every mention of the name in the document that has none: a name keeps one sense. Else
the states and provinces that the document speaks of vote, by name, by adjective and by their other places, against
size and rank. Weights are tenths of a power of ten of inhabitants: a city in the only state that a document speaks
of equals one a thousand times as large elsewhere; a small town gains less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.places.fold import fold
from sayso.places.gazetteer import TOWN_SIZE, Entry, Gazetteer
from sayso.places.page import Page, is_capital
from sayso.places.uses import Use

STATE_VOTES, SENTENCE_VOTES, ADMIN_VOTES = 30, 15, 10
SURE_STATE, SURE_CITY, LARGE = 15, 20, 55
MUCH_SMALLER = 15
NEAR = 1.2  # degrees: a town this near to the middle of a subdivision of its state counts as lying in it
#: States whose towns often carry the name of a capital elsewhere (Athens, London), where their officials travel too.
SETTLED = frozenset({"US", "CA", "AU", "NZ", "ZA"})
CONTAINERS = frozenset({"country", "region", "area", "island", "continent"})


@dataclass(frozen=True, slots=True)
class Container:
    """What a name lies in by the text: the index of its first word, its name, and which place of that name."""

    first: int
    name: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: the indexes of its words, its use, and the places that bear it."""

    name: str
    key: str
    first: int
    end: int
    use: Use
    entries: tuple[Entry, ...]
    inside: tuple[Entry, ...] = ()
    container: Container | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """One sign that the document speaks of a state or one of its provinces. `key` is the name that gave it."""

    key: str
    country: str
    admin: str | None
    count: float
    sentence: int


@dataclass(frozen=True, slots=True)
class Sense:
    """The place meant and why.

    `voted`: the document speaks of its state apart from this name; `settled`: that the name is a place is sure."""

    entry: Entry
    rule: str
    voted: bool
    settled: bool = False


def contained(page: Page, mention: Mention, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], Container | None]:
    """The places of the name inside the container that the text gives, likeliest first, and the container, if any."""
    for first, name in _containers(page, mention, gazetteer):
        found = gazetteer.find(name)
        near = bool(found) and found[0].kind not in ("city", "capital")
        for outer in (c for c in found if c.kind in CONTAINERS):
            if within := [e for e in mention.entries if lies_in(e, outer, near)]:
                return tuple(sorted(within, key=lambda e: -e.weight)), Container(first, name, outer)
    return (), None


def _containers(page: Page, mention: Mention, gazetteer: Gazetteer) -> Iterable[tuple[int, str]]:
    """Names that stand where a container would, and the index of their first word."""
    end, gap = mention.end, page.gap(mention.end - 1)
    if gap.strip() in (",", "(") or (gap.strip() == "" and page.low(end) in ("in", "of")):
        at = end
        while page.low(at) in ("in", "of", "the") or gazetteer.words.is_a(page.word(at), "side"):
            at += 1
        if at - end < 4 and (name := name_at(page, at, gazetteer)):
            yield at, name
    if mention.first and page.gap(mention.first - 1).strip() in ("'s", "’s"):
        yield mention.first - 1, page.word(mention.first - 1)


def name_at(page: Page, at: int, gazetteer: Gazetteer) -> str | None:
    """The longest place name, or abbreviation of a state, that begins at a word."""
    if not is_capital(page.word(at)):
        return None
    for short in (page.word(at), page.word(at) + "."):
        if short in gazetteer.words.short:
            return gazetteer.words.short[short]
    count = gazetteer.longest(joined_words(page, at))
    return " ".join(page.words[at : at + count]) if count else None


def joined_words(page: Page, at: int, most: int = 6) -> list[str]:
    """The words from an index on that stand together, six at most."""
    words = [page.word(at)]
    while len(words) < most and page.is_joined(at):
        at += 1
        words.append(page.word(at))
    return words


def lies_in(place: Entry, container: Entry, near: bool = False) -> bool:
    """Whether a place lies in a state or subdivision; `near` admits what is close to the middle of a small one."""
    if place.country is None or place.country != container.country or place.kind == "country":
        return False
    if container.kind == "country":
        return True
    if place.geonames == container.geonames and place.name == container.name:
        return False
    return (place.admin is not None and place.admin == container.admin) or (near and _is_near(place, container))


def _is_near(one: Entry, other: Entry) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < NEAR and abs(one.lon - other.lon) < NEAR


def votes_of(page: Page, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Vote]:
    """What the document says of states: adjectives and demonyms, containers, and names that leave no doubt."""
    found = []
    for word, span in zip(page.words, page.spans, strict=True):
        if is_capital(word) and (country := gazetteer.words.adjectives.get(fold(word))):
            found.append(Vote(fold(word), country, None, 1.0, page.sentence(span.start)))
    for mention in mentions:
        sentence = page.sentence(page.spans[mention.first].start)
        if mention.container:
            top = mention.inside[0]
            found.append(Vote(mention.key, top.country or "", top.admin, 2.0, sentence))
        elif (count := _sureness(mention)) and (country := mention.entries[0].country):
            admin = mention.entries[0].admin
            found.append(Vote(mention.key, country, admin, count, sentence))
    return found


def _sureness(mention: Mention) -> float:
    """How much a name without a container says of where the document is: 1 for a state, ½ for a well known city."""
    top = mention.entries[0]
    if mention.use.hint == "name_part" or {"g", "f"} <= set(top.care) or top.other:
        return 0.0
    lead = top.weight - max((e.weight for e in mention.entries[1:] if e.country != top.country), default=0)
    if top.kind == "country":
        return 1.0 if lead >= SURE_STATE and not (top.care and mention.use.hint is None and lead < 40) else 0.0
    return 0.5 if lead >= SURE_CITY and top.size >= LARGE and not top.care else 0.0


def sense_of(page: Page, mentions: Sequence[Mention], votes: Sequence[Vote]) -> Sense:
    """The sense of one name in a document, from all its mentions that have no container of their own."""
    key, entries = mentions[0].key, _of_kind(mentions[0])
    is_open = mentions[0].use.hint != "kind"
    foreign = [v for v in votes if v.key != key]
    sentences = {page.sentence(page.spans[m.first].start) for m in mentions}
    state, local = _shares(foreign), _shares(v for v in foreign if v.sentence in sentences)
    admins = {v.admin for v in foreign if v.admin}
    of_capital = any(e.kind == "capital" for e in entries)
    best = max(entries, key=lambda e: (_score(e, state, local, admins, of_capital), e.weight))
    best = _town_of(best, entries) if is_open else best
    voted = best.country is not None and state.get(best.country, 0.0) > 0
    if best.own:
        rule = "named by the case"
    elif len(entries) == 1:
        rule = "the only place of that name"
    elif best != max(entries, key=lambda e: e.weight):
        rule = f"the document speaks of {best.admin if best.admin in admins else best.country}"
    else:
        rule = "the best known of that name"
    return Sense(best, rule, voted, best.own)


def _town_of(place: Entry, entries: Sequence[Entry]) -> Entry:
    """The town rather than the province of its name around it, where no word says which."""
    towns = [
        e
        for e in entries
        if e.kind in ("city", "capital") and lies_in(e, place) and e.size >= place.size - MUCH_SMALLER
    ]
    return max(towns, key=lambda e: e.size, default=place) if place.kind == "region" else place


def _of_kind(mention: Mention) -> tuple[Entry, ...]:
    """The places that agree with the word for a kind beside the name, if any does."""
    rule = mention.use.rule
    if mention.use.hint != "kind":
        return mention.entries
    regional = any(
        f"'{word}'" in rule for word in ("province", "governorate", "region", "oblast", "state", "district", "county")
    )
    towns = any(f"'{word}'" in rule for word in ("city", "town", "village"))
    wanted = [
        e for e in mention.entries if (regional and e.kind == "region") or (towns and e.kind in ("city", "capital"))
    ]
    return tuple(wanted) or mention.entries


def _shares(votes: Iterable[Vote]) -> Mapping[str, float]:
    counts: Counter[str] = Counter()
    for vote in votes:
        counts[vote.country] += vote.count  # type: ignore[assignment]  # Counter is typed for whole numbers
    whole = sum(counts.values())
    return {country: count / whole for country, count in counts.items()} if whole else {}


def _score(
    entry: Entry, state: Mapping[str, float], local: Mapping[str, float], admins: set[str], of_capital: bool
) -> float:
    country = entry.country or ""
    bonus = ADMIN_VOTES * (entry.admin in admins and entry.kind != "country")
    votes = STATE_VOTES * state.get(country, 0.0) + SENTENCE_VOTES * local.get(country, 0.0) + bonus
    return entry.weight + votes * _hearing(entry, of_capital)


def _hearing(entry: Entry, of_capital: bool) -> float:
    """How much votes count for a place: fully from 300,000 inhabitants, less for a small town, half for a namesake."""
    if entry.kind not in ("city", "capital"):
        return 1.0
    large = min(1.0, (max(entry.weight, TOWN_SIZE) - TOWN_SIZE) / (LARGE - TOWN_SIZE))
    return large / 2 if of_capital and entry.kind == "city" and entry.country in SETTLED else large
