"""The header of a 7z file: its folders (runs of members packed as one stream) and the names of its members.

Format: DOC/7zFormat.txt of the LZMA SDK, https://www.7-zip.org/sdk.html. The header may be packed itself. Every count
is held against a limit before anything is made of it.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum

_MOST_CODERS = 4
"""Coders of a folder: 7-Zip chains a filter for programs, a packer and an encryption."""

_METHOD_BYTES, _HAS_STREAMS, _HAS_PROPERTIES = 0x0F, 0x10, 0x20
"""Bits of a coder's first byte: the length of its method's number, and what follows that."""
_DIRECTORY, _UNIX, _MODE_SHIFT = 0x10, 0x8000, 16
_BYTE_BITS, _HIGH_BIT, _NUMBER_BITS = 8, 0x80, 64
_UINT32, _UINT64 = struct.Struct("<I"), struct.Struct("<Q")
_TICKS_PER_MICROSECOND = 10
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class _Id(IntEnum):
    END = 0x00
    HEADER = 0x01
    ARCHIVE_PROPERTIES = 0x02
    MAIN_STREAMS = 0x04
    FILES = 0x05
    PACK = 0x06
    UNPACK = 0x07
    SUBSTREAMS = 0x08
    SIZE = 0x09
    CRC = 0x0A
    FOLDER = 0x0B
    UNPACK_SIZE = 0x0C
    UNPACK_STREAMS = 0x0D
    EMPTY_STREAM = 0x0E
    EMPTY_FILE = 0x0F
    NAMES = 0x11
    TIMES = 0x14
    ATTRIBUTES = 0x15
    ENCODED_HEADER = 0x17


class TooManyError(ValueError):
    """More members, or folders, than the limit."""


class NotUnpackedError(ValueError):
    """A sound packing that is not unpacked here; its text names the method, or the memory that it takes."""


@dataclass(slots=True)
class Folder:
    """A packed stream: `coders` are pairs of method and properties; `start` counts from the end of the first header.

    `sizes` and `crcs` are of the members in it, one behind the other; a CRC that is not stated is None.
    """

    coders: list[tuple[bytes, bytes]]
    unpacked: int = 0
    start: int = 0
    packed: int = 0
    crc: int | None = None
    sizes: list[int] | None = None
    crcs: list[int | None] | None = None


@dataclass(slots=True)
class Entry:
    """A member: its name, the day of its last change, its Unix mode (0 if not stated), and its place in a folder.

    `folder` is None for an empty file.
    """

    name: str = ""
    changed: date | None = None
    mode: int = 0
    directory: bool = False
    folder: int | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Directory:
    """The folders and members of an archive. `packed_header`: the header is the content of the one folder."""

    folders: list[Folder]
    entries: list[Entry]
    packed_header: bool = False


class _Bytes:
    """Bytes of a header, read one item after the other; an end that comes too early raises EOFError."""

    def __init__(self, data: bytes, most: int) -> None:
        self._data, self._at, self.most = data, 0, most

    def take(self, size: int) -> bytes:
        if size > len(self._data) - self._at:
            raise EOFError("its directory ends too early")
        self._at += size
        return self._data[self._at - size : self._at]

    def rest(self) -> bytes:
        return self.take(len(self._data) - self._at)

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """Return a number of one to nine bytes: the first byte's leading ones count the bytes that follow."""
        first, value, mask = self.byte(), 0, _HIGH_BIT
        for shift in range(0, _NUMBER_BITS, _BYTE_BITS):
            if not first & mask:
                return value | (first & (mask - 1)) << shift
            value |= self.byte() << shift
            mask >>= 1
        return value

    def count(self) -> int:
        """Return a number of things, each of which will have an entry in memory."""
        number = self.number()
        if number > self.most:
            raise TooManyError(str(number))
        return number

    def bits(self, count: int) -> list[bool]:
        data = self.take(-(-count // _BYTE_BITS))
        return [bool(data[at // _BYTE_BITS] & _HIGH_BIT >> at % _BYTE_BITS) for at in range(count)]

    def defined(self, count: int) -> list[bool]:
        """Return which of `count` items are stated; one byte says so for all of them."""
        return [True] * count if self.byte() else self.bits(count)

    def crcs(self, count: int) -> list[int | None]:
        return [self.integer(_UINT32) if each else None for each in self.defined(count)]

    def integer(self, shape: struct.Struct) -> int:
        return int(shape.unpack(self.take(shape.size))[0])

    def expect(self, wanted: _Id) -> None:
        if self.byte() != wanted:
            raise ValueError("its directory is not sound")


def directory(data: bytes, most: int) -> Directory:
    """Return what a header says. Raises TooManyError for more than `most` things, else EOFError or ValueError."""
    header = _Bytes(data, most)
    kind = header.byte()
    if kind == _Id.ENCODED_HEADER:
        return Directory(_streams(header), [], packed_header=True)
    if kind != _Id.HEADER:
        raise ValueError("its directory is not sound")
    folders: list[Folder] = []
    entries: list[Entry] = []
    while (part := header.byte()) != _Id.END:
        if part == _Id.ARCHIVE_PROPERTIES:
            while header.byte():
                header.take(header.number())
        elif part == _Id.MAIN_STREAMS:
            folders = _streams(header)
        elif part == _Id.FILES:
            entries = _files(header)
        else:
            raise ValueError("its directory has a part that is not known")
    _place(entries, folders)
    return Directory(folders, entries)


def _streams(header: _Bytes) -> list[Folder]:
    starts: list[tuple[int, int]] = []
    folders: list[Folder] = []
    while (part := header.byte()) != _Id.END:
        if part == _Id.PACK:
            starts = _packs(header)
        elif part == _Id.UNPACK:
            folders = _folders(header)
        elif part == _Id.SUBSTREAMS:
            _substreams(header, folders)
        else:
            raise ValueError("its directory has a part that is not known")
    if len(starts) < len(folders):
        raise ValueError("its directory is not sound")
    for folder, (start, packed) in zip(folders, starts, strict=False):
        folder.start, folder.packed = start, packed
        if folder.sizes is None:
            folder.sizes, folder.crcs = [folder.unpacked], [folder.crc]
    return folders


def _packs(header: _Bytes) -> list[tuple[int, int]]:
    """Return start and size of each packed stream."""
    start, count = header.number(), header.count()
    packs = []
    while (part := header.byte()) != _Id.END:
        if part == _Id.SIZE:
            for _ in range(count):
                packs.append((start, header.number()))
                start += packs[-1][1]
        elif part == _Id.CRC:
            header.crcs(count)
        else:
            raise ValueError("its directory is not sound")
    return packs


def _folders(header: _Bytes) -> list[Folder]:
    header.expect(_Id.FOLDER)
    count = header.count()
    header.expect(_Id.END)
    made = [_folder(header) for _ in range(count)]
    header.expect(_Id.UNPACK_SIZE)
    for folder, last in made:
        folder.unpacked = [header.number() for _ in folder.coders][last]
    folders = [folder for folder, _ in made]
    while (part := header.byte()) != _Id.END:
        if part != _Id.CRC:
            raise ValueError("its directory is not sound")
        for folder, crc in zip(folders, header.crcs(count), strict=True):
            folder.crc = crc
    return folders


def _folder(header: _Bytes) -> tuple[Folder, int]:
    """Return a folder, and which of its coders comes last. Only chains of coders are read, as 7-Zip packs texts."""
    count = header.number()
    if not 0 < count <= _MOST_CODERS:
        raise ValueError("its directory is not sound")
    coders = []
    for _ in range(count):
        flags = header.byte()
        method = header.take(flags & _METHOD_BYTES)
        if flags & _HAS_STREAMS and (header.number(), header.number()) != (1, 1):
            raise NotUnpackedError(f"7z {method.hex()}")
        coders.append((method, header.take(header.number()) if flags & _HAS_PROPERTIES else b""))
    bound = {(header.number(), header.number())[1] for _ in range(count - 1)}
    last = next((at for at in range(count) if at not in bound), 0)
    return Folder(coders), last


def _substreams(header: _Bytes, folders: list[Folder]) -> None:
    counts = [1] * len(folders)
    part = header.byte()
    if part == _Id.UNPACK_STREAMS:
        counts = [header.count() for _ in folders]
        part = header.byte()
    if sum(counts) > header.most:
        raise TooManyError(str(sum(counts)))
    stated = part == _Id.SIZE
    for folder, count in zip(folders, counts, strict=True):
        sizes = [header.number() for _ in range(count - 1)] if stated else []
        if count:
            sizes.append(folder.unpacked - sum(sizes))
        if len(sizes) != count or min(sizes, default=0) < 0:
            raise ValueError("its directory is not sound")
        folder.sizes = sizes
        folder.crcs = [folder.crc] if count == 1 else [None] * count
    part = header.byte() if stated else part
    while part != _Id.END:
        if part != _Id.CRC:
            raise ValueError("its directory is not sound")
        unknown = [folder for folder in folders if not (folder.crcs and folder.crcs[0] is not None)]
        crcs = iter(header.crcs(sum(len(folder.crcs or ()) for folder in unknown)))
        for folder in unknown:
            folder.crcs = [next(crcs) for _ in folder.crcs or ()]
        part = header.byte()


def _files(header: _Bytes) -> list[Entry]:
    entries = [Entry() for _ in range(header.count())]
    empty: list[Entry] = []
    while (part := header.byte()) != _Id.END:
        inside = _Bytes(header.take(header.number()), header.most)
        if part == _Id.EMPTY_STREAM:
            empty = [entry for entry, bit in zip(entries, inside.bits(len(entries)), strict=True) if bit]
            for entry in empty:
                entry.directory = True
        elif part == _Id.EMPTY_FILE:
            for entry, bit in zip(empty, inside.bits(len(empty)), strict=True):
                entry.directory = not bit
        elif part in (_Id.NAMES, _Id.TIMES, _Id.ATTRIBUTES):
            _properties(part, inside, entries)
    for entry in empty:
        entry.place = -1
    return entries


def _properties(part: int, inside: _Bytes, entries: list[Entry]) -> None:
    stated = entries
    if part != _Id.NAMES:
        bits = inside.defined(len(entries))
        stated = [entry for entry, bit in zip(entries, bits, strict=True) if bit]
    inside.expect(_Id.END)
    if part == _Id.NAMES:
        names = inside.rest().decode("utf-16-le", "replace").split("\0")
        for entry, name in zip(entries, names, strict=False):
            entry.name = name
    else:
        for entry in stated:
            if part == _Id.TIMES:
                entry.changed = _day(inside.integer(_UINT64))
            else:
                _set_attributes(entry, inside.integer(_UINT32))


def _set_attributes(entry: Entry, attributes: int) -> None:
    entry.directory = entry.directory or bool(attributes & _DIRECTORY)
    entry.mode = attributes >> _MODE_SHIFT if attributes & _UNIX else 0


def _day(ticks: int) -> date | None:
    """Return the day of a time in Windows' units, 100 ns since 1601; None for one that no calendar has."""
    try:
        return (_EPOCH + timedelta(microseconds=ticks // _TICKS_PER_MICROSECOND)).date() if ticks else None
    except OverflowError:
        return None


def _place(entries: list[Entry], folders: list[Folder]) -> None:
    """Give each member that has bytes its folder, and its place among those of the folder."""
    places = ((number, place) for number, folder in enumerate(folders) for place in range(len(folder.sizes or ())))
    for entry in entries:
        if entry.place >= 0:
            entry.folder, entry.place = next(places, (None, 0))
            if entry.folder is None:
                raise ValueError("its directory names more than it holds")
