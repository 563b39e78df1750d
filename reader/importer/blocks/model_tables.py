"""Tables in which a language model sets a page: fields beside their values, or articles a row each.

Claims    a table whose first column names facts and parts (字段|内容: 报纸, 日期, 标题); one with columns for
          headlines and texts.
Evidence  the names; texts are sentences.
Cases     model_words.md
Leaves    tables of a newspaper: prices, results, and lists of headlines without their texts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.named_parts import Part, as_part, part_named
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.shapes.half_width import half_width

_FIELD_NAMES = frozenset(["字段", "项目", "栏目", "属性", "名称", "类别", "field", "item", "key", "name"])
_VALUE_NAMES = frozenset(["内容", "值", "文字", "信息", "详情", "value", "content", "text", "details"])
"""Names of the two columns of a table of fields."""

_SENTENCE_ENDS = "。!?…”"


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table, each with the lines of the text on which it stands."""

    block: Block
    cells: Sequence[Sequence[str]]

    def piece(self, row: int, text: str) -> Block:
        """Return a block for a text of a row."""
        block = self.block
        # The second line of a table in Markdown draws it.
        drawn = block.last - block.first == len(self.cells)
        line = block.first + row + (row > 0) if drawn else block.first
        last = line if drawn else block.last
        return replace(block, text=text, first=line, last=last, stated=Stated.TEXT, gap=1)


def settle(blocks: Sequence[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks, with parts of a page in place of the tables that a model set them in; names are `removed`."""
    if not any(block.stated is Stated.TABLE for block in blocks):
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        found += (_parts(block, removed) if block.stated is Stated.TABLE else None) or [block]
    return found


def _parts(block: Block, removed: list[Removed]) -> list[Block]:
    rows = _Rows(block, [line.split("\t") for line in block.text.split("\n")])
    head = [part_named(cell) for cell in rows.cells[0]]
    if Part.HEADLINE in head and Part.TEXT in head:
        return list(_articles(rows, head, removed))
    return list(_fields(rows, removed)) if _names_fields(rows.cells) else []


def _articles(rows: _Rows, head: Sequence[Part | None], removed: list[Removed]) -> Iterator[Block]:
    text_at = head.index(Part.TEXT)
    texts = [row[text_at] for row in rows.cells[1:] if len(row) > text_at]
    if not texts or not all(half_width(text.rstrip())[-1:] in _SENTENCE_ENDS for text in texts):
        return
    removed.append(Removed(Mark.TOOL, rows.block.first, "".join(rows.cells[0])))
    yield from _facts(rows, head, removed)
    for number, row in enumerate(rows.cells[1:], 1):
        yield from _article(rows, number, list(zip(row, [*head, *[None] * len(row)], strict=False)), removed)


def _facts(rows: _Rows, head: Sequence[Part | None], removed: list[Removed]) -> Iterator[Block]:
    """Yield the facts of the page that each row names, once, above the articles."""
    for at in (at for at, part in enumerate(head) if part is Part.FACT):
        name, *cells = [row[at].strip() for row in rows.cells if at < len(row)]
        removed += [Removed(Mark.TOOL, rows.block.first, cell) for cell in cells]
        for cell in dict.fromkeys(filter(None, cells)):
            removed.append(Removed(Mark.TOOL, rows.block.first, "", f"{name}：{cell}"))
            yield rows.piece(0, f"{name}：{cell}")


def _article(
    rows: _Rows, number: int, cells: Sequence[tuple[str, Part | None]], removed: list[Removed]
) -> Iterator[Block]:
    """Yield the parts of a row in the order in which a newspaper prints them, then what has no name."""
    said = [(cell.strip(), part) for cell, part in cells if cell.strip() and part is not Part.FACT]
    for part in Part:
        yield from (as_part(part, rows.piece(number, cell), removed) for cell, named in said if named is part)
    yield from (replace(rows.piece(number, cell), stated=Stated.FOLIO) for cell, named in said if named is None)


def _names_fields(cells: Sequence[Sequence[str]]) -> bool:
    """Return True for two columns of which the first names parts and facts of a page."""
    if any(len(row) > len(("name", "value")) for row in cells):
        return False
    named = [part_named(row[0]) for row in cells]
    is_headed = cells[0][0].strip().lower() in _FIELD_NAMES and cells[0][-1].strip().lower() in _VALUE_NAMES
    return all(named[1:]) and len(cells) > 1 and (is_headed or named[0] is not None)


def _fields(rows: _Rows, removed: list[Removed]) -> Iterator[Block]:
    for number, row in enumerate(rows.cells):
        part = part_named(row[0])
        if part is None:
            removed.append(Removed(Mark.TOOL, rows.block.first, "".join(row)))
        elif part is Part.FACT:
            yield rows.piece(number, "：".join(filter(None, map(str.strip, row))))
        else:
            removed.append(Removed(Mark.TOOL, rows.block.first, row[0]))
            if len(row) > 1 and row[1].strip():
                yield as_part(part, rows.piece(number, row[1].strip()), removed)
