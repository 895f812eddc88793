"""The case file: one SQLite file that holds documents, what was read out of them, and reviews."""

from __future__ import annotations

from sayso.case.entries import Counts, DocumentEntry, Hit, StatementEntry
from sayso.case.store import Case

__all__ = ["Case", "Counts", "DocumentEntry", "Hit", "StatementEntry"]
