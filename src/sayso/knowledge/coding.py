"""Code an actor phrase: its country and its primary sector in PLOVER's terms, with the steps that led there.

A role's head noun decides, unless it is one that says little ("official", "member", "group") or only that nobody
knows who it was ("gunmen"): then what stands before it does, nearest first ("army accountant"), then what it is part
of ("members of the senate"). A country is read off the head segment, then off known actors, then off the complements.
Nothing is parsed; a phrase is taken as one actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.knowledge.facts import Code, State
from sayso.knowledge.folding import fold
from sayso.knowledge.phrases import Part, Segment, match, pieces
from sayso.knowledge.spelling import Shelf, nearest, shelve
from sayso.knowledge.tenure import OFFICES, pick, sector_at, titled
from sayso.knowledge.words import Word, read_words
from sayso.knowledge.world import World
from sayso.records import Known

#: A place name -> the alpha-3 code of the state it most likely lies in, or None.
CityCountry = Callable[[str], str | None]

#: These sectors mean "armed, and not known whose": a known actor beside them says whose.
_NAMELESS = frozenset({"UAF", "REB"})

#: Of these bodies people are members for their own states.
_BODIES = frozenset({"UNO", "EUR"})

_STATE_SECTORS = {"capital": "GOV", "metonym": "GOV", "territory": "PRE", "city": "CVL"}


@dataclass(frozen=True, slots=True)
class _Context:
    """What the whole phrase and its surroundings offer for each step."""

    world: World
    on: str | None
    codes: tuple[str, ...]
    near: tuple[str, ...]
    city_country: CityCountry | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and the step that gave it."""

    value: str | None
    why: str


_NOTHING = _Found(None, "")


def code(
    phrase: str, world: World, on: str | None = None, near: str | None = None, city_country: CityCountry | None = None
) -> Code:
    """Who an actor phrase means: "former CIA officials" -> USA, ELI.

    `on` is the EDTF date of the text: offices count as of it. `near` are words of the context, whose states settle what
    the phrase leaves open. `city_country` is asked for places the tables do not know. Never raises for any phrase.
    """
    found = [tuple(_amended(segments, world)) for segments in pieces(phrase, world)]
    codes = tuple(state.code for segments in found for state in _states(segments))
    context = _Context(world, on, codes, _near(near, world), city_country)
    country, sector = _NOTHING, _NOTHING
    for segments in found:
        country = country if country.value else _country(segments, context)
        sector = sector if sector.value else _sector(segments, context)
    if not country.value and found:
        country = _fallback(found, sector, context)
        if country.value and country.why.startswith(f"{phrase.strip()} lies"):
            sector = _Found("CVL", "a town that is no capital")
    why = tuple(step.why for step in (country, sector) if step.why)
    name, kind = _identity(found, context)
    return Code(country.value, sector.value, name, kind, why)


def _near(near: str | None, world: World) -> tuple[str, ...]:
    if not near:
        return ()
    return tuple(state.code for segments in pieces(near, world) for state in _states(segments))


def _identity(found: Sequence[tuple[Segment, ...]], context: _Context) -> tuple[str | None, str | None]:
    """Name and kind of the known actor or the state the phrase is a name of, titles before it not counted."""
    for segments in found:
        last = _before_name(segments[0].parts)[-1]
        row = pick(_settled(last, context), (*context.codes, *context.near), context.on) or _titled(
            segments[0], context
        )
        if row:
            return row.name, row.kind
        if last.state and len(segments) == len(segments[0].parts) == 1:
            return last.state.name, "state"
    return None, None


def _states(segments: Iterable[Segment]) -> list[State]:
    return [part.state for segment in segments for part in segment.parts if part.state]


# Names the tables do not have as they stand


def _amended(segments: Sequence[Segment], world: World) -> Iterable[Segment]:
    """The segments with misspelt and transliterated names found, and without states of others ("Iran-backed")."""
    for segment in segments:
        parts = _without_bound(_respelled(list(segment.parts), world))
        yield Segment(segment.relation, tuple(parts))


def _without_bound(parts: list[Part]) -> list[Part]:
    """Leave out states and actors in "Iran-backed" and "anti-American"."""
    out: list[Part] = []
    for i, part in enumerate(parts):
        after = parts[i + 1] if i + 1 < len(parts) else None
        led = after is not None and after.hyphened and after.use("bound")
        if (led and not part.use("part")) or (part.hyphened and out and out[-1].use("against")):
            continue
        out.append(part)
    return out


