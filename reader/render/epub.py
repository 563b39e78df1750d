"""A clipping book as EPUB 3 (W3C EPUB 3.3): one chapter a clipping, with its pictures and a table of contents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from reader.render.clipping import ClippingBook
from reader.render.html_page import references
from reader.render.markup import STYLE, article, picture_type
from reader.render.xml_text import escaped

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class _Part:
    """One file of the book; `id` names it in the package."""

    id: str
    name: str
    kind: str
    content: bytes
    title: str = ""


def book_epub(book: ClippingBook, read: Callable[[str], bytes | None], made: datetime | None = None) -> bytes:
    """The whole file. `read` gives a picture's bytes by its name in the media folder; `made` is now where not given."""
    pictures = _Pictures(read)
    chapters = [
        _chapter(number, clipping.title, article(clipping, pictures.link))
        for number, clipping in enumerate(book.clippings, 1)
    ]
    chapters.append(_chapter(len(chapters) + 1, "参考文献", references(book)))
    parts = [*chapters, _Part("style", "style.css", "text/css", STYLE.encode()), *pictures.parts()]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("book/package.opf", _package(book, parts, made or datetime.now(UTC)))
        archive.writestr("book/contents.xhtml", _contents(book, chapters))
        for part in parts:
            archive.writestr(f"book/{part.name}", part.content)
    return out.getvalue()


class _Pictures:
    """The pictures that the chapters ask for, each kept once."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._kept: dict[str, tuple[str, bytes]] = {}

    def link(self, name: str) -> str | None:
        content = self._read(name)
        kind = picture_type(content) if content else None
        if not content or not kind:
            return None
        file = f"pictures/{sha256(content).hexdigest()[:16]}.{kind.partition('/')[2]}"
        self._kept[file] = (kind, content)
        return file

    def parts(self) -> Iterator[_Part]:
        for number, (file, (kind, content)) in enumerate(self._kept.items(), 1):
            yield _Part(f"picture{number}", file, kind, content)


def _chapter(number: int, title: str, body: str) -> _Part:
    page = _page(title, f"<main>{body}</main>")
    return _Part(f"chapter{number}", f"chapter{number}.xhtml", _XHTML, page.encode(), title)


def _page(title: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head><title>{escaped(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""


def _contents(book: ClippingBook, chapters: list[_Part]) -> str:
    entries = "\n".join(f'<li><a href="{part.name}">{escaped(part.title)}</a></li>' for part in chapters)
    introduction = f"<p>{escaped(book.introduction)}</p>" if book.introduction else ""
    title = f"<h1>{escaped(book.title)}</h1>"
    return _page(book.title, f'{title}\n{introduction}\n<nav epub:type="toc"><ol>\n{entries}\n</ol></nav>')


def _package(book: ClippingBook, parts: list[_Part], made: datetime) -> str:
    # The same clippings make the same book, so readers' programs know it again.
    digest = sha256("\0".join([book.title, *(each.title for each in book.clippings)]).encode()).digest()
    items = "\n".join(f'<item id="{part.id}" href="{part.name}" media-type="{part.kind}"/>' for part in parts)
    spine = "\n".join(f'<itemref idref="{part.id}"/>' for part in parts if part.kind == _XHTML)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{UUID(bytes=digest[:16], version=4)}</dc:identifier>
<dc:title>{escaped(book.title)}</dc:title>
<dc:language>zh-CN</dc:language>
<meta property="dcterms:modified">{made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="{_XHTML}" properties="nav"/>
{items}
</manifest>
<spine>
<itemref idref="contents"/>
{spine}
</spine>
</package>
"""
