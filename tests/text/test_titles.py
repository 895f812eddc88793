"""An abbreviated title ends no sentence."""

from __future__ import annotations

import pytest
import spacy

from sayso.text.components import keep_titles, start_sentences


@pytest.mark.parametrize("title", ["Brig.", "Gen.", "Lt.", "Cmdr.", "Sens."])
def test_a_title_is_one_word_after_which_no_sentence_starts(title):
    """Its full stop belongs to it, and the parser is told that the name goes on."""
    nlp = spacy.blank("en")
    keep_titles(nlp)
    doc = nlp.make_doc(f"They met {title} Cy Fox.")
    start_sentences(doc, [0])
    assert [t.text for t in doc][2] == title
    assert doc[3].is_sent_start is False
