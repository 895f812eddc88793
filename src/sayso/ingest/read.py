"""Read one file: bytes in, Documents and Problems out. The one place where errors of libraries become Problems."""

from __future__ import annotations

import gzip
import logging
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

from sayso.errors import ReadError
from sayso.ingest.files import explain_os, printable
from sayso.ingest.options import InputFile, Options
from sayso.ingest.parts import Budget, Item, LimitError, Part, check_size, suffix_of
from sayso.records import Document, Problem, Severity

_DEFAULTS = Options()
#: Libraries that report through `logging`: where no handler is set up, Python prints such reports on the terminal.
_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "justext", "pypdfium2", "readability")


def read_file(file: InputFile, options: Options = _DEFAULTS) -> Iterator[Document | Problem]:
    """Yield each Document in a file, and a Problem for whatever could not be read. Never raises for bad input."""
    _hush()
    content = file.path if file.path is not None else file.content or b""
    suffix = suffix_of(file.path.name) if file.path is not None else ""
    yield from _read_part(Part(file.source, content, options, Budget(options), suffix))


def _read_part(part: Part) -> Iterator[Document | Problem]:
    """Yield what is in a part and in the parts inside it."""
    seen = read = False
    try:
        for item in _quietly(_items(part)):
            found = _read_part(item) if isinstance(item, Part) else (item,)
            for each in found:
                seen, read = True, read or isinstance(each, Document)
                yield each
        if not seen:
            raise ReadError(part.source, "it holds nothing to read")
    except LimitError as error:
        if part.depth:
            raise  # what is too much is the file on disk, not this part
        yield part.problem("partial" if read else "lost", error.reason)
    except Exception as error:
        severity: Severity = "partial" if read else "lost"
        yield part.problem(severity, explain(error))


def _items(part: Part) -> Iterator[Item]:
    if part.depth > part.options.limits.max_depth:
        raise ReadError(part.source, "it lies too deep in files within files; unpack it first")
    if isinstance(part.content, bytes):
        check_size(part.content, part.source, part.options.limits.max_bytes)
    from sayso.ingest.formats import read_any

    yield from read_any(part)


def explain(error: Exception) -> str:
    """Why something could not be read, in words for a person who does not program."""
    if isinstance(error, ReadError):
        return error.reason
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return "damaged or cut short; what came before the damage was read, if anything"
    if isinstance(error, zipfile.BadZipFile | KeyError):
        return "not a whole zip or Office file: damaged or cut short; get it again"
    if isinstance(error, RecursionError):
        return "its parts are nested too deeply"
    if isinstance(error, MemoryError):
        return "there is not enough memory to read it; split it"
    if isinstance(error, OSError) and error.errno is not None:
        return explain_os(error)
    return f"it could not be read as what it seems to be ({type(error).__name__}: {printable(str(error))[:200]})"


def _quietly(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the same items; warnings of libraries on the way are not for the user's terminal."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            item = next(items, None)
        if item is None:
            return
        yield item


@cache
def _hush() -> None:
    """Give the libraries' loggers a handler that does nothing; a program that sets up logging still hears them."""
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())
