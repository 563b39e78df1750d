"""Any web page: its article found by trafilatura among menus, adverts and footers."""

import logging

from reader.domain.newspaper import Guess
from reader.importer.formats.composed import composed
from reader.importer.formats.html_blocks import Block, blocks
from reader.importer.manuscript import Manuscript, Told

_FEWEST_CHARACTERS = 20

_WEB_DATE = 0.5
"""The day a web page gives is often the day it went on line, not the day of the paper."""


def extracted(text: str) -> Manuscript | None:
    """The article of a web page, None where there is none.

    trafilatura loads in a third of a second: only when such a page comes.
    """
    from trafilatura import bare_extraction

    # It logs an error for every page without text; that there is no article is said by what this returns.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    found = bare_extraction(
        text, include_images=True, include_comments=False, favor_recall=True, with_metadata=True, deduplicate=False
    )
    body = list(blocks(found.body)) if found is not None and not isinstance(found, dict) else []
    if found is None or isinstance(found, dict) or sum(len(block.text) for block in body) < _FEWEST_CHARACTERS:
        return None
    headline, body = _headline(body, found.title)
    guesses = (Guess("date", found.date, f"web page: {found.date}", _WEB_DATE),) if found.date else ()
    return composed(Told(headline=headline), body, guesses)


def _headline(body: list[Block], title: str | None) -> tuple[str | None, list[Block]]:
    """The page's first large heading, else its title; what follows it."""
    for place, block in enumerate(body[:4]):
        if block.level == 1:
            return block.text, body[:place] + body[place + 1 :]
    return title, [block for block in body if block.text != title]
