"""Interviews and transcripts: who asks, who answers, under what full name."""

from __future__ import annotations

import pytest

INTERVIEW = """\
'The river belongs to both'

Norland wants the whole of the river, Piet Orlan-Maas, a researcher on the valley, told RT.

RT:Why does Ostia come back to the table now?

Piet Orlan: Because the river does not wait for us. Is that so hard to see?

RT: Did your government ask for it?

PO: No. Nobody asked us.

We came of our own will.

RT: And the prisoners?

PO: They will come home.

The interview was held in Velm on Monday by telephone.
"""


def test_turns_of_an_interview(voices):
    """Labels part the turns; initials and a shorter name reach the full name introduced before; the outlet asks."""
    name = "Piet Orlan-Maas"
    assert voices(INTERVIEW)[2:] == [
        ("question", "RT"), ("answer", name), ("question", "RT"), ("answer", name), ("question", "RT"),
        ("answer", name), ("body", None),
    ]  # fmt: skip


def test_answer_of_two_paragraphs_is_one_segment(pieces):
    """A paragraph without a label carries on the turn before it."""
    assert ("answer", "PO: No. Nobody asked us.\n\nWe came of our own will.") in pieces(INTERVIEW)


@pytest.mark.parametrize(
    ("asks", "answers"), [("Q:", "A:"), ("Q.", "A."), ("**Q:**", "**A:**"), ("Question:", "Answer:")]
)
def test_questions_and_answers_without_names(voices, asks, answers):
    """Q and A are turns of nobody named."""
    text = (
        "The envoy of Ostia spoke with us about the talks that begin this week in Velm.\n\n"
        f"{asks} Tell me about the river.\n\n{answers} It floods.\n\n{asks} And the road?\n\n{answers} It is open."
    )
    assert voices(text)[1:] == [("question", None), ("answer", None)] * 2


def test_interview_in_lines_without_blank_lines(voices):
    """Turns are found where every paragraph is one line, and the outlet by its initials."""
    text = (
        "The Velm Herald spoke with the Ostian envoy, Piet Orlan, about the talks that begin this week.\n"
        "Velm Herald: Why do you come back to the table now?\n"
        "Orlan: Because the river does not wait for us.\n"
        "VH: Did your government ask for the talks?\n"
        "Orlan: No. Nobody asked us.\n"
    )
    assert voices(text)[1:] == [("question", "Velm Herald"), ("answer", "Piet Orlan")] * 2


def test_transcript_of_several_speakers(voices):
    """In a debate the moderator asks and the others answer, unless a turn is one question and nothing else."""
    text = (
        "Jane Roe and John Doe met in Velm on Sunday night for the second debate of the campaign.\n\n"
        "MODERATOR: Will you withdraw the troops?\n\nROE: I will not. Would he?\n\n[applause]\n\nDOE: I was there.\n\n"
        "ROE: Were you?\n\nDOE: I was. The record shows it.\n\nThe debate was held in the town hall of Velm."
    )
    assert voices(text)[1:] == [
        ("question", None), ("answer", "Jane Roe"), ("answer", "John Doe"), ("question", "Jane Roe"),
        ("answer", "John Doe"), ("body", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["Note: the bridge is closed.", "Update: the bridge is open again.", "Note: the road is closed."],
        ["Norland: 46 seats.", "Ostia: 12 seats.", "Norland: 46 seats."],
        ["Photo: the bridge at night.", "Disclaimer: we were not there.", "Photo: the road at dawn."],
        [
            "Velm: The envoys met in the hall.",
            "Ostia: The parliament met on Monday.",
            "Norland: Four people died there.",
        ],
    ],
)
def test_labels_that_are_no_turns(kinds, lines):
    """Labels of pages, of returns, and labels that never come back make no interview."""
    text = "The envoys met on Tuesday for the first time in six weeks, officials said.\n\n" + "\n\n".join(lines)
    assert not {"question", "answer"} & set(kinds(text))
