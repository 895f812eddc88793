"""The bundled example: one invented affair, told by invented outlets in seventeen short files of nine formats."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path

EXAMPLE_TITLE: str = "The night flights over Upper Dray"


def example_files() -> AbstractContextManager[Path]:
    """A context manager that gives the folder of the example's texts as a real path on disk."""
    return as_file(files(__name__).joinpath("texts"))
