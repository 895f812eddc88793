"""A run that is killed leaves a valid case, and the next run completes it to the very same export."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.building import build
from sayso.case import Case
from sayso.views.export import write_json

ARTICLE = (
    "Talks in Port Vane, day {n}\n\nThe harbour stays shut, Colonel Ada Brandt said on Friday.\n\n"
    "“We have no such plan,” she added. The mayor, Ilse Marrow, denied that {n} ships had left.\n"
)
PATIENCE = 60

pytestmark = pytest.mark.model


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:03}.txt").write_text(ARTICLE.format(n=n), "utf-8")
    return folder


def killed(case: Path, articles: Path, *, after: int) -> None:
    """Start a build in a process of its own and kill it once `after` documents are read."""
    run = subprocess.Popen(
        [sys.executable, "-m", "sayso", "build", str(case), str(articles), "--processes", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + PATIENCE
    while run.poll() is None and readings(case) < after and time.monotonic() < end:
        time.sleep(0.01)
    run.kill()
    run.wait()


def readings(case: Path) -> int:
    """How many documents another process sees as read; -1 before the case is there."""
    try:
        connection = sqlite3.connect(f"file:{case}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return -1
    try:
        return int(connection.execute("SELECT count(*) FROM reading").fetchone()[0])
    except sqlite3.OperationalError:
        return -1
    finally:
        connection.close()


def exported(case_path: Path) -> dict[str, object]:
    stream = io.StringIO()
    with Case.open(case_path) as case:
        write_json(case, stream)
    data = json.loads(stream.getvalue())
    del data["case"]
    return data


@pytest.mark.parametrize("after", [0, 1, 15])
def test_a_killed_build_is_completed_by_the_next(tmp_path: Path, articles: Path, after: int):
    """`kill -9` while files come in, at the first reading, and in the middle: the next run does what is left."""
    whole, broken = tmp_path / "whole.sayso", tmp_path / "broken.sayso"
    killed(broken, articles, after=after)
    assert readings(broken) < 60
    build(broken, [articles])
    with sqlite3.connect(broken) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    build(whole, [articles])
    assert exported(broken) == exported(whole)
