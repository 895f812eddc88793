"""Yield the turns of interviews and transcripts: who asks, who answers, and by what full name.

Turns are found by the speaker's label before a colon ("RT:", "SS:", "Q:", "Jane Roe:"). Interviews that set questions
apart by bold type alone are not found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sayso.layout.layout import Block
from sayso.layout.masthead import is_outlet_name
from sayso.layout.names import full_names, whose_label
from sayso.layout.page import Blocks, Mark, Marks, words_of
from sayso.tables import read_table

#: Fewer labelled paragraphs than this are no interview, unless they say Q and A.
TURNS = 3

#: Turns of a conversation stand this near to one another, and those that prove it one have this many words.
NEAR = 4
WORDS = 2

#: Of more labels than this, few name people.
SPEAKERS = 100

#: Where fewer of the paragraphs between the first and the last turn have a label, those without are not their sequels.
DENSITY = 0.3

_LABEL = re.compile(
    r"[*_]{0,3}(?P<label>[A-Z][\w.'’-]*(?: (?:(?:von|van|der|de|la|al|bin) )?[A-Z(][\w.'’()-]*){0,4})[*_]{0,3}"
    r"\s?:[*_]{0,3}(?!//)"
)


#: "Q. Why", and "QWhy" where the bold type that set the letter apart was lost; "A. Smith" and "AFTER" are no turns.
_ROLE_LETTER = re.compile(r"[*_]{0,3}([QA])(?:[.:)][*_]{0,3}\s|\s[—–-]{1,2}\s|(?<=Q)(?=[A-Z][a-z]))")

_ALPHABETIC = re.compile(r"[^\W\d_]{2,}|\bI\b")


class _Turn(NamedTuple):
    block: int
    label: str
    asks: bool


def find_turns(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for the blocks of each question and answer; the blocks of one turn share a unit."""
    labelled = [(n, label) for n, block in enumerate(blocks) if n not in marks and (label := speaker_label(block))]
    if not _is_conversation(blocks, labelled):
        return
    voices = _voices(blocks, labelled)
    askers = _askers(blocks, labelled, voices)
    two = len({voices[label] or label for _, label in labelled}) == 2
    turns = [_Turn(n, label, label in askers or _is_question(blocks[n], two and bool(askers))) for n, label in labelled]
    for turn, sequels in _with_sequels(turns, len(blocks), marks, _most_sequels(blocks, turns)):
        mark = Mark("question" if turn.asks else "answer", voices[turn.label], turn.block)
        yield from ((n, mark) for n in (turn.block, *sequels))


def speaker_label(block: Block) -> str | None:
    """Yield the words before the colon that opens a block, where they could name a speaker."""
    if role := _ROLE_LETTER.match(block.head):
        return role[1]
    match = _LABEL.match(block.head)
    if match is None or len(match["label"]) > 50 or match["label"].lower() in words_of("not_speakers.csv"):
        return None
    return match["label"]


def _is_conversation(blocks: Blocks, labelled: Sequence[tuple[int, str]]) -> bool:
    """Whether some labelled blocks answer one another: close together, of two speakers or more, one of them again.

    "Roe: 46. Doe: 12." are returns of an election, and so are labels that stand far apart no conversation.
    """
    if labelled and all(label.lower() in _roles() for _, label in labelled):
        return len(labelled) >= 2
    last, turns = 0, 0
    speakers: set[str] = set()
    for n, label in labelled:
        if n - last > NEAR:
            turns, speakers = 0, set()
        if len(_ALPHABETIC.findall(blocks[n].head[len(label) :])) >= WORDS:
            last, turns = n, turns + 1
            speakers.add(label)
            if turns >= TURNS and 2 <= len(speakers) < turns:
                return True
    return False


