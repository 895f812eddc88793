"""What stands below and between: comments, notes on the author, links, captions, legal feet."""

from __future__ import annotations

import pytest

STORY = (
    "The envoys of Norland and Ostia met on Tuesday for the first time in six weeks, officials said.\n\n"
    "The talks are to go on until Friday in the town hall of Velm, where they began.\n\n"
)


def test_numbered_comments(voices):
    """Each numbered comment is a segment; its voice is its author where a line gives the name, and nobody elsewhere."""
    text = (
        f"{STORY}2 Responses\n\n  1. Anna Berg\n\n    – I do not believe it.\n\n    • Nor do I, on reflection.\n\n"
        "  2. Wait and see what comes of it.\n    Two things.\n\nComments are closed."
    )
    assert voices(text)[2:] == [
        ("boilerplate", None),
        ("comment", "Anna Berg"),
        ("comment", None),
        ("boilerplate", None),
    ]


def test_comments_with_author_lines(voices):
    """ "Anna says:" opens a comment of Anna's; buttons and the form are boilerplate."""
    text = (
        f"{STORY}3 Comments\nAnna says:\nMarch 4, 2021 at 3:04 pm\nI do not believe it.\nReply\n"
        "Max P. • 3 days ago\nWait and see.\n\nIt will come.\n"
        "Leave a Reply\nYour email address will not be published.\n"
    )
    assert voices(text)[3:] == [
        ("comment", "Anna"), ("boilerplate", None), ("comment", "Max P."), ("boilerplate", None),
    ]  # fmt: skip


def test_comments_without_authors(kinds):
    """Where no author is given each paragraph is a comment."""
    assert kinds(f"{STORY}Comments:\n\nI do not believe it.\n\nWait and see.")[2:] == [
        "boilerplate",
        "comment",
        "comment",
    ]


@pytest.mark.parametrize(
    "line", ["No comments:", "0 Comments", "Post a Comment", "Comments are closed.", "Leave a reply"]
)
def test_comment_forms_open_no_comments(kinds, line):
    """A line that says there are no comments is boilerplate, and what follows it is not by readers."""
    assert "comment" not in kinds(f"{STORY}{line}\n\nNote: Only a member of this blog may post a comment.")
    assert kinds(f"{STORY}{line}")[2:] == ["boilerplate"]


def test_links_to_other_pieces(kinds):
    """ "Recently from X:" and the headlines under it are related; the note on X after them is a bio."""
    text = (
        f"{STORY}Recently from Jane Roe:\nNorland Recalls Its Envoy\nFour Killed At Crossing\n"
        "Jane Roe is an author who lives in Velm. Her second novel is set on the river."
    )
    assert kinds(text)[2:] == ["related", "bio"]


def test_link_inside_the_article(kinds):
    """One "READ MORE:" line does not end the article."""
    text = f"{STORY}READ MORE: Norland recalls its envoy\n\nThe envoys will meet again on Friday, the ministry said."
    assert kinds(text)[2:] == ["related", "body"]


@pytest.mark.parametrize(
    "note",
    [
        "Jane Roe is a senior fellow at the Valley Institute.",
        "Tomas Veld is a professor of law at Velm and the author of two books on rivers.",
    ],
)
def test_notes_on_the_author(kinds, note):
    """The last paragraph that says what the author is, is a bio: by the byline's name, or by a bio's phrases."""
    assert kinds(f"The river belongs to both\n\nBy Jane Roe\n\n{STORY}{note}")[-1] == "bio"


def test_a_person_of_the_story_has_no_bio(kinds):
    """ "X is a commander of ..." in the middle, or of somebody who is not the author, stays body."""
    text = f"By Jane Roe\n\n{STORY}Piet Orlan is commander of the eastern guard.\n\nHe declined to comment on Tuesday."
    assert "bio" not in kinds(text)


def test_legal_foot_reaches_to_the_end(kinds):
    """After "Disclaimer:" under the article every paragraph is boilerplate, whatever it says."""
    text = (
        f"{STORY}The original source of this article is [Norland Monitor](#)\n\nCopyright © [Jane Roe](#), 2021\n\n"
        "[Become a Member of Valley Research](#)\n\nArticles by: [Jane Roe](#)\n\n"
        "Disclaimer: Whoever signs a piece answers for it alone, and the editors of this page, who sign none, can\n\n"
        "give no warranty that a thing which is said in it is so.\n\n"
        "Pictures are shown by leave of those who took them."
    )
    assert kinds(text)[2:] == ["metadata", "boilerplate", "related", "boilerplate"]


def test_disclosure_at_the_start_is_one_paragraph(kinds):
    """A disclaimer in the text's first part takes nothing else with it."""
    first = "The envoys met again on Monday in Velm, officials said."
    text = f"{first}\n\nDisclaimer: the writer owns a boat.\n\n{STORY}{STORY}"
    assert kinds(text) == ["lead", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Delegates arrive at the hotel.",
        "Delegates arrive at the hotel. (Anna Berg/Getty Images)",
        "FILE PHOTO: The bridge",
    ],
)
def test_captions(kinds, line):
    """Lines that speak of their picture are captions."""
    assert kinds(f"{STORY}{line}\n\nThe envoys will meet again on Friday, the ministry said.")[2:] == [
        "caption",
        "body",
    ]


@pytest.mark.parametrize(
    "line", ["(Reporting by Jane Roe; Editing by Max Poll)", "Tomas Veld contributed to this report."]
)
def test_credits_under_the_article(kinds, line):
    """An agency's sign-off is a byline."""
    assert kinds(f"{STORY}{line}")[-1] == "byline"


@pytest.mark.parametrize(
    "line", ["Advertisement", "Sign up for our newsletter", "* * *", "We use cookies on this site."]
)
def test_furniture_between_paragraphs(kinds, line):
    """Buttons, advertisements and ornaments are boilerplate, and the article goes on after them."""
    assert kinds(f"{STORY}{line}\n\nThe envoys will meet again on Friday, the ministry said.")[2:] == [
        "boilerplate",
        "body",
    ]
