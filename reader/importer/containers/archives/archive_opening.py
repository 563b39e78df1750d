"""An archive of any kind, opened by its first bytes, and the archives within it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from io import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from reader.errors import FileReason, FileRefused
from reader.importer.containers.archives.archive import Allowance, Archive, Member
from reader.importer.containers.archives.seven_zip import seven_zip
from reader.importer.containers.archives.stretch import Stretch
from reader.importer.containers.archives.tar_file import tar_file
from reader.importer.containers.archives.unpacking import unpacked
from reader.importer.containers.archives.zip_file import zip_file
from reader.importer.source.packings import BLOCK_BYTES, Packing, packing_of
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES, open_regular

MOST_NESTED = 3
"""Archives around a page: a day's pages, zipped again by the month, in the archive of a year."""


@contextmanager
def open_archive(path: Path, total: int) -> Iterator[Archive]:
    """Open an archive, of which `total` bytes of pages may be read.

    Raises FileRefused: 'not_an_archive', 'damaged', 'encrypted', 'unknown_packing', 'too_many_members', 'overlapping',
    'bomb' or 'too_large', or as `open_regular`.
    """
    with open_regular(path, STREAM_LIMIT_BYTES) as file, _opened(path, file, Allowance(total)) as archive:
        yield archive


@contextmanager
def open_within(archive: Archive, name: str) -> Iterator[Archive]:
    """Open a member that is an archive itself; what it holds counts with the outer one. FileRefused as both."""
    where = archive.where(name)
    if archive.depth == MOST_NESTED:
        raise FileRefused(where, FileReason.NESTED_ARCHIVE)
    with TemporaryFile() as copied:
        archive.copy(name, cast(BinaryIO, copied))
        with _opened(where, cast(BinaryIO, copied), archive.allowance) as inner:
            inner.depth = archive.depth + 1
            yield inner


@contextmanager
def _opened(path: Path, file: BinaryIO, allowance: Allowance) -> Iterator[Archive]:
    packing = _packing(file)
    if packing in (None, Packing.ZIP, Packing.SEVEN_ZIP, Packing.TAR):
        with _with_members(path, file, packing, allowance) as archive:
            yield archive
    else:
        with unpacked(path, file, packing, allowance) as whole:
            if _packing(whole) is Packing.TAR:
                with tar_file(path, whole, allowance) as archive:
                    yield archive
            else:
                yield _single(path, whole, allowance)


def _packing(file: BinaryIO) -> Packing | None:
    file.seek(0)
    found = packing_of(file.read(BLOCK_BYTES))
    file.seek(0)
    return found


def _with_members(
    path: Path, file: BinaryIO, packing: Packing | None, allowance: Allowance
) -> AbstractContextManager[Archive]:
    """Open a file of members; one whose first bytes say nothing may be a zip file behind a program that unpacks it."""
    match packing:
        case Packing.SEVEN_ZIP:
            return seven_zip(path, file, allowance)
        case Packing.TAR:
            return tar_file(path, file, allowance)
    return zip_file(path, file, allowance)


def _single(path: Path, whole: BinaryIO, allowance: Allowance) -> Archive:
    """Return a file packed by itself as an archive of one member, which has the file's name less `.gz`."""
    size = whole.seek(0, SEEK_END)

    @contextmanager
    def bytes_of() -> Iterator[IO[bytes]]:
        yield cast(IO[bytes], Stretch(whole, 0, size))

    return Archive(path, {path.stem: Member(size=size, packed=size, open=bytes_of)}, allowance, single=True)
