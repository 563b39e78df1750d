"""A person's bookmarks and highlights, read from a store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.domain.span import Span
from reader.library.anchors import Found, locate, quoted_text
from reader.library.corrections import read_at_head
from reader.library.stars import stars_of
from reader.ports.bookmarks import BookmarkCounts
from reader.ports.store import HasBookmarks, HasCorrections, HasHoldings, HasSettings, Transactions
from reader.text.folding import Folding


class MarkedStore(HasBookmarks, HasCorrections, HasHoldings, HasSettings, Transactions, Protocol):
    """The ports that bookmarks and highlights ask for."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage: its bookmark and where it stands in the story's `quoted_text`.

    Not `certain`: its words changed, its context found it.
    """

    bookmark: Bookmark
    span: Span
    certain: bool = True


class Bookmarks:
    """Whole stories are bookmarked, passages highlighted: both are `Bookmark`s; `anchor.exact` is the passage."""

    def __init__(self, store: MarkedStore, folding: Folding) -> None:
        self._store = store
        self._folding = folding

    def all(self) -> list[Bookmark]:
        """Return bookmarks and highlights, newest first, orphans included."""
        return self._store.bookmarks.all()

    def newest(self, limit: int) -> list[Bookmark]:
        """Return the newest bookmarks and highlights, at most `limit`."""
        return self._store.bookmarks.newest(limit)

    def counts(self) -> BookmarkCounts:
        """Return the numbers of bookmarks and highlights, by folder and by tag."""
        return self._store.bookmarks.counts()

    def of_story(self, story_id: int) -> list[Bookmark]:
        """Return the bookmark and highlights of a story, oldest first."""
        return list(self._store.bookmarks.of([story_id]).get(story_id, ()))

    def story_of(self, anchor: Anchor) -> int | None:
        """Return the held story that an anchor names; a link is one."""
        return self._store.holdings.find_story(anchor)

    def star(self, story_id: int) -> Bookmark | None:
        """Return the bookmark of the whole story."""
        return self.stars([story_id]).get(story_id)

    def stars(self, story_ids: Sequence[int]) -> dict[int, Bookmark]:
        """Return the bookmarks of these stories as a whole, by story; stories without one are left out."""
        return stars_of(self._store, story_ids)

    def headlines(self, bookmarks: Iterable[Bookmark] | None = None) -> dict[int, str]:
        """Return the headlines of bookmarked stories in the person's reading, by bookmark.

        Headlines read as printed are left out. `bookmarks`: of these alone.
        """
        asked = self._store.bookmarks.all() if bookmarks is None else bookmarks
        printed = {mark.id: (mark.story_id, mark.anchor.headline) for mark in asked if mark.story_id is not None}
        heads = {story_id: (headline,) for story_id, headline in printed.values()}
        read = read_at_head(self._store, heads, self._store.corrections.of(list(heads)))
        return {
            number: text
            for number, (story_id, headline) in printed.items()
            if story_id in read and (text := read[story_id].headline.main) and text != headline
        }

    def highlights(self, story_id: int) -> list[Highlight]:
        """Return the highlights of a story that are found in it, in reading order."""
        bookmarks = [bookmark for bookmark in self.of_story(story_id) if bookmark.anchor.exact]
        text = quoted_text(self._store.holdings.story(story_id).story) if bookmarks else ""
        found = [(bookmark, self._locate(text, bookmark.anchor)) for bookmark in bookmarks]
        placed = [Highlight(bookmark, place.span, place.certain) for bookmark, place in found if place]
        return sorted(placed, key=lambda highlight: highlight.span)

    def _locate(self, text: str, anchor: Anchor) -> Found | None:
        return locate(text, anchor.exact, anchor.prefix, anchor.suffix, self._folding)
