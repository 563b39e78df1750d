"""A person's bookmarks and highlights, read from a store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.domain.span import Span
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import Found, anchor_of, locate, quoted_text
from reader.library.bookmark_edits import BookmarkEdits, Edit, Words
from reader.library.filing import Filing
from reader.library.overlay import readings
from reader.library.reattaching import Reattaching
from reader.library.stars import stars_of
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
        self.edits = BookmarkEdits(store)
        self.filing = Filing(store)
        self.reattaching = Reattaching(store, folding)

    def of_story(self, story_id: int) -> list[Bookmark]:
        """Bookmark and highlights of a story, oldest first."""
        return list(self._store.bookmarks.of([story_id]).get(story_id, ()))

    def story_of(self, anchor: Anchor) -> int | None:
        """The held story that an anchor names; a link is one."""
        return self._store.holdings.find_story(anchor)

    def star(self, story_id: int) -> Bookmark | None:
        """The bookmark of the whole story."""
        return self.stars([story_id]).get(story_id)

    def stars(self, story_ids: Sequence[int]) -> dict[int, Bookmark]:
        """The bookmarks of these stories as a whole, by story; stories without one are left out."""
        return stars_of(self._store, story_ids)

    def toggle(self, story_id: int) -> bool:
        """True when the story is bookmarked afterwards."""
        star = self.star(story_id)
        if star:
            self._store.bookmarks.remove(star.id)
            return False
        self._store.bookmarks.add(story_id, anchor_of(self._store.holdings.story(story_id)))
        return True

    def highlight(
        self,
        story_id: int,
        exact: str,
        *,
        before: str = "",
        after: str = "",
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        """Mark a passage that a person selected; `before` and `after` tell equal passages apart.

        White space, width and quotes may differ from the story's own. Raises NotHeld(HeldKind.PASSAGE) if it is not there.
        """
        held = self._store.holdings.story(story_id)
        found = locate(quoted_text(held.story), exact, before, after, self._folding)
        if found is None or not found.certain:
            raise NotHeld(HeldKind.PASSAGE, exact)
        anchor = anchor_of(held, found.span)
        return self._store.bookmarks.add(story_id, anchor, folder=folder, tags=tags, note=note, colour=colour)

    def highlight_at(self, story_id: int, span: Span, words: Words) -> Edit:
        """Mark a passage of the story's `quoted_text`; one that is marked already gets the words besides its own."""
        return self.edits.mark(story_id, anchor_of(self._store.holdings.story(story_id), span), words)

    def headlines(self, bookmarks: Iterable[Bookmark] | None = None) -> dict[int, str]:
        """The headlines of bookmarked stories in the person's reading, by bookmark; those as printed are left out.

        `bookmarks`: of these alone.
        """
        asked = self._store.bookmarks.all() if bookmarks is None else bookmarks
        marks = {mark.id: mark for mark in asked if mark.story_id is not None}
        found = self._store.corrections.of([mark.story_id for mark in marks.values() if mark.story_id is not None])
        read = {
            number: "\n".join(readings(mark.anchor.headline, found[mark.story_id]))
            for number, mark in marks.items()
            if mark.story_id in found and mark.anchor.headline
        }
        return {number: text for number, text in read.items() if text != marks[number].anchor.headline}

    def highlights(self, story_id: int) -> list[Highlight]:
        """The highlights of a story that are found in it, in reading order."""
        marks = [mark for mark in self.of_story(story_id) if mark.anchor.exact]
        text = quoted_text(self._store.holdings.story(story_id).story) if marks else ""
        found = [(mark, self._locate(text, mark.anchor)) for mark in marks]
        placed = [Highlight(mark, place.span, place.certain) for mark, place in found if place]
        return sorted(placed, key=lambda highlight: highlight.span)

    def _locate(self, text: str, anchor: Anchor) -> Found | None:
        return locate(text, anchor.exact, anchor.prefix, anchor.suffix, self._folding)
