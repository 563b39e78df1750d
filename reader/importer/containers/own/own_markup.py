"""HTML and EPUB that this program exported: each story an `article` that says itself what each of its lines is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.domain.newspaper import Page
from reader.domain.story import Role
from reader.errors import FileReason, FileRefused
from reader.importer.containers.own.exported import Item, beside, pages, place_of, titled
from reader.importer.containers.own.own_pictures import TEXT_LIMIT_BYTES, is_own, without_pictures
from reader.importer.containers.own.passages import passages, table_text
from reader.importer.containers.records.story_record import Record
from reader.importer.containers.web import microdata
from reader.importer.containers.web.html_tree import Element, heading_level, tree_of
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document

PictureLink = Callable[[Element], str | None]
"""From an `img` to the link by which its picture is found; None for none."""

_STORY = frozenset(("NewsArticle",))
_BYLINES = {
    "author": Role.AUTHOR,
    "contributor": Role.PHOTOGRAPHER,
    "editor": Role.EDITOR,
    "translator": Role.TRANSLATOR,
}
_AGENCY = "sourceOrganization"
_STYLES = ("verse", "bullet", "signature")
_IN_PHOTO = {"name": "title", "caption": "caption", "creditText": "credit"}


def own_pages(document: Document) -> Iterator[Page]:
    """Yield the pages of an exported HTML file; nothing for one that holds no story any more.

    FileRefused 'too_large', or as `decode`.

    Its pictures stand in it as long lines of signs: they are left out here and found later, by the `img`'s own name.
    """
    if not is_own(document.data):
        return
    data = without_pictures(document.data)
    if len(data) > TEXT_LIMIT_BYTES:
        raise FileRefused(
            document.path, FileReason.TOO_LARGE, f"the limit is {TEXT_LIMIT_BYTES} bytes without pictures"
        )
    text = decode(Document(document.path, data)).text
    tree = tree_of(text)
    if tree is not None:
        yield from pages(items(tree, _named_picture))


def _named_picture(image: Element) -> str | None:
    name = image.get("id")
    return f"#{name}" if name and (image.get("src") or "").startswith("data:") else None


def items(tree: Element, link: PictureLink) -> Iterator[Item]:
    """Yield the stories of a document, and what stands before, between and behind them."""
    stories = set(microdata.items(tree, _STORY))
    waiting: list[tuple[str, str]] = []
    begun: _Story | None = None
    for holder, text in passages(tree):
        around = next((each for each in (holder, *holder.iterancestors()) if each in stories), None)
        if begun and around is not begun.article:
            yield begun.item()
            begun = None
        if around is not None and begun is None:
            yield from _beside(waiting)
            begun = _Story(around, link)
        if begun:
            begun.take(holder, text)
        elif text:
            waiting.append(("contents" if _is_within(holder, "nav") else "folio", text))
    if begun:
        yield begun.item()
    yield from _beside(waiting)


def _beside(waiting: list[tuple[str, str]]) -> Iterator[Item]:
    """Yield the lines that stand outside the stories, those of a table of contents apart."""
    for kind in ("folio", "contents"):
        lines = [text for of_kind, text in waiting if of_kind == kind]
        if lines:
            yield Item(record=beside(lines, kind))
    waiting.clear()


def _is_within(element: Element, tag: str) -> bool:
    return element.tag == tag or any(around.tag == tag for around in element.iterancestors())


@dataclass(slots=True)
class _Story:
    """A story while its passages are read."""

    article: Element
    link: PictureLink
    stated: dict[str, Any] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)
    photos: dict[Element, Record] = field(default_factory=dict)
    jumps: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    past_headline: bool = False
    untitled: bool = False
    table: Element | None = None
    """The table that was taken last."""

    def item(self) -> Item:
        facts = _facts(self.article)
        jumps = {way: self.jumps[way] for way in ("from", "on") if way in self.jumps}
        record = {
            **facts,
            **self.stated,
            "paragraphs": self.paragraphs,
            "styles": self.styles,
            "photos": [self.photos.get(figure, {}) for figure in self.article.iter("figure")],
            **{f"continued_{way}": page for way, (page, _) in jumps.items()},
            "jump_lines": [text for _, text in jumps.values()],
        }
        if self.untitled:
            record = titled(record, self.stated["headline"])
        return Item(record=record, place=place_of(facts), notes=self.notes)

    def take(self, holder: Element, text: str) -> None:
        """Take one passage, or a picture."""
        figure = next((each for each in (holder, *holder.iterancestors()) if each.tag == "figure"), None)
        table = next((each for each in holder.iterancestors() if each.tag == "table"), None)
        if figure is not None and _is_below(figure, self.article):
            self._take_photo(figure, holder, text)
        elif table is not None and _is_below(table, self.article):
            self._take_table(table)
        elif text:
            self._take_line(holder, text)

    def _take_table(self, table: Element) -> None:
        """Take a table with the first of its passages: cells without text have none."""
        if table is not self.table:
            self.table = table
            self.styles[str(len(self.paragraphs))] = "table"
            self.paragraphs.append(table_text(table))

    def _take_photo(self, figure: Element, holder: Element, text: str) -> None:
        photo = self.photos.setdefault(figure, {})
        if holder.tag == "img":
            photo["image"] = self.link(holder)
            return
        part = _IN_PHOTO.get(holder.get("itemprop") or "", "caption")
        photo[part] = f"{photo[part]}\n{text}" if part in photo else text

    def _take_line(self, holder: Element, text: str) -> None:
        kind, prop = _class_of(holder), holder.get("itemprop")
        way = next((way for way in ("from", "on") if holder.get(f"data-continued-{way}")), None)
        if prop == "headline" or kind == "untitled":
            self.past_headline = True
            self.stated["headline"] = text
            self.untitled = prop != "headline"
        elif prop == "alternativeHeadline":
            self._add("deck" if self.past_headline else "kicker", text)
        elif prop == "articleSection":
            self._add("column_label", text)
        elif kind == "byline":
            self._add("byline_text", text)
        elif way:
            self.jumps[way] = (holder.get(f"data-continued-{way}"), text)
        elif prop == "text" and _is_within(holder, "aside"):
            self.notes.append(text)
        elif kind != "place":
            style = "crosshead" if heading_level(holder) else kind
            if style in (*_STYLES, "crosshead"):
                self.styles[str(len(self.paragraphs))] = style
            self.paragraphs.append(text)

    def _add(self, part: str, text: str) -> None:
        self.stated[part] = f"{self.stated[part]}\n{text}" if part in self.stated else text


def _is_below(element: Element, above: Element) -> bool:
    return any(around is above for around in element.iterancestors())


def _class_of(element: Element) -> str:
    return str(element.get("class") or "").partition(" ")[0]


def _facts(article: Element) -> Record:
    """Return what a story states for programs, by the names of `parse --json`."""
    papers = [each for each in microdata.props(article, "isPartOf") if microdata.is_kind(each, "Newspaper")]
    series = [each for each in microdata.props(article, "isPartOf") if microdata.is_kind(each, "CreativeWorkSeries")]
    mentions = list(microdata.props(article, "mentions"))
    names = [(microdata.first(each, "alternateName"), microdata.first(each, "name")) for each in mentions]
    return {
        "kind": article.get("data-kind"),
        "newspaper": microdata.value(papers[0]) if papers else None,
        "date": microdata.first(article, "datePublished"),
        "page": microdata.first(article, "printPage"),
        "section": microdata.first(article, "printSection"),
        "bylines": list(_bylines(article)),
        "dateline": microdata.first(article, "dateline"),
        "series": microdata.value(series[0]) if series else None,
        "genre": microdata.first(article, "genre"),
        "aliases": [[short, full] for short, full in names if short and full],
        "url": microdata.first(article, "url"),
        "accessed": article.get("data-accessed"),
        "accessed_estimated": article.get("data-accessed-estimated") == "true",
        "fingerprint": (article.get("itemid") or "").rpartition("/")[2],
    }


def _bylines(article: Element) -> Iterator[Record]:
    for each in microdata.props(article, *_BYLINES, _AGENCY):
        prop = each.get("itemprop")
        role = Role.AGENCY if prop == _AGENCY else microdata.first(each, "jobTitle") or _BYLINES[prop]
        yield {"role": str(role), "name": microdata.value(each)}
