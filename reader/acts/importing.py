"""Files taken in, and held files read anew by newer rules of the importer.

An import is many transactions: each page that was reported is held, whatever happens to the program afterwards. Undo
covers all of them. The index follows outside the act, because it is derived.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.library.views import ImportReport
from reader.ports.progress import Progress

if TYPE_CHECKING:
    from reader.library.library import Library


def _first(report: ImportReport) -> str:
    return report.first


@act_on(_first, whole=False)
def import_files(
    library: "Library",
    paths: Sequence[Path],
    progress: Progress | None = None,
    called: Mapping[Path, str] | None = None,
) -> ImportReport:
    """Take in files, folders and archives, join continuations, re-attach bookmarks, bring the index up to date.

    `called` gives files that lie under a temporary name the name that they are held by. Raises LibraryUnusable.
    """
    return library.importing().files(paths, progress, called or {})


@act_on(_first, whole=False)
def set_columns(
    library: "Library",
    paths: Sequence[Path],
    columns: Mapping[str, str],
    progress: Progress | None = None,
    called: Mapping[Path, str] | None = None,
) -> ImportReport:
    """Keep the fields that a person gives to columns of tables for the folders of these files, now and later.

    The tables that the library holds of these folders are read anew, and the files are taken in. `columns` are values
    of `Field` by the names of columns, '' for a column that is not read. Raises LibraryUnusable.
    """
    return library.importing().with_columns(paths, columns, progress, called or {})


@act_on(_first, whole=False)
def read_again(library: "Library", progress: Progress | None = None) -> ImportReport:
    """Read anew the files that earlier rules of the importer read; ids, bookmarks and read marks stay.

    A file is read if it still lies unchanged in its place, else the text that is kept of it. Raises LibraryUnusable.
    """
    return library.importing().again(progress)
