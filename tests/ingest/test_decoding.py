"""Bytes to text: what is certain is not flagged, what is guessed is."""

from __future__ import annotations

import codecs

import pytest

from sayso.ingest.decode import clean, decode, known_codec, looks_binary

ENGLISH = "He said “no” – twice – and naïvely asked for a café.\r\n" * 3


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode(),
        codecs.BOM_UTF8 + ENGLISH.encode(),
        codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-16-le"),
        ENGLISH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "utf-16 le bare", "utf-16 be bare", "utf-32"],
)
def test_unicode_is_read_without_reserve_and_its_mark_is_dropped(data):
    """Newlines and all else stay as they are."""
    decoded = decode(data)
    assert (decoded.text, decoded.reserves) == (ENGLISH, ())


def test_valid_utf8_is_utf8_whatever_is_declared():
    """Pages that moved to UTF-8 often still declare what they were."""
    assert decode(ENGLISH.encode(), "iso-8859-1").text == ENGLISH


def test_an_encoding_of_escapes_is_read_as_declared():
    """ISO-2022-JP is plain ASCII to the eye, and so valid UTF-8."""
    assert decode("否定した".encode("iso-2022-jp"), "ISO-2022-JP").text == "否定した"


def test_what_is_declared_is_taken_when_it_fits():
    """Greek in its Windows encoding, said by a mail's header."""
    decoded = decode("Ο υπουργός το διέψευσε.".encode("cp1253"), "windows-1253")
    assert (decoded.text, decoded.reserves) == ("Ο υπουργός το διέψευσε.", ())


def test_western_text_that_declares_nothing_is_read_as_windows_1252_with_a_reserve():
    """A few curly marks and accents are too little for a statistical guess, which takes them for Polish."""
    decoded = decode(ENGLISH.encode("cp1252"))
    assert decoded.text == ENGLISH
    assert [severity for severity, _ in decoded.reserves] == ["flag"]


def test_other_alphabets_are_guessed_with_a_reserve():
    """Where most letters are beyond ASCII, charset-normalizer has enough to go by."""
    text = "Министр отрицал, что встреча была. " * 9
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.reserves


def test_damaged_utf8_stays_utf8_and_the_damage_is_counted():
    """One bad byte must not turn every other accent of the text into two signs."""
    decoded = decode(ENGLISH.encode() + b"\xe9")
    assert decoded.text == ENGLISH + "\ufffd"
    assert [severity for severity, _ in decoded.reserves] == ["partial"]
    assert decoded.reserves[0][1].endswith(": 1")


@pytest.mark.parametrize("name", ["", None, "no-such-code", "rot13", "zlib", "unicode_escape", "idna", "a" * 500, "\0"])
def test_what_is_no_encoding_of_text_is_ignored(name):
    """A hostile header cannot choose a codec that is none."""
    assert known_codec(name) is None


def test_nul_and_half_characters_are_replaced_one_for_one():
    """No offset moves, and the count is told."""
    text, reserves = clean("a\0b\ud800c")
    assert text == "a\ufffdb\ufffdc"
    assert reserves[0][1].endswith(": 2")


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (ENGLISH.encode(), False),
        (ENGLISH.encode("utf-16-le"), False),
        (bytes(range(256)), True),
        (b"\0" * 50, True),
        (b"", False),
    ],
)
def test_text_is_told_from_other_data(data, binary):
    """By control characters; every second byte may be NUL in UTF-16."""
    assert looks_binary(data) is binary
