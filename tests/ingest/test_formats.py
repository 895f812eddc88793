"""Each format on a file made here: its text, and what it says of itself, reach the Document."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from ingest import made
from ingest.reading import only, read
from sayso.ingest import Columns, InputFile, Options, read_file
from sayso.records import Document, document_id


@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ""])
def test_plain_text_is_the_file_decoded_with_its_own_newlines(tmp_path, suffix):
    """CRLF stays CRLF: offsets count in the text as it was received."""
    document = only(tmp_path / f"note{suffix}", "One.\r\n\r\nTwo — “three”.\r\n".encode())
    assert document.text == "One.\r\n\r\nTwo — “three”.\r\n"
    assert document.id == document_id(document.text, f"note{suffix}")


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml"])
def test_a_page_gives_its_article_and_what_its_head_declares(tmp_path, suffix):
    """Trafilatura's title, author, outlet and address and the declared date stand in the Document."""
    document = only(tmp_path / f"a{suffix}", made.page())
    assert document.text == f"{made.TITLE}\n\n{made.LEAD}\n\n{made.QUOTE}\n\n{made.END}"
    assert (document.title, document.authors, document.outlet) == (made.TITLE, ("Mara Quill",), "The Harbour Post")
    assert (document.published, document.language) == ("2021-03-04", "en")
    assert document.url == "https://harbourpost.example/norland-denies"


def test_a_pdf_gives_its_text_layer_and_metadata(tmp_path):
    """A blank line stands where the page leaves white; a word parted at a line's end stays parted."""
    info = "/Title (Border report) /Author (Mara Quill; Tom Ost) /CreationDate (D:20210304093000+02'00')"
    lines = ["The ministry de-", "nied it on Thurs-", "day, it said.", "", "Nobody was met."]
    document = only(tmp_path / "a.pdf", made.pdf([lines, ["Page two."]], info))
    assert document.text == "The ministry de-\nnied it on Thurs-\nday, it said.\n\nNobody was met.\n\nPage two."
    assert (document.title, document.authors) == ("Border report", ("Mara Quill", "Tom Ost"))
    assert document.published == "2021-03-04"


def test_a_word_file_gives_paragraphs_lists_and_tables_in_order(tmp_path):
    """The date of a Word file is that of its template: it is not taken for a date of publication."""
    import docx

    file = docx.Document(io.BytesIO(made.docx([made.LEAD])))
    file.add_paragraph("First point", style="List Bullet")
    file.add_paragraph("Second point", style="List Bullet")
    table = file.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Who", "When", "Brandt", "Monday"], strict=True):
        cell.text = text
    file.add_paragraph(made.END)
    file.save(tmp_path / "a.docx")
    document = only(tmp_path / "a.docx")
    lists = "- First point\n- Second point\nWho | When\nBrandt | Monday"
    assert document.text == f"{made.LEAD}\n\n{lists}\n\n{made.END}"
    assert (document.title, document.authors, document.published) == (made.TITLE, ("Mara Quill",), None)


def test_a_word_file_keeps_what_was_inserted_and_drops_what_was_struck(tmp_path):
    """Tracked changes are read as accepted, which the library's own paragraph text does not do."""
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = docx.Document(io.BytesIO(made.docx(["He said "])))
    paragraph = file.paragraphs[0]._p
    paragraph.append(parse_xml(f"<w:ins {space}><w:r><w:t>no</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {space}><w:r><w:delText>yes</w:delText></w:r></w:del>"))
    file.save(tmp_path / "a.docx")
    assert only(tmp_path / "a.docx").text == "He said no"


def test_a_mail_gives_subject_sender_and_the_day_it_was_sent_where_it_was_sent(tmp_path):
    """23:30 at -0500 is the fourth of March there, whatever day it is elsewhere."""
    document = only(tmp_path / "a.eml", made.mail())
    assert document.text == made.TEXT
    assert (document.title, document.authors, document.published) == (made.TITLE, ("Mara Quill",), "2021-03-04")


def test_a_mail_of_html_alone_gives_its_visible_text(tmp_path):
    """Plain text is preferred; where there is none, all that the HTML shows is the text."""
    html = f"<html><body><p>{made.LEAD}</p><ul><li>One</li><li>Two</li></ul></body></html>"
    assert only(tmp_path / "a.eml", made.mail(None, html)).text == f"{made.LEAD}\n\n- One\n- Two"
    assert only(tmp_path / "b.eml", made.mail("As plain text.\n", html)).text == "As plain text.\n"


