"""Facts of pages: which newspaper, day and page number each is, as guessed and as a person said."""

from collections.abc import Sequence
from typing import Protocol

from reader.domain.newspaper import Guess, PageFacts
from reader.ports.rows import PageRow


class PageFactStore(Protocol):
    """A person's facts lie over the importer's, and survive re-import."""

    def set(self, page_ids: Sequence[int], facts: PageFacts) -> None:
        """Set a person's facts of pages; facts that are None stay as they are. Raises NotHeld."""
        ...

    def add_guess(self, page_ids: Sequence[int], guess: Guess) -> None:
        """Add a guess about pages; its value counts if the fact is unknown. Raises NotHeld."""
        ...

    def in_folder(self, folder: str) -> list[tuple[int, str | None, str | None]]:
        """Id, newspaper and date of the pages whose file lies in `folder` itself."""
        ...

    def witnesses(self, page_ids: Sequence[int]) -> list[int]:
        """Return the ids of the pages whose newspaper they state themselves, or a person does. Raises NotHeld."""
        ...

    def unsure(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        """Return pages with an unknown or guessed newspaper, date or number, their guesses and the file's path."""
        ...

    def unsure_count(self) -> int:
        """Return the number of pages that `unsure` would return."""
        ...
