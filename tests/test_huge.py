"""Texts of any size and shape: none raises, none is cut short in silence, and none costs more than its length.

`python bench/huge.py` reads five million characters of news the same way; it takes minutes, so it is no test.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.layout.imprint import read_imprint
from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments
from sayso.records import Document, Reading, Segment, Span
from sayso.tagger.words import branches_of, make_words
from sayso.text import read
from sayso.text.flow import LONGEST_WORD, make_flow
from sayso.text.quotes import find_quotations
from sayso.text.read import Reader, cut

MARKS = 100_000
MEGABYTES_5 = 5_000_000
LONG = 60_000
ARTICLES = 80
#: Seconds for work that takes a tenth of them on a slow machine, and hours where its cost is the square of the length.
PATIENCE = 60

SAID = "The bridge will stay closed, Ada Brandt said on Monday."
NEWS = (
    "Ada Brandt, the mayor of Torvik, said on Monday that the bridge would stay closed.",
    "“We have asked for help three times,” Brandt added, “and nobody has answered us.”",
    "According to two officials, the work had cost 44 million. The council declined to comment.",
    '"It was not our bridge," he told the Lake Ledger. "Ask the others."',
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(autouse=True)
def not_slower_than_linear() -> Iterator[None]:
    """Every test of this module ends within PATIENCE."""
    start = time.process_time()
    yield
    assert time.process_time() - start < PATIENCE


def read_text(reader: Reader, text: str) -> Reading:
    """A reading, which must not be the record of an exception."""
    reading = reader.read(Document("d", text, "a.txt", language="en"))
    assert not [p for p in reading.problems if p.severity == "partial"], reading.problems
    return reading


# ---- a hundred thousand quotation marks ------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ['"', "'", "«", "“ ", "“a ", '"a" "', "“a ‘b’ c” ", "'a ", "“a\n\n"])
def test_a_hundred_thousand_quotation_marks_are_paired_or_passed_over(shape: str):
    """Whatever stands between them, every quotation lies in the text, and those of one depth lie apart."""
    marks = sum(not c.isalnum() and not c.isspace() for c in shape)
    text = shape * (MARKS // marks)
    ends = dict.fromkeys(range(6), 0)
    for quotation in find_quotations(text):
        assert ends[quotation.depth] <= quotation.start < quotation.end <= len(text)
        ends[quotation.depth] = quotation.end


@pytest.mark.model
@pytest.mark.parametrize("mark", ['"', "“", "'"])
def test_a_text_of_a_hundred_thousand_quotation_marks_is_read(reader: Reader, mark: str):
    """Marks without a blank between them are no words: they are counted, and what stands around them is read."""
    text = f"{SAID}\n\nThen {mark * MARKS} came.\n\n{SAID}"
    reading = read_text(reader, text)
    assert [p.reason.split()[0] for p in reading.problems] == [str(MARKS)]
    said = [s for s in reading.statements if s.speaker == "Ada Brandt"]
    assert len(said) == 2 and said[1].content[0].start > MARKS


# ---- a very long text ------------------------------------------------------------------------------------------------


@pytest.mark.model
def test_a_long_text_is_read_to_its_end_with_the_same_result_throughout(reader: Reader, monkeypatch):
    """Read in many stretches, each paragraph gives what it gives at the beginning."""
    monkeypatch.setattr(read, "STRETCH", 10_000)
    article = "\n\n".join(NEWS)
    text = "\n\n".join([article] * ARTICLES)
    reading = read_text(reader, text)
    once = [s.rule for s in read_text(reader, article).statements]
    assert reading.problems == ()
    counts = [0] * 10
    for statement in reading.statements:
        counts[10 * statement.content[0].start // len(text)] += 1
        assert text[statement.content[0].start : statement.content[-1].end].strip()
    assert min(counts) > 0.8 * max(counts)
    assert len(reading.statements) >= 0.9 * ARTICLES * len(once)


@pytest.mark.model
@pytest.mark.parametrize("piece", ["\n", "\n ", "\r\n", " ", "word", "[", "“", ". ", "\u202e", "\x00"])
def test_five_megabytes_of_nothing_are_read(reader: Reader, piece: str):
    """Blanks, marks, a word without an end: nothing is said there, and it costs next to nothing to find that out."""
    text = piece * (MEGABYTES_5 // len(piece))
    reading = read_text(reader, text)
    assert reading.statements == ()
    if any(c.isalnum() for c in text[:10]):
        assert [p.reason.split()[0] for p in reading.problems] == [str(len(text))]


@pytest.mark.parametrize(
    "piece",
    [
        "Rain\n\n", "rain\n", "a* ", "[a](b) ", "a\u200b ", "> a\n", "* a point\n", "Q: Why?\n\n", "A-B C ", "12. a\n",
        "Brandt: we did not know.\n\n", "👩\u200d👧 a\u0301 ", "\u2067was\u2069 \u202eit\u202c ", "“We went.\n\n",
    ],
)  # fmt: skip
def test_a_long_text_of_any_shape_is_laid_out_whole(piece: str):
    """Segments, flow and quotations of many paragraphs, lines, labels: every word of them is in the flow."""
    text = piece * (LONG // len(piece))
    segments = find_segments(text)
    read_imprint(text, segments)
    flow = make_flow(text, segments, find_paragraphs)
    find_quotations(flow.text)
    assert flow.unread == 0
    assert sum(c.isalnum() for c in flow.text) >= LONG // len(piece)
    last = flow.original(Span(len(flow.text) - 1, len(flow.text)))
    assert len(text) - last.end <= len(piece)


def test_a_word_too_long_to_be_read_is_counted_whatever_stands_in_it():
    """Hyphens, stars, brackets and marks that do not show part no word."""
    for sign in ("", "-", "*", "](", "\u200b", "\u00ad"):
        text = "Rain fell. " + f"a{sign}" * LONGEST_WORD + "b end."
        flow = make_flow(text, [Segment(Span(0, len(text)), "body")], lambda text, segment: [segment.span])
        assert flow.text == "Rain fell. end."
        assert flow.unread >= LONGEST_WORD


# ---- parts of a flow -------------------------------------------------------------------------------------------------


@given(
    paragraphs=st.lists(st.text("ab-\u200b ", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=12),
    longest=st.integers(1, 60),
)
def test_the_parts_of_a_flow_are_all_of_it(paragraphs: list[str], longest: int):
    """Put together they are the flow, and each leads back to the same characters of the document."""
    text = "\n\n".join(paragraphs)
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    flow = make_flow(text, [Segment(Span(0, len(text)), "body")], lambda text, segment: spans)
    stretches = list(cut(flow, longest))
    parts = [flow.part(stretch) for stretch in stretches]
    assert "".join(part.text for part in parts) == flow.text
    for stretch, part in zip(stretches, parts, strict=True):
        assert len(part.segments) <= 1
        for paragraph in part.paragraphs:
            there = Span(paragraph.start + stretch.start, paragraph.end + stretch.start)
            assert part.original(paragraph) == flow.original(there)


# ---- parses ----------------------------------------------------------------------------------------------------------


def test_the_edges_of_a_parse_as_deep_as_it_is_long_are_found():
    """A chain in which every word hangs on the next, and one in which it hangs on the word before."""
    count = 50_000
    up, down = [*range(1, count), count - 1], [0, *range(count - 1)]
    for heads, left, right in ((up, 0, count - 1), (down, 0, count - 1)):
        words = make_words(["a"] * count, ["X"] * count, ["dep"] * count, heads, [0] * count, [False] * count)
        tree = branches_of(words)
        top = next(i for i, head in enumerate(heads) if head == i)
        assert (tree.first[top], tree.last[top]) == (left, right)


@pytest.mark.model
@pytest.mark.parametrize(
    "words", ["told and ", "denied or never ", "I think ", "said ", "of the house ", "Ann de la ", "a, "]
)
def test_words_without_a_stop_are_parted(reader: Reader, words: str):
    """No sentence is longer than the rules can follow, however the parser chains its words."""
    read_text(reader, words * 300)
