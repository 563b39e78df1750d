"""A table of articles as a library would read it: its columns with what a person said of them, its first rows."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.article_table import TablePreview
from reader.importer.table_preview import table_preview

if TYPE_CHECKING:
    from reader.library.library import Library


def preview_of(library: "Library", path: Path) -> TablePreview | None:
    """Return the columns and first rows of a file; None if it is no table of articles. Raises FileRefused."""
    return table_preview(path, library.columns_kept(path))
