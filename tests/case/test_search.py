"""Full-text search: what a query means, and that the places found are exact."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case.affair import fill, made
from sayso.case import Case, Hit
from sayso.records import Span


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.create(tmp_path_factory.mktemp("case") / "affair.sayso") as case:
        fill(case)
        case.add_document(made("titled.txt", "Nothing to see.", title="Lighthouse keeper speaks"))
        case.add_document(made("marks.txt", "marked \ufdd0 and \ufdd1 lantern\r\nand \U0001f600 lantern"))
        case.finish_file("more", "x", [])
        yield case


def places(case: Case, query: str) -> list[tuple[str, str]]:
    return [(hit.source, hit.match) for hit in case.search(query)]


def test_every_place_in_a_document_is_a_hit_and_exact(case: Case):
    """The span names the very characters that match."""
    hits = [hit for hit in case.search("air") if hit.source == "sub/notes.txt"]
    assert [hit.span for hit in hits] == [Span(0, 3), Span(29, 32)]
    assert [made("sub/notes.txt").text[hit.span.start : hit.span.end] for hit in hits if hit.span] == ["Air", "air"]


def test_case_and_accents_do_not_matter(case: Case):
    """A reader types what the keyboard has."""
    assert places(case, "CAFE") == [("letters.csv#row=1", "café")]


def test_words_are_all_required_in_any_order(case: Case):
    """Side by side where there is such a place, first; elsewhere each word where it stands."""
    found = places(case, "air strikes")
    assert found[:3] == [
        ("sub/notes.txt", "Air strikes"),
        ("sub/notes.txt", "air strikes"),
        ("001_harbour.txt", "air strikes"),
    ]
    assert found[3:] == [("letters.csv#row=2", "Strikes"), ("letters.csv#row=2", "air")]


def test_quoted_words_stand_together(case: Case):
    """Typographic marks will do, and a closing one may be missing."""
    for query in ('"air strikes"', "“air strikes”", '"air strikes'):
        assert {source for source, _ in places(case, query)} == {"sub/notes.txt", "001_harbour.txt"}
    assert {source for source, _ in places(case, '"strikes air"')} == set()


def test_a_phrase_and_a_word_are_both_required(case: Case):
    """`pirates` is in one of the two documents."""
    assert {source for source, _ in places(case, '"air strikes" pirates')} == {"001_harbour.txt"}


def test_a_star_takes_any_ending(case: Case):
    """Without it a word is matched as it is written."""
    assert places(case, "rumou*") == [("letters.csv#row=2", "rumour")]
    assert places(case, "rumou") == []
    assert places(case, "air str*")[0] == ("sub/notes.txt", "Air strikes")
    assert len({source for source, _ in places(case, "str* air")}) == 3


@pytest.mark.parametrize(
    "query",
    [
        "", " ", '"', '""', "*", "(", "a AND", "OR", "NOT air", "NEAR(air strikes", "text:air", "-air", "air^2",
        "a + b", "{x}", "\0", "\udc80", "— …",
    ],
)  # fmt: skip
def test_what_full_text_search_would_take_for_an_operator_is_only_text(case: Case, query: str):
    """A query is what a person typed; there is no syntax to get wrong."""
    list(case.search(query))


@given(query=st.text(max_size=20))
def test_no_query_fails(case: Case, query: str):
    """Whatever is typed gives hits, or none."""
    for hit in case.search(query, 3):
        assert hit.span is None or case.document(hit.document).text[hit.span.start : hit.span.end] == hit.match


def test_characters_used_to_find_places_may_stand_in_a_text(case: Case):
    """Places are found by marking them; a text that holds such marks is marked with others."""
    assert [hit.match for hit in case.search("lantern")] == ["lantern", "lantern"]
    assert [hit.span for hit in case.search("lantern")] == [Span(15, 22), Span(30, 37)]


def test_words_in_the_title_alone_are_a_hit_without_a_place(case: Case):
    """The title a container gives need not stand in the text."""
    (hit,) = case.search("lighthouse")
    assert (hit.span, hit.match, hit.statement) == (None, "Lighthouse keeper speaks", None)
    assert hit.snippet == "Lighthouse keeper speaks"


def speaker_at(case: Case, query: str) -> list[str | None]:
    return [
        hit.statement.speaker if hit.statement else None for hit in case.search(query) if hit.source.startswith("001")
    ]


def test_a_hit_has_the_innermost_statement_around_it(case: Case):
    """Brandt says that Venn promised strikes: the strikes are Venn's, the promise is Brandt's word."""
    assert speaker_at(case, "pirates") == ["Orla Venn"]
    assert speaker_at(case, "promised") == ["Ada Brandt"]


def test_a_hit_on_a_name_has_the_statement_it_is_the_source_of(case: Case):
    """The source and the cue belong to the statement too."""
    assert speaker_at(case, "colonel") == ["Ada Brandt"]
    assert speaker_at(case, "denied") == ["Orla Venn"]


@pytest.mark.parametrize(("least", "speaker"), [(0.4, "Ada Brandt"), (0.5, None)])
def test_a_hit_names_nobody_by_a_statement_less_likely_than_asked_for(case: Case, least: float, speaker: str | None):
    """The place is found all the same."""
    (hit,) = case.search("Colonel", min_confidence=least)
    assert (hit.statement.speaker if hit.statement else None) == speaker


def test_what_the_article_says_itself_is_nobodys_statement(case: Case):
    """The author's own voice is not attributed."""
    assert speaker_at(case, "stays") == [None]


def test_a_snippet_shows_the_match_in_its_line(case: Case):
    """Whole words, blanks collapsed, an ellipsis where the text goes on."""
    (hit,) = case.search('"never closed"')
    assert hit.snippet.startswith("… stays open By Ilse Marrow Minister")
    assert "“We never closed it,” she said, “and we never shall.” Colonel" in hit.snippet
    assert hit.snippet.endswith(" …")


def test_a_limit_cuts_the_hits(case: Case):
    """Also in the middle of a document."""
    assert len(list(case.search("air", 1))) == 1
    assert all(isinstance(hit, Hit) for hit in case.search("air", 3))
