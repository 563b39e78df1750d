"""The title of a page's window: 春耕开始-工人日报电子版 has the headline, then the site's name."""

import re
from collections.abc import Iterator

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.web.html_tree import Element
from reader.importer.facts.newspaper_names import newspaper_named

_LONGEST_CHARS = 200
"""Characters of a title that are looked at."""

_PAPER = 0.7
"""Confidence of the newspaper that a title names: a site may name another one's."""

_PARTS = re.compile(r"\s*(?:_+|[-|–]+|(?<!—)—(?!—))\s*")
_SITE = re.compile(r"(?<=....)\s{0,4}(?:_.*|(?:[-|–]+|(?<!—)—(?!—))[^-_|—–]{0,30})$")
_COUNT = re.compile(r"\s*[（(]\d+字[)）]\s*$")
_EDITION = re.compile(r"(?:电子|数字)[报版]$")


def title_of(tree: Element) -> str:
    """Return a page's title in one line; '' if it has none."""
    return " ".join(str(tree.xpath("string(//title)"))[:_LONGEST_CHARS].split())


def without_site(title: str) -> str:
    """Return a title without the site's name at its end and the number of characters; —— is the headline's own."""
    return _COUNT.sub("", _SITE.sub("", title)).strip()


def sites(title: str) -> list[str]:
    """Return the parts of a title behind the headline; the whole of it if it has no parts."""
    parts = _PARTS.split(title)
    return parts[1:] or parts


def newspapers(title: str) -> Iterator[Guess]:
    """Yield the newspaper that is the site; never a name in the headline."""
    for part in sites(title):
        name = _EDITION.sub("", part.strip())
        if name and newspaper_named(name) == name:
            yield Guess("newspaper", name, (Evidence(EvidenceSource.PAGE_TITLE, part.strip()),), _PAPER)
            return
