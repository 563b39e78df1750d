"""The watchman: faults found while reading, kept until they are mended, and shown to a person once.

They lie in a small file beside the search index, which survives restarts and is shared by all programs that use the
library. It holds nothing that `check` would not find again, and may be deleted at any time.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from reader.durable import write_durably
from reader.errors import LibraryUnusable
from reader.json_shapes import OddJson, OneOf, Record, loaded
from reader.library.index_lock import held_lock

_log = logging.getLogger(__name__)

_WAIT_S = 1.0
_MOST = 1000
"""Faults that are kept: of a disk that fails, the first ones are enough."""


class FaultKind(StrEnum):
    """Kinds of things that can be damaged."""

    INDEX = "index"
    """`what` is the identity of the index, '' if it cannot be known."""
    PICTURE = "picture"
    """`what` is its name in the media folder."""
    STORY = "story"
    """`what` is its id."""
    TEXT = "text"
    """The text that is kept of a file; `what` is the file's digest."""
    LIBRARY = "library"
    """The library file itself."""
    BACKUP = "backup"
    """`what` is its name."""
    CHECKSUM = "checksum"
    """The checksum of a sound backup is gone; `what` is the backup's name."""
    BOOKMARK = "bookmark"
    """A bookmark or highlight whose words are not in its story; `what` is its id."""
    OWN_WORK = "own_work"
    """Own work that the library lacked; it came back from the journal when the library was opened."""
    JOURNAL = "journal"
    """The journal of own work was not in its place and began anew; `what` is the new name of what lay there, or ''."""
    JOURNAL_LINES = "journal_lines"
    """Lines of the journal of own work could not be read; it was written anew when the library was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A thing that is damaged. `detail` says how, in the words of its finder; `shown`: a person has seen it."""

    kind: FaultKind
    what: str
    detail: str = ""
    shown: bool = False

    def is_of(self, other: "Fault") -> bool:
        """Return True if the other one is a fault of the same thing."""
        return (self.kind, self.what) == (other.kind, other.what)


_FAULT = Record({"kind": OneOf(tuple(FaultKind)), "what": str, "detail": str, "shown": bool})


def file_of(index_folder: Path) -> Path:
    """Return the file of the faults of the library that this index belongs to."""
    return index_folder.with_name(f"{index_folder.name}.faults.json")


class Watchman:
    """The faults of one library, for one thread. `heard` is called with each fault that is new to this object.

    If the file cannot be written to, faults are kept in memory, and forgotten at the end.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._in_memory: Sequence[Fault] | None = None
        self._seen: set[tuple[FaultKind, str]] = set()
        self.heard: Callable[[Fault], object] = lambda _: None

    def note(self, kind: FaultKind, what: str, detail: str = "") -> None:
        """Remember a fault. One that is remembered already stays as it is."""
        fault = Fault(kind=kind, what=what, detail=detail)
        if not any(map(fault.is_of, self.faults())):
            _log.warning("found damaged: %s %s (%s)", kind, what, detail)
            self._change(lambda faults: [*faults, fault][:_MOST])
        if (kind, what) not in self._seen:
            self._seen.add((kind, what))
            self.heard(fault)

    def faults(self, kind: FaultKind | None = None) -> Sequence[Fault]:
        """Return the faults that are not mended (of one kind), the oldest first."""
        return [fault for fault in self._read() if kind in (None, fault.kind)]

    def to_show(self) -> Sequence[Fault]:
        """Return the faults that nobody has seen yet, and count them as seen from now on."""
        new = [fault for fault in self.faults() if not fault.shown]
        if new:
            self._change(lambda faults: [replace(fault, shown=True) for fault in faults])
        return new

    def note_backup(self, problem: LibraryUnusable) -> None:
        """Remember the damaged backup that a problem is about."""
        cause = problem.__cause__
        self.note(FaultKind.BACKUP, problem.detail, cause.detail if isinstance(cause, LibraryUnusable) else "")

    def mended(self, kind: FaultKind, what: str | None = None) -> None:
        """Forget a fault, or all of a kind, because it is no more."""
        gone = [fault for fault in self.faults(kind) if what in (None, fault.what)]
        if gone:
            self._change(lambda faults: [fault for fault in faults if not any(map(fault.is_of, gone))])
        self._seen -= {(fault.kind, fault.what) for fault in gone}

    def _change(self, change: Callable[[Sequence[Fault]], Sequence[Fault]]) -> None:
        try:
            with held_lock(self._file.with_suffix(".lock"), _WAIT_S):
                self._write(change(self._read()))
        except (LibraryUnusable, OSError) as problem:
            _log.warning("the faults found are kept in memory only: %s", problem)
            self._in_memory = change(self._read())

    def _write(self, faults: Sequence[Fault]) -> None:
        if faults:
            write_durably(self._file, json.dumps([asdict(fault) for fault in faults], indent=1).encode())
        else:
            self._file.unlink(missing_ok=True)
        self._in_memory = None

    def _read(self) -> Sequence[Fault]:
        if self._in_memory is not None:
            return self._in_memory
        try:
            records = cast(list[dict[str, Any]], loaded(self._file.read_bytes(), [_FAULT]))
        except (OSError, OddJson):
            return ()
        return [Fault(**record | {"kind": FaultKind(record["kind"])}) for record in records]
