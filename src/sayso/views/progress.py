"""Show how far a run has come, on standard error: a bar at a terminal, else a line at the start and one at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.views.inert import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from sayso.building import Progress

STAGES = {"ingest": "Reading files", "text": "Finding statements", "compare": "Finding actors"}


@contextmanager
def watching(console: Console, what: str) -> Iterator[Callable[[Progress], None]]:
    """A function to hand to `build` that shows each step; `what` says, off a terminal, what has begun."""
    if not console.is_terminal:
        console.print(f"{what} ...", soft_wrap=True)
        yield _say_nothing
        console.print("Done.", soft_wrap=True)
        return
    with _bars(console) as bars:
        yield _Shown(bars).step


def _say_nothing(_: Progress) -> None:
    """A log is not a terminal: a line for every step would bury what matters."""


class _Shown:
    """The bars on the screen, one for each stage once it begins."""

    def __init__(self, bars: Bars) -> None:
        self.bars = bars
        self.tasks: dict[str, TaskID] = {}

    def step(self, progress: Progress) -> None:
        if progress.stage not in self.tasks:
            for task in self.tasks.values():  # the stage before is over: no total was known until now
                self.bars.update(task, total=self.bars.tasks[task].completed, source="")
            self.tasks[progress.stage] = self.bars.add_task(STAGES[progress.stage], source="", total=progress.total)
        source = one_line(progress.source, 40)
        self.bars.update(self.tasks[progress.stage], completed=progress.done, total=progress.total, source=source)


def _bars(console: Console) -> Bars:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[source]}", style="aside", markup=False),
        console=console,
        transient=True,
    )
