"""Bytes to text, once, before any offset exists; after this the text never changes.

In order: a byte order mark; UTF-8 if the bytes are valid UTF-8 (other encodings are so by accident about never);
the encoding the container declares; UTF-8 with some damage; a guess. Nothing is normalised: newlines, Unicode
forms and blanks stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.records import Severity

Reserve = tuple[Severity, str]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is how this one begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Encodings that look like plain ASCII until their escapes are read, so that valid UTF-8 proves nothing.
_ESCAPING = re.compile(r"^(iso-?2022|utf-?7|hz)", re.IGNORECASE)
#: What pages and mails call Latin-1 or ASCII is Windows-1252 (WHATWG Encoding Standard, "Names and labels").
_LATIN = re.compile(r"^(us-)?ascii$|^(iso-?8859-?1|latin-?1|l1)$", re.IGNORECASE)
#: Python's codecs that are ways to write text down in ASCII: no page or mail is encoded in them.
_NOTATIONS = frozenset({"unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined"})
#: Below this share of non-ASCII bytes a text is taken to be in the Latin alphabet. charset-normalizer takes a
#: "café" or a curly quotation mark in Windows-1252 for Windows-1250 or code page 852.
_LATIN_SHARE = 0.25
_SAMPLE = 1 << 20
_LEFT_OUT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what was uncertain about that."""

    text: str
    encoding: str
    reserves: tuple[Reserve, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. Never fails: what cannot be read becomes U+FFFD, and a reserve says how often."""
    encoding, reserve = find_encoding(data, declared)
    mark = next((mark for mark, name in _MARKS if name == encoding and data.startswith(mark)), b"")
    text = data[len(mark) :].decode(encoding, "replace")
    reserves = [reserve] if reserve else []
    if count := text.count("\ufffd"):
        reserves.append(("partial", f"characters that could not be read as {encoding}, shown as \ufffd: {count}"))
    return Decoded(text, encoding, tuple(reserves))


def find_encoding(data: bytes, declared: str | None = None) -> tuple[str, Reserve | None]:
    """The name of the encoding, and a reserve if it is a guess."""
    if mark := next((name for mark, name in _MARKS if data.startswith(mark)), None):
        return mark, None
    declared = known_codec(declared)
    if declared and _ESCAPING.match(declared):
        return declared, None
    if wide := _wide(data):
        return wide, None
    if fits(data, "utf-8"):
        return "utf-8", None
    if declared and declared != "utf-8" and fits(data, declared):
        return declared, None
    if _mostly_utf8(data):
        return "utf-8", None
    guess = _guess(data)
    return guess, ("flag", f"it does not say its encoding and is not UTF-8; read as {guess}, which is a guess")


def known_codec(name: str | None) -> str | None:
    """Python's name for a declared encoding, Latin-1 read as Windows-1252; None if it is unknown or not of text."""
    if not name:
        return None
    name = name.strip().strip("\"'").replace("\0", "")
    if _LATIN.match(name):
        return "cp1252"
    try:
        found = codecs.lookup(name).name
        "".encode(found)  # fails for codecs that are not of text, such as zlib and rot13
    except (LookupError, ValueError):
        return None
    return None if found in _NOTATIONS else found


def fits(data: bytes, encoding: str) -> bool:
    """Whether the bytes are valid in the encoding."""
    try:
        data.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True


def clean(text: str) -> tuple[str, tuple[Reserve, ...]]:
    """The text with NUL and lone surrogates, which no file can hold, each replaced by U+FFFD; and a reserve."""
    cleaned, count = _LEFT_OUT.subn("\ufffd", text)
    reason = f"characters that are not text (NUL, or half of one), shown as \ufffd: {count}"
    return cleaned, (("partial", reason),) if count else ()


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes are not text: control characters, but not every second one NUL as in UTF-16."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return False
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", head))
    return controls > len(head) * 0.02


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in Western text every second byte is NUL."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= 4 and min(even, odd) < half * 0.05 and max(even, odd) > half * 0.7:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are good UTF-8 than bad: a file cut in mid-character, or mended badly."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return good > bad


def _guess(data: bytes) -> str:
    """The likeliest encoding of text that is not UTF-8."""
    sample = data[:_SAMPLE]
    high = sum(1 for byte in sample if byte > 0x7F)
    if high < len(sample) * _LATIN_SHARE:
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else "cp1252"
