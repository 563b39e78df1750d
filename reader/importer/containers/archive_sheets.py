"""An archive opened to its sheets: those of the book or document that it is, else those of its members."""

from collections.abc import Iterator
from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.containers.archives.archive import CHUNK_BYTES, TEXT_LIMIT_BYTES, Archive
from reader.importer.containers.archives.archive_opening import open_archive
from reader.importer.containers.archives.members import Members, ReadDocument, packed
from reader.importer.containers.epub import epub
from reader.importer.containers.file_sheet import Sheet
from reader.importer.containers.word import word
from reader.importer.manuscript import Manuscript
from reader.importer.source.foreign import refuse_office
from reader.importer.source.kinds import Kind
from reader.importer.source.part_refusals import without_refused
from reader.importer.source.safe_files import Document
from reader.importer.source.safe_files import size as file_size
from reader.importer.source.walk import OnPassed, OnRefused


def archive_sheets(
    path: Path, kind: Kind, document: ReadDocument, on_refused: OnRefused, on_passed: OnPassed
) -> Iterator[Sheet]:
    """Yield an archive's sheets; its members are read by `document`. Raises FileRefused.

    Without any sheet its first refusal is raised, and only the others go to `on_refused`.
    """
    with open_archive(path, TEXT_LIMIT_BYTES) as archive:
        book = _book(archive, kind)
        if book is None:
            yield from _of_members(archive, Members(document, _book, on_passed, _holds_articles), on_refused)
        else:
            yield from (Sheet(page, path) for page in book)


def _book(archive: Archive, kind: Kind) -> Iterator[Manuscript | Page] | None:
    """Return the pages of an archive that is a book or a document; None for an archive of files."""
    if word.is_word(archive):
        return word.manuscripts(archive)
    refuse_office(archive.path, archive.names)
    return epub.manuscripts(archive) if kind is Kind.EPUB else None


def _holds_articles(archive: Archive, name: str) -> bool:
    """Return True for a JSON member whose articles only the reading of it shows: a small one, as its start is all."""
    from reader.importer.containers.records.json_judge import are_articles

    try:
        start = archive.start(name)
    except FileRefused:
        return False
    return len(start) < CHUNK_BYTES and are_articles(Document(archive.where(name), start))


def _of_members(archive: Archive, members: Members, on_refused: OnRefused) -> Iterator[Sheet]:
    # Of the archive's bytes most may be pictures: pages count for all of it.
    size, whole = file_size(archive.path), max(packed(archive), 1)
    for found in without_refused(members.pages(archive), on_refused):
        yield Sheet(found.manuscript, found.path, size * archive.packed_read // whole, found.base)
