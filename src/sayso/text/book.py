"""The referents of a text in the making, what else is known of its names, and what kind of actor a name is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.knowledge.world import World
from sayso.records import ActorKind, Mention, MentionKind, Span
from sayso.text.attribution import Attributions
from sayso.text.carriers import is_outlet
from sayso.text.cast import Person, is_person
from sayso.text.mentions import is_organ, load_titles

#: Uses of a state's form in which it names the state; the others need grammar that makes an actor of them.
NAMING = frozenset({"name", "territory", "adjective", "demonym"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What else is known of the names of a text: the tables, the gazetteer, the entity finder.

    By their first characters: states used as actors, names used as places, and mentions with the types the finder
    gives them.
    """

    world: World
    actors: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    types: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def is_acting(self, start: int, *, located: bool) -> bool:
        """Whether what begins there is an actor by the grammar of its state, or, if no place, by the entity finder."""
        seen = self.types.get(start, frozenset()) & {"Person", "Organisation"}
        return start in self.actors or (bool(seen) and not located)


@dataclass(slots=True)
class Entry:
    """A referent in the making."""

    kind: ActorKind | None = None
    behalf: str | None = None
    number: int | None = None
    roles: frozenset[str] = frozenset()
    mentions: dict[Span, Mention] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)

    def overlaps(self, span: Span) -> bool:
        """Whether a span shares a character with a mention that is noted already."""
        return not self.covered.isdisjoint(range(span.start, span.end))


class Book:
    """The referents of a text in the making, in the order they are first met; a place belongs to one of a kind only."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.entries: dict[str, Entry] = {}
        self.taken: set[int] = set()
        self.named: set[int] = set()

    def entry(self, name: str) -> Entry:
        return self.entries.setdefault(name, Entry())

    def add(self, name: str, span: Span, kind: MentionKind, rule: str) -> Entry:
        """Note a mention; the same words are noted once for each actor."""
        entry = self.entry(name)
        entry.mentions.setdefault(span, Mention(span, kind, rule))
        entry.covered.update(range(span.start, span.end))
        self.taken.add(span.start)
        if kind == "name":
            self.named.add(span.start)
        return entry


def kind_of(name: str, book: Book, found: Attributions) -> ActorKind | None:
    """What kind of actor a name is, as far as the text and the tables tell; the text's own word comes first."""
    if name in found.scene.polities.adjectives:
        return "state"
    entry, person = book.entries[name], found.cast.people.get(name)
    if entry.kind == "unnamed" or (person is not None and person.gender):
        return entry.kind or "person"
    if is_outlet(name):
        return "outlet"
    if is_organ(name) and entry.kind != "person":
        return "organ"
    known = known_kinds(name, book.evidence.world)
    if len(known) == 1:
        return next(iter(known))
    if person is not None and person.place:
        return entry.kind
    return entry.kind or _kind_seen(book, entry) or ("person" if person is not None and is_person(person) else None)


def _kind_seen(book: Book, entry: Entry) -> ActorKind | None:
    """What most of the mentions by name are to the entity finder: a person or an organisation; None for a draw."""
    starts = [m.span.start for m in entry.mentions.values() if m.kind == "name"]
    counts = Counter(t for start in starts for t in book.evidence.types.get(start, ()))
    people, bodies = counts["Person"], counts["Organisation"]
    return None if people == bodies else "person" if people > bodies else "organisation"


def known_kinds(name: str, world: World) -> frozenset[ActorKind]:
    """The kinds of actor that the tables know by a name."""
    state = world.state(name)
    if state is not None and state.use in NAMING:
        return frozenset({"state"})
    return frozenset(row.actor_kind for row in world.lookup(name))


def is_called(person: Person) -> bool:
    """Whether a name is surely a person's: by a title, an office, or a known first name."""
    titles = load_titles()
    return bool(person.gender) or any(r in titles and titles[r].kind != "role" for r in person.roles)
