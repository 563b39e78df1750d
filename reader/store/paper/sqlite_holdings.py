"""Reading the paper: issues, pages, lists of stories, stories."""

from collections.abc import Callable, Iterator, Sequence

from reader.domain.bookmark import Anchor
from reader.domain.newspaper import Page
from reader.errors import HeldKind, LibraryReason, LibraryUnusable, NotHeld
from reader.ports.collecting import Source
from reader.ports.rows import HeldStory, IssueRow, ListOrder, PageRow, StoryRow
from reader.store.crossing import CorrectionsOfStories
from reader.store.file.database import Database, Row
from reader.store.file.sql import chunks, known, placeholders
from reader.store.paper.facts import UNNUMBERED, overlaid
from reader.store.paper.page_rows import PAGE_COLUMNS, PageRows
from reader.store.paper.paper_columns import FACTS, GUESSES, PROBLEMS, STORY
from reader.store.paper.sqlite_chains import SqliteChains
from reader.store.paper.sqlite_change_list import SqliteChangeList
from reader.store.paper.story_origins import Origins
from reader.store.paper.story_rows import STORY_COLUMNS, STORY_WIDTH, StoryRows

_ORDERS = {
    ListOrder.NEWEST: "date DESC, newspaper, page_order, page_id, position",
    ListOrder.OLDEST: "date, newspaper, page_order, page_id, position",
    ListOrder.TITLE: "title, date DESC, id",
}
_ID_STEP = 10_000
_WALKED = 2000
"""Rows of a list that SQLite may step over for a window; beyond, the ids of the whole list are kept, 8 bytes each."""


