"""What a name says by itself, before any document is compared: titles, surnames, organs every state has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations

from sayso.knowledge import State, fold, transliteration_key
from sayso.records import ACTOR_KINDS, ActorKind
from sayso.tables import read_table, read_words

#: Small words of an organ's name that say nothing of its matter.
_SMALL = frozenset({"of", "for", "the", "and", "affairs", "s", "in"})
#: One word under two spellings.
_SPELT = {"defense": "defence", "labor": "labour"}
#: What a word made of a state's name may end in after its stem: "Corvian" of Corvia.
ENDINGS = frozenset(
    ["", "s", "ian", "ians", "ean", "eans", "ese", "ish", "ic", "an", "ans", "er", "ers", "n", "ns", "i", "is", "yan"]
)
#: Words of states' names that many states share: alone they are a name only where the text names that state as well.
_SHARED = frozenset(
    {"islamic", "republic", "kingdom", "federation", "democratic", "peoples", "people", "emirates", "states"}
)
#: A shorter stem would match by chance.
_SHORTEST_STEM = 4
#: Uses of a state's form that say whose an organ is; a capital in a name may be a mere place ("London Police").
OWNING = frozenset({"name", "adjective", "demonym", "territory", "region"})
#: Names of more words than this are not cut shorter in every way.
_LONGEST = 5


@cache
def titles() -> frozenset[str]:
    """Words before a name that are none of it: "General", "Mr", "President"."""
    return frozenset(r["title"] for _, r in read_table("titles.csv", ("title", "kind")) if r["kind"] != "role")


def without_title(name: str) -> str:
    """A name without the titles before it; a name of nothing but titles stays.

    >>> without_title("General Yusko Harand")
    'Yusko Harand'
    """
    words = name.split()
    while len(words) > 1 and words[0].lower() in titles():
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name as all spellings of it share them."""
    return tuple(transliteration_key(without_title(name)).split())


def shorter_keys(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every way to leave out words of a full name but for the last, two words or more."""
    if not 2 < len(key) <= _LONGEST:
        return
    for size in range(1, len(key) - 1):
        for kept in combinations(key[:-1], size):
            yield (*kept, key[-1])


def whole(name: str) -> str:
    """A name without the part of it after a comma: "Harbour Herald, Opinion", "Ministry of Trade, Press Office"."""
    return name.split(",", 1)[0].strip() or name


# ------------------------------------------------------------------------------------------------ organs


@cache
def organ_nouns() -> frozenset[str]:
    """Nouns for organs that every state has, so that the name alone does not tell whose it is."""
    return read_words("organ_nouns.csv")


@cache
def _common_nouns() -> frozenset[str]:
    """Those of them before which a word more does not tell either: every state has a Foreign Ministry."""
    rows = read_table("organ_nouns.csv", ("word", "alone"))
    return frozenset(row["word"] for _, row in rows if row["alone"] == "nothing")


@lru_cache(maxsize=50_000)
def organ_noun(name: str) -> str | None:
    """The noun that makes a name an organ's: "ministry" of "Foreign Ministry" and "Ministry of Defence of Norland"."""
    words = fold(whole(name)).split()
    ends = [words, words[: words.index("of")]] if "of" in words[1:] else [words]
    for end in ends:
        for size in (2, 1):
            if " ".join(end[-size:]) in organ_nouns():
                return " ".join(end[-size:])
    return None


def is_common(name: str) -> bool:
    """Whether two organs of this name, of which no text says whose they are, may well be two."""
    return organ_noun(name) in _common_nouns() or fold(name) in organ_nouns()


def matter_of(name: str, owner: Iterable[str] = ()) -> str:
    """What an organ is for, whatever the order of words: "Foreign Ministry" and "Ministry of Foreign Affairs" agree.

    `owner` are words that say whose it is; they and what is made of them are left out.
    """
    own = {word for o in owner for word in fold(o).split()}
    words = [_SPELT.get(word, word) for word in fold(whole(name)).split() if word not in _SMALL]
    kept = [w for w in words if w not in own and not any(is_made_of(w, o) for o in own)]
    return " ".join(sorted(kept or words))


def minister_words(matter: str) -> frozenset[str]:
    """The words of the office at the head of an organ: "foreign", "minister"; none where it has no such title."""
    words = set(matter.split())
    return frozenset(words - {"ministry"} | {"minister"}) if "ministry" in words and len(words) > 1 else frozenset()


def is_shared(name: str) -> bool:
    """Whether a name has only words that the names of many states share: "Islamic Republic"."""
    return set(fold(name).split()) <= _SHARED


def stem_of(name: str) -> str:
    """What adjectives are made of: a folded name without its last vowels; empty where that is too short to tell."""
    stem = name.rstrip("aeiouy")
    return stem if len(stem) >= _SHORTEST_STEM and " " not in name else ""


def is_made_of(word: str, name: str) -> bool:
    """Whether a folded word is an adjective or a people made of a folded name: "corvian" of "corvia"."""
    stem = stem_of(name)
    return bool(stem) and word.startswith(stem) and word[len(stem) :] in ENDINGS


def states_in(words: Sequence[str], state_of: Callable[[str], State | None]) -> Iterator[tuple[str, State]]:
    """The states a name has in it, longest forms first, each with its words: "South Korean Defence Ministry"."""
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            form = " ".join(words[at : at + size])
            state = state_of(form) if at + size <= len(words) else None
            if state is not None and state.use in OWNING and not is_shared(form):
                yield form, state
                at += size
                break
        else:
            at += 1


# ------------------------------------------------------------------------------------------------ persons


def role_phrase(roles: Iterable[str]) -> str:
    """The words a text describes somebody with as one phrase, titles last: "opposition leader"."""
    return " ".join(sorted(roles, key=lambda role: (role in titles(), role)))


@cache
def _outlet_words() -> frozenset[str]:
    return read_words("outlet_words.csv")


@cache
def _body_words() -> frozenset[str]:
    return organ_nouns() | read_words("organ_words.csv") | _outlet_words()


def is_no_person(name: str) -> bool:
    """Whether a name is put together as no person's is: "Radio Five Rivers", "Board of Trade"."""
    words = fold(name).split()
    if len(words) < 2:
        return False
    return words[0] in _body_words() or "of" in words[1:-1] or words[-1] in organ_nouns()


@cache
def kinds_of_role() -> dict[str, ActorKind]:
    """Nouns that say a kind of actor by themselves: "militia"; those that stand for several kinds are left out."""
    found: dict[str, set[str]] = {}
    for _, row in read_table("group_nouns.csv", ("word", "kind")):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: kind for word, kinds in found.items() if len(kinds) == 1 and (kind := _kind(min(kinds)))}


def _kind(name: str) -> ActorKind | None:
    return next((kind for kind in ACTOR_KINDS if kind == name), None)


def kind_of_name(name: str) -> ActorKind | None:
    """What the first word of a name says of its bearer where no text tells: "Radio Five Rivers"."""
    words = fold(name).split()
    return "outlet" if len(words) > 1 and words[0] in _outlet_words() else None
