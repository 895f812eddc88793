"""Bad input: nothing of it raises, nothing is dropped in silence, and the good file beside it is still read."""

from __future__ import annotations

import logging
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import made
from sayso.errors import ReadError
from sayso.ingest import InputFile, Limits, Options, file_digest, find_files, read_file
from sayso.ingest.formats import READERS
from sayso.ingest.options import MEGABYTE
from sayso.records import Document, Problem

GOOD = "The minister denied it on Monday, and nobody asked him again.\n"
SMALL = Options(limits=Limits(max_bytes=2 * MEGABYTE, max_expanded=5 * MEGABYTE, max_members=500))
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss version='2.0'><channel><title>&i;</title><item><description>&i;</description></item></channel></rss>"
)
DEEP = 200_000
LONG_PAGE = made.page(body="".join(f"<p>On day {n} he denied it {n * n} times.</p>" for n in range(400)))
TWO_PAGES = made.warc_record("https://x.example/1", made.page()) + made.warc_record("https://x.example/2", LONG_PAGE)


def nested_zip(depth: int) -> bytes:
    data = made.zipped({"a.txt": GOOD.encode()})
    for _ in range(depth):
        data = made.zipped({"inner.zip": data})
    return data


def repacked(data: bytes, member: str, content: bytes) -> bytes:
    """A zip with one member's content replaced."""
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return made.zipped(members | {member: content})


#: name: (bytes, words in a reason). The reason is for a user: it says what is wrong in words they know.
FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "empty.pdf": (b"", "empty"),
    "empty.zip": (made.zipped({}), "nothing to read"),
    "blank.txt": (b" \r\n\t \n\n", "only blanks"),
    "mark-alone.txt": (b"\xef\xbb\xbf", "empty"),
    "nul.txt": (GOOD.encode() + b"\0", "not text"),
    "noise.txt": (bytes(range(256)) * 16, "binary"),
    "noise.xyz": (bytes(range(256)) * 16, "binary"),
    "picture.jpg": (b"\xff\xd8\xff\xe0" + bytes(500), "image"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "image"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
    "rich.txt": (rb"{\rtf1\ansi He denied it.}", "rich text"),
    "sheet.xlsx": (made.zipped({"[Content_Types].xml": b"<Types/>"}), ".csv"),
    "cut.pdf": (made.pdf([[GOOD.strip()]])[:300], "cut short"),
    "false.pdf": (b"not a pdf at all, only words", "not a PDF"),
    "page-named.pdf": (made.page(), "named .pdf, but it is .html"),
    "locked.pdf": (made.encrypted_pdf(), "password"),
    "scan.pdf": (made.pdf([[]]), "scan"),
    "half-scan.pdf": (made.pdf([["One page of words."], []]), "pages without text (images?): 2 of 2"),
    "cut.docx": (made.docx()[:2000], "cut short"),
    "false.docx": (b"words", "cut short"),
    "hollow.docx": (made.zipped({"word/other.xml": b"<a/>"}), "cut short"),
    "mangled.docx": (repacked(made.docx(), "word/document.xml", b"<w:document><broken"), "could not be read"),
    "laughs.docx": (repacked(made.docx(), "word/document.xml", LAUGHS.encode()), "could not be read"),
    "bomb.docx": (repacked(made.docx(), "word/media/a.png", b"0" * 9 * MEGABYTE), "limit"),
    "cut.zip": (made.zipped({"a.txt": GOOD.encode() * 50})[:-30], "cut short"),
    "locked.zip": (made.encrypted_zip(), "password"),
    "spoilt.zip": (made.zipped({"a.txt": GOOD.encode()}, zipfile.ZIP_STORED).replace(b"Monday", b"Sunday"), "damaged"),
    "bomb.zip": (made.bomb(), "limit"),
    "nested.zip": (nested_zip(9), "too deep"),
    "crowd.zip": (made.zipped({f"{n}.txt": b"Word." for n in range(600)}), "more parts"),
    "cut.txt.gz": (made.gz(GOOD.encode() * 200)[:-20], "cut short"),
    "bomb.txt.gz": (made.gz(b"0" * 9 * MEGABYTE), "limit"),
    "false.gz": (b"\x1f\x8b\x08" + b"nothing of the kind" * 9, "cut short"),
    "cut.warc.gz": (made.gz(TWO_PAGES)[:-400], "cut short"),
    "cut.warc": (made.warc_record("https://x.example/1", made.page())[:-99], "cut short"),
    "false.warc": (b"no crawl at all", "Invalid WARC header"),
    "bare.warc": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "without pages"),
    "latin.txt": ("Le président a démenti, déclaré et répété.\n".encode("cp1252"), "guess"),
    "mixed.txt": ("“Déjà vu,” he said. ".encode() * 9 + b"\xe9\xff\n", "could not be read as utf-8"),
    "long.txt": (b"He denied it. " * 200_000, "larger than the limit"),
    "markup-alone.html": (b"<html><head><title>x</title></head><body><script>a()</script></body></html>", "no text"),
    "deep.html": (b"<html><body>" + b"<div>" * DEEP + GOOD.encode(), "nested too deep"),
    "laughs.xml": (LAUGHS.encode(), "entities"),
    "thief.xml": (LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/hostname"').encode(), "entities"),
    "sitemap.xml": (b"<?xml version='1.0'?><urlset><url><loc>x</loc></url></urlset>", "neither RSS nor Atom"),
    "cut.xml": (made.feed("<item><description>One.</description></item><item><title>Two")[:-30], "cut short"),
    "hollow.xml": (made.feed(""), "without entries"),
    "title-alone.rss": (made.feed("<item><title>Only this</title></item>"), "no text"),
    "bad.jsonl": (b'{"text": "One."}\n{"text": "Two.\n{"text": "Three."}\n', "not valid JSON"),
    "deep.jsonl": (b'{"text": ' + b"[" * DEEP + b"\n", "too deeply"),
    "deep.json": (b"[" * DEEP, "too deeply"),
    "list.jsonl": (b"[1, 2]\n3\n", "must be an object"),
    "half.jsonl": (rb'{"text": "Half a \ud800 character."}', "not text"),
    "huge-number.jsonl": (b'{"text": ' + b"9" * 5000 + b"}\n", "number is too long"),
    "nameless.json": (b'{"a": 1, "b": "words"}', '"a", "b"'),
    "rowless.csv": (b"title,text\n", "nothing to read"),
    "nameless.csv": (b"a,b\n1,words\n", "--text-column NAME"),
    "textless.csv": (b"title,text\nOne,\nTwo,Words.\n", "no text in"),
    "ragged.csv": (b'title,text\nOne,"Words.\nTwo,More.\n', "quotation mark"),
    "nul.csv": (b"title,text\nOne,Wo\0rds.\n", "not text"),
    "headless.eml": (b"words without any header\n", "no header lines"),
    "cut.eml": (made.mail(attached={"a.pdf": made.pdf([["x"]])})[:-400], "cut short"),
    "unknown.eml": (made.mail(attached={"film.mp4": bytes(900)}), "transcript"),
    "false.mbox": (b"no box at all\n", "not an mbox"),
}  # fmt: skip


