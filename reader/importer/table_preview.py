"""A table of articles looked at before it is read: its columns, and its first rows."""

from collections.abc import Mapping
from pathlib import Path

from reader.domain.article_table import NOT_READ, TablePreview
from reader.errors import FileRefused
from reader.importer.source.kinds import SUFFIXES, TABLES
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES, open_regular


def table_preview(path: Path, said: Mapping[str, str]) -> TablePreview | None:
    """Return the columns and first rows of a table; None for a file of another kind. Raises FileRefused.

    `said` are the fields that a person gave to columns, by the columns' names.
    """
    # Loaded with the first file that is looked at: most imports ask about none.
    from reader.importer.containers.sheets import kind_shown

    kind = kind_shown(path)
    if kind not in TABLES:
        return None
    # Loaded with the first table.
    from reader.importer.containers.records import tables

    with open_regular(path, STREAM_LIMIT_BYTES) as file:
        preview = tables.preview(kind, file, path, said)
    return preview if preview.columns else None


TABLE_ENDINGS = (*(ending for ending, kind in SUFFIXES.items() if kind in TABLES), ".txt")
"""Endings of the names of files that may hold a table."""


def column_names(path: Path) -> frozenset[str]:
    """Return the names of a table's columns; none for a file of another kind, or one that cannot be read."""
    try:
        preview = table_preview(path, {})
    except FileRefused:
        return frozenset()
    return frozenset(column.name for column in preview.columns) if preview else frozenset()


def field_meant(word: str) -> str | None:
    """Return the field of a column that a person means by a word (title, 标题, bt); None for no such word.

    '' for a word that says that no field is to take the column.
    """
    from reader.importer.containers.records.column_names import field_said

    return NOT_READ if word.strip().lower() in _NONE else field_said(word)


_NONE = ("none", "-", "无", "不读")
