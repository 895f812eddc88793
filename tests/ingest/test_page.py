"""Web pages: the article apart from what surrounds it, and when, by whom and where it was published."""

from __future__ import annotations

import json

import pytest

from ingest import made
from ingest.reading import only, read
from sayso.ingest.markup import fragment_text, parse_html, render


def linked(**fields: object) -> str:
    """A JSON-LD block for the head of a page."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | fields)}</script>'


def published(tmp_path, *, head: str = "", body: str = "") -> tuple[str | None, list[str]]:
    """The date of a page and its problems' severities."""
    article = "".join(f"<p>{paragraph}</p>" for paragraph in (made.LEAD, made.QUOTE, made.END))
    data = made.page(head=f"<title>Talks</title>{head}", body=f"<article><h1>Talks</h1>{body}{article}</article>")
    (document,), problems = read(tmp_path / "a.html", data)
    return document.published, [problem.severity for problem in problems]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-03-04T23:30:00-05:00">',
        '<meta itemprop="datePublished" content="2021-03-04">',
        '<meta name="dc.date.issued" content="4 March 2021">',
        '<meta name="pubdate" content="20210304">',
        '<meta name="parsely-pub-date" content="2021-03-04T10:00:00Z">',
        linked(datePublished="2021-03-04T23:30:00-05:00", dateModified="2021-03-09"),
        linked(**{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": "2021-03-04"}]}),
        '<link rel="canonical" href="https://harbourpost.example/2021/03/04/talks">',
    ],
)
def test_a_date_that_the_page_declares_is_taken_without_reserve(tmp_path, head):
    """In the many ways there are, each with the day where it was written."""
    assert published(tmp_path, head=head) == ("2021-03-04", [])


def test_the_stated_day_of_publication_wins_over_the_address_and_the_last_change(tmp_path):
    """Htmldate alone would take the address first."""
    head = (
        '<link rel="canonical" href="https://harbourpost.example/2021/04/01/talks">'
        '<meta property="article:modified_time" content="2021-03-09T10:00:00Z">'
        + linked(datePublished="2021-03-05")
        + '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'
    )
    assert published(tmp_path, head=head) == ("2021-03-04", [])


def test_a_comment_in_the_linked_data_does_not_date_the_article(tmp_path):
    """The article's own date counts, wherever in the block it stands."""
    comment = {"@type": "Comment", "datePublished": "2021-03-20"}
    head = linked(**{"@type": "WebPage", "@graph": [comment, {"@type": "Article", "datePublished": "2021-03-04"}]})
    assert published(tmp_path, head=head) == ("2021-03-04", [])


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("<p>Published March 4, 2021</p>", "2021-03-04"),
        ('<span class="date">4 March 2021</span>', "2021-03-04"),
        ("<p>Copyright 2021 The Harbour Post</p>", "2021"),
    ],
)
def test_a_date_found_only_in_the_visible_text_is_taken_with_a_reserve(tmp_path, body, date):
    """Htmldate writes "2021" as the first of January; only the year was there."""
    assert published(tmp_path, body=body) == (date, ["flag"])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("", f"<p>They had met on June 17, 2014, in the old town, and again later. {made.LEAD}</p>"),
        ('<meta name="date" content="03/04/2021">', ""),
    ],
    ids=["none", "in a sentence", "two days in one"],
)
def test_a_date_that_is_a_guess_is_not_taken(tmp_path, head, body):
    """What the article is about is not when it was published; 03/04 is two days."""
    assert published(tmp_path, head=head, body=body) == (None, [])


def test_headings_lists_quotations_and_tables_stay_apart(tmp_path):
    """Segments are found in the text later: each block is a paragraph of its own."""
    body = f"""<article><h1>{made.TITLE}</h1><p>{made.LEAD}</p><h2>What the papers said</h2>
      <blockquote><p>{made.END}</p></blockquote><ul><li>First: the ministers met in a hotel.</li>
      <li>Second: they met again in the port.</li></ul><ol><li>Nobody saw them.</li><li>Somebody did.</li></ol>
      <p>{made.QUOTE}<br>He laughed.</p>
      <table><tr><th>Who</th><th>When</th></tr><tr><td>Brandt</td><td>May</td></tr></table>
      <p>{made.LEAD} It said no more, and answered no questions from the papers.</p></article>"""
    text = only(tmp_path / "a.html", made.page(body=body)).text
    assert text.split("\n\n") == [
        made.TITLE, made.LEAD, "What the papers said", made.END,
        "- First: the ministers met in a hotel.\n- Second: they met again in the port.",
        "1. Nobody saw them.\n2. Somebody did.", f"{made.QUOTE}\nHe laughed.", "Who | When\nBrandt | May",
        f"{made.LEAD} It said no more, and answered no questions from the papers.",
    ]  # fmt: skip


def test_comments_stand_after_the_article_with_their_authors(tmp_path):
    """Under a line that says what they are; menus and notices are left out."""
    comment = '<li class="comment"><cite>{}</cite> says:<p>{}</p></li>'
    comments = comment.format("old_ferryman", "I do not believe a word of what the ministry says.")
    comments += comment.format("Bettina Groh", "It was on the radio a week ago, so who is surprised?")
    article = "".join(f"<p>{paragraph}</p>" for paragraph in (made.LEAD, made.QUOTE, made.END))
    body = f"""<nav>Home</nav><article><h1>{made.TITLE}</h1>{article}</article>
      <div id="comments" class="comments"><ol class="comment-list">{comments}</ol></div>
      <footer><p>All rights reserved.</p></footer>"""
    text = only(tmp_path / "a.html", made.page(body=body)).text
    article, comments = text.split("\n\nComments\n\n")
    assert article.endswith(made.END)
    assert comments.split("\n\n") == [
        "old_ferryman says:", "I do not believe a word of what the ministry says.",
        "Bettina Groh says:", "It was on the radio a week ago, so who is surprised?",
    ]  # fmt: skip


