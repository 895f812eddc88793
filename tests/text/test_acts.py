"""What a statement does: assert, deny, hedge, accuse, request, promise."""

from __future__ import annotations

import pytest

from parsed import doc_of
from sayso.text.attribution import find_statements
from sayso.text.cues import load_cues
from sayso.text.wording import load_acts

#: (text, the act of each of its statements).
EXPECTED = [
    ("said-that", ["assert"]),
    ("denied-object", ["deny"]),
    ("neither", ["hedge"]),
    ("declined", ["hedge"]),
    ("negated-content", ["deny"]),
    ("no-plans", ["deny"]),
    ("might", ["hedge"]),
    ("first-person-promise", ["promise"]),
    ("willing", ["promise"]),
    ("first-person-request", ["request"]),
    ("asked-question", ["question"]),
    ("vowed-to", ["promise"]),
    ("asked-to", ["request"]),
    ("called-for", ["request"]),
    ("ruled-out", ["refuse"]),
    ("blamed", ["accuse"]),
    ("accused", ["accuse"]),
    ("alleged-to", ["allege"]),
    ("reportedly", ["allege"]),
    ("noun-fears", ["hedge"]),
    ("noun-statement", ["deny"]),
    ("noun-claim", ["assert", "allege"]),
    ("asked-why", ["question"]),
    ("asked-whether", ["question"]),
    ("we-offer", ["offer"]),
    ("we-ask", ["request"]),
    ("we-will-not", ["refuse"]),
    ("we-do-not-discuss", ["refuse"]),
    ("will-not-pretend", ["assert"]),
    ("would-sooner", ["refuse"]),
    ("if-harmed", ["threaten"]),
    ("if-answer", ["threaten"]),
    ("if-help", ["promise"]),
    ("not-one", ["deny"]),
    ("certainly", ["hedge"]),
    ("rumours", ["deny"]),
    ("later-negation", ["assert"]),
    ("later-request", ["request"]),
    ("two-questions", ["assert"]),
    ("restraint", ["praise"]),
    ("called-outrage", ["accuse"]),
]


@pytest.mark.parametrize(("name", "expected"), EXPECTED, ids=[name for name, _ in EXPECTED])
def test_act_follows_cue_and_words(name, expected):
    """The cue decides, else the words: "neither confirmed nor denied" hedges, "is not closed" denies."""
    assert [s.act for s in find_statements(doc_of(name)) if s.form != "author"] == expected


def test_tables_of_cues_and_acts_are_well_formed():
    """Every row names a known strength and act."""
    assert load_cues()["say", "verb"]["ccomp"].strength == 3
    assert load_acts()["cue", "deny"] == "deny"
