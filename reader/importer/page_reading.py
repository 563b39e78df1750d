"""The reading of a file's pages as its callers see it: what it is given and what it calls back."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from reader.domain.house_style import HouseStyle
from reader.domain.newspaper import Page
from reader.importer.source.walk import OnPassed, OnRefused

OnRead = Callable[[int], None]
"""Called, with each page, with the number of the file's bytes that lie behind it."""

Styles = Callable[[str | None], HouseStyle]
"""The house style that is known of a newspaper; an empty one for None, and for a paper that is not known."""


class ReadPages(Protocol):
    """Reads the pages of a file, as `reader.importer.stages.read_pages` does."""

    def __call__(
        self,
        path: Path,
        on_refused: OnRefused,
        on_read: OnRead,
        styles: Styles,
        columns: Mapping[str, str],
        on_passed: OnPassed,
    ) -> Iterator[Page]: ...
