"""The functions of the importer that the library calls, in one place, so that tests can replace them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.apart.apart_reader import ApartReader
from reader.importer.finding import files_to_read
from reader.importer.page_reading import OnRead, Styles
from reader.importer.rules_version import RULES_VERSION
from reader.importer.source.passed_over import PassedKind, kind_of_file
from reader.importer.source.safe_files import digest, size, stamp
from reader.importer.source.walk import Found, OnPassed, OnRefused
from reader.importer.table_preview import column_names
from reader.library.pictures import arrived, keeping, taken_again


class ReadPages(Protocol):
    """Reads the pages of a file, as `reader.importer.stages.read_pages` does.

    `on_wait` is called now and then while a file takes long, and may raise to stop it.
    """

    def __call__(
        self,
        path: Path,
        on_refused: OnRefused,
        on_read: OnRead,
        styles: Styles,
        columns: Mapping[str, str],
        *,
        on_passed: OnPassed = ...,
        on_wait: Callable[[], object] = ...,
    ) -> Iterator[Page]: ...


def _apart() -> AbstractContextManager[ReadPages]:
    """Return the reading of files, those of risky formats in a child process, which ends with the block."""
    return closing(ApartReader())


def _again(kept: str, path: Path, styles: Styles) -> Page | None:
    # The rules are loaded with the first such page.
    from reader.importer.stages import page_again

    return page_again(kept, path, styles)


@dataclass(frozen=True, slots=True)
class Reading:
    """`files` finds files, says which to read, and reports those that cannot be; `digest` hashes a file, `pages` opens
    the reading of files for the length of a block. `passed_kind` is asked about a file that is not to be read and whose
    name does not say why.

    `digest` and the reading raise FileRefused; the reading reports members of an archive that it refuses as `files`
    does and goes on, and after each page it reports how many bytes of the file's `size` are read; `on_passed` receives
    members of an archive that are no pages. The reading and `again` ask for the house style of a page's newspaper;
    the reading is given the fields that a person gave to columns of tables, whose names `column_names` returns.
    `pictures` stores the pictures that the pages of a file link (file, imported folder, media folder); `arrived` is
    True if one of these links leads to a picture now (links, file, imported folder). `taken_again` stores pictures that
    the library lost (pages, file, folders that their links may not leave, media folder, names). `stamp` spares the
    digest (see its source), of a file and the time now. `again` reads a page from the text that was kept of it.
    `rules` numbers the rules in use.
    """

    files: Callable[[Sequence[Path], Callable[[FileRefused], None]], Iterable[Found]] = files_to_read
    passed_kind: Callable[[Path], PassedKind] = kind_of_file
    digest: Callable[[Path], str] = digest
    pages: Callable[[], AbstractContextManager[ReadPages]] = _apart
    column_names: Callable[[Path], Collection[str]] = column_names
    size: Callable[[Path], int] = size
    pictures: Callable[[Path, Path | None, Path], AbstractContextManager[Callable[[Page], Page]]] = keeping
    arrived: Callable[[Sequence[str], Path, Path | None], bool] = arrived
    taken_again: Callable[[Iterable[Page], Path, Iterable[Path | None], Path, Collection[str]], set[str]] = taken_again
    stamp: Callable[[Path, float], str] = stamp
    again: Callable[[str, Path, Styles], Page | None] = _again
    rules: int = RULES_VERSION
