"""A page written block by block, for sources that state the facts of their blocks: its text as kept, and the blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.domain.newspaper import Guess
from reader.domain.problem import Problem
from reader.domain.story import JumpLine
from reader.importer.blocks import captions
from reader.importer.blocks.block import Block, Emphasis, Region, Stated
from reader.importer.blocks.page_top import head_guesses
from reader.importer.blocks.reading import read_text
from reader.importer.containers.plain.page_breaks import pages_in
from reader.importer.manuscript import GivenHead, Manuscript, Part
from reader.importer.source.decoding import clean


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that a source states of a block; `centred`: between the margins, as captions are."""

    level: int = 0
    stated: Stated = Stated.TEXT
    emphasis: Emphasis | None = None
    indented: bool = False
    centred: bool = False
    opens_page: bool = False
    region: Region | None = None
    confidence: float | None = None


NO_FACTS = Facts()


class BlockSheet:
    """The lines and blocks of one page. A blank line parts blocks, as in Markdown, unless they are said to touch."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._centred: set[int] = set()
        self._gap = 0
        self._parts: list[Part] = []
        self._parted = 0
        self._guesses: tuple[Guess, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def leave(self) -> None:
        """Leave a blank line, as an empty paragraph does."""
        self._lines.append("")
        self._gap += 1

    def add(self, text: str, facts: Facts = NO_FACTS, *, touching: bool = False) -> None:
        """Write a block; no text, no block. `touching`: no blank line parts it from the block above.

        Line ends are kept in tables, and rows that touch a table are its own; another block with line ends is one block
        for each line.
        """
        if facts.stated is Stated.TABLE:
            texts = [_tidy_rows(text)]
        else:
            texts = [line.strip() for line in clean(text).split("\n")]
        for number, piece in enumerate(texts):
            if piece:
                self._write(piece, facts, touching=touching or number > 0)

    def picture(self, link: str, words: str = "", facts: Facts = NO_FACTS) -> None:
        """Write a picture: its link, '' for one that has none, and words that describe it."""
        # In a line of Markdown a bracket would end the link, and a line end the line.
        safe = "".join(clean(link).split("\n")).strip().replace("(", "%28").replace(")", "%29")
        described = " ".join(clean(words).split())
        self._write(described, facts, image=safe)

    def read(self, text: str, facts: Facts = NO_FACTS, *, touching: bool = False) -> None:
        """Write text that may hold marks of Markdown, HTML or LaTeX; what a mark states comes before `facts`."""
        for block in read_text(clean(text)).blocks:
            stated = facts.stated if block.stated is Stated.TEXT else block.stated
            merged = replace(
                facts, level=block.level or facts.level, stated=stated, emphasis=block.emphasis or facts.emphasis
            )
            if block.image is not None:
                self.picture(block.image, block.text, merged)
            else:
                self.add(block.text, merged, touching=touching)

    def pages(self) -> Iterator["BlockSheet"]:
        """Yield the pages that stand in this one, parted at their page heads."""
        start = 0
        for text in pages_in("\n".join(self._lines)):
            lines = text.split("\n")
            page = BlockSheet()
            page._lines = lines
            here = range(start + 1, start + len(lines) + 1)
            for at, block in enumerate(self._blocks):
                if block.first in here:
                    if at in self._centred:
                        page._centred.add(len(page._blocks))
                    page._blocks.append(replace(block, first=block.first - start, last=block.last - start))
            start += len(lines)
            if page:
                yield page

    def state(self, guess: Guess) -> None:
        """Take down a fact of the page that its source states beside the text."""
        self._guesses = (*self._guesses, guess)

    def head(self) -> Iterator[Guess]:
        """Yield what the page's head states."""
        yield from head_guesses(self._blocks)

    def close_part(
        self,
        given: GivenHead | None = None,
        *,
        continued_from: JumpLine | None = None,
        continued_on: JumpLine | None = None,
    ) -> None:
        """Make what was written since the last part a part of its own, with what its source states of it."""
        blocks = captions.settle(
            self._blocks[self._parted :], {at - self._parted for at in self._centred if at >= self._parted}
        )
        if blocks:
            part = Part(blocks=blocks, given=given, continued_from=continued_from, continued_on=continued_on)
            self._parts.append(part)
        self._parted = len(self._blocks)

    def manuscript(self, guesses: Sequence[Guess] = (), problems: Sequence[Problem] = ()) -> Manuscript:
        """Return the page."""
        text = "\n".join(self._lines)
        self.close_part()
        return Manuscript(
            text=text, parts=tuple(self._parts), guesses=(*self._guesses, *guesses), problems=tuple(problems)
        )

    def _write(self, text: str, facts: Facts, *, touching: bool = False, image: str | None = None) -> None:
        if self._blocks and not self._gap and not touching:
            self.leave()
        if touching and facts.stated is Stated.TABLE and self._parted < len(self._blocks):
            above = self._blocks[-1]
            if above.stated is Stated.TABLE:
                self._lines += text.split("\n")
                self._blocks[-1] = replace(above, text=f"{above.text}\n{text}", last=len(self._lines))
                return
        if facts.centred:
            self._centred.add(len(self._blocks))
        first = len(self._lines) + 1
        self._lines += (text if image is None else f"![{text}]({image})").split("\n")
        block = Block(text, first, len(self._lines), facts.level, self._gap, facts.indented, image)
        block.stated, block.emphasis, block.opens_page = facts.stated, facts.emphasis, facts.opens_page
        block.region, block.confidence = facts.region, facts.confidence
        self._blocks.append(block)
        self._gap = 0


def _tidy_rows(text: str) -> str:
    """Return a table's rows without empty ones; what is no row of it by its line ends stays out."""
    rows = ("\t".join(" ".join(cell.split()) for cell in row.split("\t")).rstrip() for row in clean(text).split("\n"))
    return "\n".join(row for row in rows if row)
