"""Marks that the Founder e-paper system writes into its pages beside the visible text.

A comment holds an article's properties (`<!--enpproperty <introtitle>…</introtitle> … /enpproperty-->`), two others
stand around its text (`<!--enpcontent-->`). Its younger sister puts comments around each part
(`<!--<npm:article-pretitle>-->…`). Most Chinese papers put their electronic editions on line with one of them.
"""

import html
import re
from collections.abc import Iterable, Iterator

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.web.html_lines import Line
from reader.text.numerals import page_number

_LONGEST_CHARS = 20_000
"""Characters of a comment that are searched for fields: the comment may never end."""

STATED = 0.95
"""Confidence of a page's facts that an edition states in its own marks."""

_NAMES = {
    "title": "headline",
    "introtitle": "kicker",
    "subtitle": "deck",
    "author": "byline",
    "date": "date",
    "nodename": "page",
    "pagenum": "page",
}
_PROPERTY = re.compile(rf"<(?:founder-)?({'|'.join(_NAMES)})>([^<>]{{1,400}})</")
HEADS = {
    "npm:article-pretitle": "kicker",
    "npm:article-title": "headline",
    "npm:article-subtitle": "deck",
    "npm:article-author": "byline",
}
"""Names of the comments around the parts of a head."""

CONTENT = frozenset(("enpcontent", "npm:article-content"))
"""Names of the comments around an article's text."""

_MARK = re.compile(r"<[^<>]{0,300}>|\]\]>|<!\[CDATA\[")
_NODE = re.compile(r"^\s*(?:第\s*)?([A-Za-z]?\d{1,3})\s*版?\s*(?:[：:]\s*(.{1,12}?))?\s*$")
_CURRENT = re.compile(r"当前版\s*[：:]\s*第?\s*([A-Za-z]?\d{1,3})\s*版")
_PAGE_LINE = re.compile(r"第\s*([A-Za-z]?\d{1,3})\s*版\s*[：:]\s*([\u4e00-\u9fff·]{1,10})")
_DATE_LINE = re.compile(
    r"\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?(?=\s{0,3}[（(]?(?:星期|第\s?[A-Za-z]?\d{1,3}\s?版))"
)


def properties(text: str) -> dict[str, str]:
    """Return the properties that a page states of its article, by our names; empty for pages of other systems."""
    start = text.find("<!--enpproperty")
    end = text.find("-->", start)
    if start < 0 or end < 0:
        return {}
    found = _PROPERTY.findall(text[start : min(end, start + _LONGEST_CHARS)])
    return {_NAMES[name]: words for name, value in found if (words := _plain(value))}


def parts(lines: Iterable[Line]) -> dict[str, str]:
    """Return the parts of the head that comments around them name."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.part in HEADS and line.image is None:
            found.setdefault(HEADS[line.part], []).append(line.text)
    return {name: " ".join(texts) for name, texts in found.items()}


def _plain(value: str) -> str:
    return " ".join(html.unescape(_MARK.sub(" ", value)).split())


def place(stated: dict[str, str], visible: str) -> tuple[Guess, ...]:
    """Guess date, page and section by an article's properties, else by the lines above: 2023年02月15日 第07版：要闻.

    `visible` is the page's text without the article's. Where it names several pages (a list of all) none is taken but
    the current one.
    """
    number, section = _page(stated, visible)
    date = day_in(stated.get("date", ""))
    line = _DATE_LINE.search(visible)
    found = {"date": date or (day_in(line.group()) if line else None), "page": number, "section": section}
    return tuple(
        Guess(field, value, (Evidence(EvidenceSource.EPAPER_PAGE, value),), STATED)
        for field, value in found.items()
        if value
    )


def day(lines: Iterable[str]) -> Iterator[Guess]:
    """Yield the day of an issue, which stands beside the number of its page: 2024年06月03日 星期一."""
    for text in lines:
        if (found := _DATE_LINE.search(text)) and (value := day_in(found.group())):
            yield Guess("date", value, (Evidence(EvidenceSource.EPAPER_PAGE, found.group()),), STATED)
            return


def _page(stated: dict[str, str], visible: str) -> tuple[str | None, str | None]:
    """Return a page's number and section."""
    pages = {(page_number(number), name) for number, name in _PAGE_LINE.findall(visible)}
    node = _NODE.match(stated.get("page", ""))
    current = node or _CURRENT.search(visible)
    if current is None:
        return pages.pop() if len(pages) == 1 else (None, None)
    number = page_number(current[1])
    names = {name for page, name in pages if page == number}
    return number, (node[2] if node else None) or (names.pop() if len(names) == 1 else None)
