"""What tests of readers share: read bytes under a name, and part documents from problems."""

from __future__ import annotations

from sayso.ingest import InputFile, Options, read_file
from sayso.records import Document, Problem


def read(path, data: bytes | None = None, options: Options | None = None) -> tuple[list[Document], list[Problem]]:
    """The documents and the problems of a file; written first if its bytes are given."""
    if data is not None:
        path.write_bytes(data)
    items = list(read_file(InputFile(path, path.name), options or Options()))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Problem)]


def only(path, data: bytes | None = None, options: Options | None = None) -> Document:
    """The one document of a file that has no problems."""
    documents, problems = read(path, data, options)
    assert not problems
    assert len(documents) == 1
    return documents[0]