@pytest.fixture(scope="module")
def readings(tmp_path_factory) -> dict[str, list[Document | Problem]]:
    """All bad files in one folder with a good one, found and read in one run."""
    folder = tmp_path_factory.mktemp("pile")
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "zz-good.txt").write_text(GOOD)
    found: dict[str, list[Document | Problem]] = {}
    for file in find_files([folder]):
        assert isinstance(file, InputFile)
        found[file.source] = list(read_file(file, SMALL))
    return found


def test_the_table_of_bad_files_is_long():
    """At least 25 kinds are promised."""
    assert len(FILES) > 50


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_gives_a_problem_that_says_what_is_wrong(readings, name):
    """Each has its own words; none shows a traceback."""
    problems = [item for item in readings[name] if isinstance(item, Problem)]
    assert any(FILES[name][1] in problem.reason for problem in problems), problems
    for problem in problems:
        assert problem.source.startswith(name)
        assert "Traceback" not in problem.reason and "\n" not in problem.reason
        problem.reason.encode()


def test_the_good_file_beside_them_is_read(readings):
    """The run goes on to the last file."""
    (document,) = readings["zz-good.txt"]
    assert isinstance(document, Document) and document.text == GOOD


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("nul.txt", [GOOD + "\ufffd"]),
        ("bad.jsonl", ["One.", "Three."]),
        ("textless.csv", ["Words."]),
        ("half-scan.pdf", ["One page of words."]),
        ("cut.xml", ["One."]),
        ("half.jsonl", ["Half a \ufffd character."]),
        ("unknown.eml", [made.TEXT]),
    ],
)
def test_what_is_sound_in_a_bad_file_is_read(readings, name, texts):
    """Part of a file is better than nothing of it."""
    assert [item.text for item in readings[name] if isinstance(item, Document)] == texts


