"""Yield block quotations: marked by ">" or by indentation, or by nothing but the words that introduce them.

A quotation without marks begins after a paragraph that ends "The report states," and ends silently. Its end is guessed
with care: one paragraph, and more only while a quoted news report goes on reporting, or a quoted speaker goes on
saying "we", and until the writer's own argument returns ("So why ...?", "Even before that, however, ...").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sayso.layout.layout import Block
from sayso.layout.markup import plain
from sayso.layout.page import Blocks, Mark, Marks, words_of

#: A quotation without marks never runs on for more paragraphs than this; where the text's first paragraph introduces
#: it ("The minister said:"), the text is a printed statement, which may be long.
LONGEST = 8
LONGEST_STATEMENT = 40

_OPENING_MARK = re.compile(r"[\"“„«‘'`]|''")
_REPORTS = re.compile(r"[\"“”]|\b(?:said|told|reported|according to|says|added|announced|denied)\b", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:[Rr]eport(?:ed)?|[Aa]rticle|[Pp]aper|[Nn]ewspaper|[Mm]agazine|[Ss]tory|[Bb]log|[Ww]ebsite)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|my|I)\b")
_TURNING = re.compile(r"\b(?:however|therefore|of course|indeed|nevertheless|in fact|that said)\b", re.IGNORECASE)


def find_quoted(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for the blocks of block quotations."""
    base = _base_indent(blocks, marks)
    first = next((n for n in range(len(blocks)) if n not in marks), 0)
    n = 0
    while n < len(blocks):
        block = blocks[n]
        if n in marks:
            n += 1
        elif _is_marked(block) or _is_set_in(blocks, n, base):
            yield n, Mark("block_quote")
            n += 1
        elif n + 1 < len(blocks) and n + 1 not in marks and _introduces(block, blocks[n + 1]):
            end = _quotation_end(blocks, marks, n + 1, opens_text=n == first)
            yield from ((row, Mark("block_quote", unit=n + 1)) for row in range(n + 1, end))
            n = end
        else:
            n += 1


def _base_indent(blocks: Blocks, marks: Marks) -> int | None:
    """The indent of running text, or None when no indent prevails and being set in says nothing."""
    indents = Counter(block.indent for n, block in enumerate(blocks) if n not in marks and block.is_running)
    if not indents:
        return None
    indent, count = indents.most_common(1)[0]
    return indent if count > 0.6 * indents.total() else None


def _is_marked(block: Block) -> bool:
    """Whether a block is quoted as in mail (">"); one line after ">>" is a link to another page."""
    return block.head.startswith(">") and not (block.head.startswith(">>") and block.lines == 1)


def _is_set_in(blocks: Blocks, n: int, base: int | None) -> bool:
    block = blocks[n]
    return base is not None and block.is_running and block.gap > 0 and n > 0 and block.indent >= base + 2


def _introduces(block: Block, after: Block) -> bool:
    """Whether a paragraph ends by handing over to the next, unmarked one: "The report states,"."""
    match = _introduction().search(plain(block.tail)) if block.tail.endswith((",", ":")) else None
    if match is None or not after.is_running or _OPENING_MARK.match(after.head) or after.head[0].isdigit():
        return False
    # "Roe tweeted:" and then "Later, Roe said ...": what was quoted got lost in copying, and the writer goes on.
    speaker = match["speaker"]
    return speaker is None or re.search(rf"\b{re.escape(speaker)}\b(?!['’]s)", after.head[:120]) is None


def _quotation_end(blocks: Blocks, marks: Marks, start: int, *, opens_text: bool) -> int:
    introduction = blocks[start - 1].tail
    of_outlet = _OUTLET.search(introduction) or any(
        word.strip(",.:").lower() in words_of("outlet_words.csv") for word in introduction.split() if word[0].isupper()
    )
    in_person = _speaks_in_person(blocks[start])
    end = start + 1
    while end < min(len(blocks), start + (LONGEST_STATEMENT if opens_text else LONGEST)) and end not in marks:
        block = blocks[end]
        if not block.is_running or _introduces(blocks[end - 1], block):
            break
        if opens_text and not _REPORTS.search(block.head):
            end += 1
            continue
        if _takes_the_word_back(block):
            break
        if not (of_outlet and _REPORTS.search(block.head)) and not (in_person and _speaks_in_person(block)):
            break
        end += 1
    return end


def _speaks_in_person(block: Block) -> bool:
    return _FIRST_PERSON.search(block.head) is not None and not _REPORTS.search(block.head)


def _takes_the_word_back(block: Block) -> bool:
    head = block.head
    first = re.split(r"(?<=[.?!])\s", head, maxsplit=1)[0]
    return bool(_openers().match(head) or first.endswith("?") or _TURNING.search(first[:120]))


@cache
def _introduction() -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of("quote_introducers.csv"), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<speaker>[A-Z][\w'’-]+),?\s)?\b(?:(?:{verbs})\b[^.?!“”\"]{{0,60}}[,:]"
        rf"|(?:following|as follows|in full)\b[^.?!“”\"]{{0,40}}:)\Z"
    )


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(words_of("argument_openers.csv"), key=len, reverse=True))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)