def _respelled(parts: list[Part], world: World) -> list[Part]:
    """Try runs of unknown capitalised words as other spellings of full names, and single ones as slips of the pen."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and _nameless(parts[end]):
            end += 1
        if end - at >= 2:
            text = " ".join(part.text for part in parts[at:end])
            known = world.lookup(text)
            out += [Part(text, fold(text), known)] if known else parts[at:end]
        elif end - at == 1:
            out.append(_slip(parts[at], world) or parts[at])
        else:
            out.append(parts[at])
            end = at + 1
        at = end
    return out


def _nameless(part: Part) -> bool:
    return part.unknown and part.capitalised


def _slip(part: Part, world: World) -> Part | None:
    known = world.lookup(part.text)
    if known:
        return Part(part.text, part.folded, known)
    word = nearest(part.folded, _shelf(world))
    return match(word.title(), word, world) if word else None


@lru_cache(maxsize=4)
def _shelf(world: World) -> Shelf:
    """States, groups and weapons of one word: what a slip of the pen may have meant."""
    groups = (
        form
        for form, ((table, index), *_) in world.places.items()
        if " " not in form and ",person," not in world.tables[table].lines[index]
    )
    weapons = (form for form, words in read_words().items() if any(word.use == "platform" for word in words))
    return shelve({*world.states, *groups, *world.own, *weapons})


# The country


def _country(segments: Sequence[Segment], context: _Context) -> _Found:
    """Of the head segment, then of the complements that say whose or where, in their order."""
    for segment in segments:
        if segment.relation == "others":
            continue
        for step in (_country_of_state, _country_of_known):
            if (found := step(segment, context)).value:
                return found
    return _NOTHING


def _country_of_state(segment: Segment, context: _Context) -> _Found:
    parts = segment.parts
    for i, part in enumerate(parts):
        sent = i and parts[i - 1].use("sent")
        # "UN Ambassador Ada Brandt" is her own state's.
        body = part.state and part.state.code in _BODIES and any(row.kind == "person" for row in parts[-1].known)
        if part.state and not sent and not body:
            return _Found(part.state.code, f"{part.text}: {part.state.use} of {part.state.code}")
    return _NOTHING


def _country_of_known(segment: Segment, context: _Context) -> _Found:
    for part in reversed(segment.parts):
        if row := pick(_settled(part, context), (*context.codes, *context.near), context.on):
            return _Found(row.country, f"{part.text} is {row.name} ({row.table}, line {row.line})")
        if (word := part.use("platform")) and word.country:
            return _Found(word.country, f"{part.text} is a weapon of {word.country}")
    if row := _titled(segment, context):
        return _Found(row.country, f"{row.name} was {row.office} ({row.table}, line {row.line})")
    return _NOTHING


def _settled(part: Part, context: _Context) -> tuple[Known, ...]:
    """The rows of a part that may be meant.

    A common name ("National Guard") that the text gives to another state than the tables do is only a common name. Of
    several countries nobody names, the one whose canonical name it is counts, else none.
    """
    rows, named = part.known, {*context.codes, *context.near}
    countries = {row.country for row in rows}
    if context.codes and part.words and not countries & {*named} and all(row.kind == "organ" for row in rows):
        return ()
    if len(countries) < 2 or countries & named or len({row.name for row in rows}) == 1:
        return rows
    if all(row.kind == "person" for row in rows):
        holding = tuple(row for row in rows if context.on and row.holds(context.on))
        return holding if len({row.name for row in holding}) == 1 else rows
    return tuple(row for row in rows if fold(row.name) == part.folded)


def _titled(segment: Segment, context: _Context) -> Known | None:
    """A known holder of the office before an unknown surname."""
    if len(segment.parts) < 2 or not _nameless(segment.parts[-1]):
        return None
    title = segment.parts[-2]
    if not title.use("head", "weak", "opens", "sent"):
        return None
    rows = titled(title.text, segment.parts[-1].text, context.world, context.on)
    return pick(rows, (*context.codes, *context.near), context.on)


def _fallback(found: Sequence[tuple[Segment, ...]], sector: _Found, context: _Context) -> _Found:
    """Ask the gazetteer for a place, then take the state the context names."""
    if context.city_country:
        for place in _places(found):
            if country := context.city_country(place):
                return _Found(country, f"{place} lies in {country}")
    if context.near and sector.value != "UNK":
        return _Found(context.near[0], f"the context names {context.near[0]}")
    return _NOTHING


def _places(found: Sequence[tuple[Segment, ...]]) -> Iterable[str]:
    """Runs of unknown capitalised words, longest first within each run's place."""
    for segments in found:
        for segment in segments:
            if segment.relation == "others":
                continue
            run: list[str] = []
            for part in (*segment.parts, Part("", "")):
                if _nameless(part):
                    run.append(part.text)
                elif run:
                    yield " ".join(run)
                    run = []


# The sector


