"""Cells and records of SQLite's b-tree pages, decoded without SQLite: https://www.sqlite.org/fileformat2.html.

Everything read is taken for damaged until it fits: a cell that does not is `Unreadable`, and costs no other one.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reader.store.salvage.page_images import PageImages

Value: TypeAlias = str | int | float | bytes | None

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_BOTTOM, TABLE_BOTTOM = 0x02, 0x05, 0x0A, 0x0D

_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FIRST_BLOB, _FIRST_TEXT = 12, 13
_MOST_PAYLOAD_BYTES = 1 << 30


class Unreadable(Exception):
    """Bytes that are no cell or no record."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row: `key` is its rowid, None in an index. `whole` is False if characters of a text could not be read."""

    key: int | None
    values: Sequence[Value]
    whole: bool


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and the offset behind it. Raises Unreadable."""
    value = 0
    for offset in range(at, min(at + 8, len(data))):
        value = value << 7 | data[offset] & 0x7F
        if data[offset] < 0x80:
            return value, offset + 1
    if at + 8 >= len(data):
        raise Unreadable
    value = value << 8 | data[at + 8]
    return (value - (1 << 64) if value >> 63 else value), at + 9


def header_at(number: int) -> int:
    """Return the offset of a page's own header: the first page has that of the file in front."""
    return 100 if number == 1 else 0


def kind_of(page: bytes, number: int) -> int:
    """Return the byte that says what a page is."""
    return page[header_at(number)]


def cell_offsets(page: bytes, number: int) -> list[int]:
    """Return the offsets of a page's cells, in the order of their keys; offsets outside of the page are left out."""
    at = header_at(number)
    interior = page[at] in (INDEX_INTERIOR, TABLE_INTERIOR)
    (count,) = struct.unpack_from(">H", page, at + 3)
    first = at + (12 if interior else 8)
    count = min(count, (len(page) - first) // 2)
    offsets = struct.unpack_from(f">{count}H", page, first)
    return [offset for offset in offsets if first + 2 * count <= offset < len(page) - 3]


def is_accounted(images: PageImages, page: bytes, number: int) -> bool:
    """Return True if cells, free blocks and fragments fill the part of the page that its header says holds cells.

    A damaged count of cells would hide rows that are there.
    """
    at = header_at(number)
    kind = page[at]
    free, count, start = struct.unpack_from(">3H", page, at + 1)
    offsets = cell_offsets(page, number)
    if len(offsets) != count:
        return False
    try:
        filled = sum(_cell_bytes(images, page, offset, kind) for offset in offsets) + page[at + 7]
    except Unreadable:
        return False
    for _ in range(images.usable // 4):
        if not free:
            break
        if free + 4 > images.usable:
            return False
        free, size = struct.unpack_from(">2H", page, free)
        filled += size
    return filled == images.usable - (start or 65536)


def _cell_bytes(images: PageImages, page: bytes, offset: int, kind: int) -> int:
    """Return the bytes that a cell takes on its page: at least four."""
    if kind == TABLE_INTERIOR:
        _, at = varint(page, offset + 4)
        return max(at - offset, 4)
    length, at = varint(page, offset + (4 if kind == INDEX_INTERIOR else 0))
    if kind == TABLE_BOTTOM:
        _, at = varint(page, at)
    here = _here(images, length, _most_here(images, kind))
    return max(at - offset + here + (4 if here < length else 0), 4)


def _most_here(images: PageImages, kind: int) -> int:
    """Return the bytes of a payload up to which all of it is on the page."""
    return images.usable - 35 if kind == TABLE_BOTTOM else (images.usable - 12) * 64 // 255 - 23


def _here(images: PageImages, length: int, most_here: int) -> int:
    """Return the bytes of a payload that are on the page itself."""
    if length <= most_here:
        return length
    least = (images.usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (images.usable - 4)
    return here if here <= most_here else least


def children(page: bytes, number: int) -> Iterator[tuple[int, int | None]]:
    """Yield the child pages of an interior table page, each with its largest rowid; None with the last child."""
    for offset in cell_offsets(page, number):
        try:
            key, _ = varint(page, offset + 4)
        except Unreadable:
            continue
        yield int.from_bytes(page[offset : offset + 4], "big"), key
    yield rightmost(page, number), None


def rightmost(page: bytes, number: int) -> int:
    """Return the last child of an interior page."""
    at = header_at(number) + 8
    return int.from_bytes(page[at : at + 4], "big")


def table_cell(images: PageImages, page: bytes, offset: int) -> Cell:
    """Return the row at an offset of a bottom page of a table. Raises Unreadable."""
    length, at = varint(page, offset)
    key, at = varint(page, at)
    values, whole = _record(_payload(images, page, at, length, TABLE_BOTTOM))
    return Cell(key, values, whole)


def index_cell(images: PageImages, page: bytes, offset: int, *, interior: bool) -> Cell:
    """Return the row at an offset of a page of a table without rowids. Raises Unreadable."""
    length, at = varint(page, offset + (4 if interior else 0))
    values, whole = _record(_payload(images, page, at, length, INDEX_BOTTOM))
    return Cell(None, values, whole)


def _payload(images: PageImages, page: bytes, at: int, length: int, kind: int) -> bytes:
    """Return a cell's bytes, gathered from the pages that it overflows to."""
    if not 0 < length <= _MOST_PAYLOAD_BYTES:
        raise Unreadable
    here = _here(images, length, _most_here(images, kind))
    if at + here + (4 if here < length else 0) > images.usable:
        raise Unreadable
    pieces, got = [page[at : at + here]], here
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    while got < length:
        more = images.image(following)
        if more is None or len(pieces) > images.count:
            raise Unreadable
        pieces.append(more[4 : min(images.usable, 4 + length - got)])
        got += len(pieces[-1])
        following = int.from_bytes(more[:4], "big")
    return b"".join(pieces)


def _record(payload: bytes) -> tuple[list[Value], bool]:
    """Return the values of a record, and False if characters of one are unreadable."""
    end, at = varint(payload, 0)
    if not at <= end <= len(payload):
        raise Unreadable
    values: list[Value] = []
    whole, body = True, end
    while at < end:
        kind, at = varint(payload, at)
        value, body, sound = _value(payload, kind, body)
        values.append(value)
        whole = whole and sound
    if at != end or body != len(payload):
        raise Unreadable
    return values, whole


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int, bool]:
    if kind >= _FIRST_BLOB:
        end = at + (kind - _FIRST_BLOB) // 2
        if end > len(payload):
            raise Unreadable
        piece = payload[at:end]
        return (piece, end, True) if kind % 2 == 0 else (*_text(piece, end),)
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at, True
    if kind == 7:
        end = at + 8
        if end > len(payload):
            raise Unreadable
        return struct.unpack_from(">d", payload, at)[0], end, True
    if kind not in _INTEGER_BYTES or at + _INTEGER_BYTES[kind] > len(payload):
        raise Unreadable
    end = at + _INTEGER_BYTES[kind]
    return int.from_bytes(payload[at:end], "big", signed=True), end, True


def _text(piece: bytes, end: int) -> tuple[str, int, bool]:
    try:
        return piece.decode("utf-8"), end, True
    except UnicodeDecodeError:
        return piece.decode("utf-8", "replace"), end, False
