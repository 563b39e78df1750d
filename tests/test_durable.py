"""Files put in place in one step."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.durable import write_durably


def test_several_writers_of_one_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "current"
    contents = [str(number).encode() * 1000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_durably(path, content), contents * 4))
    assert path.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "current"
    path.mkdir()
    with pytest.raises(OSError, match="current"):
        write_durably(path, b"1")
    assert list(tmp_path.iterdir()) == [path]
