"""The writing of the journal: an entry for each transaction that changes own work, just before it is committed."""

import logging
from collections.abc import Callable, Collection
from contextlib import suppress

from reader.errors import ReaderError
from reader.library.own_journal.comparing import Comparing, JournalledStore, begin
from reader.library.own_journal.in_passing import is_in_passing
from reader.library.own_journal.portable import with_names
from reader.ports.journal import Journal, JournalEntry
from reader.ports.own_items import Mark, OwnKey

_LOG = logging.getLogger(__name__)
_NO_MEMORY = (MemoryError, RuntimeError)
"""Without memory CPython opens a file with "can't allocate read lock", a RuntimeError. The act is committed by then."""


class Recorder:
    """The keeper of one library's journal (`reader.ports.own_items.Keeper`).

    `settled`: library and journal were compared. A single entry that the journal has beyond the library is then one
    that a program wrote before it was killed, and never reported; the next entry takes its place.
    """

    def __init__(self, store: JournalledStore, journal: Journal, *, settled: bool) -> None:
        self._store = store
        self._items = store.own_items
        self._journal = journal
        self._settled = settled
        self._library_id = store.library_id
        self.on_lost: Callable[[str | None], object] = lambda _: None
        """Called when the journal had to begin anew, with the new name of what lay in its place, None for nothing."""

    def catch_up(self, mark: Mark) -> None:
        last = self._journal.last()
        library_id, before = self._store.library_id, self._library_id
        # It went back while it was open if another program restored a backup, which has an id of its own.
        beyond = 1 if self._settled and library_id == before else 0
        if last is not None and last.journal == mark.journal and last.number > mark.number + beyond:
            Comparing(self._store, self._journal).run()
        self._library_id = library_id

    def keep(self, mark: Mark, changed: Collection[OwnKey]) -> Mark:
        last = self._journal.last()
        if last is None or last.journal != mark.journal:
            return self._begun(last, Mark(journal=mark.journal, number=mark.number + 1))
        items = with_names(self._items, self._items.of(changed))
        return self._journal.append(JournalEntry(mark.number + 1, items), synced=not all(map(is_in_passing, changed)))

    def _begun(self, last: Mark | None, mark: Mark) -> Mark:
        """Begin the journal anew, the change included: it was lost or damaged while the library was open."""
        aside = self._journal.set_aside(alone=last is None)
        self.on_lost(aside)
        return begin(self._store, self._journal, mark)

    def take_back(self, number: int) -> None:
        with suppress(ReaderError):
            self._journal.take_back(number)

    def kept(self) -> None:
        """Copy the journal if it is time, and let it begin anew if it has grown long. If that fails, the act stands."""
        try:
            if self._journal.is_long():
                self._shorten()
            self._journal.copy_if_due()
        except (ReaderError, *_NO_MEMORY) as problem:
            _LOG.warning("the journal was not copied: %s", problem)

    def _shorten(self) -> None:
        with self._store.together():
            mark = self._items.mark()
            if mark is not None and self._journal.last() == mark:
                begin(self._store, self._journal, mark)
