"""Files that hold files: ZIP, gzip, WARC. Their members are unpacked in memory, counted as they come out.

Nothing is written to disk, so a member called "../../x" is only a name. WARC: pages the server gave (status 200) as
HTML, text, PDF or feed; pictures, scripts, redirects and errors are passed over. Does not read `.warc.zst` or tar.
"""

from __future__ import annotations

import gzip
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from sayso.errors import ReadError
from sayso.ingest.files import LITTER, printable
from sayso.ingest.parts import About, Item, LimitError, Part, suffix_of

_PAGE_KINDS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "text/xml": ".xml", "application/xml": ".xml",
}  # fmt: skip
_ENCRYPTED = 0x1


def read_zip(part: Part) -> Iterator[Item]:
    """Yield each member as a part, in the order of their names; a Problem for each that cannot be unpacked."""
    with part.open() as stream, zipfile.ZipFile(stream) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if info.is_dir() or _is_litter(info.filename):
                continue
            part.budget.spend(part.source, members=1)
            yield _zip_member(part, archive, info)


def _zip_member(part: Part, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Item:
    mark = f"!{printable(info.filename)}"
    empty = part.inside(mark, b"")
    if info.flag_bits & _ENCRYPTED:
        return empty.problem("lost", "encrypted: it opens only with a password; unpack it first")
    try:
        with archive.open(info) as member:
            data = part.unpack(cast(BinaryIO, member), empty.source)
    except NotImplementedError:
        return empty.problem("lost", "packed by a method Sayso cannot unpack; unpack it first")
    except LimitError:
        raise  # the whole file unpacks to too much
    except ReadError as error:
        return empty.problem("lost", error.reason)
    except Exception:
        return empty.problem("lost", "it cannot be unpacked: damaged, or cut short")
    return part.inside(mark, data, suffix=suffix_of(info.filename))


def _is_litter(name: str) -> bool:
    """Whether a member is what systems add to archives: folders of resource forks and the like."""
    names = name.lower().split("/")
    return names[-1].startswith(".") or any(folder in LITTER for folder in names)


def read_gzip(part: Part) -> Iterator[Item]:
    """Yield the one file in a gzip file, under its name without ".gz"."""
    name = part.source.removesuffix(".gz")
    with part.open() as stream, gzip.GzipFile(fileobj=stream) as packed:
        data = part.unpack(cast(BinaryIO, packed), part.source)
    yield part.inside("", data, suffix=suffix_of(name) if name != part.source else "", charset=part.charset)


class _Unpacked(gzip.GzipFile):
    """A gzip file that gives what it has before it raises where it is cut off; read in full, it would give nothing."""

    def read(self, size: int | None = -1) -> bytes:
        return self.read1(-1 if size is None else size)


def read_warc(part: Part) -> Iterator[Item]:
    """Yield each page of a WARC as a part. The date in a WARC is that of the crawl, and is not taken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    passed: Counter[str] = Counter()
    number = 0
    with part.open() as stream:
        # Unpacked by Python, whose gzip raises where the file is cut off: fastwarc ends there as if all were read.
        unpacked = _Unpacked(fileobj=stream) if part.head(2) == b"\x1f\x8b" else stream
        records = ArchiveIterator(unpacked, record_types=kinds, parse_http=True, auto_decode="all", fsspec_args=False)
        for number, record in enumerate(records, 1):
            part.budget.spend(part.source, members=1)
            item = _record(part, number, record)
            if isinstance(item, str):
                passed[item] += 1
            else:
                yield item
    if not number:
        raise ReadError(part.source, "a WARC without pages: it holds no responses")
    if passed:
        counts = ", ".join(f"{count} {what}" for what, count in sorted(passed.items()))
        yield part.problem("flag", f"records that are not pages were passed over: {counts}")


def _record(part: Part, number: int, record: Any) -> Item | str:  # noqa: ANN401 - fastwarc publishes no types
    """The page in a record, or in a word why it is passed over."""
    status = record.http_headers.status_code if record.http_headers else 200
    if status != 200:
        return f"with HTTP status {status}"
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    suffix = _PAGE_KINDS.get(kind)
    if suffix is None:
        return printable(kind[:60]) or "of no stated type"
    about = About(url=record.headers.get("WARC-Target-URI"))
    mark = f"#record={number}"
    empty = part.inside(mark, b"")
    expected, coded = record.content_length, record.http_headers and record.http_headers.get("Content-Encoding")
    try:
        data = part.unpack(record.reader, empty.source)
    except LimitError:
        raise
    except ReadError as error:
        return empty.problem("lost", error.reason)
    if not coded and len(data) < expected:
        return empty.problem("lost", "the record is cut short")
    return part.inside(mark, data, suffix=suffix, about=about, charset=record.http_charset)
