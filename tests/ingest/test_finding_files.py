"""Files under folders: which, in what order, under what names."""

from __future__ import annotations

import io
import sys

import pytest

from sayso.ingest import InputFile, file_digest, find_files


def sources(*paths) -> list[str]:
    return [item.source for item in find_files(paths) if isinstance(item, InputFile)]


def test_files_are_found_in_the_order_of_their_names_folder_by_folder(tmp_path):
    """The same on every machine; a source is the path within the folder given."""
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert sources(tmp_path) == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_a_file_given_itself_has_its_name_as_source_even_if_it_is_hidden(tmp_path):
    """What is named is wanted."""
    (tmp_path / ".draft.txt").write_text("x")
    assert sources(tmp_path / ".draft.txt") == [".draft.txt"]
    assert sources(tmp_path) == []


def test_a_file_given_twice_is_read_once(tmp_path):
    """Alone and within its folder."""
    (tmp_path / "a.txt").write_text("x")
    assert sources(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_standard_input_comes_last_with_its_bytes(monkeypatch):
    """It can be read only once: the bytes are kept with the file."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    (file,) = find_files([], stdin=True)
    assert file == InputFile(None, "standard input", b"words")
    assert file_digest(file) == file_digest(file)


def test_the_digest_is_of_the_bytes_alone(tmp_path):
    """Under another name it is the same; with another byte it is not."""
    for name, data in {"a": b"x", "b": b"x", "c": b"y"}.items():
        (tmp_path / name).write_bytes(data)
    a, b, c = (file_digest(item) for item in find_files([tmp_path]) if isinstance(item, InputFile))
    assert a == b != c


@pytest.mark.parametrize("library", ["trafilatura", "lxml", "docx", "pypdfium2", "fastwarc", "feedparser", "py3langid"])
def test_importing_the_package_imports_no_heavy_library(library):
    """`sayso --help` must not wait for them."""
    import subprocess

    code = f"import sys, sayso.ingest; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