def _sector(segments: Sequence[Segment], context: _Context) -> _Found:
    """What the head segment decides, else what its whole does, else what its weak words say."""
    if not segments:
        return _NOTHING
    head, *complements = segments
    found = _decided(head, context)
    if not found.why:
        wholes = (s for s in complements if s.relation == "whole" and not _place(s))
        found = next((f for s in wholes if (f := _decided(s, context)).value), _NOTHING)
    if not found.why:
        found = next((f for s in segments if s.relation in {None, "whole"} if (f := _weak(s, context)).value), _NOTHING)
    former = _former(head)
    if former and found.value in OFFICES:
        return _Found("ELI", f"{former}: no longer {found.value}; {found.why}")
    return found


def _place(segment: Segment) -> bool:
    """A state as a complement is where the head is, unless it is named by its government's seat."""
    state = segment.parts[-1].state
    return state is not None and state.use != "metonym"


def _former(head: Segment) -> str | None:
    return next((part.text for part in head.parts[:-1] if part.use("former")), None)


def _decided(segment: Segment, context: _Context) -> _Found:
    """The sector of a segment's head, or of what colours a head that decides nothing; a why alone is final."""
    if not segment.parts:
        return _NOTHING
    parts = _before_name(segment.parts)
    last = parts[-1]
    if last.state:
        return _state_sector(parts, context)
    known = _of_known(last, context)
    if known.value or (last.known and not last.words):
        return _titled_sector(parts, last, context) or known
    if (word := last.use("head", "opens", "sent", "platform")) and not _overruled(word, parts, context):
        return _of_word(last, word, parts)
    for part in reversed(parts[:-1] if not last.unknown else parts):
        found = _colour(part, context, persons=last.unknown or last.use("part") is not None)
        if found.value:
            return found
    own = last.use("modifier")
    return _Found(own.sector, f"{last.text}: {own.sector}") if own else _NOTHING


def _before_name(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Cut off what an opening phrase is followed by: "ministry of" decides for "Defence", and for a spokesman after
    it.
    """
    for i, part in enumerate(parts):
        if part.use("opens", "sent") and not part.use("head"):
            return parts[: i + 1]
    return parts


def _overruled(word: Word, parts: tuple[Part, ...], context: _Context) -> bool:
    """Whether a head that does not say whose arms it bears stands after a known actor."""
    return word.sector in _NAMELESS and any(part.known and _of_known(part, context).value for part in parts[:-1])


def _of_word(part: Part, word: Word, parts: tuple[Part, ...]) -> _Found:
    if word.sector == "GOV" and any(p.state and p.state.use == "territory" for p in parts):
        return _Found("PRE", f"{part.text} of a breakaway territory")
    return _Found(word.sector, f"{part.text}: {word.sector}")


def _of_known(part: Part, context: _Context) -> _Found:
    settled = _settled(part, context)
    sectors = {row.sector for row in part.known}
    row = pick(settled or (part.known if len(sectors) == 1 else ()), (*context.codes, *context.near), context.on)
    if row is None or (part.words and not settled):
        return _NOTHING
    return _Found(sector_at(row, context.on), f"{part.text} is {row.name} ({row.table}, line {row.line})")


def _titled_sector(parts: tuple[Part, ...], name: Part, context: _Context) -> _Found | None:
    """The sector of a title before a name: what the text calls them now counts before what the tables know."""
    for part in reversed(parts[:-1]):
        if (word := part.use("head", "opens", "sent", "weak")) and word.sector not in {None, "UNK"}:
            row = pick(name.known, (*context.codes, *context.near), context.on)
            own = row.sector if row and word.use == "weak" else None
            return _Found(own or word.sector, f"{part.text}: {own or word.sector}")
    return None


def _colour(part: Part, context: _Context, *, persons: bool) -> _Found:
    """What a word before the head says: a body, a role, a group. Persons count only for a head that says nothing."""
    if (word := part.use("opens", "sent", "head", "modifier", "platform")) and word.sector not in {None, "UNK"}:
        return _Found(word.sector, f"{part.text}: {word.sector}")
    if part.known and (persons or any(row.kind != "person" for row in part.known)):
        return _of_known(part, context)
    return _NOTHING


def _weak(segment: Segment, context: _Context) -> _Found:
    for part in reversed(segment.parts):
        if word := part.use("weak"):
            return _of_word(part, word, segment.parts)
    return _NOTHING


def _state_sector(parts: tuple[Part, ...], context: _Context) -> _Found:
    """A state has no sector, its capital alone means the government; "displaced Syrians" are what they are called."""
    last = parts[-1]
    assert last.state
    for part in reversed(parts[:-1]):
        if part.words and (found := _colour(part, context, persons=False)).value:
            return found
    named = [part for part in parts[:-1] if part.state or not part.unknown]
    if last.state.use in _STATE_SECTORS and not (named or (len(parts) > 1 and last.state.use == "capital")):
        return _Found(_STATE_SECTORS[last.state.use], f"{last.text}: {last.state.use} of {last.state.code}")
    return _Found(None, f"{last.text}: {last.state.use} of {last.state.code}")