def test_what_is_attached_to_a_mail_is_a_document_of_its_own(tmp_path):
    """A report sent by mail is read by the reader of its own format."""
    data = made.mail(attached={"report.pdf": made.pdf([["Two men met."]]), "notes.txt": b"They met by night."})
    documents, problems = read(tmp_path / "a.eml", data)
    assert not problems
    assert [d.source for d in documents] == ["a.eml", "a.eml!report.pdf", "a.eml!notes.txt"]
    assert [d.text for d in documents[1:]] == ["Two men met.", "They met by night."]
    assert documents[1].title is None


def test_a_mailbox_gives_a_document_for_each_message(tmp_path):
    """A line that begins with "From" and was quoted with ">" when the box was written is itself again."""
    second = made.mail("Hello.\n\n>From the harbour they came.\n")
    documents, problems = read(tmp_path / "box.mbox", made.mbox(made.mail(), second))
    assert not problems
    assert [d.source for d in documents] == ["box.mbox#message=1", "box.mbox#message=2"]
    assert "\nFrom the harbour they came." in documents[1].text


def crawl() -> bytes:
    return (
        made.warc_record("https://harbourpost.example/norland-denies", made.page())
        + made.warc_record("https://harbourpost.example/logo.png", b"\x89PNG", "image/png")
        + made.warc_record("https://harbourpost.example/old", b"", status="301 Moved")
        + made.warc_record("https://lantern.example/talks", made.page(head="<title>Talks</title>"))
    )


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_warc_gives_its_pages_with_their_addresses_and_not_the_date_of_the_crawl(tmp_path, name):
    """Pictures and redirects are no documents; that they were passed over is said once, as a flag."""
    documents, problems = read(tmp_path / name, made.gz(crawl()) if name.endswith("gz") else crawl())
    assert [d.source for d in documents] == [f"{name}#record=1", f"{name}#record=4"]
    assert [d.url for d in documents] == ["https://harbourpost.example/norland-denies", "https://lantern.example/talks"]
    assert [d.published for d in documents] == ["2021-03-04", None]
    assert [p.severity for p in problems] == ["flag"]
    assert "1 image/png" in problems[0].reason


def test_a_feed_gives_a_document_for_each_entry_with_its_full_text_if_it_is_there(tmp_path):
    """`content:encoded` holds the article, `description` the summary; both are HTML within XML."""
    items = f"""<item xmlns:content="http://purl.org/rss/1.0/modules/content/"><title>Full</title>
      <description>Summary</description><content:encoded><![CDATA[<p>{made.LEAD}</p><p>{made.END}</p>]]></content:encoded>
      <pubDate>Thu, 04 Mar 2021 23:30:00 -0500</pubDate><link>https://harbourpost.example/1</link>
      <author>Mara Quill</author><source url="https://lantern.example/rss">Daily Lantern</source></item>
      <item><title>Short</title><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>"""
    documents, problems = read(tmp_path / "feed.xml", made.feed(items))
    assert not problems
    assert [d.source for d in documents] == ["feed.xml#item=1", "feed.xml#item=2"]
    assert [d.text for d in documents] == [f"{made.LEAD}\n\n{made.END}", "Only a summary."]
    first = documents[0]
    assert (first.title, first.authors, first.outlet) == ("Full", ("Mara Quill",), "The Harbour Post")
    assert (first.published, first.republishes) == ("2021-03-04", "Daily Lantern")


