"""The list of bookmarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.cli.terminal.entries import BOOKMARKED
from reader.cli.terminal.listings import SingleList
from reader.cli.terminal.numbered_list import Entry
from reader.cli.words import tr
from reader.domain.bookmark import Bookmark
from reader.library.library import Library
from reader.text.escaping import on_one_line, visible


@dataclass(frozen=True)
class Bookmarks(SingleList):
    """The bookmarks and highlighted passages, newest first."""

    library: Library

    @property
    def title(self) -> str:
        return tr("Bookmarks")

    @property
    def total(self) -> int:
        return len(self._bookmarks)

    @property
    def _bookmarks(self) -> Sequence[Bookmark]:
        """The bookmarks, read again each time: some may be removed while the list is open."""
        return self.library.bookmarks.all()

    @cached_property
    def _headlines(self) -> dict[int, str]:
        return self.library.bookmarks.headlines()

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        chosen = self._bookmarks[start : start + count]
        rows = self.library.rows_by_id([each.story_id for each in chosen if each.story_id is not None])
        titles = {row.id: row.title for row in rows}
        return [self._entry(each, titles.get(each.story_id or 0, "")) for each in chosen]

    def _entry(self, each: Bookmark, title: str) -> Entry:
        anchor = each.anchor
        page = f"第{anchor.page}版" if anchor.page else ""
        absent = "" if each.story_id is not None else tr("not held now")
        facts = (anchor.newspaper, anchor.date, page, each.folder, *(f"#{tag}" for tag in each.tags), absent)
        entry = Entry(
            text=visible(self._headlines.get(each.id) or anchor.headline or title or tr("No headline")),
            sign=BOOKMARKED,
            facts=on_one_line(" ".join(filter(None, facts))),
            story=each.story_id,
        )
        quoted = f"“{anchor.exact}”" if anchor.exact else ""
        return entry.with_passage("  ".join(filter(None, (quoted, each.note))))