def test_a_page_without_an_article_is_read_whole_with_a_reserve(tmp_path):
    """Better the menus too than nothing; the reserve says so."""
    (document,), (problem,) = read(tmp_path / "a.html", made.page(body="<aside>Brandt <b>denied</b> it.</aside>"))
    assert document.text == "Brandt denied it."
    assert (problem.severity, problem.document) == ("flag", document.id)


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("koi8-r", "koi8-r"),
        ("shift_jis", "shift_jis"),
    ],
)
def test_a_page_is_decoded_as_it_declares(tmp_path, charset, declared):
    """What pages call Latin-1 is Windows-1252: curly quotation marks stand in it."""
    said = {"koi8-r": "Министр отрицал это.", "shift_jis": "大臣は否定した。"}.get(charset, "He said “no” – twice.")
    html = f'<html><head><meta charset="{declared}"><title>T</title></head><body><p>{said}</p><p>{made.LEAD}</p></body>'
    documents, problems = read(tmp_path / "a.html", html.encode(charset))
    assert said in documents[0].text
    assert not problems


@pytest.mark.parametrize(
    ("head", "url", "origin"),
    [
        ('<meta name="original-source" content="https://www.bbc.co.uk/news/1">', None, "BBC"),
        ('<meta name="syndication-source" content="https://lantern.example/1">', None, "lantern.example"),
        (linked(datePublished="2021-03-04", isBasedOn={"url": "https://lantern.example/1"}), None, "lantern.example"),
        ('<link rel="canonical" href="https://lantern.example/1">', "https://harbourpost.example/1", "lantern.example"),
        ('<link rel="canonical" href="https://harbourpost.example/1">', "https://m.harbourpost.example/1", None),
        (
            '<meta name="original-source" content="https://harbourpost.example/0">',
            "https://harbourpost.example/1",
            None,
        ),
    ],
)
def test_a_page_that_names_another_site_as_its_origin_republishes(tmp_path, head, url, origin):
    """By tag, by linked data, or by an address of record on another site; a site's own mobile pages are no copy."""
    own = f'<meta property="og:url" content="{url}">' if url else ""
    (document,), _ = read(tmp_path / "a.html", made.page(head=f"<title>T</title>{own}{head}"))
    assert document.republishes == origin


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Harbour Post">', "The Harbour Post"),
        ('<link rel="canonical" href="https://www.theguardian.com/world/1">', "The Guardian"),
        ('<link rel="canonical" href="https://www.harbourpost.example/1">', "harbourpost.example"),
    ],
)
def test_the_outlet_is_the_name_of_the_site_else_what_its_address_stands_for(tmp_path, head, outlet):
    """A host is what is known of an outlet that nobody names."""
    (document,), _ = read(tmp_path / "a.html", made.page(head=f"<title>T</title>{head}"))
    assert document.outlet == outlet


def test_an_agency_named_as_author_is_a_credit_not_a_person(tmp_path):
    """Wire copy is often signed by the agency alone, or beside a reporter."""
    head = "<title>T</title>" + linked(
        datePublished="2021-03-04", author=[{"name": "Mara Quill"}, {"name": "Associated Press"}]
    )
    document = only(tmp_path / "a.html", made.page(head=head))
    assert (document.agency, document.authors) == ("Associated Press", ("Mara Quill",))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>bold</b>\n  word.</p><p>Two.</p>", "One bold word.\n\nTwo."),
        ("loose<div>block</div>tail", "loose\n\nblock\n\ntail"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n  - b\n- c\nd"),
        ("<ol start='3'><li>x</li><li value='9'>y</li><li>z</li></ol>", "3. x\n9. y\n10. z"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("a&nbsp;b &lt;i&gt; &amp; c", "a\u00a0b <i> & c"),
        ("<script>x()</script><style>p{}</style><p>seen</p>", "seen"),
        ("", ""),
    ],
)
def test_markup_becomes_the_text_it_shows(markup, text):
    """Blocks apart, blanks as a browser shows them, nothing that is not shown."""
    assert fragment_text(markup) == text


def test_without_marks_items_of_a_list_are_paragraphs():
    """The authors of comments stand in lists; a dash before a name is no part of it."""
    tree, _ = parse_html("<ul><li>Jo says:<p>No.</p></li></ul>")
    assert render(tree, marks=False) == "Jo says:\n\nNo."


@pytest.mark.parametrize("function", ["extract_metadata", "bare_extraction"])
def test_a_page_over_which_the_library_trips_is_read_with_a_reserve(tmp_path, monkeypatch, function):
    """Its text is worth having without its title, and its menus too if the article cannot be told apart."""
    import trafilatura

    def trip(*_args, **_kwargs):
        raise AttributeError("odd page")

    monkeypatch.setattr(trafilatura, function, trip)
    (document,), (problem,) = read(tmp_path / "a.html", made.page())
    assert made.LEAD in document.text
    assert problem.severity == "flag"
