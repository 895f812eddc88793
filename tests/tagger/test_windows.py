"""Windows: a long text is read to its end, cut where it pauses."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.tagger.windows import BREAK, LONGEST, LONGEST_WORD, UNKNOWN, cut_pieces, cut_windows
from sayso.tagger.words import Words, make_words


def words_of(texts: list[str], starts: list[bool] | None = None) -> Words:
    """Rows without a parse."""
    count = len(texts)
    return make_words(texts, ["X"] * count, ["dep"] * count, range(count), [0] * count, starts or [False] * count)


@given(st.lists(st.integers(1, LONGEST_WORD), max_size=2_000), st.randoms(use_true_random=False))
def test_every_word_stands_in_exactly_one_window_that_fits(sizes: list[int], chance):
    words = words_of([chance.choice(["word", "\n\n"]) for _ in sizes], [chance.random() < 0.1 for _ in sizes])
    windows = list(cut_windows(words, sizes))
    assert [i for start, stop in windows for i in range(start, stop)] == list(range(len(sizes)))
    assert all(sum(sizes[start:stop]) <= LONGEST for start, stop in windows)


def test_whole_paragraphs_share_a_window_while_they_fit():
    words = words_of([*["rain"] * 100, "\n\n", *["wind"] * 100, "\n\n", *["snow"] * 100])
    assert list(cut_windows(words, [1] * 302)) == [(0, 202), (202, 302)]


def test_a_paragraph_that_does_not_fit_is_cut_where_a_sentence_starts():
    starts = [i in {0, 200} for i in range(400)]
    assert list(cut_windows(words_of(["rain"] * 400, starts), [1] * 400)) == [(0, 200), (200, 400)]


def test_a_sentence_that_does_not_fit_is_cut_where_it_must_be():
    assert list(cut_windows(words_of(["rain"] * 300), [1] * 300)) == [(0, LONGEST), (LONGEST, 300)]


def test_a_text_without_words_has_no_window():
    assert list(cut_windows(words_of([]), [])) == []


def test_a_word_of_many_pieces_is_read_from_its_first_ones():
    assert cut_pieces(words_of(["zzzz"]), lambda texts: [tuple(range(500, 600))]) == [tuple(range(500, 508))]


def test_a_break_between_paragraphs_and_a_blank_have_pieces_of_their_own():
    assert cut_pieces(words_of(["\n\n", " "]), lambda texts: [(), ()]) == [(BREAK,), (UNKNOWN,)]


def test_shapes_are_told_apart():
    texts = ["rain", "Rain", "RAIN", "2014", "—"]
    np.testing.assert_array_equal(words_of(texts).shapes, [0, 1, 2, 3, 4])