class SqliteHoldings:
    """The adapter of `reader.ports.holdings.Holdings`."""

    def __init__(
        self,
        paper: Database,
        *,
        story_rows: StoryRows,
        page_rows: PageRows,
        chains: SqliteChains,
        change_list: SqliteChangeList,
        corrections: CorrectionsOfStories,
    ) -> None:
        self._paper = paper
        self._story_rows = story_rows
        self._page_rows = page_rows
        self._chains = chains
        self._change_list = change_list
        self._corrections = corrections
        self._origins = Origins(paper)
        self._kept_order: tuple[object, Sequence[int]] | None = None
        self.on_damaged: Callable[[int], object] = lambda _: None

    def source_of(self, page_id: int) -> Source:
        row = self._paper.first(
            "SELECT f.digest, f.path, t.text FROM page p JOIN source f ON f.id = p.source_id"
            " JOIN source_text t ON t.id = p.text_id WHERE p.id = ?",
            (page_id,),
        )
        if row is None:
            raise NotHeld(HeldKind.PAGE, page_id)
        return Source(digest=row[0], path=row[1], text=row[2])

    def page(self, page_id: int) -> Page:
        row = self._paper.first(
            "SELECT p.parsed_facts, p.confirmed_facts, p.guesses, p.problems, t.text"
            " FROM page p JOIN source_text t ON t.id = p.text_id WHERE p.id = ?",
            (page_id,),
        )
        if row is None:
            raise NotHeld(HeldKind.PAGE, page_id)
        bodies = self._paper.all(
            "SELECT s.id, b.body FROM story s JOIN story_body b ON b.story_id = s.id"
            " WHERE s.page_id = ? ORDER BY s.position",
            (page_id,),
        )
        stories = [(story_id, self._paper.decoded(STORY, body)) for story_id, body in bodies]
        return Page(
            facts=overlaid(self._paper.decoded(FACTS, row[0]), self._paper.decoded(FACTS, row[1])),
            guesses=self._paper.decoded(GUESSES, row[2]),
            stories=tuple(self._origins.added_to(stories).values()),
            problems=self._paper.decoded(PROBLEMS, row[3]),
            text=row[4],
        )

    def issues(self) -> list[IssueRow]:
        rows = self._paper.all(
            "SELECT newspaper, date, iif(newspaper = '' OR date = '', count(*),"
            " count(DISTINCT nullif(number_order, ?)) + sum(number_order = ?)), sum(story_count) FROM page"
            " GROUP BY date, newspaper ORDER BY date DESC, newspaper",
            (UNNUMBERED, UNNUMBERED),
        )
        return [
            IssueRow(newspaper=known(row[0]), date=known(row[1]), page_count=row[2], story_count=row[3]) for row in rows
        ]

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]:
        rows = self._paper.all(
            f"SELECT {PAGE_COLUMNS} FROM page p WHERE p.date = ? AND p.newspaper = ? ORDER BY p.number_order, p.id",
            (date or "", newspaper or ""),
        )
        return self._page_rows.of(rows)

    def story_rows(
        self,
        *,
        newspaper: str | None = None,
        date: str | None = None,
        page_id: int | None = None,
        everything: bool = False,
    ) -> list[StoryRow]:
        values: tuple[object, ...]
        if page_id is not None:
            which, values = "s.page_id = ? ORDER BY s.position", (page_id,)
        elif everything:
            which, values = f"1 ORDER BY {_ORDERS[ListOrder.NEWEST]}", ()
        else:
            which = "s.date = ? AND s.newspaper = ? ORDER BY s.page_order, s.page_id, s.position"
            values = (date or "", newspaper or "")
        rows = self._paper.all(f"SELECT {STORY_COLUMNS} FROM story s WHERE s.listed = 1 AND {which}", values)
        return self._story_rows.of(rows)

    def story_window(
        self, offset: int, limit: int, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None
    ) -> list[StoryRow]:
        if offset > _WALKED:
            return self.rows_by_id(self._whole_order(order, newspaper)[offset : offset + limit])
        sql, values = _listing(order, newspaper)
        return self.rows_by_id(self._paper.numbers(f"{sql} LIMIT ? OFFSET ?", (*values, limit, offset)))

    def _whole_order(self, order: ListOrder, newspaper: str | None) -> Sequence[int]:
        """Return the ids of the whole list; read again if a story came, went or moved, here or in another program."""
        state = (
            order,
            newspaper,
            self._change_list.last(),
            self._paper.first("SELECT value FROM meta WHERE name = 'library_id'"),
        )
        if self._kept_order is None or self._kept_order[0] != state:
            self._kept_order = state, self.story_order(order=order, newspaper=newspaper)
        return self._kept_order[1]

    def story_order(self, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None) -> Sequence[int]:
        return self._paper.numbers(*_listing(order, newspaper))

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        return self._story_rows.by_id(ids)

    def story(self, story_id: int) -> HeldStory:
        try:
            found = self._found([story_id])
        except LibraryUnusable as problem:
            if problem.reason is LibraryReason.DAMAGED:
                self.on_damaged(story_id)
            raise
        if not found:
            raise NotHeld(HeldKind.STORY, story_id)
        return found[story_id]

    def stories(self, ids: Sequence[int]) -> list[HeldStory]:
        found: dict[int, HeldStory] = {}
        for piece in chunks(ids):
            try:
                found.update(self._found(piece))
            except LibraryUnusable as problem:
                if problem.reason is not LibraryReason.DAMAGED:
                    raise
                found.update(self._sound(piece))
        return [found[story_id] for story_id in ids if story_id in found]

    def _sound(self, ids: Sequence[int]) -> dict[int, HeldStory]:
        """Return those of these stories that can be read. Raises LibraryUnusable if of several none can be."""
        found: dict[int, HeldStory] = {}
        damage: LibraryUnusable | None = None
        for story_id in ids:
            try:
                found[story_id] = self.story(story_id)
            except NotHeld:
                continue
            except LibraryUnusable as problem:
                damage = problem
        if damage and not found and len(ids) > 1:
            raise damage
        return found

    def _found(self, ids: Sequence[int]) -> dict[int, HeldStory]:
        """Return stories by their ids, not more than one query takes. Raises LibraryUnusable if one is damaged."""
        rows = self._paper.all(
            f"SELECT {STORY_COLUMNS}, b.body, f.path, s.fingerprint FROM story s"
            " JOIN story_body b ON b.story_id = s.id JOIN page p ON p.id = s.page_id"
            f" JOIN source f ON f.id = p.source_id WHERE s.id IN ({placeholders(ids)})",
            ids,
        )
        return dict(self._held_stories(rows))

    def _held_stories(self, rows: Sequence[Row]) -> Iterator[tuple[int, HeldStory]]:
        ids = [row[0] for row in rows]
        chains = self._chains.of(ids)
        corrections = self._corrections.of(ids)
        stories = self._origins.added_to([(row[0], self._paper.decoded(STORY, row[STORY_WIDTH])) for row in rows])
        for row, listed in zip(rows, self._story_rows.of(rows), strict=True):
            path, print_ = row[STORY_WIDTH + 1 :]
            yield (
                row[0],
                HeldStory(
                    row=listed,
                    story=stories[row[0]],
                    source=path,
                    parts=chains.get(row[0], (row[0],)),
                    fingerprint=print_,
                    corrections=corrections.get(row[0], ()),
                ),
            )

    def jump_stories(self, newspaper: str | None, date: str | None) -> list[HeldStory]:
        rows = self._paper.all(
            "SELECT id FROM story WHERE date = ? AND newspaper = ? AND listed = 1"
            " AND (from_page <> '' OR on_page <> '') ORDER BY page_order, page_id, position",
            (date or "", newspaper or ""),
        )
        return self.stories([row[0] for row in rows])

    def find_story(self, anchor: Anchor) -> int | None:
        key = (anchor.newspaper or "", anchor.date or "", anchor.page or "")
        # The same text may be printed on several pages: the anchor's own page first.
        row = self._paper.first(
            "SELECT id FROM story WHERE fingerprint = ? AND listed = 1"
            " ORDER BY (newspaper, date, page) = (?, ?, ?) DESC, id LIMIT 1",
            (anchor.fingerprint, *key),
        )
        if row:
            return int(row[0])
        if not (anchor.date and anchor.headline):
            return None
        rows = self._paper.all(
            "SELECT id FROM story WHERE newspaper = ? AND date = ? AND page = ? AND headline = ? AND listed = 1"
            " LIMIT 2",
            (*key, anchor.headline),
        )
        return int(rows[0][0]) if len(rows) == 1 else None

    def story_count(self) -> int:
        row = self._paper.first("SELECT coalesce(sum(story_count), 0) FROM page")
        return int(row[0]) if row else 0

    def story_ids(self) -> Iterator[int]:
        last = 0
        while ids := self._paper.numbers(
            "SELECT id FROM story WHERE id > ? AND listed > 0 ORDER BY id LIMIT ?", (last, _ID_STEP)
        ):
            yield from ids
            last = ids[-1]

    def texts_after(self, story_id: int, limit: int) -> list[tuple[int, str]]:
        rows = self._paper.all(
            "SELECT b.story_id, b.body FROM story_body b JOIN story s ON s.id = b.story_id"
            " WHERE b.story_id > ? AND s.listed > 0 ORDER BY b.story_id LIMIT ?",
            (story_id, limit),
        )
        # Line ends are the only white space that JSON escapes.
        return [(number, body.replace("\\n", "\n")) for number, body in rows]


def _listing(order: ListOrder, newspaper: str | None) -> tuple[str, tuple[str, ...]]:
    which, values = ("", ()) if newspaper is None else (" AND newspaper = ?", (newspaper,))
    # Without the hint SQLite may sort all stories to return the first hundred.
    index = "story_title" if order is ListOrder.TITLE else "story_list"
    return f"SELECT id FROM story INDEXED BY {index} WHERE listed = 1{which} ORDER BY {_ORDERS[order]}", values
