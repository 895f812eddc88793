"""A text that attacks whoever prints it, and a case that holds it."""

from __future__ import annotations

from pathlib import Path

from case.affair import at, made, statement
from sayso.case import Case
from sayso.records import Problem, Reading, Segment, Span

SET_TITLE = "\x1b]0;owned\x07"
RED = "\x1b[31m"
OVERRIDE = "\u202e"
C1 = "\x9b31m"
MARKUP = "[bold red]not markup[/bold red] :smile:"

TEXT = f"{SET_TITLE}{RED}=cmd() said {OVERRIDE}nothing{C1} of {MARKUP}.\r\nThe end."


def make_hostile_case(path: Path) -> Case:
    """A case whose text, title, source name, speaker and problems all carry what a terminal would obey."""
    case = Case.create(path, created="2031-04-03T00:00:00Z")
    document = made(f"{RED}evil[red].txt", TEXT, title=f"{SET_TITLE}[blink]Title[/blink]", outlet=f"{RED}Post")
    case.add_document(document)
    lost = Problem(f"{RED}lost.pdf", "ingest", "lost", f"it is broken{OVERRIDE}{MARKUP}")
    case.finish_file("evil.txt", "digest", [lost])
    said = statement(
        document, "indirect", "assert", (at(TEXT, "=cmd()"), at(TEXT, "said"), at(TEXT, f"{OVERRIDE}nothing")),
        speaker=f"=cmd(){RED}{MARKUP}", on_behalf_of=f"{OVERRIDE}them",
    )  # fmt: skip
    case.put_reading(
        Reading(document.id, segments=(Segment(Span(0, len(TEXT)), "body"),), statements=(said,)), "a maker"
    )
    return case
