"""A web page to its article: text by trafilatura, dates by htmldate, and what the page's own head declares.

The text is the article, then, after a line "Comments", what trafilatura takes for readers' comments, with the names
that stand beside them in the page. It does not keep images, links or captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from sayso.errors import ReadError
from sayso.ingest.decode import Decoded, Reserve, clean, decode
from sayso.ingest.linked import Linked, read_linked
from sayso.ingest.markup import Tree, parse_html, render
from sayso.ingest.metadata import host_of, make_document, outlet_at, split_authors
from sayso.ingest.pagedate import publication_date
from sayso.ingest.parts import About, Item, Part

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
#: Where readers' comments stand in the page, by the names that content systems give the place.
_COMMENTS = (
    "//*[self::div or self::section or self::ol or self::ul]"
    "[starts-with(@id, 'comment') or starts-with(@class, 'comment') or contains(@class, 'comments')"
    " or contains(@class, 'commentlist') or contains(@class, 'comment-list')]"
)
#: A place this many times as long as the comments in it holds other things.
_NAMES_AND_BUTTONS = 3
#: So many such places are looked at, the outermost first: they may stand in one another.
_PLACES = 5
_COMMENTS_HEADING = re.compile(r"(\d+ )?(comments?|responses?|replies)\b.{0,40}$", re.IGNORECASE | re.MULTILINE)
#: Where pages name the address they took their text from. The first two are Google's syndication tags.
_ORIGIN_TAGS = ("original-source", "syndication-source", "dcterms.source", "dc.source")


def read_page(part: Part) -> Iterator[Item]:
    """Yield the article of an HTML page."""
    data = part.read()
    decoded = decode_page(data, part.charset)
    yield from read_markup(part, decoded)


def read_markup(part: Part, decoded: Decoded) -> Iterator[Item]:
    """Yield the article of a page that is decoded already."""
    markup, dirt = clean(decoded.text)
    try:
        tree, cut = parse_html(markup)
    except ReadError as error:
        raise ReadError(part.source, error.reason) from error
    reserves: list[Reserve] = [*decoded.reserves, *dirt]
    if cut:
        reserves.append(("partial", "its elements are nested too deep; what lies deepest was left out"))
    try:
        about, doubts = describe(tree, part.about)
    except Exception:  # the libraries trip over odd heads; the text is worth having all the same
        about, doubts = About(), [("flag", "what the page says of itself (title, author, date) could not be read")]
    text, doubt = article_text(tree)
    if not text:
        why = "its elements are nested too deep" if cut else "is it built by a script, or all images?"
        raise ReadError(part.source, f"the page shows no text ({why})")
    yield from make_document(part, text, about, [*reserves, *doubts, *doubt])


def decode_page(data: bytes, declared: str | None) -> Decoded:
    """The page's markup, in the encoding that the server, else the page itself, declares."""
    head = data[:4096]
    found = _XML_CHARSET.search(head) or _CHARSET.search(head)
    return decode(data, declared or (found[1].decode("ascii") if found else None))


def article_text(tree: Tree) -> tuple[str, list[Reserve]]:
    """The article and the comments; the whole visible page, with a reserve, when no article is found."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(deepcopy(tree), include_comments=True, include_tables=True, with_metadata=False)
    except Exception:  # as above
        found = None
    text = _render(found.body) if found else ""
    comments = _render(found.commentsbody) if found and found.commentsbody is not None else ""
    comments = _with_names(tree, comments) if comments else ""
    if not text:
        text = render(tree)
        return text, [("flag", "no article was found in the page; all its visible text was read, menus too")]
    if not comments:
        return text, []
    heading = "" if _COMMENTS_HEADING.match(comments) else "Comments\n\n"
    return f"{text}\n\n{heading}{comments}", []


def _with_names(tree: Tree, comments: str) -> str:
    """The comments with their authors' names, which trafilatura drops; as it gives them if we find them elsewhere."""
    for place in tree.xpath(_COMMENTS)[:_PLACES]:
        container = deepcopy(place)
        for part in list(container.iter("form", "nav", "footer")):
            part.drop_tree()
        text = render(container, marks=False)
        first = comments.split("\n", 1)[0]
        if first in text and len(text) < _NAMES_AND_BUTTONS * len(comments) + 500:
            return text
    return comments


def _render(body: Tree) -> str:
    for heading in list(body.iter("head")):
        heading.tag = "heading"
    return render(body)


def describe(tree: Tree, outside: About) -> tuple[About, list[Reserve]]:
    """What the page says of itself, and what of that is doubtful. `outside`: what is known of it already."""
    from trafilatura import extract_metadata

    tags = _meta_tags(tree)
    linked = read_linked(tree)
    # Its date is left aside: `publication_date` sees to dates, and this setting keeps the search for one short.
    found = extract_metadata(tree, default_url=outside.url, date_config={"extensive_search": False})
    url, republishes = _addresses(tree, found.url, outside.url, tags, linked)
    published, doubts = publication_date(tree, tags, linked, url)
    authors = split_authors(found.author) or split_authors(tags.get("author"))
    about = About(
        title=found.title,
        authors=authors or linked.authors,
        outlet=_outlet(found.sitename, url),
        published=published,
        url=url,
        language=_language(tree),
        republishes=republishes,
    )
    return about, doubts


def _meta_tags(tree: Tree) -> dict[str, str]:
    """The contents of the page's meta tags by name, property or itemprop, in lower case; the first of a name."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (content := (element.get("content") or "").strip()):
            tags.setdefault(name.strip().lower(), content)
    for element in tree.xpath("//*[@itemprop='datePublished' or (self::time and @pubdate)]"):
        tags.setdefault("datepublished", element.get("datetime") or element.get("content") or element.text_content())
    return tags


def _addresses(
    tree: Tree, found: str | None, outside: str | None, tags: dict[str, str], linked: Linked
) -> tuple[str | None, str | None]:
    """The page's own address, and the outlet it says its text is from.

    A canonical address on another site than the page's own means that the page republishes what stands there.
    """
    own = outside or tags.get("og:url") or found
    of_record = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or found
    named = next(filter(None, map(tags.get, _ORIGIN_TAGS)), None) or linked.based_on
    if named and not (own and _same_site(named, own)):
        return found, outlet_at(named) or named
    if own and of_record and not _same_site(of_record, own):
        return own, outlet_at(of_record)
    return found, None


def _same_site(one: str | None, other: str | None) -> bool:
    """Whether two addresses are of one site; "m.", "amp." and other such names in front do not part them."""
    a, b = host_of(one), host_of(other)
    return a is None or b is None or a == b or a.endswith("." + b) or b.endswith("." + a)


def _outlet(sitename: str | None, url: str | None) -> str | None:
    """The name of the site; trafilatura falls back to the host, for which the table may know a name."""
    bare = re.fullmatch(r"[\w-]+(\.[\w-]+)+", sitename or "")
    return outlet_at(url) or sitename if bare or not sitename else sitename


def _language(tree: Tree) -> str | None:
    root = tree.getroottree().getroot()
    return str(root.get("lang") or root.get("xml:lang") or "") or None
