"""An article of a marked-up page as a manuscript: its head as the page states it, then its blocks."""

from collections.abc import Sequence

from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.importer.containers.web.html_blocks import Block
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture


def composed(given: GivenHead, body: Sequence[Block], guesses: tuple[Guess, ...] = (), place: str = "") -> Manuscript:
    """Return a page that holds one article.

    Its text shows everything; the page parser is spared the kicker, the deck and `place` (the line that names
    newspaper, date and page), of which the container leaves no doubt.
    """
    head = (
        (Block(given.kicker or "", 2), False),
        (Block(given.headline or "", 1), True),
        (Block(given.deck or "", 2), False),
        (Block(given.byline or ""), True),
        (Block(place), False),
    )
    shown = [(block.line(), parse) for block, parse in (*head, *((block, True) for block in body)) if _is_seen(block)]
    number = {place: 2 * place + 1 for place in range(len(shown))}
    parsed = [number[index] for index, (_, parse) in enumerate(shown) if parse]
    return Manuscript(
        text="\n\n".join(line for line, _ in shown),
        parts=(
            Part(
                text="\n\n".join(line for line, parse in shown if parse),
                lines=[SourceLines(line, line) for line in parsed for _ in range(2)],
                given=given,
            ),
        ),
        furniture=furniture(
            [(number[index], line) for index, (line, _) in enumerate(shown) if place and line == place]
        ),
        guesses=guesses,
    )


def _is_seen(block: Block) -> bool:
    return bool(block.text) or block.image is not None
