"""Who is spoken of in a text, and by which words: every actor with its mentions, from names to "both sides".

A referent gathers what one text says of one actor under one name. Names come first, since they are sure; then the
sources of statements with whom they were resolved to; then the words that lean on both: descriptions ("the spokesman",
"the group"), pronouns, the first person inside quotations, "both sides". What another text would call the same actor
is not asked here.

Not handled: "it" and "they" outside sources; pronouns for someone who neither spoke nor was a subject before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from sayso.knowledge.world import World
from sayso.records import ActorKind, Carrier, Mention, MentionKind, Referent, Span, Statement, referent_id
from sayso.tables import read_table
from sayso.text.attribution import Attributions
from sayso.text.carriers import is_outlet
from sayso.text.cast import Person, is_person
from sayso.text.mentions import is_organ, load_organ_words, load_titles, read_mention
from sayso.text.speakers import SINGULAR, UNSPECIFIED, Speaker, Turn, bearer, last_person
from sayso.text.syntax import child

#: Words of the first person by whether they speak for one ("I") or for those behind the speaker ("we").
FIRST = dict.fromkeys(("i", "me", "my", "mine", "myself"), False)
FIRST |= dict.fromkeys(("we", "us", "our", "ours", "ourselves"), True)
#: How many paragraphs back "the group" and "both sides" may go.
REACH = 3
#: Uses of a state's form in which it names the state; the others need grammar that makes an actor of them.
_NAMING = frozenset({"name", "territory", "adjective", "demonym"})
#: Kinds a carrier's kind gives.
_OF_CARRIER: dict[str, ActorKind | None] = {"outlet": "outlet", "person": "person", "unnamed": "unnamed"}


@dataclass(slots=True)
class _Entry:
    """A referent in the making."""

    kind: ActorKind | None = None
    behalf: str | None = None
    number: int | None = None
    roles: frozenset[str] = frozenset()
    mentions: dict[Span, Mention] = field(default_factory=dict)


class _Book:
    """The referents of a text in the making, in the order they are first met; a place belongs to one of a kind only."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.entries: dict[str, _Entry] = {}
        self.taken: set[int] = set()

    def entry(self, name: str) -> _Entry:
        return self.entries.setdefault(name, _Entry())

    def add(self, name: str, span: Span, kind: MentionKind, rule: str) -> _Entry:
        """Note a mention; the same words are noted once for each actor."""
        entry = self.entry(name)
        entry.mentions.setdefault(span, Mention(span, kind, rule))
        self.taken.add(span.start)
        return entry


@dataclass(frozen=True, slots=True)
class Evidence:
    """What else is known of the names of a text: the tables; where names are used as actors, and where as places."""

    world: World
    actors: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()


def find_referents(found: Attributions, evidence: Evidence) -> tuple[Referent, ...]:
    """The referents of a text, in the order of their first mention; spans are those of the parsed text."""
    book = _Book(evidence)
    _add_names(book, found)
    _add_sources(book, found)
    _add_adjectives(book, found)
    _add_carriers(book, (c for s in found.statements for c in s.carriers))
    _add_first_person(book, found)
    _add_leaning(book, found)
    _describe(book, found)
    made = (_referent(found, name, entry) for name, entry in book.entries.items())
    return tuple(sorted(made, key=lambda r: (min((m.span.start for m in r.mentions), default=-1), r.name)))