def test_a_problem_about_a_document_names_it_and_is_not_called_lost(readings):
    """ "lost" is said of what is not in the case."""
    for items in readings.values():
        ids = {item.id for item in items if isinstance(item, Document)}
        for problem in items:
            if isinstance(problem, Problem) and problem.document:
                assert problem.document in ids and problem.severity != "lost"


def test_a_cut_crawl_keeps_what_came_before_the_cut(readings):
    """The first of two pages is whole."""
    assert [i.source for i in readings["cut.warc.gz"] if isinstance(i, Document)] == ["cut.warc.gz#record=1"]


def test_a_file_larger_than_the_limit_is_not_even_read(tmp_path):
    """200 MB of nothing: the size is asked for before a byte is read."""
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * MEGABYTE)
    (problem,) = read_file(InputFile(path, "large.txt"))
    assert isinstance(problem, Problem) and "200 MB" in problem.reason and problem.severity == "lost"


# ---- what is not a file, or not there -------------------------------------------------------------------------------


def loop_above(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder)


def loop_of_links(folder: Path) -> None:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")


def dangling(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")


def twice(folder: Path) -> None:
    (folder / "other-name.txt").symlink_to(folder / "zz-good.txt")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


def device(folder: Path) -> None:
    (folder / "zero.txt").symlink_to("/dev/zero")


def hidden(folder: Path) -> None:
    (folder / ".notes.txt").write_text(GOOD)


def litter(folder: Path) -> None:
    (folder / "Thumbs.db").write_bytes(b"\0")


def plug(folder: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may only be short
    try:
        server.bind("plug.txt")
    finally:
        os.chdir(here)
        server.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (loop_above, "read already"), (loop_of_links, "leads nowhere"), (dangling, "leads nowhere"),
        (twice, "read already"), (pipe, "a pipe"), (device, "a device"), (hidden, "hidden"), (litter, "hidden"),
        (plug, "a socket"),
    ],
)  # fmt: skip
def test_what_is_no_file_is_reported_and_never_opened(tmp_path, make: Callable[[Path], None], words):
    """Loops end, pipes are not waited on, and the good file is found once."""
    (tmp_path / "zz-good.txt").write_text(GOOD)
    make(tmp_path)
    found = list(find_files([tmp_path]))
    assert [problem for problem in found if isinstance(problem, Problem) and words in problem.reason]
    assert sum(isinstance(file, InputFile) for file in found) == 1


def test_a_path_that_is_not_there_is_a_problem(tmp_path):
    """A misspelt name is told, not passed over."""
    (problem,) = find_files([tmp_path / "mispelt.txt"])
    assert isinstance(problem, Problem) and problem.severity == "lost" and "no such file" in problem.reason


def test_a_file_that_vanishes_after_it_was_found_is_a_problem(tmp_path):
    """Between finding and reading anything may happen; the digest says so by its own error."""
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    (file,) = find_files([tmp_path])
    assert isinstance(file, InputFile)
    path.unlink()
    (problem,) = read_file(file)
    assert isinstance(problem, Problem) and "moved or deleted" in problem.reason
    with pytest.raises(ReadError, match="moved or deleted"):
        file_digest(file)


def test_a_file_that_becomes_a_pipe_after_it_was_found_is_not_waited_on(tmp_path):
    """The check is on what was opened, not on what was found."""
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    (file,) = find_files([tmp_path])
    assert isinstance(file, InputFile)
    path.unlink()
    os.mkfifo(path)
    (problem,) = read_file(file)
    assert isinstance(problem, Problem) and "a pipe" in problem.reason
    with pytest.raises(ReadError, match="a pipe"):
        file_digest(file)


def test_a_file_one_may_not_read_is_a_problem(tmp_path, monkeypatch):
    """The administrator may read everything, so the refusal is played."""
    path = tmp_path / "a.txt"
    path.write_text(GOOD)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    (problem,) = read_file(InputFile(path, "a.txt"))
    assert isinstance(problem, Problem) and "no permission" in problem.reason


