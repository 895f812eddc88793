"""The case: make it, open it, put documents, readings and reviews in, ask it questions.

Given rows (documents, files, reviews) are only ever added. Computed rows hang on a document's reading and are
replaced with it, in one transaction, so that a process killed at any moment leaves a case that the next run completes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.case import actor_rows, actors, queries, rows, search
from sayso.case import connection as files
from sayso.case.checks import check_text
from sayso.case.connection import ask, explained, transaction
from sayso.case.entries import ActorEntry, Counts, DocumentEntry, Hit, MemberEntry, MentionEntry, StatementEntry
from sayso.case.migrations import version_of
from sayso.errors import CaseError
from sayso.records import (
    Act,
    Actor,
    ActorKind,
    Document,
    Form,
    Imprint,
    Known,
    Mention,
    Place,
    Problem,
    Reading,
    Referent,
    Review,
    Segment,
    Statement,
    StatementKind,
    TimeExpression,
)


class Case:
    """The record of one affair, open in its file. In a `with` block, an error drops the documents of a half-read file.

    Several processes may read while one writes. A Case belongs to the thread that opened it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._file_open = False  # documents of a file that is not finished: not committed yet
        self._closed = False

    # ------------------------------------------------------------------------------------------ create, open, close

    @classmethod
    def create(cls, path: str | Path, title: str | None = None, *, created: str | None = None) -> Self:
        """A new, empty case, open for writing. Raises CaseError when anything stands at `path`.

        `title` is the file's name unless given; `created` (ISO 8601, UTC) the present moment unless given.
        """
        path = Path(path)
        instant = created or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        name = path.stem.encode("utf-8", "replace").decode() if title is None else title
        check_text(name, instant)
        files.create_file(path, name, instant)
        return cls.open(path, write=True)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False) -> Self:
        """The case at `path`. Raises CaseMissingError, CaseVersionError, or CaseError for a file that is no case."""
        path = Path(path)
        return cls(path, files.open_file(path, write=write))

    @classmethod
    def open_or_create(cls, path: str | Path, title: str | None = None) -> Self:
        """The case at `path`, open for writing; a new one, with this title, when nothing stands there."""
        return cls.open(path, write=True) if Path(path).exists() else cls.create(path, title)

    def close(self) -> None:
        """Keep what was added and close. A closed case is one file, to be copied or mailed."""
        if self._closed:
            return
        self._closed = True
        try:
            self._end_file()
        finally:
            files.close_file(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._file_open = False  # closing without a commit drops them
        self.close()

    @property
    def title(self) -> str:
        """What the case is called."""
        return str(ask(self._connection, "SELECT title FROM case_info")[0][0])

    @property
    def created(self) -> str:
        """When the case was made: an ISO 8601 instant."""
        return str(ask(self._connection, "SELECT created FROM case_info")[0][0])

    @property
    def version(self) -> int:
        """The format version of the file."""
        return version_of(self._connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything asked for inside the block is answered from one state of the case, whoever writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with transaction(self._connection, "DEFERRED"):
            yield

    # ------------------------------------------------------------------------------------------ given

    def has_file(self, source: str, digest: str) -> bool:
        """Whether these bytes were read to the end under this name."""
        return bool(ask(self._connection, "SELECT 1 FROM file WHERE source = ? AND digest = ?", source, digest))

    def add_document(self, document: Document) -> bool:
        """Add a document; False when it is in the case already.

        It stays hidden from other processes, and is dropped by a crash, until `finish_file` says that the file it came
        from is whole (closing the case without an error says so too). Raises RecordError for NUL or lone surrogates.
        """
        rows.check_document(document)
        if ask(self._connection, "SELECT 1 FROM document WHERE id = ?", document.id):
            return False
        with explained(self.path):
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._file_open = True
            rows.insert_document(self._connection, document)
        return True

    def finish_file(self, source: str, digest: str | None, problems: Sequence[Problem] = ()) -> None:
        """Record that a file was read to its end, and what was wrong with it, in place of what an earlier run found.

        Commits the documents added since the last file was finished. With no `digest` (the bytes could not be read)
        the problems are kept and the file is tried again by the next run.
        """
        rows.check_problems(problems, source, digest)
        with explained(self.path), transaction(self._connection):
            rows.replace_file(self._connection, source, digest, problems)
        self._end_file()

    def _end_file(self) -> None:
        if self._file_open:
            with explained(self.path):
                self._connection.execute("COMMIT")
            self._file_open = False

    def add_review(self, review: Review) -> bool:
        """Add a person's decision; False when it is in the case already. Raises CaseError for a used id."""
        rows.check_review(review)
        with explained(self.path), transaction(self._connection):
            known = queries.reviews(self._connection, review.id)
            if known and known[0] != review:
                raise CaseError(f"there is another review {review.id}, and reviews are never changed: use a new id")
            if not known:
                rows.insert_review(self._connection, review)
        return not known

    def put_own_actors(self, file: str, own: Sequence[Known]) -> None:
        """Keep what the user knows of this affair's actors, in place of what the same file said before."""
        for row in own:
            check_text(row.name, *row.forms, row.kind, row.country, row.sector, row.office, row.organ, row.table)
        with explained(self.path), transaction(self._connection):
            actor_rows.replace_own_actors(self._connection, file, own)

    # ------------------------------------------------------------------------------------------ computed

    def unread(self, maker: str) -> Iterator[Document]:
        """Documents that have no reading by this maker, by source. As given: nothing read from the text is mixed in.

        One text is in memory at a time; readings may be put while this runs.
        """
        for (key,) in ask(self._connection, queries.UNREAD + " ORDER BY source, id", maker):
            yield queries.given_document(self._connection, key)

    def count_unread(self, maker: str) -> int:
        """How many documents `unread` would give."""
        return len(ask(self._connection, queries.UNREAD, maker))

    def put_reading(self, reading: Reading, maker: str) -> None:
        """Store all that one text gave, in place of any earlier reading of it, at once or not at all.

        Raises RecordError for a span outside the text, segments that overlap, a statement of another document, a
        parent that is not there: bugs in a rule.
        """
        with explained(self.path), transaction(self._connection):
            rows.replace_reading(self._connection, reading, maker)

    def is_compared(self, maker: str | None = None) -> bool:
        """Whether the actors were found (by this maker, if given), and nothing they rest on has changed since."""
        return bool(ask(self._connection, "SELECT 1 FROM comparison WHERE ?1 IS NULL OR maker = ?1", maker))

    def put_actors(self, found: Sequence[Actor], maker: str) -> None:
        """Store the actors of the whole case in place of the earlier ones, at once or not at all."""
        with explained(self.path), transaction(self._connection):
            actor_rows.replace_comparison(self._connection, found, maker)

    def forget_readings(self) -> None:
        """Delete everything computed; documents, files and reviews stay. The next build reads all texts again."""
        with explained(self.path), transaction(self._connection):
            rows.delete_readings(self._connection)

    # ------------------------------------------------------------------------------------------ questions

    def documents(self) -> Iterator[DocumentEntry]:
        """All documents without their texts, by source."""
        with self.snapshot():
            entries = queries.entries(self._connection)
        yield from entries

    def find(self, name: str) -> DocumentEntry:
        """The one document that answers to `name`: id, source, their beginnings, a part of the source, or the title.

        Raises NotFoundError naming the candidates when none or several do.
        """
        return queries.find(list(self.documents()), name)

    def document(self, name: str) -> Document:
        """The document that `find` finds, with its text; title, date and so on as its entry has them."""
        return queries.merged_document(self._connection, self.find(name))

    def imprint(self, document: str) -> Imprint:
        """What a text says of itself; empty while it is unread. `document` is any name `find` takes."""
        return queries.imprint(self._connection, self.find(document).id)

    def segments(self, document: str) -> tuple[Segment, ...]:
        """The segments of a document, in order. `document` is any name `find` takes."""
        return queries.segments(self._connection, self.find(document).id)

    def all_segments(self) -> Iterator[tuple[str, Segment]]:
        """Every segment with its document's id, by document and place."""
        return queries.all_segments(self._connection)

    def statements(  # noqa: PLR0913  the filters of one question, all by keyword
        self,
        *,
        document: str | None = None,
        speaker: str | None = None,
        kind: StatementKind | None = None,
        form: Form | None = None,
        act: Act | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float | None = None,
        limit: int | None = None,
    ) -> Iterator[Statement]:
        """Statements by document and place, as many as pass every filter given.

        `document` is any name `find` takes. `speaker` is a part of the speaker's name, as the case or the text has
        it, of an alias of that actor, or of the words that name the source; case does not matter. `since` and `until`
        are 2014, 2014-06 or 2014-06-17; they hold against the statement's own date, else the document's; a statement
        that may fall inside passes, an undated one does not. `min_confidence`, 0 to 1, leaves out what is less likely
        to be right; what nothing judged (the author's own voice, the answers of an interview) passes.

        Speakers, carriers and whom they are on behalf of have the names of their actors, once a build compared them.
        """
        wanted = queries.Filter(
            speaker=speaker, kind=kind, form=form, act=act, since=since, until=until, min_confidence=min_confidence
        )
        key = None if document is None else self.find(document).id
        return queries.statements(self._connection, wanted, document=key, limit=limit)

    def in_words(self, statements: Iterable[Statement]) -> Iterator[StatementEntry]:
        """Each statement with its document's entry and the words its spans name."""
        return queries.in_words(self._connection, statements)

    def search(self, query: str, limit: int | None = None, *, min_confidence: float | None = None) -> Iterator[Hit]:
        """Places where the words stand, the most telling documents first, in the order of the text within each.

        Words are all required, in any order; "words in quotation marks" stand together; a final * takes any ending.
        Case and accents do not matter. Where some place in a document has the words side by side, only such
        places are given. With `min_confidence`, only statements at least that likely to be right say who says them.
        """
        who = queries.Filter(min_confidence=min_confidence)
        return search.search(self._connection, query, who, limit)

    def actors(self, kind: ActorKind | None = None, *, behalf: str | None = None) -> list[ActorEntry]:
        """The actors of the case, the most spoken of first; empty until a build compared its documents.

        Only those of a kind, or those who mostly speak for the actor of this exact name, where that is given.
        """
        with self.snapshot():
            return actors.actors(self._connection, kind, behalf)

    def find_actor(self, name: str) -> ActorEntry:
        """The one actor that answers to `name`: its id, name, an alias, a part of these; case and accents apart.

        Raises NotFoundError naming the candidates when none or several do.
        """
        with self.snapshot():
            return actors.find_actor(self._connection, name)

    def actor_of(self, referent: str) -> ActorEntry:
        """The actor a referent is part of, by the referent's id. Raises NotFoundError."""
        with self.snapshot():
            return actors.actor_of(self._connection, referent)

    def mentions(self, actor: str) -> Iterator[MentionEntry]:
        """Every mention of an actor in context, by document and place. `actor` is any name `find_actor` takes."""
        return actors.mentions_of(self._connection, self.find_actor(actor).id)

    def all_mentions(self) -> Iterator[tuple[str, str, Mention, str]]:
        """Every mention: (actor's id, document's id, mention, why), by document and place."""
        return actors.all_mentions(self._connection)

    def members(self, actor: str) -> tuple[MemberEntry, ...]:
        """What an actor is made of: its referents, by document. `actor` is any name `find_actor` takes."""
        return actors.members_of(self._connection, self.find_actor(actor).id)

    def memberships(self) -> list[str]:
        """The ids of all referents that are part of an actor."""
        return actors.memberships(self._connection)

    def sightings(self) -> Iterator[tuple[Referent, str | None]]:
        """Every referent of the case, and when its document was published."""
        return actors.sightings(self._connection)

    def own_actors(self) -> tuple[Known, ...]:
        """What the user added to Sayso's tables of actors for this case."""
        return actors.own_actors(self._connection)

    def times(self, document: str) -> tuple[TimeExpression, ...]:
        """The time expressions of a document, in order. `document` is any name `find` takes."""
        return actors.times(self._connection, self.find(document).id)

    def places(self, document: str) -> tuple[Place, ...]:
        """The places of a document, in order. `document` is any name `find` takes."""
        return actors.places(self._connection, self.find(document).id)

    def all_times(self) -> Iterator[tuple[str, TimeExpression]]:
        """Every time expression with its document's id, by document and place."""
        return actors.all_times(self._connection)

    def all_places(self) -> Iterator[tuple[str, Place]]:
        """Every place with its document's id, by document and place in the text."""
        return actors.all_places(self._connection)

    def problems(self) -> Iterator[Problem]:
        """What was not read as it should have been, by source."""
        return iter(queries.problems(self._connection))

    def reviews(self, target: str | None = None) -> tuple[Review, ...]:
        """Reviews in the order they were added, of one record or of all."""
        return queries.reviews(self._connection, target=target)

    def counts(self) -> Counts:
        """How much is in the case."""
        return queries.counts(self._connection)

    def makers(self) -> tuple[tuple[str, int], ...]:
        """What read the documents, and how many each: (maker, count)."""
        return tuple(ask(self._connection, "SELECT maker, count(*) FROM reading GROUP BY maker ORDER BY maker"))
