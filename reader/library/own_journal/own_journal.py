"""The journal of one opened library: compared, written, asked about."""

from reader.errors import ReaderError
from reader.library.own_journal.comparing import Compared, Comparing, JournalledStore
from reader.library.own_journal.recorder import Recorder
from reader.library.own_journal.waiting import Waiting
from reader.ports.journal import Journal, JournalCheck


class OwnJournal:
    """Joins a store that can be written to with its journal. `compared` is the outcome of the comparison at opening."""

    def __init__(self, store: JournalledStore, journal: Journal) -> None:
        self._store = store
        self._journal = journal
        self._comparing = Comparing(store, journal)
        self._waiting = Waiting(store)
        self.compared = Compared()

    def open(self) -> None:
        """Compare, and write an entry for every change of own work from now on.

        If they cannot be compared (a full disk, a damaged page of the library), it is tried again with each change,
        which is not made then.
        """
        settled = True
        try:
            self.compared = self._comparing.run()
        except ReaderError:
            settled = False
        self._store.own_items.watch(Recorder(self._store, self._journal, settled=settled))

    def compare(self, *, same: bool = False) -> Compared:
        """Compare item by item, and let both hold the same; see `Comparing.run`. Raises LibraryUnusable."""
        self.compared = self._comparing.run(same=same, whole=True)
        return self.compared

    def attach_waiting(self) -> int:
        """Put in place what waited for stories and pages that are held now; return the number of items."""
        return self._waiting.attach()

    def check(self) -> JournalCheck:
        """Read the journal and its copies whole. Raises LibraryUnusable."""
        return self._journal.check()
