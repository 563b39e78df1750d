"""A table of a damaged file walked from its root: rows that can be read, and the ranges of keys that cannot."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.store.salvage.page_images import PageImages
from reader.store.salvage.row_records import (
    INDEX_BOTTOM,
    INDEX_INTERIOR,
    TABLE_BOTTOM,
    TABLE_INTERIOR,
    Cell,
    Unreadable,
    cell_offsets,
    children,
    index_cell,
    is_accounted,
    kind_of,
    rightmost,
    table_cell,
)

LEAST_KEY, MOST_KEY = -(1 << 63), (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class KeyRange:
    """Rowids above `low` up to `high`."""

    low: int
    high: int


EVERYTHING = KeyRange(LEAST_KEY - 1, MOST_KEY)


@dataclass(slots=True)
class Walk:
    """The walk of one table; read `missing` when its rows have been taken.

    `keyed`: the table has no rowids, so that its rows stand in pages of an index, and what is missing has no range.
    """

    images: PageImages
    visited: set[int]
    keyed: bool = False
    missing: list[KeyRange] = field(default_factory=list)

    def rows(self, root: int) -> Iterator[Cell]:
        """Yield the rows under a page, in the order of their keys."""
        yield from self._keyed_rows(root) if self.keyed else self._rows(root, EVERYTHING)

    def _rows(self, number: int, inside: KeyRange) -> Iterator[Cell]:
        page = self._page(number, TABLE_BOTTOM, TABLE_INTERIOR)
        if page is None:
            self.missing.append(inside)
            return
        if not is_accounted(self.images, page, number):
            self.missing.append(inside)
        if kind_of(page, number) == TABLE_BOTTOM:
            yield from self._bottom(page, number, inside)
            return
        low = inside.low
        for child, key in children(page, number):
            high = inside.high if key is None else key
            if not low <= high <= inside.high:
                # A damaged key: the rows are read, and the parent's range is searched elsewhere for others.
                self.missing.append(inside)
                high = max(low, min(high, inside.high))
            yield from self._rows(child, KeyRange(low, high))
            low = high

    def _bottom(self, page: bytes, number: int, inside: KeyRange) -> Iterator[Cell]:
        for offset in cell_offsets(page, number):
            try:
                cell = table_cell(self.images, page, offset)
            except Unreadable:
                self.missing.append(inside)
                continue
            if cell.key is None or not inside.low < cell.key <= inside.high:
                self.missing.append(inside)
            yield cell

    def _keyed_rows(self, number: int) -> Iterator[Cell]:
        page = self._page(number, INDEX_BOTTOM, INDEX_INTERIOR)
        if page is None:
            self.missing.append(EVERYTHING)
            return
        if not is_accounted(self.images, page, number):
            self.missing.append(EVERYTHING)
        interior = kind_of(page, number) == INDEX_INTERIOR
        for offset in cell_offsets(page, number):
            if interior:
                yield from self._keyed_rows(int.from_bytes(page[offset : offset + 4], "big"))
            try:
                yield index_cell(self.images, page, offset, interior=interior)
            except Unreadable:
                self.missing.append(EVERYTHING)
        if interior:
            yield from self._keyed_rows(rightmost(page, number))

    def _page(self, number: int, *kinds: int) -> bytes | None:
        """Return a page of one of these kinds that was not met yet; None if it is none."""
        if number in self.visited:
            return None
        page = self.images.image(number)
        if page is None or kind_of(page, number) not in kinds:
            return None
        self.visited.add(number)
        return page


def strays(images: PageImages, visited: set[int]) -> Iterator[Cell]:
    """Yield rows of pages that no walk reached, because a page above them is damaged; `key` is None in an index.

    Pages on the list of free ones are left out: they hold what was deleted.
    """
    free = images.free()
    for number in range(1, images.count + 1):
        if number in visited or number in free or (page := images.image(number)) is None:
            continue
        kind = kind_of(page, number)
        if kind not in (TABLE_BOTTOM, INDEX_BOTTOM, INDEX_INTERIOR):
            continue
        for offset in cell_offsets(page, number):
            try:
                if kind == TABLE_BOTTOM:
                    yield table_cell(images, page, offset)
                else:
                    yield index_cell(images, page, offset, interior=kind == INDEX_INTERIOR)
            except Unreadable:
                continue
