"""Facts of pages: what a person confirms, and which pages wait for it."""

from collections.abc import Sequence

from reader.domain.newspaper import Guess, PageFacts
from reader.errors import HeldKind, NotHeld
from reader.ports.rows import PageRow
from reader.store.file.database import Database
from reader.store.file.sql import known
from reader.store.paper import story_codec
from reader.store.paper.facts import guessed, is_unsure, is_witness, number_order, overlaid, page_key
from reader.store.paper.page_rows import PAGE_COLUMNS, PAGE_WIDTH, PageRows
from reader.store.paper.paper_columns import FACTS, GUESSES
from reader.store.paper.sqlite_chains import SqliteChains
from reader.store.paper.sqlite_change_list import SqliteChangeList


class SqlitePageFacts:
    """The adapter of `reader.ports.page_facts.PageFactStore`. Confirmed facts are kept beside the parsed ones."""

    def __init__(self, paper: Database, change_list: SqliteChangeList, chains: SqliteChains, rows: PageRows) -> None:
        self._paper = paper
        self._change_list = change_list
        self._chains = chains
        self._rows = rows

    def set(self, page_ids: Sequence[int], facts: PageFacts) -> None:
        with self._paper.transaction():
            for page_id in page_ids:
                self._set(page_id, facts)

    def _set(self, page_id: int, facts: PageFacts) -> None:
        row = self._paper.first("SELECT confirmed_facts FROM page WHERE id = ?", (page_id,))
        if row is None:
            raise NotHeld(HeldKind.PAGE, page_id)
        self.put(page_id, overlaid(self._paper.decoded(FACTS, row[0]), facts))

    def put(self, page_id: int, confirmed: PageFacts) -> None:
        """Let a person's facts of a page be exactly these. Raises NotHeld. Call it inside a transaction."""
        row = self._paper.first("SELECT parsed_facts, guesses, newspaper, date FROM page WHERE id = ?", (page_id,))
        if row is None:
            raise NotHeld(HeldKind.PAGE, page_id)
        whole = overlaid(self._paper.decoded(FACTS, row[0]), confirmed)
        key, order, section = page_key(whole), number_order(whole.number), whole.section or ""
        unsure = is_unsure(whole, self._paper.decoded(GUESSES, row[1]), confirmed)
        self._paper.run(
            "UPDATE page SET (newspaper, date, number, number_order, section, edition, confirmed_facts, unsure)"
            " = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            (*key, order, section, whole.edition or "", story_codec.facts_out(confirmed), int(unsure), page_id),
        )
        self._paper.run(
            "UPDATE story SET (newspaper, date, page, page_order, section) = (?, ?, ?, ?, ?) WHERE page_id = ?",
            (*key, order, section, page_id),
        )
        self._change_list.put(self._searched(page_id))
        self._chains.unjoin(row[2], row[3])
        self._chains.unjoin(key.newspaper, key.date)

    def in_folder(self, folder: str) -> list[tuple[int, str | None, str | None]]:
        rows = self._paper.all("SELECT id, newspaper, date FROM page WHERE folder = ? ORDER BY id", (folder,))
        return [(page_id, known(newspaper), known(date)) for page_id, newspaper, date in rows]

    def witnesses(self, page_ids: Sequence[int]) -> list[int]:
        return [page_id for page_id in page_ids if self._is_witness(page_id)]

    def _is_witness(self, page_id: int) -> bool:
        row = self._paper.first("SELECT parsed_facts, confirmed_facts, guesses FROM page WHERE id = ?", (page_id,))
        if row is None:
            raise NotHeld(HeldKind.PAGE, page_id)
        confirmed = self._paper.decoded(FACTS, row[1])
        facts = overlaid(self._paper.decoded(FACTS, row[0]), confirmed)
        return is_witness(facts, self._paper.decoded(GUESSES, row[2]), confirmed)

    def add_guess(self, page_ids: Sequence[int], guess: Guess) -> None:
        with self._paper.transaction():
            for page_id in page_ids:
                row = self._paper.first("SELECT parsed_facts, guesses FROM page WHERE id = ?", (page_id,))
                if row is None:
                    raise NotHeld(HeldKind.PAGE, page_id)
                parsed = overlaid(guessed(guess), self._paper.decoded(FACTS, row[0]))
                guesses = (*self._paper.decoded(GUESSES, row[1]), guess)
                self._paper.run(
                    "UPDATE page SET (parsed_facts, guesses) = (?, ?) WHERE id = ?",
                    (story_codec.facts_out(parsed), story_codec.guesses_out(guesses), page_id),
                )
                self._set(page_id, PageFacts())

    def unsure(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        rows = self._paper.all(
            f"SELECT {PAGE_COLUMNS}, p.guesses, f.path FROM page p JOIN source f ON f.id = p.source_id"
            " WHERE p.unsure = 1 ORDER BY p.folder, p.id"
        )
        return [
            (page, self._paper.decoded(GUESSES, row[PAGE_WIDTH]), row[PAGE_WIDTH + 1])
            for row, page in zip(rows, self._rows.of(rows), strict=True)
        ]

    def unsure_count(self) -> int:
        return self._paper.numbers("SELECT count(*) FROM page INDEXED BY page_unsure WHERE unsure = 1")[0]

    def _searched(self, page_id: int) -> list[int]:
        rows = self._paper.all("SELECT id FROM story WHERE page_id = ? AND listed > 0 ORDER BY position", (page_id,))
        return [row[0] for row in rows]