def test_a_folder_one_may_not_open_is_a_problem_and_the_others_are_read(tmp_path, monkeypatch):
    """One locked folder does not end the walk."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "zz-good.txt").write_text(GOOD)
    listing = os.listdir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = list(find_files([tmp_path]))
    assert [type(item) for item in found] == [Problem, InputFile]
    assert "the folder cannot be opened: no permission" in found[0].reason  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"two\nlines.txt", "two\\nlines.txt"),
        ("txt.\u202egpj".encode(), "txt.\\u202egpj"),
        (b"red\x1b[31m.txt", "red\\x1b[31m.txt"),
    ],
)
def test_a_name_of_odd_bytes_is_read_under_a_name_that_can_be_shown(tmp_path, name, source):
    """Not UTF-8, a newline, a mark that turns the line around, a command to the terminal."""
    (tmp_path / os.fsdecode(name)).write_text(GOOD)
    (file,) = find_files([tmp_path])
    assert isinstance(file, InputFile) and file.source == source
    (document,) = read_file(file)
    assert isinstance(document, Document) and document.source == source
    document.source.encode()


def test_folders_nested_deeper_than_python_can_recurse_are_walked(tmp_path):
    """The walk keeps a list of its own."""
    path = tmp_path
    for _ in range(300):
        path = path / "d"
        path.mkdir()
    (path / "a.txt").write_text(GOOD)
    (file,) = find_files([tmp_path])
    assert isinstance(file, InputFile) and file.source.count("/") == 300


# ---- anything at all -------------------------------------------------------------------------------------------------

SEEDS = {
    ".pdf": made.pdf([["One."], ["Two."]]), ".docx": made.docx(), ".gz": made.gz(b"One."),
    ".zip": made.zipped({"a.txt": b"One.", "b.html": made.page()}), ".html": made.page(),
    ".eml": made.mail(attached={"a.txt": b"One."}), ".mbox": made.mbox(made.mail()),
    ".warc": made.warc_record("https://x.example/", made.page()),
    ".warc.gz": made.gz(made.warc_record("https://x.example/", made.page())),
    ".xml": made.feed("<item><description>One</description></item>"),
    ".jsonl": b'{"text": "One."}\n{"text": "Two."}\n', ".csv": b"title,text\nOne,Words\n",
}  # fmt: skip


def check_reading(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    items = list(read_file(InputFile(path, path.name), SMALL))
    assert items, "read in silence"
    for item in items:
        if isinstance(item, Document):
            assert item.text.strip()
            item.text.encode()
        else:
            assert item.reason
            item.reason.encode()


@given(data=st.binary(max_size=400), suffix=st.sampled_from([*sorted(READERS), "", ".unknown"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_under_any_suffix_give_a_document_or_a_problem(tmp_path, data, suffix):
    """Never an exception, never nothing, never a text that cannot be stored."""
    check_reading(tmp_path / f"any{suffix}", data)


@given(
    suffix=st.sampled_from(sorted(SEEDS)),
    where=st.floats(0, 1),
    instead=st.binary(max_size=8),
    length=st.integers(0, 40),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_spoilt_anywhere_gives_a_document_or_a_problem(tmp_path, suffix, where, instead, length):
    """A sound file with a few bytes replaced, taken out or put in."""
    data = SEEDS[suffix]
    at = int(where * len(data))
    check_reading(tmp_path / f"spoilt{suffix}", data[:at] + instead + data[at + length :])


@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".md", ""]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_in_utf8_is_read_back_as_it_was_written(tmp_path, text, suffix):
    """Nothing is normalised; only NUL, which no file can hold, is replaced."""
    text = f"Said. {text}"
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode())
    documents = [item for item in read_file(InputFile(path, path.name)) if isinstance(item, Document)]
    if documents:  # else it looks binary, or like another format, and a Problem says so
        assert documents[0].text == text.replace("\0", "\ufffd")


def test_libraries_print_nothing_on_the_terminal(tmp_path, capfd):
    """Their warnings would stand between the user and the progress bar."""
    logging.getLogger("trafilatura").handlers.clear()
    from sayso.ingest import read as module

    module._hush.cache_clear()
    for name in ("deep.html", "cut.pdf", "markup-alone.html", "mangled.docx", "false.warc", "cut.xml"):
        (tmp_path / name).write_bytes(FILES[name][0])
        list(read_file(InputFile(tmp_path / name, name), SMALL))
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_a_bomb_is_left_before_it_goes_off(tmp_path):
    """A zip says how large its members are; what counts is what comes out."""
    data = bytearray(made.zipped({"a.txt": b"0" * 9 * MEGABYTE}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    path = tmp_path / "liar.zip"
    path.write_bytes(bytes(data))
    items = list(read_file(InputFile(path, "liar.zip"), SMALL))
    assert all(isinstance(item, Problem) for item in items) and items
