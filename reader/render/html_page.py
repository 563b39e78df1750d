"""A clipping book as one HTML file that needs nothing beside it and runs nothing."""

from reader.render.citation.gbt7714 import gbt7714
from reader.render.clipping import ClippingBook
from reader.render.markup import STYLE, PictureLink, article, no_pictures
from reader.render.xml_text import escaped

# No script, no network, no frames: only this file's own style, and pictures that it carries itself.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def book_html(book: ClippingBook, link: PictureLink = no_pictures) -> str:
    """The whole page: title, introduction, clippings, reference list."""
    introduction = f"<p>{escaped(book.introduction)}</p>" if book.introduction else ""
    articles = "\n".join(article(clipping, link) for clipping in book.clippings)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{escaped(book.title)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{escaped(book.title)}</h1>
{introduction}
{articles}
{references(book)}
</main>
</body>
</html>
"""


def references(book: ClippingBook) -> str:
    """The reference list of a book as a `section` element."""
    lines = "\n".join(f"<p>{escaped(line)}</p>" for line in gbt7714(book.clippings).splitlines())
    return f'<section class="references">\n<h2>参考文献</h2>\n{lines}\n</section>'
