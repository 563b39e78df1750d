"""A clipping book as one HTML file without scripts that contains its style and its pictures."""

from collections.abc import Iterable, Iterator, Sequence

from reader.domain.export_marks import GENERATOR, UNTITLED
from reader.render.book_css import PAGE_STYLE
from reader.render.citation.gbt7714 import gbt7714
from reader.render.clipping import ClippingBook
from reader.render.markup import PictureLink, article, no_pictures
from reader.render.sections import Entry, contents, imprint
from reader.render.xml_text import escaped, named

# No script, no network, no frames: only this file's own style, and pictures that it carries itself.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def book_html(book: ClippingBook, link: PictureLink = no_pictures) -> str:
    """Return the page: title, introduction, contents, stories, references; one story has no title and no contents."""
    body = _alone(book, link) if book.is_one_story else _together(book, link)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="{GENERATOR}">
<title>{named(book.title, UNTITLED)}</title>
<style>{PAGE_STYLE}</style>
</head>
<body>
<main>
{_as_html(body)}
</main>
</body>
</html>
"""


def _as_html(parts: Iterable[str]) -> str:
    """Turn the empty tags of XHTML into those of HTML. Escaped text contains no '/>'."""
    return "\n".join(parts).replace("/>", ">")


def _alone(book: ClippingBook, link: PictureLink) -> Iterator[str]:
    yield article(book.clippings[0], link, level=1)
    yield references(book)


def _together(book: ClippingBook, link: PictureLink) -> Iterator[str]:
    yield f'<header class="nameplate">\n<h1>{named(book.title, UNTITLED)}</h1>'
    yield f'<p class="imprint">{escaped(imprint(book))}</p>\n</header>'
    if book.introduction:
        yield f'<div class="introduction">\n{paragraphs(book.introduction)}\n</div>'
    if len(book.clippings) > 1:
        yield f"<nav>\n<h2>目录</h2>\n{_listed(contents(book.clippings))}\n</nav>"
    pictures = 1
    for number, clipping in enumerate(book.clippings, 1):
        yield article(clipping, link, number, pictures)
        pictures += len(clipping.story.photos)
    yield references(book)


def _listed(entries: Sequence[Entry]) -> str:
    lines = "\n".join(f"<li>{_entry(entry)}</li>" for entry in entries)
    return f"<ol>\n{lines}\n</ol>"


def _entry(entry: Entry) -> str:
    title = f'<a href="#story-{entry.first}">{escaped(entry.title)}</a>'
    return f"{title}\n{_listed(entry.below)}" if entry.below else title


def paragraphs(text: str) -> str:
    """Return the reader's own text as `p` elements, one for each line."""
    return "\n".join(f"<p>{escaped(line)}</p>" for line in text.splitlines() if line.strip())


def references(book: ClippingBook, level: int = 2) -> str:
    """Return the reference list of a book as a `section` element."""
    lines = "\n".join(f"<p>{escaped(line)}</p>" for line in gbt7714(book.clippings, book.edition).splitlines())
    return f'<section class="references">\n<h{level}>参考文献</h{level}>\n{lines}\n</section>'
