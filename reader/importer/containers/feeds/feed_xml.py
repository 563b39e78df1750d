"""The XML of feeds, and the items in it with their fields.

Sources: RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 (http://purl.org/rss/1.0/spec), Atom (RFC 4287),
Media RSS (https://www.rssboard.org/media-rss). Many feeds are no sound XML: an & stands for itself, a name of HTML for
a sign. What is damaged is read as far as it goes. No entity that a document declares is read, nothing from outside.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from reader.errors import FileReason, FileRefused
from reader.importer.shapes.names import looks_like_name
from reader.importer.shapes.plain_script import plain_of
from reader.importer.source import surrogate_references
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

Element = Any
"""An lxml element; lxml ships no types."""

_ITEMS = frozenset(("item", "entry"))
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_NAMED_SIGN = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,31});|&(?![A-Za-z#][A-Za-z0-9]{0,31};)")

_MARKS = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_MEDIA = "{http://search.yahoo.com/mrss"
_CATEGORIES = ("category", "subject")

_CONTENT = ("encoded", "content", "description", "summary", "subtitle")
"""Elements that hold an item's text, that which holds the most of it first."""

_MAIL = re.compile(r"(\S{1,64}@\S{1,255}?)\s*(?:\((.{1,60})\)\s*)?$")
"""An address, which says nothing of a person beside a name."""

_DAYS = ("pubDate", "date", "published", "issued", "updated", "modified", "created")
_FEED_DAYS = (*_DAYS, "lastBuildDate")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_AUTHORS = ("creator", "author")


