"""A process killed in mid-write leaves a valid case that the next run completes; two may read while one writes."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from case.affair import FILES, MAKER, fill, made, reading_of
from sayso.case import Case
from sayso.views.export import write_json

TESTS = Path(__file__).parent.parent
CREATED = "2031-04-03T10:00:00Z"

#: Fills a case and kills itself, without a word, when it is about to run its Nth statement of SQL.
KILLED = """
import os, signal, sys
from case.affair import fill
from sayso.case import Case
case = Case.create(sys.argv[1], "The harbour", created=sys.argv[2])
left = int(sys.argv[3])
def count(sql):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
case._connection.set_trace_callback(count)
fill(case)
print("done", left)
"""

#: Reads all of a case again and again, and fails on a document or file that is half there.
READER = """
import sys
from sayso.case import Case
case = Case.open(sys.argv[1])
print("open", flush=True)
seen = 0
while seen < int(sys.argv[2]):
    with case.snapshot():
        sources = {entry.source.partition("#")[0]: 0 for entry in case.documents()}
        for entry in case.documents():
            sources[entry.source.partition("#")[0]] += 1
            assert entry.segments == len(case.segments(entry.id)) == int(entry.read)
            assert entry.statements == len(list(case.statements(document=entry.id))) == int(entry.read)
        assert set(sources.values()) <= {2}, sources
        assert len(list(case.search("quay"))) == 2 * len(sources)
        seen = case.counts().read
print("saw all")
"""


def run(script: str, *values: object) -> subprocess.Popen[str]:
    """A process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, values)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def exported(path: Path) -> str:
    stream = io.StringIO()
    with Case.open(path) as case:
        write_json(case, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of a case whose filling nothing disturbed."""
    path = tmp_path_factory.mktemp("whole") / "whole.sayso"
    with Case.create(path, "The harbour", created=CREATED) as case:
        fill(case)
    return exported(path)


def steps_of_fill(path: Path) -> int:
    """How many statements of SQL filling a case takes."""
    steps: list[str] = []
    with Case.create(path) as case:
        case._connection.set_trace_callback(steps.append)
        fill(case)
    return len(steps)


def check_valid(path: Path) -> None:
    """SQLite's own checks of tables, foreign keys and the full-text index."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO document_fts (document_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_anywhere_the_case_is_valid_and_the_next_run_completes_it(tmp_path: Path, whole: str):
    """Twelve moments, spread over the whole run: in a file, between files, in a reading, between readings."""
    steps = steps_of_fill(tmp_path / "counted.sayso")
    moments = [1 + steps * part // 12 for part in range(12)]
    paths = [tmp_path / f"{moment}.sayso" for moment in moments]
    killed = [run(KILLED, path, CREATED, moment) for path, moment in zip(paths, moments, strict=True)]
    for process, path in zip(killed, paths, strict=True):
        _, complaint = process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL, complaint
        check_valid(path)
        with Case.open(path, write=True) as case:
            files = {entry.source.partition("#")[0]: entry for entry in case.documents()}
            assert len(list(case.documents())) == sum(len(FILES[file]) for file in files)  # no half file
            fill(case)
        check_valid(path)
        assert exported(path) == whole
        assert not list(tmp_path.glob(f"{path.name}-*"))


def test_two_processes_read_while_one_writes(tmp_path: Path):
    """Each sees whole files and whole readings only, and in the end everything; none waits for another."""
    path, number = tmp_path / "affair.sayso", 40
    with Case.create(path) as case:
        readers = [run(READER, path, number) for _ in range(2)]
        for reader in readers:
            assert reader.stdout and reader.stdout.readline() == "open\n", reader.communicate()
        for n in range(number // 2):
            for part in range(2):
                case.add_document(made(f"{n}.csv#row={part}", "The café by the quay was shut."))
            case.finish_file(f"{n}.csv", "x", [])
        for document in case.unread(MAKER):
            case.put_reading(reading_of(document), MAKER)
    for reader in readers:
        said, complaint = reader.communicate(timeout=60)
        assert said == "saw all\n", complaint
    check_valid(path)


def test_a_snapshot_stays_the_same_while_another_writes(tmp_path: Path):
    """An export that takes a while is of one moment."""
    path = tmp_path / "affair.sayso"
    with Case.create(path) as writer, Case.open(path) as reader:
        fill(writer)
        with reader.snapshot():
            before = reader.counts()
            writer.forget_readings()
            assert reader.counts() == before
        assert reader.counts().read == 0


def test_a_writer_closes_without_waiting_for_a_reader(tmp_path: Path):
    """The reader, leaving last, folds the log in."""
    path = tmp_path / "affair.sayso"
    writer = Case.create(path)
    with Case.open(path) as reader, reader.snapshot():
        reader.counts()
        fill(writer)
        writer.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["affair.sayso"]
    with Case.open(path) as case:
        assert case.counts().read == 5
