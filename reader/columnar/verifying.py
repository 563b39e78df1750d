"""Verification of a segment: every byte of its files, read and compared with its checksum."""

from collections.abc import Iterator
from contextlib import closing

from whoosh.codec.base import Segment
from whoosh.filedb.filestore import Storage

from reader.columnar.errors import DamagedSegment
from reader.columnar.files import PageReader
from reader.columnar.per_document import DOCUMENTS_EXT
from reader.columnar.posting_collector import POSTINGS_EXT


def verify_segment(storage: Storage, segment: Segment) -> Iterator[int]:
    """Read every page of a segment's files, and yield the number of bytes read with each step.

    Raises DamagedSegment, with the name of the file. No open reader of the segment is needed, or disturbed.
    """
    for ending in (POSTINGS_EXT, DOCUMENTS_EXT):
        name = segment.make_filename(ending)
        before = 0
        try:
            with closing(PageReader(storage.open_file(name), storage.file_length(name))) as file:
                for at in file.verify():
                    yield at - before
                    before = at
        except (DamagedSegment, OSError) as damage:
            raise DamagedSegment(f"{name}: {damage}") from damage
