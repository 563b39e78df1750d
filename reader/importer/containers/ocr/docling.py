"""Docling's JSON (`DoclingDocument`): a tree of references to texts, pictures, tables and groups.

https://docling-project.github.io/docling/concepts/docling_document
"""

from collections.abc import Iterator
from typing import Any

from reader.importer.blocks.block import Region, Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import listed, mapped, number, text

_MOST_ITEMS = 200_000
"""References that are followed. Guard: they may go round in a circle, or name an item again and again."""


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages, by the page number of their items."""
    document = _Document(mapped(value))
    for item in document.items():
        document.add(item)
    yield from (document.sheets[page] for page in sorted(document.sheets))


_KINDS = ("texts", "groups", "pictures", "tables")
_INNER = ("captions", "footnotes", "children")
"""Names of the lists of items, and of the references in an item, in the order in which they are followed."""


class _Document:
    """The items of a document, and its pages while they are written."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._value = value
        self._written: set[str] = set()
        self._page = 1
        self.sheets: dict[int, BlockSheet] = {}

    def items(self) -> Iterator[dict[str, Any]]:
        """Yield what the page's edge holds, then the body's items in reading order; captions follow their pictures.

        Texts that no item names stand at the edge if they say so, else behind the others.
        """
        edge, rest = self._loose()
        body, furniture = (listed(self._root(name).get("children")) for name in ("body", "furniture"))
        waiting = [*reversed(rest), *reversed(body), *reversed(furniture), *reversed(edge)]
        for _ in range(_MOST_ITEMS):
            if not waiting:
                return
            reference = text(waiting.pop().get("$ref"))
            item = self._found(reference)
            if not item or reference in self._written:
                continue
            self._written.add(reference)
            yield item
            for name in reversed(_INNER):
                waiting += reversed(listed(item.get(name)))

    def _loose(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return references to the texts that no item names: those of the page's edge, and others."""
        items = [each for name in _KINDS for each in listed(self._value.get(name))]
        around = [*items, self._root("body"), self._root("furniture")]
        named = {text(each.get("$ref")) for item in around for name in _INNER for each in listed(item.get(name))}
        loose = [(f"#/texts/{at}", _is_edge(item)) for at, item in enumerate(listed(self._value.get("texts")))]
        kept = [(reference, edge) for reference, edge in loose if reference not in named]
        return [{"$ref": each} for each, edge in kept if edge], [{"$ref": each} for each, edge in kept if not edge]

    def add(self, item: dict[str, Any]) -> None:
        """Write one item on its page."""
        label = text(item.get("label"))
        region = self._region(item)
        self._page = next((int(page) for page in _page_numbers(item)), self._page)
        sheet = self.sheets.setdefault(self._page, BlockSheet())
        role = region_role(label)
        if role.picture:
            sheet.picture(_link(item), facts=Facts(region=region))
        if cells := _grid(mapped(item.get("data"))):
            rows = [*self._words(item, "captions"), _rows(cells), *self._words(item, "footnotes")]
            sheet.add("\n".join(rows), Facts(stated=Stated.TABLE, region=region))
        level = 1 + int(number(item.get("level")) or 1) if label == "section_header" else role.level
        stated = Stated.FOLIO if _is_edge(item) else role.stated
        facts = Facts(level=0 if stated is Stated.FOLIO else level, stated=stated, region=region)
        if not role.picture:
            sheet.add(text(item.get("text")), facts)

    def _words(self, table: dict[str, Any], name: str) -> Iterator[str]:
        """Yield captions or footnotes of a table, which are rows of it and come nowhere else."""
        for reference in (text(each.get("$ref")) for each in listed(table.get(name))):
            if reference not in self._written:
                self._written.add(reference)
                yield " ".join(text(self._found(reference).get("text")).split())

    def _root(self, name: str) -> dict[str, Any]:
        return mapped(self._value.get(name))

    def _found(self, reference: str) -> dict[str, Any]:
        """Return the item behind `#/texts/0`; an empty one for none."""
        _, _, path = reference.partition("#/")
        name, _, place = path.partition("/")
        items = self._value.get(name)
        if not isinstance(items, list) or not place.isdecimal() or int(place) >= len(items):
            return {}
        return mapped(items[int(place)])

    def _region(self, item: dict[str, Any]) -> Region | None:
        """Return where an item stands, measured from the top: Docling measures from the foot of the page."""
        for one in listed(item.get("prov")):
            page, corners = number(one.get("page_no")), mapped(one.get("bbox"))
            left, top, right, bottom = (number(corners.get(side)) for side in "ltrb")
            if page is None or left is None or top is None or right is None or bottom is None:
                continue
            if text(corners.get("coord_origin")) != "TOPLEFT":
                sheet = mapped(mapped(self._value.get("pages")).get(str(int(page))))
                height = number(mapped(sheet.get("size")).get("height")) or 0.0
                top, bottom = height - top, height - bottom
            return Region(int(page), left, top, right, bottom)
        return None


def _page_numbers(item: dict[str, Any]) -> Iterator[float]:
    return (page for each in listed(item.get("prov")) if (page := number(each.get("page_no"))) is not None)


def _is_edge(item: dict[str, Any]) -> bool:
    """Return True for a page's head or foot."""
    return text(item.get("content_layer")) == "furniture" or region_role(text(item.get("label"))).stated is Stated.FOLIO


def _link(item: dict[str, Any]) -> str:
    link = text(mapped(item.get("image")).get("uri"))
    return "" if link.startswith("data:") else link


def _grid(data: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the rows of a table's grid; of a table without one those that its cells state."""
    grid = data.get("grid")
    if isinstance(grid, list) and grid:
        return [listed(row) for row in grid]
    rows: dict[float, list[dict[str, Any]]] = {}
    for cell in listed(data.get("table_cells")):
        rows.setdefault(number(cell.get("start_row_offset_idx")) or 0, []).append(cell)
    return [sorted(rows[row], key=lambda cell: number(cell.get("start_col_offset_idx")) or 0) for row in sorted(rows)]


def _rows(grid: Any) -> str:
    """Return a table's rows; a merged cell, which the grid repeats, stands in its first place."""
    rows, seen = [], set()
    for row in grid if isinstance(grid, list) else ():
        cells = []
        for cell in listed(row):
            place = (number(cell.get("start_row_offset_idx")), number(cell.get("start_col_offset_idx")))
            cells.append("" if place in seen else " ".join(text(cell.get("text")).split()))
            if place != (None, None):
                seen.add(place)
        rows.append("\t".join(cells))
    return "\n".join(rows)
