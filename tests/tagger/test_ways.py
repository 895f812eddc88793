"""The way from a cue through the parse to every other word."""

from __future__ import annotations

from sayso.tagger.words import RELATIONS, branches_of, make_words, ways

#: Ann Lee said taxes rose yesterday .
SENTENCE = make_words(
    ["Ann", "Lee", "said", "taxes", "rose", "yesterday", "."],
    ["PROPN", "PROPN", "VERB", "NOUN", "VERB", "NOUN", "PUNCT"],
    ["compound", "nsubj", "ROOT", "nsubj", "ccomp", "npadvmod", "punct"],
    [1, 2, 2, 4, 2, 4, 2],
    [0] * 7,
    [True, *[False] * 6],
)


def named(numbers: list[int]) -> list[str]:
    """Ways by name: steps up, then the relation of the branch."""
    steps = [divmod(number - 2, len(RELATIONS)) for number in numbers]
    names = ("-", "cue")
    return [names[n] if n < 2 else f"{up}{RELATIONS[r]}" for n, (up, r) in zip(numbers, steps, strict=True)]


def way_from(cue: int, start: int = 0, stop: int = 7) -> list[str]:
    """The ways from one cue."""
    return named(ways(SENTENCE, cue, start, stop, branches_of(SENTENCE)).tolist())


def test_words_are_reached_by_the_branch_below_the_cue_they_hang_on():
    assert way_from(2) == ["0nsubj", "0nsubj", "cue", "0ccomp", "0ccomp", "0ccomp", "0punct"]


def test_words_above_a_cue_are_reached_by_steps_up():
    assert way_from(4)[:4] == ["1nsubj", "1nsubj", "1", "0nsubj"]


def test_only_the_words_of_the_window_are_told():
    assert way_from(2, 3, 5) == ["0ccomp", "0ccomp"]


def test_a_word_of_another_sentence_is_not_reached():
    two = make_words(["Go", "Stop"], ["VERB"] * 2, ["ROOT"] * 2, [0, 1], [0, 0], [True, True])
    assert named(ways(two, 0, 0, 2, branches_of(two)).tolist()) == ["cue", "-"]
