"""The title of a page's window: 春耕开始-工人日报电子版 has the headline, then the site's name."""

import re
from collections.abc import Iterator

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.web.html_tree import Element
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.newspaper_names import newspaper_named
from reader.importer.shapes.page_head import read_page_head

_LONGEST_CHARS = 200
"""Characters of a title that are looked at."""

_PAPER = 0.7
"""Confidence of the newspaper that a title names: a site may name another one's."""

_PARTS = re.compile(r"\s*(?:_+|[-|–]+|(?<!—)—(?!—))\s*")
_SITE = re.compile(r"(?<=....)\s{0,4}(?:_.*|(?:[-|–]+|(?<!—)—(?!—))[^-_|—–]{0,30})$")
_COUNT = re.compile(r"\s*[（(]\d+字[)）]\s*$")
_EDITION = re.compile(
    r"(?:(?:多媒体)?(?:电子|数字)(?:报刊?|版)(?:平台|系统|首页)?|(?:手机|网络)[报版]|电子阅读|客户端|官网|网)$"
)
_EDITION_NAMED = re.compile(r"(?:数字|电子)(?:报刊?|版)")
_NET = re.compile(r"^(?:中国|中华)?..网$|(?:新闻|资讯|政府|门户|信息|传媒)网$")
"""Sites' names; other things that end in 网 are a headline's (织密防护网)."""

_EDITIONS = frozenset(("数字报", "电子报", "数字版", "电子版", "首页"))


def title_of(tree: Element) -> str:
    """Return a page's title in one line; '' if it has none."""
    return " ".join(str(tree.xpath("string(//title)"))[:_LONGEST_CHARS].split())


def is_site(name: str) -> bool:
    """Return True if a name is a newspaper's, its electronic edition's or a site's: no headline."""
    name = name.strip()
    paper = _EDITION.sub("", name)
    if _NET.search(name) or _NET.search(paper) or name in _EDITIONS:
        return True
    return bool(paper) and newspaper_named(paper) == paper


def is_edition(title: str) -> bool:
    """Return True for the title of a page of an electronic edition, whose day is that of the issue."""
    return _EDITION_NAMED.search(title) is not None


def without_site(title: str) -> str:
    """Return the headline of a title, without sites' names and the number of characters; '' if it names sites alone.

    —— is the headline's own.
    """
    headline = _from_headline(title)
    while (mark := next(reversed(list(_PARTS.finditer(headline))), None)) and is_site(headline[mark.end() :]):
        headline = headline[: mark.start()]
    found = _COUNT.sub("", _SITE.sub("", headline)).strip()
    return "" if is_site(found) or _is_place(found) else found


def _is_place(text: str) -> bool:
    """Return True for a day, a page's number or both: the place of an article, and no headline of it."""
    head = read_page_head(half_width(text))
    return head is not None and head.stands_alone and bool(head.date or head.number)


def sites(title: str) -> list[str]:
    """Return the names of sites in a title: the last part behind the headline, and what its name makes one."""
    parts = [part.strip() for part in _PARTS.split(title)]
    named = [part for part in parts if is_site(part)]
    return named or parts[1:][-1:]


def _from_headline(title: str) -> str:
    """Return a title from its first part that names no site."""
    while (mark := _PARTS.search(title)) and (not mark.start() or is_site(title[: mark.start()])):
        title = title[mark.end() :]
    return title


def newspapers(title: str) -> Iterator[Guess]:
    """Yield the newspaper that is the site; never a name in the headline."""
    for part in sites(title):
        name = _EDITION.sub("", part.strip())
        if name and newspaper_named(name) == name:
            yield Guess("newspaper", name, (Evidence(EvidenceSource.PAGE_TITLE, part.strip()),), _PAPER)
            return
