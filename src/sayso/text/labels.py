"""Statements opened by a name and a colon: a headline ("Mayor: no new tax"), a turn of talk ("LUND: We did.").

Interviews and transcripts of three turns or more are segments of their own (`layout/turns.py`); here are the one or two
turns that an article quotes in passing, by labels in capitals that name someone of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records import Span, Spans
from sayso.tables import read_words
from sayso.text.proposals import Proposal, with_quotations
from sayso.text.scene import Scene

#: The longest name before a colon, in tokens.
LONGEST_NAME = 8
_LABEL = re.compile(r"(?P<name>(?:[A-Z][A-Z.'’-]+ ){0,4}[A-Z][A-Z'’-]{2,})(?: \([^()]{1,20}\))?:\s")
#: What a stenographer notes between the words: "(APPLAUSE)", "[crosstalk]".
NOISE = re.compile(r"[(\[](?:[A-Z][A-Z ,.'’-]*|[a-z]+)[)\]]")


def labelled(scene: Scene) -> Iterator[Proposal]:
    """The headline that opens with a name and a colon, and the turns."""
    yield from _headline(scene)
    yield from _turns(scene)


def _headline(scene: Scene) -> Iterator[Proposal]:
    """ "Mayor: no new tax": a headline that opens with a name and a colon."""
    for paragraph in scene.paragraphs[:1]:
        segment = scene.segment_at(paragraph.start)
        if segment is not None and segment.kind not in {"title", "heading"}:
            return
        tokens = [t for t in scene.tokens(paragraph) if not t.is_space]
        at = next((i for i, t in enumerate(tokens[: LONGEST_NAME + 1]) if t.text == ":"), None)
        if at and len(tokens) > at + 2 and all(t.pos_ not in {"VERB", "AUX"} for t in tokens[:at]):
            rest = scene.trimmed(Span(tokens[at + 1].idx, paragraph.end))
            head = next((t for t in tokens[:at] if t.head not in tokens[:at]), tokens[at - 1])
            if rest is not None and head.pos_ in {"PROPN", "NOUN"}:
                colon = Span(tokens[at].idx, tokens[at].idx + 1)
                yield Proposal("headline-colon", with_quotations(scene, (rest,)), (colon,), head, None, 2)


def _turns(scene: Scene) -> Iterator[Proposal]:
    """ "LEE: We closed it." as a paragraph of an article whose text names a Lee."""
    named: dict[str, bool] = {}  # the whole text is searched once for a name
    others = read_words("not_speakers.csv")
    for paragraph in scene.paragraphs:
        label = _LABEL.match(scene.text, paragraph.start, paragraph.end)
        segment = scene.segment_at(paragraph.start)
        if label is None or (segment is not None and segment.kind not in {"lead", "body", "list_item", "block_quote"}):
            continue
        name = label["name"]
        if name not in named:
            named[name] = name.lower() not in others and name.split()[-1].title() in scene.text
        if not named[name]:
            continue
        content = spoken(scene, Span(label.end(), paragraph.end))
        colon = scene.text.rindex(":", label.start(), label.end())
        head = scene.tokens(Span(label.start(), label.end("name")))[-1]
        if content:
            yield Proposal("turn-colon", content, (Span(colon, colon + 1),), head)


def spoken(scene: Scene, span: Span) -> Spans:
    """The words of a turn without what a stenographer notes between them."""
    noise = [m.span() for m in NOISE.finditer(scene.text, span.start, span.end)]
    starts, ends = [span.start, *(end for _, end in noise)], [*(start for start, _ in noise), span.end]
    pieces = (scene.trimmed(Span(a, b)) for a, b in zip(starts, ends, strict=True) if a < b)
    return tuple(piece for piece in pieces if piece is not None)
