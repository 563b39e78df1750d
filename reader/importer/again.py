"""A page read again from the text that was kept of it, when its file is gone."""

from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.assemble import page_from
from reader.importer.formats import text
from reader.importer.formats.kinds import Kind, known_kind
from reader.importer.source import Document


def page_again(kept: str, path: Path) -> Page | None:
    """The page as the rules of today read it; None where the text does not say all that the file said.

    `kept` is the text of one page, `path` the file that it came from. Only Markdown and plain text are kept as they
    were; of HTML, EPUB and JSON Lines the text lacks what their marks said, of an archive the member's name.
    """
    if known_kind(path) is not Kind.TEXT or not kept.strip():
        return None
    try:
        manuscripts = list(text.manuscripts(Document(path, kept.encode("utf-8", "replace"))))
    except FileRefused:
        return None
    return page_from(manuscripts[0], path) if len(manuscripts) == 1 else None
