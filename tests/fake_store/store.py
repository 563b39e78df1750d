"""The store in memory, whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from reader.ports.change_list import ChangeKind
from tests.fake_store.act_log import FakeActLog, Tables
from tests.fake_store.care import FakeCare
from tests.fake_store.chains import FakeChains
from tests.fake_store.change_list import FakeChangeList
from tests.fake_store.collecting import FakeCollecting
from tests.fake_store.holdings import FakeHoldings
from tests.fake_store.own_work import FakeBookmarks, FakeCorrections, FakeReading, FakeSettings, OwnRecords
from tests.fake_store.page_facts import FakePageFacts
from tests.fake_store.proofs import FakeProofs
from tests.fake_store.records import Records


class FakeStore:
    """Implements `reader.ports.store.Store`."""

    def __init__(self) -> None:
        records, own = Records(), OwnRecords()
        self.library_id = "fake"
        self.writable = True
        self._records, self._own = records, own
        self.acts = FakeActLog(self._recorded, self._follow)
        self.care = FakeCare()
        self.change_list = FakeChangeList(records)
        self.holdings = FakeHoldings(records, own)
        self.collecting = FakeCollecting(records, own)
        self.proofs = FakeProofs(records)
        self.page_facts = FakePageFacts(records, self.holdings)
        self.chains = FakeChains(records, self.holdings)
        self.bookmarks = FakeBookmarks(own)
        self.corrections = FakeCorrections(own, records)
        self.reading = FakeReading(own, self.holdings)
        self.settings = FakeSettings(own)

    def _recorded(self) -> Tables:
        own = {name: getattr(self._own, name) for name in ("bookmarks", "corrections", "reading", "read", "settings")}
        names = ("complete", "stamps", "paths", "pages", "stories", "chains")
        return own | {name: getattr(self._records, name) for name in names}

    def _follow(self, story_id: int) -> None:
        kind = ChangeKind.PUT if story_id in self._records.stories else ChangeKind.DELETE
        self._records.note(kind, story_id)

    @contextmanager
    def together(self) -> Iterator[None]:
        before = {name: dict(rows) for name, rows in self._tables().items()}
        # Of the records only pages change in place.
        before["pages"] = {number: copy(page) for number, page in self._records.pages.items()}
        try:
            yield
        except BaseException:
            for name, rows in self._tables().items():
                rows.clear()
                rows.update(before[name])
            raise

    def _tables(self) -> Tables:
        return self._recorded() | {"changes": self._records.changes, "unjoined": self._records.unjoined}

    def close(self) -> None:
        """Nothing to free."""
