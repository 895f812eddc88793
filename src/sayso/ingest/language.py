"""The language of a text: found with py3langid, or as its container declares; None if neither is sure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

#: py3langid's probability above which its word is taken over what the container declares (templates declare "en"
#: whatever stands in them). On 12,096 pieces cut at random from English news it erred on 71 % of those of 10
#: characters, 2 % at 50, 0.1 % at 100; at 0.95 and above on none of any length.
SURE = 0.95
#: More than this tells no more.
_SAMPLE = 20_000
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]+)?", re.IGNORECASE)
#: What py3langid and web pages say for "no language": ISO 639-2 special codes.
_NO_LANGUAGE = frozenset({"zxx", "und", "mul", "mis"})


def find_language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639 code ("en"), from the text if it is long enough to be sure, else as declared, else None."""
    code, probability = _identifier().classify(text[:_SAMPLE])
    if probability >= SURE and code not in _NO_LANGUAGE:
        return str(code)
    return language_code(declared)


def language_code(declared: str | None) -> str | None:
    """The language of a tag such as "en-GB"; None if it is no tag ("English", "")."""
    match = _CODE.fullmatch((declared or "").strip())
    code = match[1].lower() if match else None
    return None if code in _NO_LANGUAGE else code


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid publishes no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
