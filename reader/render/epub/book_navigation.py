"""Navigation of an EPUB: the navigation document (nav), and the NCX for programs that read EPUB 2."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from reader.domain.export_marks import UNTITLED
from reader.render.xml_text import named


@dataclass(frozen=True, slots=True)
class Target:
    """An entry of the contents: its title, the file and anchor that it links to, the entries below it."""

    title: str
    href: str
    below: tuple["Target", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """`contents` in reading order, `pages` as printed, `landmarks`: parts of the book with their `epub:type`."""

    contents: Sequence[Target]
    pages: Sequence[Target] = ()
    landmarks: Sequence[tuple[str, Target]] = ()


def nav_body(navigation: Navigation) -> str:
    """Return the body of the navigation document: contents, and hidden the landmarks and the printed pages."""
    return "\n".join(
        (
            f'<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>目录</h1>\n{_list(navigation.contents)}\n</nav>',
            '<nav epub:type="landmarks" hidden="hidden">\n<h2>导航</h2>\n<ol>',
            *(f'<li><a epub:type="{kind}" href="{to.href}">{to.title}</a></li>' for kind, to in navigation.landmarks),
            "</ol>\n</nav>",
            *_page_list(navigation.pages),
        )
    )


def _page_list(pages: Sequence[Target]) -> Iterator[str]:
    if pages:
        yield f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden">\n<h2>版次</h2>\n{_list(pages)}\n</nav>'


def _list(targets: Sequence[Target]) -> str:
    return "<ol>\n" + "\n".join(f"<li>{_line(target)}</li>" for target in targets) + "\n</ol>"


def _line(target: Target) -> str:
    link = f'<a href="{target.href}">{named(target.title, UNTITLED)}</a>'
    return f"{link}\n{_list(target.below)}" if target.below else link


def ncx(title: str, identifier: str, navigation: Navigation) -> str:
    """Return the contents as NCX."""
    number = count(1)
    points = "\n".join(_point(target, number) for target in navigation.contents)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="zh-CN">
<head>
<meta name="dtb:uid" content="{identifier}"/>
<meta name="dtb:depth" content="{_depth(navigation.contents)}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{named(title, UNTITLED)}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""


def _point(target: Target, number: "count[int]") -> str:
    label = f"<navLabel><text>{named(target.title, UNTITLED)}</text></navLabel>"
    opening = f'<navPoint id="point-{next(number)}">{label}<content src="{target.href}"/>'
    return opening + "".join(f"\n{_point(each, number)}" for each in target.below) + "</navPoint>"


def _depth(targets: Sequence[Target]) -> int:
    return 1 + max((_depth(target.below) for target in targets if target.below), default=0)
