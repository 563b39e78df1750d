"""Newspaper, day and page in brackets below an article's title: (1957年5月17日 海州日报 第三版)."""

import re
from collections.abc import Sequence

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import LONGEST_CHARS, PageHead, read_page_head

_WHOLE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")

_MOST_ABOVE = 3
"""Lines with text above it: kicker, headline and deck. Further down the brackets name a text that is quoted."""


def bracketed_head(lines: Sequence[str]) -> tuple[int, tuple[Guess, ...]]:
    """Return the number of that line (from 1) and the facts that it states; 0 and none if there is no such line.

    A text with a page head above is a page, and what stands in brackets there is a story's source. Below the first
    long line, which is a paragraph, none is looked for.
    """
    above: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_CHARS or len(above) > _MOST_ABOVE:
            break
        plain = half_width(line)
        whole = _WHOLE.fullmatch(plain) if above else None
        head = _facts(whole[1]) if whole else None
        if head and not any(map(_is_page_head, above)):
            return number, tuple(head.guesses(EvidenceSource.ARTICLE_HEAD, line.strip()))
        above.append(plain)
    return 0, ()


def _is_page_head(plain: str) -> bool:
    stated = read_page_head(plain.strip("# "))
    return stated is not None and stated.known > 0


def _facts(plain: str) -> PageHead | None:
    head = read_page_head(plain.strip())
    return head if head and head.newspaper and head.date and head.number else None
