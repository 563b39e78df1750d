"""JSON found in a folder or archive that no sign at its start shows to be a newspaper: judged by reading it.

Claims    JSON of any shape whose records have a headline or a text by the names of their fields, and damaged JSON with
          Chinese text, of which the reader says where the damage is.
Evidence  the records that the reader of tables finds in it.
Cases     test_json_in_folders.py
Leaves    settings, package lists and maps, notes whose headline and text are known by their cells alone: a person may
          still name such a file.
"""

import re
from io import BytesIO
from pathlib import Path

from reader.domain.article_table import Certainty, Field
from reader.errors import FileReason, FileRefused
from reader.importer.containers.records import tables
from reader.importer.source.kinds import Kind
from reader.importer.source.safe_files import Document, open_regular

LIMIT_BYTES = 8 * 1024 * 1024
"""Bytes of a file that is read to be judged: a larger one shows at its start what it is."""

_HAN = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}|\\u[4-9][0-9a-fA-F]{3}|[\xb0-\xf7][\xa1-\xfe][\xb0-\xf7][\xa1-\xfe]")
"""Chinese text in UTF-8, in JSON's escapes, or two characters in GB 2312."""


def holds_articles(path: Path) -> bool:
    """Return True for a JSON file to read; False too for one that cannot be opened."""
    try:
        with open_regular(path, LIMIT_BYTES) as file:
            return are_articles(Document(path, file.read(LIMIT_BYTES)))
    except FileRefused:
        return False


def are_articles(document: Document) -> bool:
    """Return True for a JSON document to read."""
    if not _HAN.search(document.data):
        return False
    try:
        found = tables.preview(Kind.JSON_LINES, BytesIO(document.data), document.path, {})
    except FileRefused as refusal:
        return refusal.reason is FileReason.DAMAGED_JSON
    texts = [column.certainty for column in found.columns if column.field == Field.TEXT]
    # A digest alone is what a package says of itself.
    return found.readable and not found.is_doubtful and max(texts, default=Certainty.CELLS) >= Certainty.PART_OF_NAME
