"""A journal read: from its lines, from its two ends, and together with its copies."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from reader.journal.lines import entry_in, head_in, item_in
from reader.ports.journal import Base, JournalEntry, Written
from reader.ports.own_items import Mark

_MOST_HEAD_BYTES = 1 << 12
"""Longest first line: ids, numbers, a checksum. A foreign file may have no line end at all."""

_STEP_BYTES = 1 << 16
"""Bytes that are read at once while the beginning of the last line is looked for."""


def read_file(path: Path) -> Written | None:
    """Return the journal in a file; None if its first line is damaged. Raises OSError."""
    with path.open("rb") as file:
        head = head_of(file)
        return _read(*head, file) if head else None


def head_of(file: BinaryIO) -> tuple[Base, int] | None:
    """Read the first line of a file; return its base, still without items, and their count.

    None if it is no journal, or its first line is damaged.
    """
    head = head_in(file.readline(_MOST_HEAD_BYTES))
    return head and head[:2]


def _read(base: Base, count: int, rest: Iterable[bytes]) -> Written:
    items, entries, damaged, cut = [], list[JournalEntry](), 0, False
    for line in rest:
        if not entries and (item := item_in(line)) is not None:
            items.append(item)
        elif (entry := entry_in(line)) is not None:
            _take(entries, entry)
        elif line.strip():
            damaged += 1
            cut = not line.endswith(b"\n")
    numbers = [base.number, *(entry.number for entry in entries)]
    gaps = any(after != before + 1 for before, after in pairwise(numbers))
    return Written(
        base=replace(base, items=tuple(items)),
        entries=tuple(entries),
        damaged=damaged,
        complete=len(items) == count and not gaps,
        has_whole_base=len(items) == count,
        cut=cut,
    )


def _take(entries: list[JournalEntry], entry: JournalEntry) -> None:
    """Add an entry; those before it with the same number or a higher one were never committed."""
    while entries and entries[-1].number >= entry.number:
        entries.pop()
    entries.append(entry)


def joined(main: Written | None, copies: Sequence[Written]) -> Written | None:
    """Return a journal with what it lacks taken from its copies, newest first; the best copy if there is no journal.

    Copies of another journal are passed over.
    """
    newest = main or max(copies, key=lambda copy: copy.last.number, default=None)
    if newest is None:
        return None
    same = [copy for copy in copies if copy.base.journal == newest.base.journal]
    found = {entry.number: entry for copy in reversed(same) for entry in copy.entries}
    found |= {entry.number: entry for entry in newest.entries}
    whole = [_over(copy, found) for copy in (newest, *same) if copy.complete or copy is newest]
    best = max(whole, key=lambda each: (each.complete and each.last.number >= newest.last.number, each.last.number))
    return replace(best, damaged=newest.damaged, cut=newest.cut)


def _over(copy: Written, found: Mapping[int, JournalEntry]) -> Written:
    """Return the base of a copy with the entries that follow it without a gap, if they lead further than its own."""
    number = copy.base.number
    while number + 1 in found:
        number += 1
    if number < copy.last.number:
        return copy
    entries = tuple(found[each] for each in range(copy.base.number + 1, number + 1))
    return replace(copy, entries=entries, complete=copy.has_whole_base)


def last_of(path: Path) -> Mark | None:
    """Return the mark of the last entry by the first and the last line; None if either is in doubt. Raises OSError."""
    with path.open("rb") as file:
        head = head_of(file)
        if head is None:
            return None
        base, count = head
        line = _last_line(file)
    if line is None:
        return None
    entry = entry_in(line)
    if entry is not None:
        return Mark(journal=base.journal, number=entry.number, seal=entry.seal)
    # Nothing was appended yet: the last line is the last item, or the head itself.
    if item_in(line) is None and count:
        return None
    return Mark(journal=base.journal, number=base.number, seal=base.seal)


def _last_line(file: BinaryIO) -> bytes | None:
    """Return the last line; None if the file does not end with a line end, because a write was cut off."""
    start = file.seek(0, os.SEEK_END)
    found = b""
    while start:
        step = min(_STEP_BYTES, start)
        start -= step
        file.seek(start)
        found = file.read(step) + found
        if not found.endswith(b"\n"):
            return None
        at = found.rfind(b"\n", 0, -1)
        if at >= 0:
            return found[at + 1 :]
    return found or None
