"""Sayso's steps as spaCy components: all the wiring, none of the thought.

`nlp.add_pipe("sayso_segments", before="parser")` finds the segments and keeps sentences from crossing paragraphs;
`nlp.add_pipe("sayso_attribution")` finds the statements. Results are read as `doc._.sayso_segments` and
`doc._.sayso_statements`. Both lie in `doc.user_data` as rows of plain values: spaCy serialises those, and
fails on dataclasses, when a Doc is saved or sent to another process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments
from sayso.records import Carrier, Segment, Span, Spans, Statement
from sayso.tagger.network import Tagger
from sayso.text.attribution import find_statements
from sayso.text.mentions import load_titles

Row = Sequence[Any]

#: So many tokens without a stop are no sentence, but a list, a table or noise. What is asked of a parse costs the
#: square of a sentence's length at worst, so that none may be of any length.
LONGEST_SENTENCE = 250
_STOPS = frozenset({".", "!", "?", "…", "..."})

SEGMENTS = "sayso.segments"
STATEMENTS = "sayso.statements"


class Segments:
    """Finds the segments of a Doc that has none yet, and starts a sentence wherever a paragraph starts."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.sayso_segments` and sentence starts; run it before the parser."""
        if SEGMENTS not in doc.user_data:
            set_segments(doc, find_segments(doc.text))
        start_sentences(doc, [s.start for segment in get_segments(doc) for s in find_paragraphs(doc.text, segment)])
        return doc


class Attribution:
    """Finds the statements of a parsed Doc; without a tagger by the rules alone, and then nothing has a confidence."""

    def __init__(self, tagger: Tagger | None = None) -> None:
        self._tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.sayso_statements`."""
        set_statements(doc, find_statements(doc, self._tagger))
        return doc


@Language.factory("sayso_segments", assigns=["doc._.sayso_segments", "token.is_sent_start"])
def make_segments(nlp: Language, name: str) -> Segments:
    """The component that finds segments."""
    register_extensions()
    keep_titles(nlp)
    return Segments()


@Language.factory(
    "sayso_attribution",
    requires=["token.dep", "token.head", "token.lemma", "token.pos"],
    assigns=["doc._.sayso_statements"],
    default_config={"tagger": True},
)
def make_attribution(nlp: Language, name: str, tagger: bool) -> Attribution:
    """The component that finds statements; `tagger` false leaves it to the rules, which is quicker and finds less."""
    register_extensions()
    return Attribution(Tagger() if tagger else None)


def register_extensions() -> None:
    """Offer `doc._.sayso_segments` and `doc._.sayso_statements`, unless they are there already."""
    for name, getter, setter in (
        ("sayso_segments", get_segments, set_segments),
        ("sayso_statements", get_statements, set_statements),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter, setter=setter)


def start_sentences(doc: Doc, starts: Iterable[int]) -> None:
    """Mark the token at, or next after, each character offset as the start of a sentence; a titled name starts none.

    "Brig. Gen. Cy Fox": the parser takes the full stop of a title for the end of a sentence. Words without a stop are
    parted after LONGEST_SENTENCE of them.
    """
    wanted = sorted(starts, reverse=True)
    since = 0
    for token in doc:
        since = 0 if token.text in _STOPS else since + 1
        if since > LONGEST_SENTENCE and not token.is_space and not token.is_punct:
            wanted.append(token.idx)
        if wanted and token.idx >= wanted[-1] and not token.is_space:
            token.is_sent_start = True
            since = 0
            while wanted and token.idx >= wanted[-1]:
                wanted.pop()
        elif _is_titled(token):
            token.is_sent_start = False


def keep_titles(nlp: Language) -> None:
    """Have the tokenizer leave abbreviated titles whole: a stop of its own after "Brig" would end the sentence."""
    tokenizer: Any = nlp.tokenizer
    for title in load_titles():
        if title.endswith(".") and " " not in title:
            tokenizer.add_special_case(title.title(), [{"ORTH": title.title()}])


def _is_titled(token: Token) -> bool:
    """Whether a token follows an abbreviated title in its line: "Gen." before "Fox", one token or two."""
    if token.i == 0 or not (token.is_title or token.is_upper):
        return False
    last = token.nbor(-1)
    title = last.lower_ if last.text != "." or last.i == 0 else f"{last.nbor(-1).lower_}."
    return title.endswith(".") and len(title) > 2 and title in load_titles()


def get_segments(doc: Doc) -> tuple[Segment, ...]:
    """The segments of a Doc, in its own characters; none before `sayso_segments` has run."""
    return tuple(Segment(Span(start, end), kind, voice) for start, end, kind, voice in doc.user_data.get(SEGMENTS, ()))


def set_segments(doc: Doc, segments: Iterable[Segment]) -> None:
    """Keep segments as rows on the Doc."""
    doc.user_data[SEGMENTS] = [(s.span.start, s.span.end, s.kind, s.voice) for s in segments]


def get_statements(doc: Doc) -> tuple[Statement, ...]:
    """The statements of a Doc, in its own characters; none before `sayso_attribution` has run."""
    return tuple(_statement(row) for row in doc.user_data.get(STATEMENTS, ()))


def set_statements(doc: Doc, statements: Iterable[Statement]) -> None:
    """Keep statements as rows on the Doc."""
    doc.user_data[STATEMENTS] = [_row(statement) for statement in statements]


def _row(s: Statement) -> Row:
    carriers = [(c.kind, c.name, (c.span.start, c.span.end) if c.span else None, c.number) for c in s.carriers]
    spans = [[(span.start, span.end) for span in part] for part in (s.source, s.cue, s.content)]
    named = (
        s.id, s.document, s.form, s.act, s.rule, s.speaker, s.on_behalf_of, s.parent, s.when,
        s.kind, s.confidence, s.maker, s.event_when,
    )  # fmt: skip
    return (*named, spans, carriers)


def _statement(row: Row) -> Statement:
    *named, spans, carriers = row
    identity, document, form, act, rule, speaker, on_behalf_of, parent, when, kind, confidence, maker, event = named
    source, cue, content = (cast(Spans, tuple(Span(*span) for span in part)) for part in spans)
    return Statement(
        id=identity,
        document=document,
        source=source,
        cue=cue,
        content=content,
        form=form,
        act=act,
        rule=rule,
        speaker=speaker,
        on_behalf_of=on_behalf_of,
        carriers=tuple(Carrier(kind, name, Span(*span) if span else None, n) for kind, name, span, n in carriers),
        parent=parent,
        when=when,
        kind=kind,
        confidence=confidence,
        maker=maker,
        event_when=event,
    )
