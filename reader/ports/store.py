"""The contract of a store. Its search engine's stands in `reader.ports.engine`.

Adapters translate their own errors into `reader.errors`; nothing of SQLite or Whoosh passes these borders.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark, Correction
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.ports.change_list import IndexChange
from reader.ports.collecting import HeldSource, Put, PutResult, Source
from reader.ports.rows import Backup, HeldStory, IssueRow, ListOrder, OpenJump, PageRow, StoryRow, Visit
from reader.ports.undo import ActLog


class Store(Protocol):
    """The truth. Every method is one transaction; raises LibraryUnusable (disk full, damaged, locked), NotHeld.

    A bookmark is never deleted by anything but `remove_bookmark`. A story that comes again (same newspaper, date, page
    and headline, or same fingerprint) keeps its id, its read mark and its bookmarks.
    """

    @property
    def library_id(self) -> str:
        """A random hex id given to the library when it was made."""
        ...

    @property
    def acts(self) -> ActLog:
        """The log of a person's acts, by which they are undone."""
        ...

    @property
    def writable(self) -> bool:
        """False where the library was opened to be read only: every method that writes raises LibraryUnusable then."""
        ...

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        """Hold the pages of files, in one transaction, with an entry in the change list for each story.

        A digest already held changes nothing. Pages replace an earlier version from the same path; stories keep their
        ids where they can be told again.
        """
        ...

    def held_copies(self, source: Source, page: Page) -> dict[int, int]:
        """The stories of an exported page that are held already: on the same page, out of another file than `source`
        and what lay at its path before. By their place in the page, the ids of those that they are copies of.
        """
        ...

    def together(self) -> AbstractContextManager[None]:
        """One transaction for all that is called inside: all of it or nothing, and one wait for the disk."""
        ...

    def held_source(self, digest: str) -> HeldSource | None:
        """The file with these bytes; None where it is not held, or not all of it."""
        ...

    def seen_source(self, path: str, stamp: str) -> HeldSource | None:
        """The file that `path` held when it bore this stamp, if it is held; a quick look that spares the digest."""
        ...

    def older_sources(self, rules: int) -> list[HeldSource]:
        """Files read by rules of a lower number, in the order in which they came."""
        ...

    def set_rules(self, digest: str, rules: int) -> None:
        """Count a file as read by these rules, where they find nothing else in it."""
        ...

    def pages_of(self, digest: str) -> list[int]:
        """Ids of the pages that came out of a file, in its order."""
        ...

    def source_of(self, page_id: int) -> Source: ...
    def page(self, page_id: int) -> Page: ...
    def set_facts(self, page_ids: Sequence[int], facts: PageFacts) -> None:
        """A person's correction of where pages belong; survives re-import. Only the given (not None) facts change."""
        ...

    def places_in(self, folder: str) -> list[tuple[int, str | None, str | None]]:
        """Id, newspaper and date of the pages whose file lies in `folder` itself."""
        ...

    def add_guess(self, page_ids: Sequence[int], guess: Guess) -> None:
        """One more guess about pages; its value is taken where the fact is unknown. Raises NotHeld."""
        ...

    def unsure_pages(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        """Pages whose newspaper, date or number is unknown or guessed, with the guesses and the source path."""
        ...

    def unsure_count(self) -> int:
        """How many pages `unsure_pages` would give."""
        ...

    def issues(self) -> list[IssueRow]:
        """Newest first; pages without a date last."""
        ...

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]: ...
    def story_rows(
        self,
        *,
        newspaper: str | None = None,
        date: str | None = None,
        page_id: int | None = None,
        everything: bool = False,
    ) -> list[StoryRow]:
        """Stories and photos (no folios, imprints, adverts, contents) of an issue, a page, or the whole library."""
        ...

    def story_window(
        self, offset: int, limit: int, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None
    ) -> list[StoryRow]:
        """Rows `offset` to `offset + limit` of the list of all stories and photos (of one newspaper)."""
        ...

    def story_order(self, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None) -> Sequence[int]:
        """The ids of that list, all of them, in its order; 8 bytes each."""
        ...

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        """Rows in the order of `ids`; ids not held are left out."""
        ...

    def story(self, story_id: int) -> HeldStory: ...
    def stories(self, ids: Sequence[int]) -> list[HeldStory]:
        """As `story`, many at once; ids not held are left out."""
        ...

    def story_count(self) -> int:
        """Stories and photos held."""
        ...

    def story_ids(self) -> Iterator[int]:
        """What is searched: all that is listed, and stories of genre imprint, which no list and no count has."""
        ...

    def texts_after(self, story_id: int, limit: int) -> list[tuple[int, str]]:
        """Ids above `story_id`, rising, each with all that its story says in one text, for a quick look.

        Other things may stand in it as well; quotes and backslashes may be written otherwise.
        """
        ...

    def set_read(self, ids: Sequence[int], read: bool) -> None: ...
    def changes_after(self, sequence: int, limit: int) -> list[IndexChange]:
        """The change list, oldest first; several changes of one story may be folded into its last."""
        ...

    def last_change(self) -> int: ...
    def unjoined(self) -> list[tuple[str | None, str | None]]:
        """Newspaper and date of the issues whose jump lines changed since `set_chains`."""
        ...

    def jump_stories(self, newspaper: str | None, date: str | None) -> list[HeldStory]:
        """The stories of an issue that have a jump line, by page and position."""
        ...

    def set_chains(self, newspaper: str | None, date: str | None, chains: Sequence[Sequence[int]]) -> None:
        """The continuation chains of an issue, each in reading order, in place of those before.

        Every story whose chain became another is put on the change list. The issue is joined from then on.
        """
        ...

    def chains_of(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """The chain of each story that is in one; stories that stand alone are left out."""
        ...

    def open_jumps(self) -> list[OpenJump]:
        """Jump lines whose other part is not joined, newest first."""
        ...

    def open_jump_count(self) -> int:
        """How many jump lines `open_jumps` would give."""
        ...

    def find_story(self, anchor: Anchor) -> int | None:
        """The held story that an anchor names: by fingerprint, else by newspaper, date, page and headline."""
        ...

    def add_bookmark(
        self,
        story_id: int | None,
        anchor: Anchor,
        *,
        folder: str = "",
        tags: Sequence[str] = (),
        note: str = "",
        colour: str = "",
    ) -> Bookmark:
        """Adding the same anchor again returns the bookmark that stands."""
        ...

    def remove_bookmark(self, bookmark_id: int) -> None: ...
    def bookmarks(self) -> list[Bookmark]:
        """Newest first, orphans included."""
        ...

    def update_bookmark(self, bookmark: Bookmark) -> None: ...
    def add_correction(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        """A person's correction of the passage `anchor.exact`; the story is put on the change list.

        A second correction of the same passage takes the place of the first.
        """
        ...

    def remove_correction(self, correction_id: int) -> None: ...
    def attach_correction(self, correction_id: int, story_id: int | None) -> None: ...
    def corrections_of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
        """The corrections of each of these stories that has any, oldest first."""
        ...

    def corrections(self) -> list[Correction]:
        """All of them, oldest first, orphans included."""
        ...

    def set_position(self, story_id: int, position: int) -> None:
        """Remember how far a story was read, and that it was opened now."""
        ...

    def position(self, story_id: int) -> int:
        """Code points into the story's text; 0 where it was never opened."""
        ...

    def visits(self, limit: int) -> list[Visit]:
        """The stories opened last, newest first."""
        ...

    def forget_visits(self) -> None: ...
    def setting(self, name: str) -> str | None:
        """A value kept with the library (saved searches, search history, ...): JSON text under a name."""
        ...

    def set_setting(self, name: str, value: str | None) -> None: ...
    def settings(self, prefix: str) -> dict[str, str]:
        """The settings whose names start with `prefix`."""
        ...

    def back_up(self) -> Path:
        """Make a verified copy of the library file, thin out the old copies; the copy's path."""
        ...

    def backups(self) -> list[Backup]:
        """The copies that there are, newest first."""
        ...

    def restore(self, name: str) -> Path | None:
        """Put a copy in the place of this library, which is kept as another, and close; where it is kept.

        Raises NotHeld, LibraryUnusable.
        """
        ...

    def last_back_up(self) -> str | None:
        """The day of the newest copy, ISO, UTC."""
        ...

    def size(self) -> int:
        """Bytes of the library file."""
        ...

    def look_through(self) -> None:
        """After an unclean exit: make sure that the file is sound, before much is written. Nothing else costs a moment.

        Raises LibraryUnusable('damaged').
        """
        ...

    def check(self) -> list[str]:
        """Problems found in the library file and its records; empty when all is well."""
        ...

    def close(self) -> None: ...
