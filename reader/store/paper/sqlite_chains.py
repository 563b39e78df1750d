"""Continuation chains: which stories are parts of one, and which jump lines still lack their other part."""

from collections.abc import Sequence

from reader.ports.rows import OpenJump
from reader.store.file.database import Database
from reader.store.file.sql import chunks, known, placeholders
from reader.store.paper.sqlite_change_list import SqliteChangeList
from reader.store.paper.story_rows import STORY_COLUMNS, STORY_WIDTH, StoryRows

_Chain = tuple[int, ...]

_JUMPING = (
    " FROM story s INDEXED BY story_jump LEFT JOIN chain own ON own.story_id = s.id"
    " WHERE s.listed = 1 AND (s.from_page <> '' OR s.on_page <> '')"
)
_GOES_ON = "EXISTS (SELECT 1 FROM chain n WHERE n.head_id = own.head_id AND n.ordinal > own.ordinal)"


class SqliteChains:
    """The adapter of `reader.ports.chains.Chains`.

    `chain.head_id` names the chain; the story of that id is its first part when the chain is made.
    """

    def __init__(self, paper: Database, change_list: SqliteChangeList, rows: StoryRows) -> None:
        self._paper = paper
        self._change_list = change_list
        self._rows = rows

    def unjoined(self) -> list[tuple[str | None, str | None]]:
        rows = self._paper.all("SELECT newspaper, date FROM unjoined")
        return [(known(newspaper), known(date)) for newspaper, date in rows]

    def set(self, newspaper: str | None, date: str | None, chains: Sequence[Sequence[int]]) -> None:
        issue = (newspaper or "", date or "")
        with self._paper.transaction():
            before = self._issue_chains(issue)
            after = {story_id: tuple(chain) for chain in chains for story_id in chain}
            changed = [story_id for story_id in {*before, *after} if before.get(story_id) != after.get(story_id)]
            self._paper.run_many("DELETE FROM chain WHERE story_id = ?", ((story_id,) for story_id in before))
            self._paper.run_many(
                "INSERT OR REPLACE INTO chain VALUES (?, ?, ?)",
                ((story_id, chain[0], ordinal) for chain in chains for ordinal, story_id in enumerate(chain)),
            )
            self._change_list.put(sorted(changed))
            self._paper.run("DELETE FROM unjoined WHERE newspaper = ? AND date = ?", issue)

    def _issue_chains(self, issue: tuple[str, str]) -> dict[int, _Chain]:
        """Return the chain of each story of the issue, under each of its parts, parts in other issues included."""
        heads = self._paper.all(
            "SELECT DISTINCT c.head_id FROM story s JOIN chain c ON c.story_id = s.id"
            " WHERE s.newspaper = ? AND s.date = ? AND s.listed = 1",
            issue,
        )
        found: dict[int, _Chain] = {}
        for (head,) in heads:
            rows = self._paper.all("SELECT story_id FROM chain WHERE head_id = ? ORDER BY ordinal", (head,))
            chain = tuple(row[0] for row in rows)
            found.update(dict.fromkeys(chain, chain))
        return found

    def of(self, ids: Sequence[int]) -> dict[int, _Chain]:
        found: dict[int, _Chain] = {}
        for piece in chunks(ids):
            rows = self._paper.all(
                "SELECT own.story_id, part.story_id FROM chain own JOIN chain part ON part.head_id = own.head_id"
                f" WHERE own.story_id IN ({placeholders(piece)}) ORDER BY own.story_id, part.ordinal",
                piece,
            )
            for story_id, part in rows:
                found[story_id] = (*found.get(story_id, ()), part)
        return {story_id: chain for story_id, chain in found.items() if len(chain) > 1}

    def open_jumps(self) -> list[OpenJump]:
        rows = self._paper.all(
            f"SELECT {STORY_COLUMNS}, s.from_page, s.on_page, own.ordinal,"
            f" {_GOES_ON},"
            " EXISTS (SELECT 1 FROM page p WHERE p.date = s.date AND p.newspaper = s.newspaper"
            "   AND p.number = s.from_page),"
            " EXISTS (SELECT 1 FROM page p WHERE p.date = s.date AND p.newspaper = s.newspaper"
            "   AND p.number = s.on_page)"
            f"{_JUMPING} ORDER BY s.date DESC, s.newspaper, s.page_order, s.page_id, s.position"
        )
        found = []
        for row, story in zip(rows, self._rows.of(rows), strict=True):
            from_page, on_page, ordinal, goes_on, from_held, on_held = row[STORY_WIDTH:]
            if from_page and not ordinal:
                found.append(OpenJump(row=story, onward=False, page=from_page, page_held=bool(from_held)))
            if on_page and not goes_on:
                found.append(OpenJump(row=story, onward=True, page=on_page, page_held=bool(on_held)))
        return found

    def open_jump_count(self) -> int:
        from_one = "(s.from_page <> '' AND coalesce(own.ordinal, 0) = 0)"
        return self._paper.numbers(
            f"SELECT coalesce(sum({from_one} + (s.on_page <> '' AND NOT {_GOES_ON})), 0){_JUMPING}"
        )[0]

    def unjoin(self, newspaper: str, date: str) -> None:
        """Have the jump lines of an issue joined again; without a date nothing is joined."""
        if date:
            self._paper.run("INSERT OR IGNORE INTO unjoined VALUES (?, ?)", (newspaper, date))