def test_an_atom_entry_is_dated_by_its_publication_not_by_its_last_change(tmp_path):
    """`updated` is no date of publication, and nothing is put in its place."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A</title>'
        "<updated>2022-01-01T00:00:00Z</updated>{}<summary>They met.</summary></entry></feed>"
    )
    dated = atom.format("<published>2021-03-04T10:00:00Z</published>").encode()
    assert only(tmp_path / "a.atom", dated).published == "2021-03-04"
    assert only(tmp_path / "b.atom", atom.format("").encode()).published is None


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.ndjson", "rows.json"])
def test_each_json_object_is_a_document(tmp_path, name):
    """The usual names of keys are known; authors may be a list of names or of objects."""
    row = {
        "headline": made.TITLE, "body": made.TEXT, "authors": ["Mara Quill", {"name": "Tom Ost"}],
        "publisher": {"name": "The Harbour Post"}, "datePublished": "2021-03-04T10:00:00Z", "lang": "en-GB",
    }  # fmt: skip
    rows = [row, {"text": "Brandt denied it."}]
    data = json.dumps(rows) if name == "rows.json" else "\n".join(map(json.dumps, rows))
    documents, problems = read(tmp_path / name, data.encode())
    assert not problems
    assert [d.source for d in documents] == [f"{name}#row=1", f"{name}#row=2"]
    first = documents[0]
    assert (first.text, first.title, first.authors) == (made.TEXT, made.TITLE, ("Mara Quill", "Tom Ost"))
    assert (first.outlet, first.published, first.language) == ("The Harbour Post", "2021-03-04", "en")


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t"), ("d.csv", "|")])
def test_each_row_of_a_table_is_a_document_whatever_parts_its_cells(tmp_path, name, separator):
    """A cell may hold paragraphs: quotation marks keep its newlines and separators in it."""
    header = separator.join(["Headline", "Article Text", "Pub Date", "By-line", "URL"])
    text = 'One,; two\n\n""Three"", he said.'
    row = separator.join([made.TITLE, f'"{text}"', "2021-03-04", "By Mara Quill and Tom Ost", "https://www.ft.com/1"])
    document = only(tmp_path / name, f"{header}\n{row}\n".encode())
    assert document.text == 'One,; two\n\n"Three", he said.'
    assert (document.title, document.published) == (made.TITLE, "2021-03-04")
    assert (document.authors, document.outlet) == (("Mara Quill", "Tom Ost"), "Financial Times")


def test_columns_can_be_told_by_name(tmp_path):
    """What is told wins over what would be guessed."""
    options = Options(columns=Columns(text="words", title="text"))
    document = only(tmp_path / "a.csv", b"text,words\nA title,The words.\n", options)
    assert (document.text, document.title) == ("The words.", "A title")


def test_a_zip_gives_each_member_by_the_reader_of_its_format(tmp_path):
    """A zip in a zip is read too; a path in a member's name is only a name."""
    inner = made.zipped({"deep.html": made.page()})
    data = made.zipped({"b/inner.zip": inner, "a.txt": b"Plain.", "../../up.txt": b"Up.", "__MACOSX/._a.txt": b"\0"})
    documents, problems = read(tmp_path / "a.zip", data)
    assert not problems
    assert [d.source for d in documents] == ["a.zip!../../up.txt", "a.zip!a.txt", "a.zip!b/inner.zip!deep.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_gzipped_file_is_read_as_what_is_in_it(tmp_path):
    """The suffix before ".gz" chooses the reader."""
    document = only(tmp_path / "a.html.gz", made.gz(made.page()))
    assert (document.title, document.source) == (made.TITLE, "a.html.gz")


@pytest.mark.parametrize(
    ("data", "sources"),
    [
        (made.TEXT.encode(), ["standard input"]),
        (made.page(), ["standard input"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["standard input#row=1", "standard input#row=2"]),
        (made.mail(), ["standard input"]),
        (made.zipped({"a.txt": b"One."}), ["standard input!a.txt"]),
        (made.feed("<item><description>One.</description></item>"), ["standard input#item=1"]),
    ],
    ids=["text", "html", "jsonl", "mail", "zip", "feed"],
)
def test_standard_input_is_read_as_what_it_looks_like(data, sources):
    """It has no name, so its first bytes say which reader reads it."""
    items = list(read_file(InputFile(None, "standard input", data)))
    assert all(isinstance(item, Document) for item in items)
    assert [item.source for item in items] == sources


def test_the_outlet_told_stands_where_the_container_names_none(tmp_path):
    """A folder of plain texts from one paper can be given its name."""
    options = Options(outlet="The Daily Lantern")
    assert only(tmp_path / "a.txt", b"They met.", options).outlet == "The Daily Lantern"
    assert only(tmp_path / "a.html", made.page(), options).outlet == "The Harbour Post"


def test_the_same_file_gives_the_same_documents_each_time(tmp_path):
    """Ids and fields come from content and name alone."""
    path: Path = tmp_path / "a.zip"
    path.write_bytes(made.zipped({"a.html": made.page(), "b.eml": made.mail()}))
    assert read(path) == read(path)
