"""An article of a marked-up page as a manuscript: its lines in their order, those of which the page leaves no doubt
spared the page parser."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from reader.domain.newspaper import Guess
from reader.domain.origin import Origin
from reader.domain.span import SourceLines
from reader.importer.blocks.block import Block
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import tag_of
from reader.importer.furniture import LeftOut
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.sentence import is_finished

_ENDED = 0.35
"""Share of paragraphs that end with a sentence at least; of printed lines, each in an element, a quarter does."""


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
    """An article: the head that its page states, its lines, each with its use, and the address that is its alone.

    `document` are the lines of the page or field in which it stands, from which the numbers of its lines' places count.
    """

    given: GivenHead | None
    lines: Sequence[tuple[Line, Use]]
    document: Sequence[Line] = ()
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
    """Return a page that holds these articles; its text shows every line, with a blank one between two.

    The lines stand in the order of their document, words that stand nowhere on it above them.
    """
    sheet = Sheet()
    parts: list[Part] = []
    beside: list[tuple[int, str]] = []
    for article in articles:
        blocks = []
        closed = _ends_of_paragraphs([line for line, _ in article.lines])
        placed = sheet.put_all([line for line, _ in article.lines], article.document)
        for at, ((line, use), block) in enumerate(zip(article.lines, placed, strict=True)):
            block.closed = at in closed
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


def _ends_of_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that end a paragraph's element; none if a page has such an element for each line.

    Programs that turn a PDF into HTML write its printed lines so: most of them end within a sentence.
    """
    ends = [
        at
        for at, line in enumerate(lines)
        if line.element is not None
        and tag_of(line.element) == "p"
        and all(other.element is not line.element for other in lines[at + 1 : at + 2])
    ]
    finished = sum(is_finished(half_width(lines[at].text)) for at in ends)
    return set(ends) if finished >= _ENDED * len(ends) else set()


@dataclass(slots=True)
class Sheet:
    """The text of a page while it is put together: its blocks with a blank line between two."""

    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines[:-1])

    def put(self, line: Line) -> Block:
        """Add a line to the text; return it as a block with the numbers of its lines."""
        return _block(line, self._add(line))

    def put_all(self, lines: Sequence[Line], document: Sequence[Line]) -> list[Block]:
        """Add lines of a document to the text in its order, words that stand nowhere on it above them."""
        alone = {at: self._add(line) for at, line in enumerate(lines) if not line.places}
        shown = {place: document[place] for place in sorted({place for line in lines for place in line.places})}
        added = {place: self._add(line) for place, line in shown.items()}
        return [
            _block(line, alone.get(at) or SourceLines(added[line.places[0]].first, added[line.places[-1]].last))
            for at, line in enumerate(lines)
        ]

    def _add(self, line: Line) -> SourceLines:
        shown = (line.text or line.image or "").split("\n")
        first = len(self.lines) + 1
        self.lines += [*shown, ""]
        return SourceLines(first, first + len(shown) - 1)


def _block(line: Line, lines: SourceLines) -> Block:
    return Block(
        line.text,
        lines.first,
        lines.last,
        level=line.level,
        gap=1,
        indented=line.indented,
        image=line.image,
        stated=line.stated,
        emphasis=line.emphasis,
    )