def _askers(blocks: Blocks, labelled: Sequence[tuple[int, str]], voices: Mapping[str, str | None]) -> frozenset[str]:
    """The labels of those who ask: by their role, their being an outlet, or most of their turns being questions."""
    labels = {label for _, label in labelled}
    by_role = {label for label in labels if _roles().get(label.lower()) == "asks"}
    told = {label for label in labels if _is_interviewing_outlet(blocks[: labelled[0][0]], label)}
    owners = {label: voices[label] or label for label in labels}  # "JANE ROE:" first, then "ROE:"
    if by_role or told:
        asking = {owners[label] for label in by_role | told}
        return frozenset(label for label in labels if owners[label] in asking)
    turns: dict[str, list[int]] = {}
    for n, label in labelled:
        turns.setdefault(owners[label], []).append(n)
    share = {owner: _question_share(blocks, rows) for owner, rows in turns.items()}
    best = max(share.values())
    if len(turns) == 2:
        asking = {owner for owner in turns if best and share[owner] == best and min(share.values()) < best}
    else:
        asking = {owner for owner, rows in turns.items() if share[owner] > 0.5 and len(rows) > 1}
    return frozenset(label for label in labels if owners[label] in asking)


def _is_question(block: Block, answering: bool) -> bool:
    """Whether a turn is one question and nothing else; he who is there to answer may ask back, and answers still."""
    words = block.head.rstrip("\"'”’*_) ")
    return not answering and block.whole and words.endswith("?") and not re.search(r"[.!?]\s", words)


def _is_interviewing_outlet(before: Sequence[Block], label: str) -> bool:
    if is_outlet_name(label):
        return True
    spoke = re.compile(rf"\b(?:told|with|asked|by|to|for)\s+{re.escape(label)}\b")
    return label.isupper() and any(spoke.search(block.head) or spoke.search(block.tail) for block in before[:12])


def _question_share(blocks: Blocks, rows: Sequence[int]) -> float:
    asked = sum("?" in blocks[n].tail[-60:] for n in rows)
    return asked / len(rows)


def _voices(blocks: Blocks, labelled: Sequence[tuple[int, str]]) -> dict[str, str | None]:
    """Each label's owner: the full name it stands for, the label itself, or None for "Q" and "A".

    Only for the commonest labels is a name looked for.
    """
    before = "\n".join(block.head + "\n" + block.tail for block in blocks[: labelled[0][0]])
    counts = Counter(label for _, label in labelled)
    common = {label for label, _ in counts.most_common(SPEAKERS)}
    introduced = full_names(before)
    names = (*introduced, *(label for label in counts if " " in label and label in common))
    voices: dict[str, str | None] = {}
    for label in counts:
        if label.lower() in _roles():
            voices[label] = None
        elif label not in common:
            voices[label] = label
        else:
            owner = whose_label(label, introduced) or (whose_label(label, names) if " " not in label else None)
            voices[label] = (whose_label(owner, introduced) or owner) if owner else label
    return voices


def _with_sequels(
    turns: Sequence[_Turn], end: int, marks: Marks, last_sequels: int
) -> Iterator[tuple[_Turn, tuple[int, ...]]]:
    """Yield each turn with the blocks that carry it on."""
    span = turns[-1].block - turns[0].block + 1
    dense = len(turns) >= DENSITY * span
    for n, turn in enumerate(turns):
        if n + 1 < len(turns):
            stop = turns[n + 1].block if dense else turn.block + 1
        else:
            stop = min(end, turn.block + 1 + last_sequels) if dense else turn.block + 1
        yield turn, tuple(row for row in range(turn.block + 1, stop) if row not in marks)


def _most_sequels(blocks: Blocks, turns: Sequence[_Turn]) -> int:
    """How many blocks may carry on the last turn: no more running ones than carried on any turn before it."""
    between = [range(turn.block + 1, after.block) for turn, after in pairwise(turns)]
    return max((sum(blocks[n].is_running for n in rows) for rows in between), default=0)


@cache
def _roles() -> dict[str, str]:
    rows = read_table("turn_roles.csv", ("label", "role", "note", "source"))
    return {row["label"]: row["role"] for _, row in rows}
