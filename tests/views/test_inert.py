"""What a terminal would obey is shown, not obeyed."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.views.inert import inert, inert_json, one_line
from sayso.views.terminal import harmless
from views.hostile import TEXT


@pytest.mark.parametrize(
    ("obeyed", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u202etxt.exe", "<U+202E>txt.exe"),
        ("\u2066isolated\u2069", "<U+2066>isolated<U+2069>"),
        ("\U000e0041", "<U+E0041>"),
        ("\ud800", "<U+D800>"),
        ("one\r\ntwo\rthree\tfour\n", "one\ntwo\nthree\tfour\n"),
        ("naïve “café” – Сегодня 今日 👩‍🚒", "naïve “café” – Сегодня 今日 👩‍🚒"),
    ],
)
def test_a_control_character_is_shown_and_a_letter_is_left_alone(obeyed: str, shown: str):
    """Escape sequences, overrides and invisible characters become visible; text of any script does not change."""
    assert inert(obeyed) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str):
    """No control character but tab and line feed, and nothing that cannot be encoded, whatever the text."""
    shown = inert(text)
    shown.encode("utf-8")
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\t\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(st.characters(codec="utf-8")))
def test_inert_json_decodes_to_the_same_text(text: str):
    """Escaping changes how the JSON is written, not what it says."""
    encoded = inert_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(encoded) == [text]
    assert encoded == inert(encoded)


def test_one_line_is_one_line_and_no_longer_than_asked():
    """A cell of a table holds one line of limited length, and says that it was cut."""
    assert one_line("  two\n\n lines\t here ") == "two lines here"
    assert one_line("abcdefghij", 5) == "abcd…"
    assert "\n" not in one_line(TEXT)


def test_csv_at_a_terminal_is_made_harmless_and_elsewhere_left_alone():
    """A file keeps every character; a screen is shown those it would obey."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen, file = Terminal(), io.StringIO()
    for stream in (screen, file):
        harmless(stream).write("\x1b[31mred\r\n")
    assert (screen.getvalue(), file.getvalue()) == ("␛[31mred\n", "\x1b[31mred\r\n")
