"""Yield the people a text names in full, and which of them a short label ("SS", "ROE", "Jane") stands for.

By form alone: capitalised words in a row. Names of one word, names in small letters and names of organisations are not
told apart; the caller asks only for names that a label in an interview could be short for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Names are looked for in the text before the first turn, up to here.
REACH = 20_000

_WORD = r"[^\W\d_a-z][\w'’]*(?:-[\w'’]+)*"
_PARTICLE = r"(?:al|el|bin|ibn|de|del|da|der|van|von|la|le|di|ten)"
_ABBREVIATED = r"[A-Z][a-z]{0,3}\."  # an initial, "Gen.", "Brig."; a longer word before a full stop ends a sentence
_NAME = re.compile(rf"(?:{_ABBREVIATED}|{_WORD})(?:[ \n](?:{_PARTICLE}[ -])?(?:{_ABBREVIATED}|{_WORD})){{1,6}}")


def full_names(piece: str) -> tuple[str, ...]:
    """Yield the runs of capitalised words in a piece of text, in order, each once."""
    return tuple(dict.fromkeys(" ".join(match[0].split()) for match in _NAME.finditer(piece[:REACH])))


def whose_label(label: str, names: Sequence[str]) -> str | None:
    """Yield the full name that a label stands for (initials, surname, first name, or a shorter form), or None.

    Where several names answer, the one introduced last does: it stands nearest to the label.
    """
    for fits in (_has_initials, _has_words) if _is_initials(label) else (_has_words,):  # "ROE" may be either
        found = [part for name in names for part in _parts(name) if fits(label, part)]
        if found:
            return min(reversed(found), key=lambda name: len(name.split()))
    return None


def _is_initials(label: str) -> bool:
    letters = label.replace(".", "")
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()


def _parts(name: str) -> Iterator[str]:
    """The ends of a run of capitalised words: "President Jane Roe" holds "Jane Roe"."""
    words = name.split()
    for start in range(len(words) - 1):
        yield " ".join(words[start:])


def _has_initials(label: str, name: str) -> bool:
    letters = label.replace(".", "")
    words = [word for word in name.split() if word[0].isupper()]
    firsts = "".join(word[0] for word in words)
    every = "".join(part[0] for word in words for part in word.split("-") if part)
    return letters in (firsts, every.upper()) and len(words) >= 2


def _has_words(label: str, name: str) -> bool:
    """Whether each word of the label is a word of the name, or its first half before a hyphen."""
    wanted = [word.casefold().strip(".") for word in label.split()]
    halves = [{word.casefold(), *word.casefold().split("-")} for word in name.split()]
    if len(wanted) == 1:
        return len(wanted[0]) > 2 and (wanted[0] in halves[-1] or wanted[0] in halves[0])
    return len(wanted) <= len(halves) and all(w in half for w, half in zip(wanted, halves, strict=False))
