"""The case file: one SQLite file that holds documents, what was read out of them, and reviews."""

from __future__ import annotations

from sayso.case.entries import ActorEntry, Counts, DocumentEntry, Hit, MemberEntry, MentionEntry, StatementEntry
from sayso.case.store import Case

__all__ = [
    "ActorEntry", "Case", "Counts", "DocumentEntry", "Hit", "MemberEntry", "MentionEntry", "StatementEntry",
]  # fmt: skip
