"""Who a source is within its text."""

from __future__ import annotations

import pytest

from parsed import doc_of
from sayso.text.attribution import find_statements

#: (text, [(speaker, on behalf of)] of its statements in reading order).
EXPECTED = [
    ("surname", [("Ann Lee", None)]),
    ("surname-first", [("Ann Lee", None)]),
    ("transcript-turn", [("Ann Lee", None)]),
    ("vow-to", [("mayor", None)]),
    ("pronoun", [("Ann Lee", None)]),
    ("pronoun-group", [("Harbour Office", None)]),
    ("unnamed", [("Two senior Norland officials", "Norland")]),
    ("late-name", [("Bo Hansen", None), ("Bo Hansen", None)]),
    ("bare-name", [("Hansen", "Harbour Office"), ("Hansen", "Harbour Office")]),
    ("foreign-ministry", [("Spanish Foreign Ministry", "Spain")]),
    ("relative", [("Ann Lee", None)]),
    ("spokesman", [("Bo Hansen", "Harbour Office")]),
    ("secretary", [("Ann Lee", None)]),
    ("the-administration", [("Lee administration", None), ("Lee administration", None)]),
    ("behalf-of", [("Bo Hansen", "Harbour Office")]),
    ("spanish", [("Ann Lee", "Spain")]),
    ("garbled", [("Bo Hansen", "harbour")]),
    ("quote-alone-later", [("Ann Lee", None), ("Ann Lee", None)]),
    ("quoting", [("two senior officials", None)]),
    ("one-of-them", [("Diplomats in Torvik", None), ("One of the diplomats", None)]),
    ("withheld", [("Norwegian officer", "Norway"), ("Norwegian officer", "Norway"), ("Ann Lee", None)]),
    ("other-role", [("senior Norwegian official", "Norway"), ("Ann Lee", None)]),
    ("same-role", [("Ann Lee", "Norway"), ("Ann Lee", "Norway")]),
    ("organ-of", [("Norwegian Ministry of Defence", None)]),
    ("organ-owner", [("Defence Ministry of Norland", "Norland")]),
    ("broken-title", [("Ann Lee", None)]),
    ("appos-inside", [("spokesman for General Ann Lee", "General Ann Lee")]),
    ("appos-admitted", [("Ann Lee", "Torvik")]),
    ("quote-inverted", [("Ann Lee", "Torvik")]),
    ("alleged-to", [("unspecified sources", None)]),
    ("reportedly", [("unspecified sources", None)]),
    ("passive-told", [(None, None)]),
]


@pytest.mark.parametrize(("name", "expected"), EXPECTED, ids=[name for name, _ in EXPECTED])
def test_source_reaches_its_speaker(name, expected):
    """Surnames, pronouns, titles and descriptions reach a name, or stay a description; no one stays no one."""
    found = [s for s in find_statements(doc_of(name)) if s.form != "author"]
    assert [(s.speaker, s.on_behalf_of) for s in found] == expected
