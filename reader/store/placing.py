"""Where pages belong: what a person confirms, and what waits for it."""

from collections.abc import Sequence

from reader.domain.newspaper import Guess, PageFacts
from reader.errors import HeldKind, NotHeld
from reader.ports.change_list import ChangeKind
from reader.ports.rows import PageRow
from reader.store import codec
from reader.store.changes import ChangeTables
from reader.store.facts import guessed, is_unsure, number_order, overlaid, place
from reader.store.rows import PAGE_COLUMNS, PAGE_WIDTH, known, page_row


class PlacingTables(ChangeTables):
    """Confirmed facts lie beside the parsed ones and over them."""

    def set_facts(self, page_ids: Sequence[int], facts: PageFacts) -> None:
        with self._db.transaction():
            for page_id in page_ids:
                self._set_facts(page_id, facts)

    def _set_facts(self, page_id: int, facts: PageFacts) -> None:
        row = self._db.first("SELECT parsed_facts, confirmed_facts, guesses FROM page WHERE id = ?", (page_id,))
        if row is None:
            raise NotHeld(HeldKind.PAGE, page_id)
        self._unjoin_page(page_id)
        confirmed = overlaid(self._db.decoded(codec.facts_in, row[1]), facts)
        whole = overlaid(self._db.decoded(codec.facts_in, row[0]), confirmed)
        order, section = number_order(whole.number), whole.section or ""
        unsure = is_unsure(whole, self._db.decoded(codec.guesses_in, row[2]), confirmed)
        self._db.run(
            "UPDATE page SET (newspaper, date, number, number_order, section, edition, confirmed_facts, unsure)"
            " = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            (*place(whole), order, section, whole.edition or "", codec.facts_out(confirmed), int(unsure), page_id),
        )
        self._db.run(
            "UPDATE story SET (newspaper, date, page, page_order, section) = (?, ?, ?, ?, ?) WHERE page_id = ?",
            (*place(whole), order, section, page_id),
        )
        self._note(ChangeKind.PUT, self._searched(page_id))
        self._unjoin_page(page_id)

    def places_in(self, folder: str) -> list[tuple[int, str | None, str | None]]:
        rows = self._db.all("SELECT id, newspaper, date FROM page WHERE folder = ? ORDER BY id", (folder,))
        return [(page_id, known(newspaper), known(date)) for page_id, newspaper, date in rows]

    def add_guess(self, page_ids: Sequence[int], guess: Guess) -> None:
        with self._db.transaction():
            for page_id in page_ids:
                row = self._db.first("SELECT parsed_facts, guesses FROM page WHERE id = ?", (page_id,))
                if row is None:
                    raise NotHeld(HeldKind.PAGE, page_id)
                parsed = overlaid(guessed(guess), self._db.decoded(codec.facts_in, row[0]))
                guesses = (*self._db.decoded(codec.guesses_in, row[1]), guess)
                self._db.run(
                    "UPDATE page SET (parsed_facts, guesses) = (?, ?) WHERE id = ?",
                    (codec.facts_out(parsed), codec.guesses_out(guesses), page_id),
                )
                self._set_facts(page_id, PageFacts())

    def _unjoin_page(self, page_id: int) -> None:
        self._db.run(
            "INSERT OR IGNORE INTO unjoined SELECT newspaper, date FROM page WHERE id = ? AND date <> ''", (page_id,)
        )

    def unsure_pages(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        rows = self._db.all(
            f"SELECT {PAGE_COLUMNS}, p.guesses, f.path FROM page p JOIN source f ON f.id = p.source_id"
            " WHERE p.unsure = 1 ORDER BY p.folder, p.id"
        )
        return [
            (page_row(row), self._db.decoded(codec.guesses_in, row[PAGE_WIDTH]), row[PAGE_WIDTH + 1]) for row in rows
        ]

    def unsure_count(self) -> int:
        return self._db.numbers("SELECT count(*) FROM page INDEXED BY page_unsure WHERE unsure = 1")[0]

    def _searched(self, page_id: int) -> list[int]:
        rows = self._db.all("SELECT id FROM story WHERE page_id = ? AND listed > 0 ORDER BY position", (page_id,))
        return [row[0] for row in rows]
