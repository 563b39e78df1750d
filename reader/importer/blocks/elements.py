"""HTML's elements that are open where a line stands, and what their tags do to the blocks that are written."""

import re
from dataclasses import dataclass, replace

from reader.importer.blocks.block import Stated
from reader.importer.blocks.block_writer import BlockWriter, Facts
from reader.importer.blocks.html_tags import BLOCKS, NAMES, SILENT, VOID, Tag
from reader.importer.blocks.latex_signs import SUBSCRIPTS, SUPERSCRIPTS
from reader.importer.blocks.removed import Mark
from reader.importer.blocks.table_rows import TableRows

_END = re.compile(rf"</({NAMES})\s*>", re.IGNORECASE)
_RAISED = {"sup": SUPERSCRIPTS, "sub": SUBSCRIPTS}
_CELLS = ("td", "th")

_DEEPEST = 100
"""Elements within one another. Guard: each block asks all that are open around it."""


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    facts: Facts


class OpenElements:
    """The elements around the text that is read. An element that nothing closes below opens none: its tag is a mark."""

    def __init__(self, lines: list[str], writer: BlockWriter) -> None:
        self._lines = lines
        self._writer = writer
        self._open: list[_Element] = []
        self._last_ends: dict[str, int] | None = None
        self._rows: TableRows | None = None
        self._tables = 0
        self._raised: dict[str, str] | None = None
        self.silent: str | None = None

    @property
    def is_empty(self) -> bool:
        return not self._open and self._rows is None and self._raised is None

    def facts(self, line: Facts) -> Facts:
        """Return the facts of a line within the open elements; what the line's own marks say comes first."""
        level, stated, centred = line.level, line.stated, line.centred
        for element in reversed(self._open):
            level = level or element.facts.level
            stated = element.facts.stated if stated is Stated.TEXT else stated
            centred = centred or element.facts.centred
        return replace(line, level=level, stated=stated, centred=centred)

    def write(self, text: str) -> None:
        """Write text, raised or lowered where it stands so."""
        signs = self._raised
        if signs and text.strip() and all(sign in signs for sign in text.strip()):
            self._writer.remove(Mark.SIGN, text, "".join(signs.get(sign, sign) for sign in text))
        else:
            self._writer.write(text)

    def take(self, tag: Tag, line: Facts) -> None:
        """Do what a tag asks for; its signs are named already."""
        if tag.name == "img":
            return
        if tag.emphasis:
            self._writer.set_type(tag.emphasis, -1 if tag.ends else 1)
        elif tag.name in _RAISED:
            self._raised = None if tag.ends else _RAISED[tag.name]
        elif tag.name in SILENT:
            self.silent = None if tag.ends or not self._closes_below(tag.name) else tag.name
        elif tag.name in BLOCKS:
            self._take_block(tag, line)

    def _take_block(self, tag: Tag, line: Facts) -> None:
        writer = self._writer
        if self._rows is not None or tag.name == "table":
            self._take_in_table(tag, line)
            return
        if writer.in_table:
            writer.write(" ")
            return
        writer.end()
        if tag.name == "hr":
            writer.gap += 1
        elif tag.name == "p":
            writer.gap = max(writer.gap, 1)
        elif tag.ends:
            self._close(tag.name)
        elif tag.name not in VOID and len(self._open) < _DEEPEST and self._closes_below(tag.name):
            if tag.level:
                self._open = [element for element in self._open if not element.facts.level]
            self._open.append(_Element(tag.name, Facts(tag.level, tag.stated, tag.centred)))
        writer.facts = self.facts(line)

    def _take_in_table(self, tag: Tag, line: Facts) -> None:
        """Take a tag of a table, or within one. A table within a cell is words of the cell."""
        if tag.name == "table":
            self._take_table(tag, line)
            return
        rows = self._rows
        if rows is None:
            return
        if tag.name == "caption" and not tag.ends:
            rows.close_cell()
            self._writer.end()
            self._writer.facts = Facts(stated=Stated.CAPTION)
        elif tag.name == "caption":
            self._writer.end()
            self._writer.facts = self.facts(line)
        elif self._tables > 1 or tag.name not in (*_CELLS, "tr"):
            rows.write(" ")
        elif tag.name == "tr" and not tag.ends:
            rows.open_row()
        elif tag.name in _CELLS and not tag.ends:
            rows.open_cell(tag.span("colspan"), tag.span("rowspan"))
        else:
            rows.close_cell()

    def _take_table(self, tag: Tag, line: Facts) -> None:
        if not tag.ends and self._closes_below("table"):
            self._tables += 1
            if self._rows is None:
                self._rows = self._writer.open_table()
        elif tag.ends and self._tables:
            self._tables -= 1
            if not self._tables:
                self._rows = None
                self._writer.close_table()
                self._writer.facts = self.facts(line)

    def _close(self, name: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == name:
                del self._open[at:]
                return

    def _closes_below(self, name: str) -> bool:
        if self._last_ends is None:
            ends = (
                (match[1].lower(), number)
                for number, line in enumerate(self._lines, 1)
                for match in _END.finditer(line)
            )
            self._last_ends = dict(ends)
        return self._last_ends.get(name, 0) >= self._writer.line
