"""jieba's dictionary in a file of which a query reads what it needs: the words that begin with its characters.

Reading the dictionary itself takes a tenth of a second at best. The file is made from it once, lies among what can be
made anew, and is never trusted: one that is broken, or was made of anything else, is as good as none.

    one line of JSON: the header, with the checksum of the rest
    code points of all characters, rising; where the record of each ends, in bytes from the first record on
    records: how likely the character is to begin, end, continue or be a word (float64 each), how many words begin
    with it, of how many characters the longest is, how often each occurs (uint32 each), then what follows the
    character in each, as lines of UTF-8, a line end before the first and after the last
"""

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = f"2 {sys.byteorder}"
UNSEEN = -3.14e100
"""jieba's logarithm of a probability of nothing."""
STATES = "BEMS"
"""A character begins, ends, continues (is in the middle of) or is a single word."""
_EMISSION = struct.Struct("=4d")
_COUNT = struct.Struct("=I")
_WORDS = struct.Struct("=2I")

Four = Sequence[float]
"""A number for each state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """`made_of` names the segmenter's files, `segmenter` is its id; `agrees` is whether it gives the same words.
    `wide` is whether it joins rare characters to words.

    `total` counts all occurrences of all words; `starts` and `moves` are logarithms of the probabilities of the first
    state and of each state after each.
    """

    made_of: str
    segmenter: str
    wide: bool
    total: int
    starts: Four
    moves: Sequence[Four]
    agrees: bool = False
    format: str = FORMAT


@dataclass(frozen=True, slots=True)
class Entry:
    """What the dictionary knows of a character: what follows it in the words that begin with it, as lines of UTF-8, and
    how often these occur; the length of the longest; and the logarithm of the probability of the character in each
    state.
    """

    lines: bytes
    counts: Sequence[int]
    longest: int
    emission: Four

    def often(self, rest: str) -> int:
        """How often the word occurs that goes on like this; 0 where it is none.

        Few words of a text are looked up, and thousands begin with some characters: searching the lines takes a
        tenth of the time that a dict of them takes to make.
        """
        at = self.lines.find(f"\n{rest}\n".encode())
        return 0 if at < 0 else self.counts[self.lines.count(b"\n", 0, at)]


_UNKNOWN = Entry(b"", (), 0, (UNSEEN,) * 4)


class WordTable:
    """The dictionary by first characters; what was read is kept."""

    def __init__(self, header: Header, content: memoryview) -> None:
        """`content` is all that follows the header. Raises ValueError or struct.error where it is none."""
        self.header = header
        (count,) = _COUNT.unpack_from(content)
        numbers = array("I", content[_COUNT.size : _COUNT.size * (1 + 2 * count)].tobytes())
        self._characters, self._ends = numbers[:count], numbers[count:]
        self._records = content[_COUNT.size * (1 + 2 * count) :]
        self._read: dict[str, Entry] = {}

    def entry(self, character: str) -> Entry:
        found = self._read.get(character)
        if found is None:
            found = self._read[character] = self._entry(character)
        return found

    def _entry(self, character: str) -> Entry:
        at = bisect_left(self._characters, ord(character))
        if at == len(self._characters) or self._characters[at] != ord(character):
            return _UNKNOWN
        record = self._records[self._ends[at - 1] if at else 0 : self._ends[at]]
        count, longest = _WORDS.unpack_from(record, _EMISSION.size)
        start = _EMISSION.size + _WORDS.size
        end = start + count * _COUNT.size
        counts = record[start:end].cast("I")
        return Entry(bytes(record[end:]), counts, longest, _EMISSION.unpack_from(record))


def read_table(path: Path, made_of: str) -> WordTable | None:
    """The table at `path`; None where there is none, or one that is broken or was made of other files."""
    try:
        whole = path.read_bytes()
        end = whole.index(b"\n")
        told, content = json.loads(whole[:end]), memoryview(whole)[end + 1 :]
        if zlib.crc32(content) != told.pop("checksum"):
            return None
        header = Header(**told)
        return WordTable(header, content) if (header.format, header.made_of) == (FORMAT, made_of) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, struct.error):
        return None


def content_of(words: Mapping[str, int], emission: Mapping[str, Mapping[str, float]]) -> bytes:
    """All but the header: words and how often they occur; `emission` by states, then characters."""
    rests: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, often in words.items():
        rests[word[0]][word[1:]] = often
    characters = sorted({*rests, *(character for state in STATES for character in emission[state])})
    records, ends = bytearray(), array("I")
    for character in characters:
        begun = rests.get(character, {})
        records += _EMISSION.pack(*(emission[state].get(character, UNSEEN) for state in STATES))
        longest = 1 + max(map(len, begun), default=-1)
        records += _WORDS.pack(len(begun), longest) + array("I", begun.values()).tobytes()
        records += "".join(("\n", *(f"{rest}\n" for rest in begun))).encode()
        ends.append(len(records))
    return _COUNT.pack(len(characters)) + array("I", map(ord, characters)).tobytes() + ends.tobytes() + records


def file_of(header: Header, content: bytes) -> bytes:
    """What `read_table` reads."""
    return json.dumps(asdict(header) | {"checksum": zlib.crc32(content)}).encode() + b"\n" + content
