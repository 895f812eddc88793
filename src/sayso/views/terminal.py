"""The terminal: a console that shows text and never obeys it, and the few styles all views share."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from sayso.views.inert import inert

if TYPE_CHECKING:
    from rich.console import Console

#: Colour says the role, so that a reader learns three of them once; they are from the terminal's own palette,
#: which its owner has chosen to be legible.
STYLES = {
    "source": "bold cyan",
    "cue": "yellow",
    "content": "green",
    "tag": "dim bold",
    "margin": "dim",
    "aside": "dim",
    "heading": "bold",
    "group": "bold",
    "hit": "bold reverse",
    "lost": "bold red",
    "partial": "yellow",
    "flag": "dim",
}


def make_console(*, stderr: bool = False) -> Console:
    """A console on standard output (or error) that reads no markup, colours nothing by itself, and draws no emoji."""
    from rich.console import Console  # rich costs a tenth of a second: `--version` and `export` do without
    from rich.theme import Theme

    class PlainConsole(Console):
        def on_broken_pipe(self) -> None:  # rich would end the program with 1; the command line ends it quietly
            raise BrokenPipeError

    return PlainConsole(
        stderr=stderr,
        markup=False,
        emoji=False,
        highlight=False,
        theme=Theme(STYLES),
        file=None if stderr else sys.stdout,
    )


def shows_styles(console: Console) -> bool:
    """Whether styles reach the reader: not into a file or pipe, not under NO_COLOR, not on a dumb terminal."""
    return console.color_system is not None and not console.no_color


def program() -> str:
    """How Sayso can be called from this shell: by its name where the shell knows it, else as it was called."""
    called = Path(sys.argv[0])
    known = called.stem != "sayso" or shutil.which("sayso") is not None
    return "sayso" if known else str(called)


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: the texts are, and a C locale would stop at the first curly quote."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def close_quietly(stream: IO[str]) -> None:
    """Point a stream whose reader has gone at nothing, so that the interpreter's last flush says nothing."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # not a real file, as under a test: there is nothing to flush to
        return


def harmless(stream: IO[str]) -> IO[str]:
    """The stream itself, or, where it leads to a terminal, one that shows what a terminal would obey."""
    return cast(IO[str], _Harmless(stream)) if stream.isatty() else stream


class _Harmless:
    """As much of a text stream as a writer of CSV needs."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        return self.stream.write(inert(text))