def _referent(found: Attributions, name: str, entry: _Entry) -> Referent:
    mentions = tuple(sorted(entry.mentions.values(), key=lambda m: m.span))
    text = found.scene.text
    called = (text[m.span.start : m.span.end] for m in mentions if m.kind in {"name", "adjective"})
    forms = tuple(dict.fromkeys(" ".join(form.split()) for form in called))
    return Referent(
        referent_id("", name), "", name, entry.kind, mentions, forms, tuple(sorted(entry.roles)), entry.behalf,
        entry.number,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ names


def _add_names(book: _Book, found: Attributions) -> None:
    """Every name that is an actor's: by the entity finder, by a title or first name, or as one who speaks."""
    speaking = {s.name for _, s in found.sources if s is not None and s.named}
    speaking |= {s.behalf for _, s in found.sources if s is not None and s.behalf}
    fuller = _fuller_names(found)
    for run, short in found.cast.runs:
        start, end = run[0].idx, run[-1].idx + len(run[-1])
        name = fuller.get(start, short)
        if start in book.evidence.places:
            continue
        known = is_actor(name, found.cast.people.get(name), book.evidence.world)
        if name in speaking or start in book.evidence.actors or known:
            text = found.scene.text[start:end]
            end -= len(text) - len(text.removesuffix("'s").removesuffix("’s"))
            book.add(name, Span(start, end), "name", "name" if text.startswith(name) else "short for the full name")


def _fuller_names(found: Attributions) -> dict[int, str]:
    """Where a source's bare name stands, the name it was resolved to: "the Foreign Ministry" of whom."""
    fuller = {}
    starts = {run[0].idx for run, _ in found.cast.runs}
    for _, speaker in found.sources:
        mention = speaker.mention if speaker is not None else None
        if speaker is None or mention is None or mention.name is None or not speaker.named:
            continue
        at = found.scene.text.find(mention.name, mention.span.start, mention.span.end)
        if at in starts:
            fuller[at] = speaker.name
    return fuller


def is_actor(name: str, person: Person | None, world: World) -> bool:
    """Whether a name is an actor's by the text and the tables alone: known, a person called something, an organ."""
    if _is_known(name, world) or (person is not None and is_called(person) and (person.gender or " " in name)):
        return True
    return is_outlet(name) or name.rsplit(maxsplit=1)[-1].lower() in load_organ_words()


def is_called(person: Person) -> bool:
    """Whether a name is surely a person's: by a title, an office, or a known first name."""
    titles = load_titles()
    return bool(person.gender) or any(r in titles and titles[r].kind != "role" for r in person.roles)


def _is_known(name: str, world: World) -> bool:
    state = world.state(name)
    return (state is not None and state.use in _NAMING) or bool(world.lookup(name))


def _add_adjectives(book: _Book, found: Attributions) -> None:
    """ "Iranian", "the Iranians": the state they are of."""
    demonyms = found.scene.polities.demonyms
    for token in found.scene.doc:
        if token.is_title or token.is_upper:
            state = demonyms.get(token.text)
            if state is not None and token.idx not in book.taken:
                book.add(state, Span(token.idx, token.idx + len(token)), "adjective", "adjective of a state")


# ------------------------------------------------------------------------------------------------ sources, carriers


def _add_sources(book: _Book, found: Attributions) -> None:
    """The sources of statements under the names they were resolved to, and those they speak for."""
    for _, speaker in found.sources:
        if speaker is None or speaker.name == UNSPECIFIED:
            continue
        entry = book.entry(speaker.name)
        if not speaker.named:
            entry.kind = "unnamed"
        entry.behalf = entry.behalf or speaker.behalf
        if speaker.mention is not None:
            _add_source(book, entry, speaker)
        if speaker.behalf:
            owner = book.entry(speaker.behalf)
            if speaker.named and is_organ(speaker.name):
                owner.kind = "state"  # only a state has a Foreign Ministry


def _add_source(book: _Book, entry: _Entry, speaker: Speaker) -> None:
    mention = speaker.mention
    if mention is None:
        return
    entry.number = entry.number or mention.number
    if mention.kind == "name" and _holds(entry, mention.span):
        return  # the name inside the source is noted already
    kind: MentionKind = mention.kind if mention.kind != "name" else "description"
    rule = f"source of a statement, {'resolved' if speaker.named and mention.kind != 'name' else 'as it stands'}"
    book.add(speaker.name, mention.span, kind, rule)


def _add_carriers(book: _Book, carriers: Iterable[Carrier]) -> None:
    """Outlets and others that handed a statement on."""
    for carrier in carriers:
        if carrier.name == UNSPECIFIED or carrier.kind == "document":
            continue
        entry = book.entry(carrier.name)
        entry.kind = entry.kind or _OF_CARRIER.get(carrier.kind)
        entry.number = entry.number or carrier.number
        if carrier.span is not None and not _holds(entry, carrier.span):
            book.add(carrier.name, carrier.span, "name", "carrier of a statement")


def _holds(entry: _Entry, span: Span) -> bool:
    """Whether a span overlaps a mention that is noted already."""
    return any(m.span.start < span.end and span.start < m.span.end for m in entry.mentions.values())


def _add_first_person(book: _Book, found: Attributions) -> None:
    """ "I" in somebody's own words is the speaker; "we" are those he or she speaks for."""
    whose: dict[int, Statement] = {}
    for statement in sorted(found.statements, key=lambda s: -sum(c.end - c.start for c in s.content)):
        if statement.form in {"direct", "mixed", "answer"} and statement.speaker:
            whose.update((i, statement) for i in found.scene.words(statement.content))
    for number, statement in whose.items():
        token = found.scene.doc[number]
        plural = FIRST.get(token.lower_)
        own = statement.form == "answer" or number in found.scene.quoted
        if plural is not None and own and token.pos_ == "PRON":
            name = (statement.on_behalf_of if plural else None) or statement.speaker or ""
            span = Span(token.idx, token.idx + len(token))
            book.add(name, span, "first_person", f"first person of a statement by {statement.speaker}")


# ------------------------------------------------------------------------------------------------ words that lean


def _add_leaning(book: _Book, found: Attributions) -> None:
    """Pronouns and descriptions that go back to a name: "he", "the spokesman", "the group", "both sides"."""
    turns = [
        Turn(p.source.idx, s) for p, s in found.sources if p.source is not None and s is not None and p.parent is None
    ]
    starts = [turn.at for turn in turns]
    trail = _Trail(book, found)
    for token in list(found.scene.doc):
        if token.idx in book.taken or token.pos_ not in {"PRON", "NOUN"}:
            continue
        before = turns[: bisect_left(starts, token.idx)]
        for name, span, kind, rule in _leaning(found, trail, token, before):
            book.add(name, span, kind, rule)


def _leaning(
    found: Attributions, trail: _Trail, token: Token, turns: Sequence[Turn]
) -> Iterator[tuple[str, Span, MentionKind, str]]:
    word = token.lower_
    own = Span(token.idx, token.idx + len(token))
    if word in SINGULAR and token.pos_ == "PRON":
        inside = token.i in found.scene.quoted
        who = None if inside else last_person(found.cast, token.idx, turns, SINGULAR[word])
        if who is not None and who.named:
            yield who.name, own, "pronoun", "last person before it who spoke or was a subject"
        return
    if token.pos_ != "NOUN":
        return
    determiner = child(token, "det")
    marked = determiner.lower_ if determiner is not None else ""
    span = Span(determiner.idx, own.end) if determiner is not None and determiner.i < token.i else own
    if marked == "both" or (marked == "the" and _is_two(token)):
        for name in trail.two_before(token, pair_nouns().get(token.lemma_.lower(), frozenset())):
            yield name, span, "collective", "the two of that kind named last"
    elif marked in {"the", "this", "that"} and token.tag_ == "NN":
        yield from _described(found, trail, token, turns, span)


def _described(
    found: Attributions, trail: _Trail, token: Token, turns: Sequence[Turn], span: Span
) -> Iterator[tuple[str, Span, MentionKind, str]]:
    """ "the spokesman", "the group": the one of that role, or of that kind, who was named before."""
    lemma = token.lemma_.lower()
    if lemma in load_titles():
        mention = read_mention(found.scene, token)
        if mention.kind == "description" and (person := bearer(found.cast, mention, turns)) is not None:
            yield person.name, mention.span, "description", "named in this role"
    elif lemma in group_nouns() and not _is_told(token):
        name = trail.last_before(token, group_nouns()[lemma])
        if name is not None:
            yield name, span, "description", "the last of that kind named before"


def _is_two(token: Token) -> bool:
    number = child(token, "nummod")
    return number is not None and number.lower_ == "two"


def _is_told(token: Token) -> bool:
    """Whether more than the article tells which one is meant: "the rebel group", "the group of seven"."""
    return any(c.dep_ not in {"det", "case", "punct"} for c in token.children)


class _Trail:
    """The names of a text in running order, by kind: what "the group" and "both sides" look back along."""

    def __init__(self, book: _Book, found: Attributions) -> None:
        self._scene = found.scene
        places = sorted(
            (m.span.start, name)
            for name, entry in book.entries.items()
            for m in entry.mentions.values()
            if m.kind in {"name", "adjective"}
        )
        self._starts = [at for at, _ in places]
        kinds = {name: kind_of(name, book, found) for name in {name for _, name in places}}
        self._names = [(name, kinds[name]) for _, name in places]

    def _before(self, token: Token, kinds: frozenset[str]) -> Iterator[str]:
        """Names of some kinds before a word, nearest first, not many paragraphs back."""
        first = self._scene.paragraph_number(token.idx) - REACH
        for at in range(bisect_left(self._starts, token.idx) - 1, -1, -1):
            if self._scene.paragraph_number(self._starts[at]) < first:
                return
            name, kind = self._names[at]
            if kind in kinds:
                yield name

    def last_before(self, token: Token, kinds: frozenset[str]) -> str | None:
        return next(self._before(token, kinds), None)

    def two_before(self, token: Token, kinds: frozenset[str]) -> tuple[str, ...]:
        names: dict[str, None] = {}
        for name in self._before(token, kinds):
            names.setdefault(name)
            if len(names) == 2:
                return tuple(names)
        return ()


# ------------------------------------------------------------------------------------------------ kinds and roles


def _describe(book: _Book, found: Attributions) -> None:
    """Give every referent its kind and what the text says of it."""
    for name, entry in book.entries.items():
        person = found.cast.people.get(name)
        entry.kind = kind_of(name, book, found)
        if person is not None:
            entry.roles = person.roles
            entry.behalf = entry.behalf or person.behalf
        if entry.behalf == name:
            entry.behalf = None


def kind_of(name: str, book: _Book, found: Attributions) -> ActorKind | None:
    """What kind of actor a name is, as far as the text and the tables tell; the text's own word comes first."""
    if name in found.scene.polities.adjectives:
        return "state"
    entry, person = book.entries[name], found.cast.people.get(name)
    if entry.kind == "unnamed" or (person is not None and person.gender):
        return entry.kind or "person"
    if is_outlet(name):
        return "outlet"
    known = known_kinds(name, book.evidence.world)
    if len(known) == 1:
        return next(iter(known))
    return entry.kind or ("person" if person is not None and is_person(person) else None)


def known_kinds(name: str, world: World) -> frozenset[ActorKind]:
    """The kinds of actor that the tables know by a name."""
    state = world.state(name)
    if state is not None and state.use in _NAMING:
        return frozenset({"state"})
    return frozenset("organisation" if row.kind == "alliance" else row.kind for row in world.lookup(name))  # type: ignore[misc]


@cache
def group_nouns() -> dict[str, frozenset[str]]:
    """Nouns that stand for an actor named before, with the kinds they may stand for."""
    return _kinds_by_word("group_nouns.csv")


@cache
def pair_nouns() -> dict[str, frozenset[str]]:
    """Nouns that with "both" stand for two actors named before, with their kinds."""
    return _kinds_by_word("pair_nouns.csv")


def _kinds_by_word(table: str) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for _, row in read_table(table, ("word", "kind")):
        out.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in out.items()}
