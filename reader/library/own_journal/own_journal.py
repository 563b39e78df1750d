"""The journal of one opened library: compared, written, asked about."""

from reader.errors import ReaderError
from reader.library.findings import Finding, numbers
from reader.library.own_journal.comparing import Compared, Comparing, JournalledStore
from reader.library.own_journal.recorder import Recorder
from reader.library.own_journal.waiting import Waiting
from reader.library.watchman import FaultKind, Watchman
from reader.ports.journal import Journal, Place


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
        self._recorder = Recorder(self._store, self._journal, settled=settled)
        self._store.own_items.watch(self._recorder)

    def tell(self, watchman: Watchman) -> None:
        """Report what came back when the library was opened, and damage to the journal: a person is to see it once."""
        compared = self.compared
        # What a check found has a name, and stays until it is mended.
        for kind, what in ((FaultKind.OWN_WORK, ""), (FaultKind.JOURNAL, None), (FaultKind.JOURNAL_LINES, None)):
            if all(fault.shown for fault in watchman.faults(kind) if what in (None, fault.what)):
                watchman.mended(kind, what)
        if compared.restored or compared.waiting:
            watchman.note(FaultKind.OWN_WORK, "", f"{compared.restored} items, {compared.waiting} waiting")
        if compared.lost or compared.foreign or compared.set_aside:
            watchman.note(FaultKind.JOURNAL, compared.foreign or compared.set_aside or "")
        if compared.damaged:
            watchman.note(FaultKind.JOURNAL_LINES, "", f"{compared.damaged} lines")
        self._recorder.on_lost = lambda aside: watchman.note(FaultKind.JOURNAL, aside or "")

    def compare(self, *, same: bool = False) -> Compared:
        """Compare item by item, and let both hold the same; see `Comparing.run`. Raises LibraryUnusable."""
        self.compared = self._comparing.run(same=same, whole=True)
        return self.compared

    def mend(self) -> None:
        """Let both hold the same, and put copies that are not sound out of the way. Raises LibraryUnusable."""
        self.compare()
        self._journal.set_unsound_aside()
        self._journal.copy_if_due()

    def attach_waiting(self) -> int:
        """Put in place what waited for stories and pages that are held now; return the number of items."""
        return self._waiting.attach()

    def check(self) -> list[Finding]:
        """Return faults of the journal, of its copies, and differences between it and the library, with their counts.

        Reads all of them; empty if all is well. Raises LibraryUnusable.
        """
        found = self._journal.check()
        counts = {
            "own work that differs from its journal": self._comparing.differences(),
            "journal of own work that cannot be read": int(self._journal.place() is not Place.JOURNAL),
            "damaged lines in the journal of own work": found.damaged,
            "damaged copies of the journal of own work": len(found.unsound),
        }
        return numbers(counts)
