"""The ways into a book: the contents that readers see (nav), and those that older programs read (NCX)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from reader.domain.export_marks import UNTITLED
from reader.render.xml_text import named


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the contents: its words, the file (and place in it) that it leads to, the lines below it."""

    title: str
    href: str
    below: tuple["Way", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """`contents` in reading order, `pages` as printed, `landmarks`: the parts of the book by their kind."""

    contents: Sequence[Way]
    pages: Sequence[Way] = ()
    landmarks: Sequence[tuple[str, Way]] = ()


def nav_body(ways: Ways) -> str:
    """The navigation document's body: contents, and hidden in it landmarks and printed pages."""
    return "\n".join(
        (
            f'<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>目录</h1>\n{_list(ways.contents)}\n</nav>',
            '<nav epub:type="landmarks" hidden="hidden">\n<h2>导航</h2>\n<ol>',
            *(f'<li><a epub:type="{kind}" href="{way.href}">{way.title}</a></li>' for kind, way in ways.landmarks),
            "</ol>\n</nav>",
            *_page_list(ways.pages),
        )
    )


def _page_list(pages: Sequence[Way]) -> Iterator[str]:
    if pages:
        yield f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden">\n<h2>版次</h2>\n{_list(pages)}\n</nav>'


def _list(ways: Sequence[Way]) -> str:
    return "<ol>\n" + "\n".join(f"<li>{_line(way)}</li>" for way in ways) + "\n</ol>"


def _line(way: Way) -> str:
    link = f'<a href="{way.href}">{named(way.title, UNTITLED)}</a>'
    return f"{link}\n{_list(way.below)}" if way.below else link


def ncx(title: str, identifier: str, ways: Ways) -> str:
    """The same for programs that read EPUB 2."""
    number = count(1)
    points = "\n".join(_point(way, number) for way in ways.contents)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="zh-CN">
<head>
<meta name="dtb:uid" content="{identifier}"/>
<meta name="dtb:depth" content="{_depth(ways.contents)}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{named(title, UNTITLED)}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""


def _point(way: Way, number: "count[int]") -> str:
    label = f"<navLabel><text>{named(way.title, UNTITLED)}</text></navLabel>"
    opening = f'<navPoint id="point-{next(number)}">{label}<content src="{way.href}"/>'
    return opening + "".join(f"\n{_point(each, number)}" for each in way.below) + "</navPoint>"


def _depth(ways: Sequence[Way]) -> int:
    return 1 + max((_depth(way.below) for way in ways if way.below), default=0)
