"""Reading the paper: issues, pages, lists of stories, stories."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from reader.domain.bookmark import Anchor
from reader.domain.newspaper import Page
from reader.ports.collecting import Source
from reader.ports.rows import HeldStory, IssueRow, ListOrder, PageRow, StoryRow


class Holdings(Protocol):
    """The pages and stories in the library. `on_damaged` is called with the id of each story that cannot be read.

    Dates are ISO (2026-02-14). A newspaper or date of None means an unknown one, except in `story_window` and
    `story_order`, where a newspaper of None means all.
    """

    on_damaged: Callable[[int], object]

    def issues(self) -> list[IssueRow]:
        """Newest first; pages without a date last."""
        ...

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]:
        """Return the pages of an issue, by page number."""
        ...

    def page(self, page_id: int) -> Page:
        """Return a page with all its items, and its facts with a person's over them. Raises NotHeld."""
        ...

    def source_of(self, page_id: int) -> Source:
        """Return the file that a page came from, with its text. Raises NotHeld."""
        ...

    def story_rows(
        self,
        *,
        newspaper: str | None = None,
        date: str | None = None,
        page_id: int | None = None,
        everything: bool = False,
    ) -> list[StoryRow]:
        """Return stories and photos (no folios, imprints, adverts, contents) of an issue, a page, or the library."""
        ...

    def story_window(
        self, offset: int, limit: int, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None
    ) -> list[StoryRow]:
        """Return rows `offset` to `offset + limit` of the list of all stories and photos (of one newspaper)."""
        ...

    def story_order(self, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None) -> Sequence[int]:
        """Return all ids of the list of `story_window`, in its order; 8 bytes each."""
        ...

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        """Return rows in the order of `ids`, without the ids that the library does not hold."""
        ...

    def story(self, story_id: int) -> HeldStory:
        """Return a story with its chain and corrections. Raises NotHeld; LibraryUnusable if it is damaged."""
        ...

    def stories(self, ids: Sequence[int]) -> list[HeldStory]:
        """Return stories in the order of `ids`, without those that the library does not hold, or that are damaged.

        Raises LibraryUnusable(DAMAGED) if not one of several can be read.
        """
        ...

    def jump_stories(self, newspaper: str | None, date: str | None) -> list[HeldStory]:
        """Return the stories of an issue that have a jump line, by page and position."""
        ...

    def find_story(self, anchor: Anchor) -> int | None:
        """Return the id of the story that an anchor names: by fingerprint, else by newspaper, date, page and headline.

        None if the library holds no such story, or several with that headline on that page.
        """
        ...

    def story_count(self) -> int:
        """Return the number of stories and photos that `story_order` lists."""
        ...

    def story_ids(self) -> Iterator[int]:
        """Return the ids of all that is searched, rising: listed stories, and imprints, which no list or count has."""
        ...

    def texts_after(self, story_id: int, limit: int) -> list[tuple[int, str]]:
        """Up to `limit` ids above `story_id`, rising, each with its story's text, for a quick look.

        The text may hold other things besides; quotes and backslashes may be escaped.
        """
        ...
