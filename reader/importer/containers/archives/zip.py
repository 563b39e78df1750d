"""A zip archive of pages: its members in natural order, each read by its own format."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import Archive
from reader.importer.source.kinds import Kind, is_page_name, known_kind
from reader.importer.source.safe_files import Document

_ARCHIVES = (Kind.ZIP, Kind.EPUB)


def documents(archive: Archive) -> Iterator[Document | FileRefused]:
    """Yield the pages in an archive; what is refused comes as the refusal, so that it stops nothing.

    Pictures and the like are passed over; an archive in an archive is refused as 'nested_archive'.
    """
    for name in archive.names:
        where = PurePosixPath(name)
        kind = known_kind(where) if is_page_name(where) else None
        if kind in _ARCHIVES:
            yield FileRefused(archive.path / name.lstrip("/"), FileReason.NESTED_ARCHIVE)
        elif kind is not None:
            try:
                yield Document(archive.path / name.lstrip("/"), archive.read(name), archive.changed(name))
            except FileRefused as refused:
                yield refused


def packed(archive: Archive) -> int:
    """Return the number of packed bytes of all pages in an archive."""
    return sum(archive.packed(name) for name in archive.names if is_page_name(PurePosixPath(name)))
