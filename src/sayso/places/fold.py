"""How a place name is looked up: accents, case, apostrophes, hyphens and `St.` do not count.

    fold("Şalāḩ ad Dīn") == "salah ad din"; fold("Saint-Étienne") == fold("St. Etienne") == "st etienne"

`places_world.txt` is sorted by these keys, so a change here asks for a new table (tools/make_places.py).
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"['’‘ʼʻ`ʿʾ´.]")
_BLANK = re.compile(r"[\s\-‐‑–_/,]+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"})
_ACRONYM = 5  # an acronym has fewer letters: US, UAE, DPRK


def fold(name: str) -> str:
    """The key of a name: small letters without accents, words parted by one blank; an acronym is another matter."""
    if name.isascii():
        plain = name.lower()
    else:
        parts = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    words = _BLANK.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def acronym(name: str) -> str | None:
    """`US` of "U.S." or "US"; None for what is not written in capitals throughout. Its key keeps the capitals."""
    letters = name.replace(".", "")
    return (
        letters
        if letters.isascii() and letters.isalpha() and letters.isupper() and 1 < len(letters) < _ACRONYM
        else None
    )
