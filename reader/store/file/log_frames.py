"""Frames of SQLite's write-ahead log, read without SQLite, which drops all that stands behind a damaged one.

The format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log. A log has a header of 32 bytes, then frames: 24
bytes of header with a page's number, and the page. The checksum of a frame goes on from that of the frame before.
"""

import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.store.file.opening import log_of
from reader.store.file.schema import PAGE_SIZE_BYTES

_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24
_MAGIC = 0x377F0682
_MAGICS = (_MAGIC, _MAGIC | 1)
"""The last bit says that the checksums are of big-endian words."""

_BIG_PAIR, _LITTLE_PAIR = struct.Struct(">2I"), struct.Struct("<2I")

_LOOKS = 2
"""Readings that must find the same damage: another program may write to the log while it is read."""

Checksum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as a transaction left it. `commits`: pages of the file after the transaction that ends here, else 0.

    `sound`: its checksum goes on from that of the frame before. `page` holds its image.
    """

    number: int
    commits: int
    sound: bool
    page: bytes


@dataclass(frozen=True, slots=True)
class Log:
    """The frames of a log, from its start to the first that an earlier use of the file left.

    `headed`: the header is sound.
    """

    headed: bool
    frames: tuple[Frame, ...]

    def first_fault(self) -> int | None:
        """Return the number from 1 of the first unsound frame, 0 for the header; None if all are sound."""
        if not self.headed:
            return 0
        return next((number for number, frame in enumerate(self.frames, 1) if not frame.sound), None)

    def lost(self) -> bool:
        """Return True if SQLite would drop transactions that were committed.

        It does if a transaction was begun and ended behind the unsound frame's: it had been written to the disk by
        then. An unsound end of the log alone is a transaction that a kill or power cut interrupted.
        """
        fault = self.first_fault()
        if fault is None:
            return False
        commits = [number for number, frame in enumerate(self.frames, 1) if frame.commits and number >= fault]
        return len(commits) > (0 if fault == 0 else 1)


def log_damage(file: Path) -> str:
    """Return a description of damage to the log of a library file that SQLite passes over; '' if there is none.

    Raises OSError.
    """
    path = log_of(file)
    found = ""
    for _ in range(_LOOKS):
        if not path.is_file() or path.stat().st_size <= _HEADER_BYTES:
            return ""
        log = read_log(path)
        if not log.lost():
            return ""
        found = f"{path.name}: frame {log.first_fault()} of {len(log.frames)}"
    return found


def read_log(path: Path) -> Log:
    """Read a log; one without a frame is empty and has a sound header. Raises OSError."""
    content = path.read_bytes()
    if len(content) < _HEADER_BYTES + _FRAME_HEADER_BYTES:
        return Log(headed=True, frames=())
    magic, _, page_bytes, _, *salts = struct.unpack_from(">6I", content)
    big = bool(magic & 1)
    noted = struct.unpack_from(">2I", content, 24)
    headed = magic in _MAGICS and _summed(content[:24], (0, 0), big=big) == noted
    if not headed:
        page_bytes, salts, big = _guessed(content)
    return Log(headed=headed, frames=tuple(_frames(content, page_bytes, tuple(salts), noted, big=big)))


def _guessed(content: bytes) -> tuple[int, list[int], bool]:
    """Return page size, salts and byte order of a log whose header is damaged: those of its first frame."""
    salts = list(struct.unpack_from(">2I", content, _HEADER_BYTES + 8))
    return PAGE_SIZE_BYTES, salts, sys.byteorder == "big"


def _frames(content: bytes, page_bytes: int, salts: tuple[int, ...], before: Checksum, *, big: bool) -> Iterator[Frame]:
    step = _FRAME_HEADER_BYTES + page_bytes
    older = 0
    for at in range(_HEADER_BYTES, len(content) - step + 1, step):
        number, commits, *frame_salts, first, second = struct.unpack_from(">6I", content, at)
        page = content[at + _FRAME_HEADER_BYTES : at + step]
        if tuple(frame_salts) != salts:
            # An earlier use of the log, or one frame with damaged salts among others.
            older += 1
            if older > 1:
                return
            continue
        if older:
            yield Frame(0, 0, sound=False, page=b"")
            older = 0
        summed = _summed(page, _summed(content[at : at + 8], before, big=big), big=big)
        before = (first, second)
        yield Frame(number, commits, sound=summed == before, page=page)


def _summed(words: bytes, before: Checksum, *, big: bool) -> Checksum:
    """Return the checksum of a log: two running sums of pairs of 32-bit words, each added to the other."""
    one, two = before
    for first, second in (_BIG_PAIR if big else _LITTLE_PAIR).iter_unpack(words):
        one = one + first + two & 0xFFFFFFFF
        two = two + second + one & 0xFFFFFFFF
    return one, two
