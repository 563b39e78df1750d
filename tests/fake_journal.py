"""A journal in memory, held by the contract tests to what the file does."""

from dataclasses import replace

from reader.ports.journal import Base, JournalCheck, JournalEntry, Place, Written
from reader.ports.own_items import Mark


class FakeJournal:
    """Set `full` to let every write fail as on a full disk."""

    def __init__(self) -> None:
        self.written: Written | None = None
        self.full: Exception | None = None
        self.asides: list[Written] = []
        self.synced: list[bool] = []
        self.long = False
        self._before: Written | None = None

    def place(self) -> Place:
        return Place.JOURNAL if self.written else Place.NOTHING

    def last(self) -> Mark | None:
        return self.written.last if self.written else None

    def read(self) -> Written | None:
        return self.written

    def append(self, entry: JournalEntry, *, synced: bool) -> Mark:
        self._fail()
        assert self.written is not None
        kept = tuple(each for each in self.written.entries if each.number < entry.number)
        sealed = replace(entry, seal=f"{hash(entry.items.__repr__()) & 0xFFFFFFFF:08x}")
        self._before = self.written
        self.written = replace(self.written, entries=(*kept, sealed))
        self.synced.append(synced)
        return self.written.last

    def take_back(self, number: int) -> None:
        if self.written and self.written.last.number == number:
            self.written = self._before

    def begin(self, base: Base) -> Mark:
        self._fail()
        self._before = None
        self.written = Written(base=base)
        return self.written.last

    def set_aside(self, *, alone: bool = False) -> str | None:
        if self.written is None:
            return None
        self.asides.append(self.written)
        self.written = None
        return f"aside {len(self.asides)}"

    def size(self) -> int:
        return len(repr(self.written)) if self.written else 0

    def is_long(self) -> bool:
        return self.long

    def copy_if_due(self) -> None:
        self._fail()

    def set_unsound_aside(self) -> None:
        return

    def check(self) -> JournalCheck:
        return JournalCheck(complete=self.written is not None)

    def _fail(self) -> None:
        if self.full:
            raise self.full
