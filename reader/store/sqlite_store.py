"""The store of the port `reader.ports.store.Store`: small objects over SQLite, one a port."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from reader.store.file.database import Database
from reader.store.file.file_care import FileCare
from reader.store.own_items.sqlite_own_items import SqliteOwnItems
from reader.store.own_work.marks import SqliteMarks
from reader.store.own_work.sqlite_bookmarks import SqliteBookmarks
from reader.store.own_work.sqlite_corrections import SqliteCorrections
from reader.store.own_work.sqlite_reading import SqliteReading
from reader.store.own_work.sqlite_settings import SqliteSettings
from reader.store.paper.page_rows import PageRows
from reader.store.paper.page_writer import PageWriter
from reader.store.paper.pages import Pages
from reader.store.paper.references import References
from reader.store.paper.sqlite_chains import SqliteChains
from reader.store.paper.sqlite_change_list import SqliteChangeList
from reader.store.paper.sqlite_collecting import SqliteCollecting
from reader.store.paper.sqlite_holdings import SqliteHoldings
from reader.store.paper.sqlite_page_facts import SqlitePageFacts
from reader.store.paper.sqlite_proofs import SqliteProofs
from reader.store.paper.story_origins import Origins
from reader.store.paper.story_rows import StoryRows
from reader.store.undo.log import UndoLog


class SqliteStore:
    """A store for the thread that made it; every other thread opens its own.

    The paper and a person's own work are handed their databases apart: today it is the same one (see `crossing`).
    """

    def __init__(self, folder: Path, *, to_read: bool = False, make: bool = True) -> None:
        """Open the library in `folder`, or `make` an empty one; `to_read`: also if it cannot be written to.

        Raises LibraryUnusable.
        """
        database = Database(folder, to_read=to_read, make=make)
        try:
            self._join(paper=database, own=database)
            self.own_items = SqliteOwnItems(
                database,
                references=References(database, self.holdings),
                page_facts=self.page_facts,
                change_list=self.change_list,
            )
        except BaseException:
            database.close()
            raise

    @classmethod
    def of(cls, *, paper: Database, own: Database) -> Self:
        """Return a store whose two halves lie in two files; acts are recorded of the paper alone, and no journal."""
        store = cls.__new__(cls)
        store._join(paper=paper, own=own)
        return store

    def _join(self, *, paper: Database, own: Database) -> None:
        """Make the objects, each with the objects that it calls."""
        self._paper, self._own = paper, own
        self.care = FileCare(paper)
        self.acts = UndoLog(paper)
        self.change_list = SqliteChangeList(paper)

        marks = SqliteMarks(own)
        story_rows, page_rows = StoryRows(paper, marks), PageRows(paper, marks)
        self.bookmarks = SqliteBookmarks(own)
        self.corrections = SqliteCorrections(own, self.change_list, self.together)
        self.reading = SqliteReading(own, story_rows)
        self.settings = SqliteSettings(own)

        self.chains = SqliteChains(paper, self.change_list, story_rows)
        self.page_facts = SqlitePageFacts(paper, self.change_list, self.chains, page_rows)
        self.holdings = SqliteHoldings(
            paper,
            story_rows=story_rows,
            page_rows=page_rows,
            chains=self.chains,
            change_list=self.change_list,
            corrections=self.corrections,
        )
        self.proofs = SqliteProofs(paper, self.change_list)
        self.collecting = SqliteCollecting(
            paper,
            chains=self.chains,
            pages=Pages(paper, self.change_list, self.chains, marks),
            writer=PageWriter(paper, self.change_list, Origins(paper)),
            together=self.together,
        )

    @property
    def library_id(self) -> str:
        row = self._paper.first("SELECT value FROM meta WHERE name = 'library_id'")
        return str(row[0]) if row else ""

    @property
    def writable(self) -> bool:
        return self._paper.writable and self._own.writable

    @contextmanager
    def together(self) -> Iterator[None]:
        with ExitStack() as open_transactions:
            for database in dict.fromkeys((self._own, self._paper)):
                open_transactions.enter_context(database.transaction())
            yield

    def close(self) -> None:
        for database in dict.fromkeys((self._paper, self._own)):
            database.close()
