"""The quality gate of place names: one sentence a case, which place is meant and how it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.places import find_places, load_gazetteer

ROWS = [
    (line + "\t" * (4 - line.count("\t"))).split("\t")
    for line in (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "text\t"))
]
GAZETTEER = load_gazetteer()


def case(row: list[str]):
    marks = [pytest.mark.xfail(strict=True, reason="known failure, see docs/places.md")] if row[4] == "known" else []
    return pytest.param(*row[:4], id=f"{row[1]}: {row[0][:50]}", marks=marks)


@pytest.mark.parametrize(("text", "name", "expected", "use"), [case(row) for row in ROWS])
def test_a_name_means_the_place_its_sentence_says(text: str, name: str, expected: str, use: str):
    found = [p for p in find_places(text, GAZETTEER) if text[p.span.start : p.span.end] == name]
    if expected == "-":
        assert not found
        return
    assert found, "not found"
    place = found[0]
    assert expected in ("?", str(place.geonames), place.country), place
    assert place.use == use, place


def test_the_gate_has_sixty_sentences_or_more():
    """A gate of few sentences guards little."""
    assert len(ROWS) >= 60