@dataclass(slots=True)
class Item:
    """An item of a feed as its elements state it; '' for what it leaves out.

    `content` is HTML, `teasers` are words beside it that it does not hold, `repeated` those that it does; `pictures`
    have addresses and captions.
    """

    title: str = ""
    content: str = ""
    teasers: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    link: str = ""
    author: str = ""
    day: str = ""
    categories: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)

    def add_picture(self, link: str, caption: str) -> None:
        """Add a picture, which several elements may state: the first caption counts."""
        known = self.pictures.get(link)
        if known and caption and caption != known:
            self.teasers.append(caption)
        self.pictures[link] = known or caption


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name, its items in their order, its language ('' if it names none) and the times that it states."""

    title: str
    items: list[Item]
    language: str = ""
    times: tuple[str, ...] = ()


def feed_of(document: Document) -> Feed:
    """Return the feed that a document holds.

    FileRefused 'doctype' if it declares entities, 'no_article' without items, or as `decode`.
    """
    text = decode(document).text
    if "<!ENTITY" in text.upper():
        raise FileRefused(document.path, FileReason.DOCTYPE)
    root = _tree(text)
    items = [] if root is None else [element for element in root.iter() if _local(element) in _ITEMS]
    if root is None or not items:
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    channel = next((element for element in root.iter() if _local(element) in ("channel", "feed")), root)
    title = next((_text(element) for element in channel if _local(element) == "title"), "")
    said = [(_local(element), _text(element)) for element in channel if _local(element) not in _ITEMS]
    languages = (text for name, text in said if name == "language")
    read = [_item(element) for element in items]
    return Feed(
        _plain(title),
        read,
        next(languages, "") or root.get(_XML_LANGUAGE, ""),
        (*(text for name, text in said if name in _FEED_DAYS), *(item.day for item in read)),
    )


def _tree(text: str) -> Element | None:
    sound = _NAMED_SIGN.sub(_sign, surrogate_references.joined(_DECLARATION.sub("", text)))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(sound.encode(), parser)
    except (etree.LxmlError, ValueError):
        return None


def _sign(found: re.Match[str]) -> str:
    """Return a sign that HTML names and XML does not (&nbsp;), or an & that stands for itself."""
    named = html.unescape(found.group()) if found[1] else "&"
    return named if len(named) == 1 and named not in "&<>" else f"&amp;{found.group()[1:]}"


def _item(element: Element) -> Item:
    item = Item()
    texts: dict[str, list[str]] = {}
    for child in element.iterchildren(etree.Element):
        name = _local(child)
        if _MEDIA in child.tag or name == "enclosure":
            for link, caption in _pictures(child):
                item.add_picture(link, caption)
        elif name in _CONTENT:
            texts.setdefault(name, []).append(_text(child))
        elif name in _CATEGORIES:
            item.categories.append(_plain(_text(child)) or child.get("label") or child.get("term") or "")
        else:
            _take_field(item, name, child)
    _take_texts(item, [text for name in _CONTENT for text in texts.get(name, ())])
    return item


def _take_field(item: Item, name: str, element: Element) -> None:
    """Take a field of an item that has one value: the first that says anything."""
    if name == "title":
        _take_title(item, _plain(_text(element)))
    elif name == "link":
        item.link = item.link or _link(element)
    elif name == "guid" and element.get("isPermaLink", "true") == "true":
        item.link = item.link or _text(element)
    elif name in _AUTHORS:
        _take_author(item, element)
    elif name in _DAYS:
        item.day = item.day or _text(element)


def _take_title(item: Item, title: str) -> None:
    """Take the first title; vocabularies of other programs (dc:title, itunes:title) may put another beside it."""
    if item.title and title:
        (item.repeated if title == item.title else item.teasers).append(title)
    item.title = item.title or title


def _take_texts(item: Item, texts: list[str]) -> None:
    """Take the longest text as the article, and those that it does not hold as teasers."""
    if not texts:
        return
    longest = max(texts, key=lambda text: len(_plain(text)))
    whole = "".join(_plain(longest).split())
    texts.remove(longest)
    for text in filter(None, map(_plain, texts)):
        (item.repeated if "".join(text.split()).rstrip("….[]") in whole else item.teasers).append(text)
    item.content = longest if _MARKS.search(longest) else _as_html(longest)


def _as_html(text: str) -> str:
    """Return plain text as HTML, each of its lines a paragraph."""
    return "".join(f"<p>{html.escape(html.unescape(line))}</p>" for line in text.split("\n") if line.strip())


def _take_author(item: Item, element: Element) -> None:
    """Take an author's name: Atom's is an element in it; RSS may put it in brackets behind an address."""
    name = next((_text(child) for child in element if _local(child) == "name"), None)
    text = _plain(_text(element) if name is None else name)
    if named := _MAIL.match(text):
        item.teasers.append(named[1])
        text = named[2] or ""
    if item.author and text:
        item.teasers.append(text)
    item.author = item.author or text


def _link(element: Element) -> str:
    """Return an item's address; of Atom's links that of the page that shows it."""
    if element.get("href") is None:
        return _text(element)
    return element.get("href") if element.get("rel", "alternate") == "alternate" else ""


def _pictures(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the addresses of pictures beside an item's text, each with its caption."""
    for each in element.iter():
        is_picture = each.get("medium") == "image" or (each.get("type") or "").startswith("image/")
        if _local(each) in ("content", "enclosure") and each.get("url") and is_picture:
            said = {_local(child): _plain(_text(child)) for child in each}
            caption = said.get("description") or said.get("title", "")
            credit = said.get("credit", "")
            yield each.get("url"), caption if credit in caption else f"{caption} {_credited(credit)}".strip()


def _credited(name: str) -> str:
    """Return a photographer's name as newspapers print it; what says more is a credit as it stands."""
    return f"{name}摄" if looks_like_name(plain_of(name)) else name


def _text(element: Element) -> str:
    """Return an element's text; of XHTML in it (Atom) the marks too."""
    if element.get("type") == "xhtml" or any(_local(child) for child in element):
        inside = (str(etree.tostring(child, encoding="unicode", method="html")) for child in element)
        return ((element.text or "") + "".join(inside)).strip()
    return str(element.text or "").strip()


def _plain(text: str) -> str:
    """Return a field in one line, without marks of HTML."""
    unmarked = _MARKS.sub("", text) if "<" in text else text
    return " ".join(html.unescape(unmarked).split())


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
