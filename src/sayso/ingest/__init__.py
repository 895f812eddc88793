"""Files in, Documents out: every format, every kind of damage, nothing fetched and nothing dropped in silence."""

from __future__ import annotations

from sayso.ingest.files import file_digest, find_files
from sayso.ingest.options import Columns, InputFile, Limits, Options
from sayso.ingest.read import read_file

__all__ = ["Columns", "InputFile", "Limits", "Options", "file_digest", "find_files", "read_file"]
