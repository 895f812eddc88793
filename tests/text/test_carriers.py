"""The chain of custody as far as the text itself gives it."""

from __future__ import annotations

import pytest

from parsed import doc_of
from sayso.records import Carrier, Segment, Span
from sayso.text.attribution import find_statements
from sayso.text.carriers import with_outlets
from sayso.text.components import register_extensions, set_segments

#: (text, the names of each statement's chain, nearest carrier first).
EXPECTED = [
    ("told-outlet", [["CNN", "Ann Lee"]]),
    ("interview-with", [["Torvik Herald", "Ann Lee"]]),
    ("press-reports", [["press reports", "two officials"]]),
    ("nested-report", [["BBC"], ["BBC", "Ann Lee"]]),
    ("according-through", [["Torvik Herald", "officials"]]),
    ("late-name", [["Torvik Herald", "Bo Hansen"], ["Torvik Herald", "Bo Hansen"]]),
    ("title-stop", [["CNN", "Bo Hansen"]]),
    ("quoting", [["Northern Herald", "two senior officials"]]),
    ("interview-radio", [["Radio One", "Lee"]]),
    ("citing-before", [["Herald", "two officials"]]),
    ("let-know", [["Ann Lee"], ["Ann Lee", "Ann Lee"]]),
]


@pytest.mark.parametrize(("name", "expected"), EXPECTED, ids=[name for name, _ in EXPECTED])
def test_chain_runs_from_the_nearest_carrier_to_the_speaker(name, expected):
    """Outlets told, interviewed with or reported by stand before the speaker."""
    found = [s for s in find_statements(doc_of(name)) if s.form != "author"]
    assert [[c.name for c in s.carriers] for s in found] == expected


def test_documents_outlets_come_first():
    """The outlet that printed the text is its nearest carrier."""
    chain = (Carrier("outlet", "Torvik Herald"), Carrier("person", "Ann Lee"))
    assert [c.name for c in with_outlets(chain, ["Norland Post"])] == ["Norland Post", "Torvik Herald", "Ann Lee"]


def test_outlet_already_in_front_is_not_named_twice():
    """A paper that quotes what it was told is one link."""
    chain = (Carrier("outlet", "Torvik Herald"), Carrier("person", "Ann Lee"))
    assert [c.name for c in with_outlets(chain, ["The Torvik Herald"])] == ["Torvik Herald", "Ann Lee"]


def test_what_an_interviewee_hands_on_stands_inside_the_answer():
    """In an answer, someone else's statement has the answer for its parent and its speaker for a carrier."""
    register_extensions()
    doc = doc_of("said-that")
    set_segments(doc, [Segment(Span(0, len(doc.text)), "answer", "Bo Day")])
    answer, inner = sorted(find_statements(doc), key=lambda s: s.parent is not None)
    assert (answer.form, inner.parent) == ("answer", answer.id)
    assert [c.name for c in inner.carriers] == ["Bo Day", "Ann Lee"]
