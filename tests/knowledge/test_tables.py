"""The shipped tables are well formed, and a case's own table says where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import TableError
from sayso.knowledge import alpha_3, demonyms, load_world, read_own
from sayso.knowledge.folding import fold
from sayso.knowledge.known import load_tables
from sayso.knowledge.states import read_states
from sayso.knowledge.words import read_words, singulars

SECTORS = {
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "REB", "PRM", "UAF", "CRM", "BUS", "EDU", "JRN", "LAB", "MED",
    "HLH", "REL", "NGO", "SOC", "CVL", "ELI", "OPP", "REF", "AGR", "PRE", "UNK",
}  # fmt: skip
NO_STATES = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}


@pytest.mark.parametrize("table", load_tables(), ids=lambda table: table.name)
def test_every_row_of_a_shipped_table_can_be_read(table):
    """Rows are read when they are asked for, so all are read here once: kinds, dates, codes."""
    codes = set(alpha_3().values()) | NO_STATES
    for index, _ in table.forms():
        row = table.row(index)
        assert row.country is None or row.country in codes, (table.name, index + 1)
        assert row.sector is None or row.sector in SECTORS, (table.name, index + 1)
        assert all(fold(form) for form in (row.name, *row.forms)), (table.name, index + 1)


def test_the_words_stand_for_sectors_of_plover():
    """A word has a sector of the list, or none where it is a mark."""
    for words in read_words().values():
        for word in words:
            assert word.sector in SECTORS or word.use not in {"head", "weak", "modifier", "opens", "sent", "platform"}


@pytest.mark.parametrize(
    ("form", "code", "use"),
    [
        ("the United States", "USA", "name"),
        ("Burma", "MMR", "name"),
        ("Republic of China", "TWN", "name"),
        ("People's Republic of China", "CHN", "name"),
        ("DRC", "COD", "name"),
        ("Iraqi", "IRQ", "adjective"),
        ("Poles", "POL", "demonym"),
        ("Tehran", "IRN", "capital"),
        ("Downing Street", "GBR", "metonym"),
        ("Catalan", "ESP", "region"),
        ("Abkhazia", "GEO", "territory"),
        ("European Union", "EUR", "name"),
    ],
)
def test_a_state_is_known_by_its_forms(form: str, code: str, use: str):
    """Names old and new, adjectives, peoples, capitals, metonyms, parts."""
    state = load_world().state(form)
    assert state is not None
    assert (state.code, state.use) == (code, use)


@pytest.mark.parametrize("form", ["us", "turkey", "polish", "Us", "chad", "nowhere", ""])
def test_a_common_word_is_no_state(form: str):
    """A state shows its capital letter, an acronym all of them."""
    assert load_world().state(form) is None


def test_demonyms_lead_to_the_names_of_states_and_their_parts():
    """What the rules of reading ask for: one word, one name; the first adjective of a state first."""
    found = demonyms()
    assert found["Iranian"] == "Iran"
    assert found["Kazakh"] == "Kazakhstan"
    assert found["Scottish"] == "Scotland"
    assert found["Soviet"] == "Soviet Union"
    assert found["U.S."] == "United States"
    assert "Iranians" not in found


def test_every_state_of_the_standard_has_its_two_codes():
    """ISO 3166: 249 entries, and Kosovo by its user-assigned code."""
    assert len(alpha_3()) == 250
    assert alpha_3()["XK"] == "XKX"
    assert "germany" in read_states()


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("policemen", "policeman"), ("armed bodies", "armed body"), ("judges", "judge"), ("churches", "church")],
)
def test_plurals_lead_to_their_singular(plural: str, singular: str):
    """The table holds singulars."""
    assert singular in singulars(plural)


def write(folder: Path, text: str) -> Path:
    """A table of a case."""
    path = folder / "own.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_case_needs_no_more_than_names(tmp_path: Path):
    """One column is enough; comments and empty lines are passed over."""
    rows = read_own(write(tmp_path, "# ours\nname\n\nHarbour Committee\nThe Old Quay\n"))
    assert [(row.name, row.kind, row.line) for row in rows] == [
        ("Harbour Committee", "organisation", 4),
        ("The Old Quay", "organisation", 5),
    ]


def test_a_case_may_give_what_it_knows(tmp_path: Path):
    """Columns stand in any order; who holds an office is a person."""
    (row,) = read_own(
        write(tmp_path, 'office,name,forms,since\n"Mayor, elected",Ada Brandt,Brandt|A. Brandt,2019-05\n')
    )
    assert (row.kind, row.forms, row.since, row.office) == (
        "person",
        ("Brandt", "A. Brandt"),
        "2019-05",
        "Mayor, elected",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("forms\nX\n", "line 1: no column name"),
        ("", "line 1: no column name"),
        ("name,kind\nA,person\nB,wizard\n", "line 3: kind 'wizard'"),
        ("name,country\nA,Norway\n", "line 2: country 'Norway'"),
        ("name,since\nA,May 2014\n", "line 2: 'May 2014'"),
        ("name,since,until\nA,2014,2012\n", "line 2: it ends"),
        ("name,kind\n,person\n", "line 2: no name"),
        ("name,kind\nA,person,more\n", "line 2: 3 cells"),
    ],
)
def test_a_bad_row_is_named_with_its_file_and_line(tmp_path: Path, text: str, says: str):
    """The user is told where to look."""
    with pytest.raises(TableError, match=r"own\.csv") as error:
        read_own(write(tmp_path, text))
    assert says in str(error.value)
