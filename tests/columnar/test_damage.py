"""A damaged segment raises an error: it never kills the process and never gives a wrong answer."""

import os
import random
import zlib
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from reader.columnar.errors import DamagedSegment
from reader.columnar.verifying import verify_segment
from reader.columnar.writer import ColumnarIndex, open_dir
from tests.columnar.libraries import make
from tests.columnar.test_equality import contents

# If one reader cannot be opened, Whoosh leaves those of the other segments to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
REFUSALS = (DamagedSegment, zlib.error)
BODY = "中国 经济 发展 高质量 a ab b"


@pytest.fixture
def index(tmp_path: Path) -> ColumnarIndex:
    """80 documents in two segments, some deleted."""
    chosen = random.Random(7)
    made = make(tmp_path / "index", ColumnarIndex)
    for first in (0, 40):
        writer = made.writer()
        for number in range(first, first + 40):
            words = chosen.choices(BODY.split(), k=12)
            text = "".join(chosen.choices("中国经济发展", k=30))
            writer.add_document(
                key=str(number),
                body=" ".join(words),
                number=number,
                grams=(text, text[:9]),
                letters=(text,),
                words=words,
            )
        writer.commit(merge=False)
    writer = made.writer()
    writer.delete_by_term("key", "17")
    writer.commit(merge=False)
    return made


def read(folder: Path) -> list[Any]:
    with open_dir(str(folder)).reader() as reader:
        return contents(reader)


def segment_files(index: ColumnarIndex) -> list[Path]:
    return sorted(path for path in Path(index.storage.folder).iterdir() if path.suffix in (".dbp", ".dbd"))


def test_a_flipped_bit_is_refused_or_without_effect(index: ColumnarIndex) -> None:
    folder, chosen = Path(index.storage.folder), random.Random(1)
    expected = read(folder)
    refused = 0
    for file in segment_files(index):
        sound = file.read_bytes()
        for _ in range(5):
            spoilt = bytearray(sound)
            spoilt[chosen.randrange(len(sound))] ^= 1 << chosen.randrange(8)
            file.write_bytes(spoilt)
            try:
                assert read(folder) == expected
            except REFUSALS:
                refused += 1
        file.write_bytes(sound)
    assert refused == 20


def test_a_file_cut_short_is_refused(index: ColumnarIndex) -> None:
    folder = Path(index.storage.folder)
    for file in segment_files(index):
        sound = file.read_bytes()
        for length in (0, 1, 10, len(sound) // 2, len(sound) - 1):
            file.write_bytes(sound[:length])
            with pytest.raises(REFUSALS):
                read(folder)
        file.write_bytes(sound)


def test_a_file_cut_short_under_an_open_reader_is_refused(index: ColumnarIndex) -> None:
    reader = index.reader()
    for file in segment_files(index):
        os.truncate(file, 100)
    with pytest.raises(REFUSALS):
        contents(reader)
    reader.close()


def test_a_changed_table_of_contents_is_refused(index: ColumnarIndex) -> None:
    segment = index._segments()[0]
    state = segment.__getstate__()
    for change in ({"_documents": 39}, {"_deleted": (18,)}, {"segid": "another"}, {"check": 0}):
        with pytest.raises(DamagedSegment):
            type(segment).__new__(type(segment)).__setstate__(state | change)


def test_swapped_segment_files_are_refused(tmp_path: Path) -> None:
    """Sound pages of another segment are still a wrong answer."""
    made = make(tmp_path / "index", ColumnarIndex)
    for count in (3, 4):
        writer = made.writer()
        for number in range(count):
            writer.add_document(key=str(number), body="中国")
        writer.commit(merge=False)
    one, other = (path for path in segment_files(made) if path.suffix == ".dbd")
    one.rename(one.with_suffix(".kept"))
    other.rename(one)
    one.with_suffix(".kept").rename(other)
    with pytest.raises(DamagedSegment):
        FileIndex(FileStorage(made.storage.folder)).reader()


def test_verifying_reads_every_byte(index: ColumnarIndex) -> None:
    storage = FileStorage(index.storage.folder)
    segments = index._segments()
    sizes = sum(file.stat().st_size for file in segment_files(index))
    read = sum(sum(verify_segment(storage, segment)) for segment in segments)
    assert 0 < read <= sizes
    for file in segment_files(index):
        sound = file.read_bytes()
        for at in range(0, len(sound), max(1, len(sound) // 50)):
            spoilt = bytearray(sound)
            spoilt[at] ^= 4
            file.write_bytes(spoilt)
            with pytest.raises(DamagedSegment, match=file.name):
                [list(verify_segment(storage, segment)) for segment in segments]
        file.write_bytes(sound)
        file.rename(file.with_suffix(".kept"))
        with pytest.raises(DamagedSegment, match=file.name):
            [list(verify_segment(storage, segment)) for segment in segments]
        file.with_suffix(".kept").rename(file)
