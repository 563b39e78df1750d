"""An article of a marked-up page as a manuscript: its lines in their order, those of which the page leaves no doubt
spared the page parser."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from reader.domain.newspaper import Guess
from reader.domain.origin import Origin
from reader.importer.blocks.block import Block
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import tag_of
from reader.importer.furniture import LeftOut
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture


class Use(Enum):
    """Uses of a line that the page keeps."""

    PARSED = auto()
    """The page parser shall see it."""
    STATED = auto()
    """Part of the head that the page states: shown, and known without the parser."""
    BESIDE = auto()
    """None of the article's text: its place, its number of characters, what no other name fits."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: the head that its page states, its lines, each with its use, and the address that is its alone."""

    given: GivenHead | None
    lines: Sequence[tuple[Line, Use]]
    origin: Origin | None = None


def head_lines(given: GivenHead) -> Iterator[tuple[Line, Use]]:
    """Yield the lines of a stated head in their order on paper."""
    lines = (
        (given.kicker, 0, Use.STATED),
        (given.headline, 1, Use.PARSED),
        (given.deck, 0, Use.STATED),
        (given.byline, 0, Use.PARSED),
    )
    yield from ((Line(text, level=level), use) for text, level, use in lines if text)


def composed(
    articles: Iterable[Article], guesses: tuple[Guess, ...] = (), left_out: tuple[LeftOut, ...] = ()
) -> Manuscript:
    """Return a page that holds these articles; its text shows every line, with a blank one between two."""
    sheet = Sheet()
    parts: list[Part] = []
    beside: list[tuple[int, str]] = []
    for article in articles:
        blocks = []
        for at, (line, use) in enumerate(article.lines):
            below = article.lines[at + 1][0] if at + 1 < len(article.lines) else None
            block = sheet.put(line)
            block.closed = _ends_paragraph(line, below)
            if use is Use.PARSED:
                blocks.append(block)
            elif use is Use.BESIDE:
                beside += [(block.first + at, text) for at, text in enumerate(line.text.split("\n"))]
        parts.append(Part(blocks=blocks, given=article.given, origin=article.origin))
    return Manuscript(
        text=sheet.text,
        parts=tuple(parts),
        furniture=furniture(beside),
        guesses=guesses,
        left_out=left_out,
    )


def _ends_paragraph(line: Line, following: Line | None) -> bool:
    """Return True for the last line of a paragraph's element: what comes below does not go on with it."""
    element = line.element
    return element is not None and tag_of(element) == "p" and (following is None or following.element is not element)


@dataclass(slots=True)
class Sheet:
    """The text of a page while it is put together: its blocks with a blank line between two."""

    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines[:-1])

    def put(self, line: Line) -> Block:
        """Add a line to the text; return it as a block with the numbers of its lines."""
        shown = (line.text or line.image or "").split("\n")
        first = len(self.lines) + 1
        self.lines += [*shown, ""]
        return Block(
            line.text,
            first,
            first + len(shown) - 1,
            level=line.level,
            gap=1,
            indented=line.indented,
            image=line.image,
            stated=line.stated,
            emphasis=line.emphasis,
        )
