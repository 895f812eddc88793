"""The form of a statement: direct, mixed or indirect, by how much of its content stands within quotation marks."""

from __future__ import annotations

from sayso.records import Form, Spans
from sayso.text.scene import Scene

#: Rules whose content is someone's very words without marks around them.
VERBATIM = frozenset({"turn-colon"})


def form_of(scene: Scene, content: Spans, rule: str = "") -> Form:
    """Direct when every word is quoted or taken down, indirect when none is, mixed between."""
    if rule in VERBATIM:
        return "direct"
    words = scene.words(content)
    quoted = words & scene.quoted
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"
