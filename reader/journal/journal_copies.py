"""Copies of a journal: one on each day with a change, thinned out to days, weeks and months.

The newest copy is the one with the highest number in its name, whatever the clock said: a clock that was ahead for a
day makes no copy the newest for years.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.durable import sync
from reader.journal.reading import read_file
from reader.ports.journal import Written
from reader.room import remove_file, room_for_folder
from reader.scratch import draft_in, remove_unfinished

FOLDER_NAME = "own-work-copies"
_NAME = re.compile(r"own-work-(\d{9,})-(\d{4}-\d\d-\d\d)\.journal")

_LADDER = (("%Y-%m-%d", 7), ("%G-%V", 5), ("%Y-%m", 12))
"""Numbers of the last days, weeks and months of which the newest copy is kept: 24 copies at most."""


@dataclass(frozen=True, slots=True, order=True)
class JournalCopy:
    """A copy: the number of its last entry, and the day on which it was made, by the clock of that day (UTC)."""

    number: int
    day: date
    path: Path


def copies(folder: Path) -> list[JournalCopy]:
    """Return the copies beside the library in `folder`, newest first. Raises OSError."""
    found = ((_NAME.fullmatch(path.name), path) for path in (folder / FOLDER_NAME).glob("own-work-*.journal"))
    return sorted(
        (
            JournalCopy(int(match[1]), day, path)
            for match, path in found
            if match and (day := _day(match[2])) is not None
        ),
        reverse=True,
    )


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def sound_copies(folder: Path) -> Iterator[Written]:
    """Yield the copies that can be read, newest first. Copies that cannot be opened are passed over."""
    with suppress(OSError):
        for copy in copies(folder):
            with suppress(OSError):
                if (written := read_file(copy.path)) is not None:
                    yield written


def copy_if_due(journal: Path, today: date) -> bool:
    """Copy a journal if the newest copy is not of today, and delete the copies that no day, week or month needs.

    Only a copy that was read back whole takes its name. False if it was not: another program was writing an entry.
    Raises OSError.
    """
    held = copies(journal.parent)
    if held and held[0].day == today:
        return True
    content = journal.read_bytes()
    folder = journal.parent / FOLDER_NAME
    room_for_folder(folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    remove_unfinished(folder)
    with draft_in(folder) as draft:
        draft.write_bytes(content)
        sync(draft)
        written = read_file(draft)
        if written is None or written.damaged or not written.complete:
            return False
        draft.replace(folder / f"own-work-{written.last.number:09d}-{today}.journal")
    sync(folder)
    thin_out(journal.parent)
    return True


def thin_out(folder: Path) -> None:
    """Delete the copies that _LADDER does not keep. Raises OSError."""
    held = copies(folder)
    kept: set[JournalCopy] = set()
    for form, count in _LADDER:
        newest: dict[str, JournalCopy] = {}
        for copy in held:
            newest.setdefault(copy.day.strftime(form), copy)
        kept.update(list(newest.values())[:count])
    for copy in held:
        if copy not in kept:
            remove_file(copy.path)
