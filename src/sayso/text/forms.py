"""The form of a statement: direct, mixed or indirect, by how much of its content stands within quotation marks."""

from __future__ import annotations

from sayso.records import Form, Spans
from sayso.text.scene import Scene


def form_of(scene: Scene, content: Spans) -> Form:
    """Direct when every word is quoted, indirect when none is, mixed between."""
    words = scene.words(content)
    quoted = words & scene.words(part for q in scene.quotations_in(content) for part in q.parts)
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"
