"""Pages taken out again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.store.crossing import StoryMarks
from reader.store.file.database import Database
from reader.store.paper.sqlite_chains import SqliteChains
from reader.store.paper.sqlite_change_list import SqliteChangeList
from reader.store.paper.visibility import Visibility


@dataclass(frozen=True, slots=True)
class Dropped:
    """The ids of pages that were deleted, and of their listed stories."""

    pages: tuple[int, ...] = ()
    stories: tuple[int, ...] = ()


class Pages:
    """The deletion of pages with everything that depends on them, inside a transaction over both halves."""

    def __init__(self, paper: Database, change_list: SqliteChangeList, chains: SqliteChains, marks: StoryMarks) -> None:
        self._paper = paper
        self._change_list = change_list
        self._chains = chains
        self._marks = marks

    def drop(self, page_ids: Sequence[int]) -> Dropped:
        """Delete pages with the stories still on them; the index learns of the stories and of other parts of theirs."""
        gone: list[int] = []
        for page_id in page_ids:
            stories = self._paper.all("SELECT id, listed FROM story WHERE page_id = ?", (page_id,))
            searched = [story_id for story_id, listed in stories if listed]
            left = {part for chain in self._chains.of(searched).values() for part in chain} - set(searched)
            self._change_list.delete(searched)
            self._change_list.put(sorted(left))
            self._marks.forget_stories([story_id for story_id, _ in stories])
            self._drop(page_id)
            gone += [story_id for story_id, listed in stories if listed == Visibility.LISTED]
        return Dropped(tuple(page_ids), tuple(gone))

    def _drop(self, page_id: int) -> None:
        row = self._paper.first("SELECT newspaper, date, text_id FROM page WHERE id = ?", (page_id,))
        self._paper.run("DELETE FROM page WHERE id = ?", (page_id,))
        if row:
            self._chains.unjoin(row[0], row[1])
            self._paper.run(
                "DELETE FROM source_text WHERE id = :id AND NOT EXISTS (SELECT 1 FROM page WHERE text_id = :id)",
                {"id": row[2]},
            )

    def recount(self, page_ids: Iterable[int]) -> Dropped:
        """Count the stories of pages again that lost some to another page; delete those that lost all."""
        empty = []
        for page_id in page_ids:
            row = self._paper.first("SELECT count(*) FROM story WHERE page_id = ? AND listed = 1", (page_id,))
            if row and row[0]:
                self._paper.run("UPDATE page SET story_count = ? WHERE id = ?", (row[0], page_id))
            else:
                empty.append(page_id)
        return self.drop(empty)
