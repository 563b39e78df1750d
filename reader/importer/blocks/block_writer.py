"""Blocks as they are written: text and marks of the line that is read, with the facts that hold where they stand."""

import re
from dataclasses import dataclass, field, replace

from reader.importer.blocks.block import Block, Emphasis, Region, Stated
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.blocks.table_rows import TableRows
from reader.importer.shapes.pictographs import is_pictograph

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of the place where text stands; `centred` is True between the margins of a page set in HTML."""

    level: int = 0
    stated: Stated = Stated.TEXT
    centred: bool = False
    indented: bool = False


@dataclass(slots=True)
class _Draft:
    """A block in the making: its lines and pieces, and how many of its signs stand in each type."""

    first: int
    last: int
    facts: Facts
    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    other: int = 0


class BlockWriter:
    """Blocks and removed marks of a text, written line by line. `line` is the number of the line that is read."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.removed: list[Removed] = []
        self.centred: set[int] = set()
        self.line = 0
        self.gap = 0
        self.facts = Facts()
        self._bold = 0
        self._italic = 0
        self._region: Region | None = None
        self._page = 1
        self._opens_page = False
        self._draft: _Draft | None = None
        self._table: TableRows | None = None
        self._table_first = 0

    def blank(self) -> None:
        """Leave a blank line. Type that a tag began and none ended does not reach over it."""
        self.gap += 1
        self._bold = self._italic = 0

    def rule(self) -> None:
        """Draw a rule, which no paragraph runs past."""
        if self.blocks:
            self.blocks[-1].closed = True
        self.blank()

    def plain(self, text: str, *, level: int = 0, indented: bool = False) -> None:
        """Write the text of a line without marks within it as a block."""
        block = Block(text, self.line, self.line, level, self.gap, indented)
        block.region, block.opens_page = self._region, self._opens_page
        self.blocks.append(block)
        self.gap, self._opens_page = 0, False

    def name(self, mark: Mark, text: str, put: str = "") -> None:
        """Name signs that are taken away, with what stands in their place."""
        if text or put:
            self.removed.append(Removed(mark, self.line, text, put))

    def remove(self, mark: Mark, text: str, put: str = "") -> None:
        """Name signs that are taken away, and write what stands in their place."""
        self.name(mark, text, put)
        if put:
            self.write(put.replace("\n", " "))

    def set_type(self, emphasis: Emphasis | None, step: int) -> None:
        """Begin (1) or end (-1) text in bold or italic type."""
        if emphasis is Emphasis.BOLD:
            self._bold = max(0, self._bold + step)
        elif emphasis is Emphasis.ITALIC:
            self._italic = max(0, self._italic + step)

    def write(self, text: str) -> None:
        """Write text into the open cell or block."""
        if self._table and self._table.write(text):
            return
        if self._draft is None:
            if not text.strip():
                return
            self._draft = _Draft(self.line, self.line, self.facts)
        draft = self._draft
        draft.last = self.line
        draft.pieces.append(text)
        size = len(text.strip())
        draft.bold += size if self._bold else 0
        draft.italic += size if self._italic and not self._bold else 0
        # A model's small picture before a headline in bold is no other text.
        draft.other += 0 if self._bold or self._italic or is_pictograph(text) else size

    def end(self) -> None:
        """End the block that is written, if there is one."""
        draft, self._draft = self._draft, None
        text = "".join(draft.pieces).strip() if draft else ""
        if draft and text:
            self._add(text, draft.first, draft.last, draft.facts, emphasis=_emphasis(draft))

    def picture(self, link: str, about: str, raw: str) -> None:
        """Write a picture, or its place if `link` is ''.

        A picture that the text itself holds (data:) has no link. A description without a Han sign is the tool's own
        (Image, photo of the event), and no text of the page.
        """
        self.end()
        about = about.strip() if _HAN.search(about) else ""
        self.name(Mark.PICTURE, raw, about)
        link = "" if link.lower().startswith("data:") else link.strip()
        self._add(about, self.line, self.line, replace(self.facts, level=0), image=link)

    def furniture(self, text: str) -> None:
        """Write a line of the page's edge."""
        self.end()
        if text.strip():
            self._add(text.strip(), self.line, self.line, Facts(stated=Stated.FOLIO))

    def break_page(self) -> None:
        """Begin another page of the source."""
        self.end()
        self.gap += 1
        self._page += bool(self.blocks)
        self._opens_page = bool(self.blocks)
        self._region = None

    def enter_region(self, left: float, top: float, right: float, bottom: float) -> None:
        """Place what follows in a box of the page."""
        self.end()
        self._region = Region(self._page, left, top, right, bottom)

    @property
    def in_table(self) -> bool:
        return self._table is not None

    def open_table(self) -> TableRows:
        self.end()
        self._table, self._table_first = TableRows(), self.line
        return self._table

    def close_table(self) -> None:
        table, self._table = self._table, None
        self.end()
        text = table.text() if table else ""
        if text:
            self._add(text, self._table_first, self.line, Facts(stated=Stated.TABLE))

    def _add(
        self,
        text: str,
        first: int,
        last: int,
        facts: Facts,
        *,
        image: str | None = None,
        emphasis: Emphasis | None = None,
    ) -> None:
        block = Block(text, first, last, facts.level, self.gap, facts.indented, image, stated=facts.stated)
        block.emphasis, block.region, block.opens_page = emphasis, self._region, self._opens_page
        if facts.centred:
            self.centred.add(len(self.blocks))
        self.blocks.append(block)
        self.gap, self._opens_page = 0, False


def _emphasis(draft: _Draft) -> Emphasis | None:
    if draft.other:
        return None
    return Emphasis.BOLD if draft.bold >= draft.italic else Emphasis.ITALIC
