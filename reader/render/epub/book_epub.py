"""A clipping book as EPUB 3 (W3C EPUB 3.3): cover, contents, a document for each story, references."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from reader.render.book_css import BOOK_STYLE
from reader.render.clipping import ClippingBook
from reader.render.epub.book_navigation import Navigation, Target, nav_body, ncx
from reader.render.epub.cover import alternative_of, cover_svg
from reader.render.epub.package import identifier, package
from reader.render.epub.part import Part, document
from reader.render.html_page import paragraphs, references
from reader.render.markup import article
from reader.render.picture import is_whole, picture_type
from reader.render.sections import Entry, contents, is_one_issue, page_in_words
from reader.render.xml_text import escaped

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def book_epub(book: ClippingBook, read: Callable[[str], bytes | None], made: datetime | None = None) -> bytes:
    """Make the file. `read` returns a picture by its name in the media folder; `made` is now by default."""
    pictures = _Pictures(read)
    stories = list(_stories(book, pictures))
    cover = Part(
        id="cover-image",
        name="cover.svg",
        kind="image/svg+xml",
        content=cover_svg(book).encode(),
        properties="cover-image",
    )
    navigation = _navigation(book)
    parts = [
        _cover_page(book),
        *_introduction(book),
        document("contents", "目录", nav_body(navigation), properties="nav"),
        *stories,
        document("references", "参考文献", references(book, 1), kind="backmatter"),
        Part(id="ncx", name="contents.ncx", kind="application/x-dtbncx+xml", content=_ncx(book, navigation)),
        Part(id="style", name="style.css", kind="text/css", content=BOOK_STYLE.encode()),
        cover,
        *pictures.parts(),
    ]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        written = package(book, parts, made or datetime.now(UTC), has_pages=bool(navigation.pages))
        archive.writestr("book/package.opf", written)
        for part in parts:
            archive.writestr(f"book/{part.name}", part.content)
    return out.getvalue()


class _Pictures:
    """Collects the pictures of the stories, each once."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._kept: dict[str, tuple[str, bytes]] = {}

    def link(self, name: str) -> str | None:
        """Keep a picture of the media folder; return its name in the book, None if it is missing or damaged."""
        content = self._read(name)
        kind = picture_type(content) if content and is_whole(content) else None
        if not content or not kind:
            return None
        file = f"pictures/{sha256(content).hexdigest()[:16]}.{kind.partition('/')[2]}"
        self._kept[file] = (kind, content)
        return file

    def parts(self) -> Iterator[Part]:
        for number, (file, (kind, content)) in enumerate(self._kept.items(), 1):
            yield Part(id=f"picture-{number}", name=file, kind=kind, content=content)


def _cover_page(book: ClippingBook) -> Part:
    image = f'<img src="cover.svg" alt="{escaped(alternative_of(book))}" role="doc-cover"/>'
    return document("cover", book.title, f'<div class="cover">{image}</div>', kind="cover")


def _introduction(book: ClippingBook) -> Iterator[Part]:
    if book.introduction:
        text = f"<h1>前言</h1>\n{paragraphs(book.introduction)}"
        section = f'<section class="introduction" epub:type="introduction" role="doc-introduction">\n{text}\n</section>'
        yield document("introduction", "前言", section, kind="frontmatter")


def _stories(book: ClippingBook, pictures: _Pictures) -> Iterator[Part]:
    breaks = dict(_breaks(book))
    for number, clipping in enumerate(book.clippings, 1):
        text = article(clipping, pictures.link, number, level=1)
        yield document(f"story-{number}", clipping.title, f"{breaks.get(number, '')}{text}", kind="bodymatter")


def _breaks(book: ClippingBook) -> Iterator[tuple[int, str]]:
    """Yield the page break markers, with the number of the story that each precedes."""
    for number, page in _pages(book):
        attributes = f'role="doc-pagebreak" id="page-{number}" aria-label="{escaped(page)}"'
        yield number, f'<div epub:type="pagebreak" {attributes}></div>\n'


def _pages(book: ClippingBook) -> Iterator[tuple[int, str]]:
    """Yield number of first story and name of each page; nothing unless the book is one issue in the order of pages."""
    if not is_one_issue(book.clippings):
        return
    named = [page_in_words(each) for each in book.clippings]
    firsts = [(number, name) for number, name in enumerate(named, 1) if number == 1 or name != named[number - 2]]
    if all(named) and len({name for _, name in firsts}) == len(firsts):
        yield from firsts


def _navigation(book: ClippingBook) -> Navigation:
    introduction = [Target("前言", "introduction.xhtml")] if book.introduction else []
    listed = [_target(entry) for entry in contents(book.clippings)]
    end = Target("参考文献", "references.xhtml")
    return Navigation(
        contents=[*introduction, *listed, end],
        pages=[Target(name, f"story-{number}.xhtml#page-{number}") for number, name in _pages(book)],
        landmarks=[
            ("cover", Target("封面", "cover.xhtml")),
            ("toc", Target("目录", "contents.xhtml")),
            ("bodymatter", Target("正文", "story-1.xhtml")),
            ("backmatter", end),
        ],
    )


def _target(entry: Entry) -> Target:
    return Target(entry.title, f"story-{entry.first}.xhtml", tuple(map(_target, entry.below)))


def _ncx(book: ClippingBook, navigation: Navigation) -> bytes:
    return ncx(book.title, identifier(book), navigation).encode()
