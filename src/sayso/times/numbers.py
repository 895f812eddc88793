"""Number words and numerals: "two and a half", "twenty-five", "1,500", "several"."""

from __future__ import annotations

from sayso.times.patterns import grammar

#: More of a unit than anyone counts; a larger number is not about time.
LARGEST = 100_000


def amount(words: list[str]) -> float | None:
    """The number some words name; None where they name none ("several") or a range ("two or three")."""
    value = grammar().vocabulary.value
    if any(value("few", word) is not None for word in words) or "of" in words or "number" in words:
        return None
    total, seen, ranged = 0.0, False, False
    for index, word in enumerate(words):
        if word in ("half", "single"):
            total += 0.5 if word == "half" else 1
        elif found := value("ones", word) or value("tens", word):
            ranged |= seen and not value("tens", words[index - 2 if words[index - 1] in "-–" else index - 1])
            total, seen = total + int(found), True
        elif found := value("hundreds", word):
            total, seen = max(total, 1) * int(found), True
        elif word[0].isdigit():
            ranged |= seen
            total, seen = total + float(word.replace(",", "")), True
    return None if ranged or total == 0 or total > LARGEST else total


def duration_value(count: float | None, unit: str) -> str:
    """ISO 8601 for so many of a unit of the tables ("T1H", "10Y"): PT2H, P20Y, P2.5Y, PXD."""
    clock, unit = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    size, letters = int(unit.rstrip("DWEMQYSH")), unit.lstrip("0123456789")
    if count is None:
        return f"P{clock}X{ {10: 'DE', 100: 'CE'}.get(size, letters) }"
    number = count * size
    smaller = {
        ("", "Y"): (12, "", "M"),
        ("T", "H"): (60, "T", "M"),
        ("", "D"): (24, "T", "H"),
        ("T", "M"): (60, "T", "S"),
    }
    if number < 1 and (clock, letters) in smaller:
        times, clock, letters = smaller[clock, letters]
        number *= times
    return f"P{clock}{number:g}{letters}"
