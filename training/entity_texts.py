"""The texts the entity finder learns from, as the product reads them, with the key of each on its runs of words.

Two sorts: re3d, whose analysts marked every mention, and PolNeAR's articles, of which only spaCy's own recognizer says
what is a name of what. The second is weak and knows no "the city" or "they", but far more names.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments
from sayso.records import Span
from sayso.tables import read_table
from sayso.tagger.entities import TYPES, Inputs, inputs_of
from sayso.tagger.names import NameTable, make_table
from sayso.tagger.network import Tagger
from sayso.text.flow import make_flow
from sayso.text.read import MODEL, load_model, parse
from sayso.text.scene import make_scene
from sayso.text.tagging import words_of

#: What spaCy's recognizer calls things; quantities and the rest are not asked for.
SILVER = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT")
#: Every second article of PolNeAR is read: more of them changed nothing that could be measured.
EVERY = 2
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_KNOWN_KINDS = {
    "organ": "organ", "alliance": "organ", "organisation": "organ", "armed_group": "group", "party": "party",
    "company": "company", "outlet": "company", "person": "person",
}  # fmt: skip
_STATE_USES = {
    "name": "state", "territory": "state", "adjective": "demonym", "demonym": "demonym", "capital": "metonym",
    "city": "metonym", "metonym": "metonym", "region": "place",
}  # fmt: skip
_WORD_TABLES = (
    ("first_names.csv", "name", "first name"), ("titles.csv", "title", "title"),
    ("organ_words.csv", "word", "organ word"), ("organ_nouns.csv", "word", "organ word"),
    ("group_nouns.csv", "word", "organ word"), ("months.csv", "name", "time word"),
    ("time_words.csv", "word", "time word"), ("time_holidays.csv", "name", "time word"),
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text as the network takes it, where its words stand, and its key: a row a run, a column a type."""

    id: str
    source: str
    inputs: Inputs
    spans: Sequence[Span]
    key: NDArray[np.float32]


class Preparer:
    """The product's parser and tagger over texts."""

    def __init__(self, names: NameTable) -> None:
        self.names, self.nlp, self.tagger = names, load_model(), Tagger()
        self.recognizer = spacy.load(MODEL, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def marked(self, path: Path) -> Iterator[Text]:
        """re3d's documents with the analysts' key."""
        for row in _rows(path):
            inputs, spans, _ = self._read(row["text"])
            wanted = [(_trimmed(row["text"], e), TYPES.index(e["type"])) for e in row["entities"] if e["type"] in TYPES]
            yield Text(row["id"], row["source"], inputs, spans, _key(inputs, spans, wanted, len(TYPES)))

    def silver(self, path: Path) -> Iterator[Text]:
        """Every second article of PolNeAR with what spaCy's recognizer says of it."""
        for row in _rows(path)[::EVERY]:
            inputs, spans, doc = self._read(row["text"])
            named = [
                (Span(e.start_char, e.end_char), SILVER.index(e.label_))
                for e in _recognized(self.recognizer, doc)
                if e.label_ in SILVER
            ]
            cut = [(_trimmed(doc.text, {"start": s.start, "end": s.end}), kind) for s, kind in named]
            here = [Span(t.idx, t.idx + len(t)) for t in doc]
            yield Text(row["id"], row["publisher"], inputs, spans, _key(inputs, here, cut, len(SILVER)))

    def _read(self, text: str) -> tuple[Inputs, list[Span], Doc]:
        flow = make_flow(text, find_segments(text), find_paragraphs)
        doc = parse(self.nlp, flow)
        inputs = inputs_of(self.tagger.tag(words_of(make_scene(doc))), self.names)
        spans = [Span(-1, -1) if t.is_space else flow.original(Span(t.idx, t.idx + len(t))) for t in doc]
        return inputs, spans, doc


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _recognized(recognizer: Language, doc: Doc) -> Iterable[Any]:
    """The names spaCy finds in the same words and sentences."""
    bare = Doc(
        recognizer.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )
    return list(recognizer(bare).ents)


def _trimmed(text: str, entity: dict[str, Any]) -> Span:
    """A marked span without its article: on it annotators differ."""
    article = _ARTICLE.match(text, entity["start"], entity["end"])
    return Span(article.end() if article and article.end() < entity["end"] else entity["start"], entity["end"])


def _key(inputs: Inputs, spans: Sequence[Span], wanted: Iterable[tuple[Span, int]], types: int) -> NDArray[np.float32]:
    """Which run is of which type; a mention that is no run is lost (about 3 in 100)."""
    starts, stops = inputs.runs.starts.tolist(), inputs.runs.stops.tolist()
    rows = {(spans[a].start, spans[b - 1].end): row for row, (a, b) in enumerate(zip(starts, stops, strict=True))}
    key = np.zeros((len(starts), types), dtype=np.float32)
    for span, kind in wanted:
        if (row := rows.get((span.start, span.end))) is not None:
            key[row, kind] = 1
    return key


def known_names() -> NameTable:
    """The names and words of the product's tables by kind, as the finder holds them."""
    names: dict[str, set[str]] = {}
    for table, column, kind in _WORD_TABLES:
        names.setdefault(kind, set()).update(row[column] for _, row in read_table(table, (column,)))
    for _, row in read_table("state_names.csv", ("form", "use")):
        if row["use"] in _STATE_USES:
            names.setdefault(_STATE_USES[row["use"]], set()).add(row["form"])
    names.setdefault("state", set()).update(row["name"] for _, row in read_table("states.csv", ("name",)))
    for _, row in read_table("places.csv", ("name", "forms")):
        names.setdefault("place", set()).update((row["name"], *row["forms"].split("|")))
    from sayso.knowledge.known import table_names

    for table in table_names():
        for _, row in read_table(table, ("name", "forms", "kind")):
            if row["kind"] in _KNOWN_KINDS:
                names.setdefault(_KNOWN_KINDS[row["kind"]], set()).update((row["name"], *row["forms"].split("|")))
    return make_table(names)
