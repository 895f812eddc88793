"""The page on the case file says what the file is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from case.affair import fill
from sayso.case import Case
from sayso.case.connection import ask

PAGE = (Path(__file__).parents[2] / "docs" / "case-file.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.create(tmp_path_factory.mktemp("case") / "affair.sayso") as case:
        fill(case)
        yield case


@pytest.mark.parametrize(
    ("number", "first"),
    [
        (0, ("Orla Venn", 2, 1)),
        (1, ("001_harbour.txt", "Harbour Post -> Ada Brandt -> Orla Venn", "air strikes against pirates")),
        (2, ("sub/notes.txt", "[Air strikes]? Nobody knows of [air strikes] here.")),
    ],
)
def test_the_queries_on_the_page_run_and_answer(case: Case, number: int, first: tuple[object, ...]):
    """A reader copies them."""
    assert ask(case._connection, QUERIES[number])[0] == first
    assert len(QUERIES) == 3


def test_the_page_names_every_table_and_view(case: Case):
    """Nothing in the file is left unexplained; SQLite's own and the index's inner tables apart."""
    found = ask(
        case._connection,
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'document_fts_%'",
    )
    assert not [name for (name,) in found if f"`{name}`" not in PAGE]
