"""The reading layer of text: Markdown, the HTML and LaTeX within it, and tools' own marks, as blocks with facts.

One pass over the lines. A line without a mark is a block as it stands. What a mark states is a fact of the block; its
signs are taken away and named, so that characters in = characters of the blocks + those removed, for any text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.importer.blocks import captions, inline_marks, model_words, set_columns
from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.block_writer import BlockWriter, Facts
from reader.importer.blocks.dialects.roles import RegionRole, region_role
from reader.importer.blocks.dialects.tool_marks import ALONE, Meaning
from reader.importer.blocks.elements import OpenElements
from reader.importer.blocks.emphasis import pair, style_of
from reader.importer.blocks.escaped_marks import unescaped
from reader.importer.blocks.html_tags import OPEN_AT_END
from reader.importer.blocks.line_marks import (
    HEADING_SIGNS,
    ORNAMENTS,
    bare_mark,
    cells,
    is_fence,
    is_grid,
    is_ornament,
    is_query,
    is_row,
    is_rule,
    is_table,
    openings,
    opens_item,
)
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.blocks.table_rows import TableRows
from reader.importer.blocks.token import Kind, Token, described


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as blocks, and the marks that were taken from it."""

    blocks: list[Block]
    removed: list[Removed]


_STARTS = "|".join(sorted({mark.opens or re.escape(mark.start) for mark, _ in ALONE}))
_OPENS = rf"[{HEADING_SIGNS}>]|[{ORNAMENTS}]\s*(?:[{ORNAMENTS}]|$)|[-+](?:\s|$)|\+[-=:]{{2}}|[-=—]{{3}}|{_STARTS}"
_WITHIN = re.compile(rf"\||{inline_marks.OPENS_MARK.pattern}")
_MARKED = re.compile(rf"^\s*(?:{_OPENS})|{_WITHIN.pattern}")
"""A line that may be more than text, by what stands within it, or at its start as well."""

_HAS_SIGN = re.compile(f"[|{re.escape(inline_marks.SIGNS)}]")
_FIRST_SIGNS = frozenset(f"{HEADING_SIGNS}{ORNAMENTS}>-+=—" + "".join(mark.start for mark, _ in ALONE))
"""First signs of lines that `_MARKED` is asked about; asking for them first is quick and spares most lines."""

_TEXTS = frozenset((Kind.TEXT, Kind.BRACKET, Kind.LINK_END, Kind.DELIMITER))

_NO_ROLE = RegionRole()

_MOST_JOINED = 20
"""Lines over which a tag or formula runs at most. Guard: a sign that nothing closes."""


