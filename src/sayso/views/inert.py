"""Make untrusted text inert: what a terminal would obey is shown instead of obeyed.

A text can hold escape sequences (recolour or retitle the terminal, write to its clipboard), bidirectional
overrides (show words in an order they do not stand in; Boucher and Anderson, "Trojan Source", 2021), invisible
tag characters, and halves of surrogate pairs that no encoding can print. Rich's own markup is a matter of the
caller: text is always handed over as `Text`, never as a string with markup.
"""

from __future__ import annotations

import re

#: Tab and line feed pass; every other control, bidi control, invisible operator, tag and lone surrogate does not.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_RETURNS = re.compile(r"\r\n?")
_BLANKS = re.compile(r"\s+")


def inert(text: str) -> str:
    """The text with every character a terminal would obey made visible; line ends become line feeds."""
    return _OBEYED.sub(_picture, _RETURNS.sub("\n", text))


def one_line(text: str, longest: int | None = None) -> str:
    """The text, inert, on one line: runs of blanks become one blank, and what is over `longest` an ellipsis."""
    line = inert(_BLANKS.sub(" ", text).strip())
    return line if longest is None or len(line) <= longest else line[: longest - 1].rstrip() + "…"


def inert_json(encoded: str) -> str:
    r"""The same JSON with every character a terminal would obey as a `\uXXXX` escape: equal when decoded.

    JSON's own encoder escapes only what is below U+0020; outside strings none of these characters can stand.
    """
    return _OBEYED.sub(_escape, encoded)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's own pictures of the control characters
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