def read_text(text: str) -> Reading:
    """Read a text (line ends \\n) as blocks; blank lines and rules are gaps."""
    lines, escapes = unescaped(text)
    reader = _Reader(lines, inline_marks.labels_of(text))
    reader.writer.removed += escapes
    reader.read()
    blocks = captions.settle(reader.writer.blocks, reader.writer.centred)
    if set_columns.may_stand_in(text):
        blocks = set_columns.settle(blocks)
    return Reading(model_words.settle(blocks, reader.writer.removed), reader.writer.removed)


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of a text."""
    return read_text(text).blocks


class _Reader:
    """A pass over a text's lines."""

    def __init__(self, lines: list[str], labels: frozenset[str]) -> None:
        self._lines = lines
        self._labels = labels
        self.writer = BlockWriter()
        self._elements = OpenElements(lines, self.writer)
        self._role = _NO_ROLE
        self._facts = Facts()

    def read(self) -> None:
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            self.writer.line = at + 1
            if not line or line.isspace():
                self.writer.blank()
                at += 1
            elif self._is_simple(line):
                at += 1
            else:
                at += self._marked(at)
        self.writer.close_table()

    def _is_simple(self, line: str) -> bool:
        """Take a line that is text and nothing else, perhaps a heading: most are."""
        if self._role is not _NO_ROLE or not self._elements.is_empty:
            return False
        text = line.strip()
        has_sign = _HAS_SIGN.search(text) is not None
        mark = _MARKED.search(text) if text[0] in _FIRST_SIGNS or has_sign else None
        if mark is None:
            self.writer.plain(text, indented=line[0].isspace())
            return True
        is_marked_within = has_sign and _WITHIN.search(text) is not None
        heading = openings(text, in_list=False) if mark[0] in HEADING_SIGNS and not is_marked_within else None
        if not heading:
            return False
        [opening] = heading
        self.writer.name(Mark.HEADING, opening.raw)
        self.writer.name(Mark.HEADING, opening.closing)
        text = text[len(opening.raw) :].removesuffix(opening.closing)
        self.writer.plain(text, level=opening.level, indented=line[0].isspace())
        return True

    def _marked(self, at: int) -> int:
        """Read a line that may hold marks; return how many lines belong to it."""
        text, count = self._whole(at)
        line = text.strip()
        if is_query(line):
            return self._query(at)
        if count == 1 and self._is_in_text and is_grid(line) and is_row(self._line_below(at)):
            return self._grid(at)
        if count == 1 and self._is_in_text and is_table(line, self._line_below(at)):
            return self._table(at)
        if not (self._is_in_text and self._is_mark_alone(line)):
            self._text(line, at, indented=text[0].isspace())
        return count

    def _query(self, at: int) -> int:
        """Take away a query with the lines down to its end; return how many they are."""
        end = at + 1
        while end < len(self._lines) and not is_fence(self._lines[end].strip() or " "):
            end += 1
        for number, line in enumerate(self._lines[at : end + 1], at + 1):
            self.writer.line = number
            self.writer.name(Mark.CODE, line.strip())
        return min(end + 1, len(self._lines)) - at

    def _is_mark_alone(self, line: str) -> bool:
        """Take a line that is nothing but a mark."""
        for mark, pattern in ALONE:
            match = pattern.fullmatch(line) if line.startswith(mark.start) else None
            if match:
                self._tool(mark.means, line, match.groupdict())
                return True
        if is_fence(line):
            self.writer.name(Mark.CODE, line)
        elif is_rule(line) or (is_ornament(line) and self._holds_words):
            self.writer.name(Mark.RULE, line)
            self.writer.rule()
        elif mark_alone := bare_mark(line):
            self.writer.name(mark_alone, line)
            self.writer.blank()
        else:
            return False
        return True

    def _text(self, line: str, at: int, *, indented: bool) -> None:
        """Read a line of text with its marks."""
        writer = self.writer
        while self._is_in_text and (region := inline_marks.region_at_start(line)):
            self._tool(region.means, region.raw, region.values)
            line = line[len(region.raw) :].strip()
        if not line:
            return
        facts = Facts(self._role.level, self._role.stated, indented=indented)
        found = openings(line, in_list=line[0] in "*+" and self._is_beside_item(at)) if self._is_in_text else []
        for opening in found:
            stated = facts.stated if opening.stated is Stated.TEXT else opening.stated
            facts = replace(facts, level=opening.level or facts.level, stated=stated)
        self._facts = facts
        writer.facts = self._elements.facts(facts)
        for opening in found:
            writer.remove(opening.mark, opening.raw, opening.put)
            writer.name(opening.mark, opening.closing)
            line = line[len(opening.raw) :].removesuffix(opening.closing)
        for one in pair(inline_marks.cut(line, self._labels)):
            self._take(one)
            writer.line += one.raw.count("\n") if one.kind not in _TEXTS else 0
        if not writer.in_table:
            writer.end()

    def _take(self, one: Token) -> None:
        """Write a token, or do what its mark asks for."""
        writer, tag = self.writer, one.tag
        if self._elements.silent and not (tag and tag.ends and tag.name == self._elements.silent):
            writer.name(Mark.TAG, one.raw)
        elif one.kind is Kind.MARK:
            writer.remove(one.mark, one.raw, one.put)
        elif one.kind in (Kind.ON, Kind.OFF):
            writer.name(one.mark, one.raw)
            writer.set_type(style_of(one), 1 if one.kind is Kind.ON else -1)
        elif one.kind is Kind.PICTURE:
            writer.picture(one.link, one.put, one.raw)
        elif tag and tag.name == "img" and not tag.ends:
            about = described(tag.attributes.get("alt", ""), tag.attributes.get("title"))
            writer.picture(tag.attributes.get("src", ""), about, one.raw)
        elif tag:
            writer.name(Mark.TAG, one.raw)
            self._elements.take(tag, self._facts)
        elif one.kind is Kind.TOOL:
            self._tool(one.means, one.raw, one.values)
        else:
            self._write(one.raw)

    def _write(self, text: str) -> None:
        """Write text; a line end that no mark holds ends a block."""
        first, *others = text.split("\n")
        self._elements.write(first)
        for line in others:
            self.writer.end()
            self.writer.line += 1
            self._elements.write(line)

    def _tool(self, means: Meaning, raw: str, values: Mapping[str, str | None]) -> None:
        """Take a mark of a tool by its meaning."""
        writer = self.writer
        match means:
            case Meaning.PICTURE:
                writer.picture("", values.get("text") or "", raw)
            case Meaning.FURNITURE:
                text = values.get("text", raw) or ""
                if text != raw:
                    writer.name(Mark.TOOL, raw, text)
                writer.furniture(text)
            case Meaning.PAGE_BREAK:
                writer.name(Mark.PAGE_BREAK, raw)
                writer.break_page()
                self._role = _NO_ROLE
            case Meaning.REGION:
                writer.name(Mark.REGION, raw)
                self._enter_region(values)
            case Meaning.NOTHING:
                writer.name(Mark.TOOL, raw)

    def _enter_region(self, values: Mapping[str, str | None]) -> None:
        left, top, right, bottom = (float(values[side] or 0) for side in ("left", "top", "right", "bottom"))
        self.writer.enter_region(left, top, right, bottom)
        self._role = region_role(values.get("role"))
        if self._role.picture:
            self.writer.picture("", "", "")
            self._role = _NO_ROLE
        self._facts = Facts(self._role.level, self._role.stated)
        self.writer.facts = self._elements.facts(self._facts)

    def _table(self, at: int) -> int:
        """Read a table drawn with bars; return its lines."""
        writer, end = self.writer, at
        rows = writer.open_table()
        while end < len(self._lines) and is_row(self._lines[end]):
            writer.line = end + 1
            line = self._lines[end].strip()
            if end == at + 1:
                writer.name(Mark.TABLE, line)
            else:
                self._row(line, rows)
            end += 1
        writer.close_table()
        return end - at

    def _grid(self, at: int) -> int:
        """Read a table drawn with borders of its own; return its lines."""
        writer, end = self.writer, at
        rows = writer.open_table()
        while end < len(self._lines) and (is_grid(line := self._lines[end].strip()) or line.startswith("|")):
            writer.line = end + 1
            if line.startswith("|"):
                self._row(line, rows)
            else:
                writer.name(Mark.TABLE, line)
            end += 1
        writer.close_table()
        return end - at

    def _row(self, line: str, rows: TableRows) -> None:
        """Write the cells of a row between bars."""
        self.writer.name(Mark.TABLE, "|" * (line.count("|") - "".join(cells(line)).count("|")))
        rows.open_row()
        for cell in cells(line):
            rows.open_cell()
            for one in pair(inline_marks.cut(cell, self._labels)):
                self._take(one)

    @property
    def _is_in_text(self) -> bool:
        return not self._elements.silent and not self.writer.in_table

    @property
    def _holds_words(self) -> bool:
        """Some line is more than signs: a page of nothing but ornaments keeps them."""
        return any(sign.isalnum() for line in self._lines for sign in line)

    def _line_below(self, at: int) -> str:
        return self._lines[at + 1] if at + 1 < len(self._lines) else ""

    def _is_beside_item(self, at: int) -> bool:
        """Return True if the nearest line with text on either side opens an item as this one may."""
        sign = self._lines[at].strip()[:1]
        for step in (-1, 1):
            beside = at + step
            while 0 <= beside < len(self._lines) and not self._lines[beside].strip():
                beside += step
            line = self._lines[beside].strip() if 0 <= beside < len(self._lines) else ""
            if line.startswith(sign) and opens_item(line):
                return True
        return False

    def _whole(self, at: int) -> tuple[str, int]:
        """Return a line with the lines over which its comment, tag or formula runs, and how many they are."""
        line = self._lines[at]
        end = _end_of_open_mark(line)
        if end is None:
            return line, 1
        parts = [line]
        for below in self._lines[at + 1 : at + 1 + _MOST_JOINED]:
            parts.append(below)
            if end in below:
                return "\n".join(parts), len(parts)
            if end == ">" and "<" in below:
                break
        return line, 1


def _end_of_open_mark(line: str) -> str | None:
    """Return what ends the comment, formula or tag that a line leaves open; None if it leaves none."""
    if line.rfind("<!--") > line.rfind("-->"):
        return "-->"
    if line.lstrip().startswith("%%") and line.count("%%") == 1:
        return "%%"
    if line.lstrip().startswith("$$") and line.count("$$") % 2:
        return "$$"
    return ">" if "<" in line and OPEN_AT_END.search(line) else None
