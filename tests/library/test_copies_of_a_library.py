"""Copies of one library, which share its id and so an index: each answers with its own stories."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from reader.library.index_marks import IndexMarks, marks_of
from reader.library.library import Library
from reader.wiring import open_library
from tests.doing import corrected_words, imported

pytestmark = pytest.mark.usefixtures("found_damage")

Open = Callable[[str], Library]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """A function that opens the library of a name; all have one cache."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(closing(open_library(tmp_path / name, tmp_path / "cache")))


@pytest.fixture
def copied(tmp_path: Path, opened: Open) -> Path:
    """A library of two stories, `one`, indexed, and a copy of its folder, `two`."""
    library = opened("one")
    take_in(library, tmp_path, "甲", "工会服务职工，推动企业发展。")
    take_in(library, tmp_path, "乙", "农业丰收，粮食增产。")
    assert found(library, "工会") == 1
    library.close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    return tmp_path


def take_in(library: Library, folder: Path, headline: str, text: str) -> None:
    file = folder / f"{headline}.md"
    file.write_text(f"# {headline}\n\n{text}\n", "utf-8")
    imported(library, [file])


def found(library: Library, text: str) -> int:
    library.refresh_index()
    return library.search(text).total


def identity(library: Library) -> str:
    return library._engine.identity


def test_each_copy_finds_what_was_taken_in_there(copied: Path, opened: Open) -> None:
    one, two = opened("one"), opened("two")
    take_in(one, copied, "丙", "铁路通车，旅客称便。")
    assert found(one, "铁路") == 1
    take_in(two, copied, "丁", "学校开学，书声琅琅。")
    assert one.store.change_list.last() == two.store.change_list.last()
    # Before the index is made anew the library itself is read.
    assert [two.search(text).total for text in ("铁路", "学校")] == [0, 1]
    assert [found(two, text) for text in ("铁路", "学校", "工会")] == [0, 1, 1]
    assert two.check() == []
    assert [found(one, text) for text in ("铁路", "学校", "工会")] == [1, 0, 1]
    assert one.check() == []


def test_each_copy_finds_what_was_corrected_there(copied: Path, opened: Open) -> None:
    one, two = opened("one"), opened("two")
    for library, word in ((one, "工友"), (two, "员工")):
        (row,) = [row for row in library.story_rows() if row.title == "甲"]
        corrected_words(library, row.id, "职工", word)
        library.refresh_index()
    assert [found(two, word) for word in ("工友", "员工")] == [0, 1]
    assert [found(one, word) for word in ("工友", "员工")] == [1, 0]


def test_a_check_does_not_call_the_index_of_another_copy_well(copied: Path, opened: Open) -> None:
    one, two = opened("one"), opened("two")
    take_in(two, copied, "丁", "学校开学，书声琅琅。")
    take_in(one, copied, "丙", "铁路通车，旅客称便。")
    assert found(one, "铁路") == 1
    assert two.check() != []


def test_copies_that_were_not_changed_share_the_index(copied: Path, opened: Open) -> None:
    one, two = opened("one"), opened("two")
    assert [found(one, "工会"), found(two, "工会")] == [1, 1]
    assert identity(one) == identity(two)


def test_a_library_that_moved_keeps_its_index(copied: Path, opened: Open) -> None:
    library = opened("one")
    before = identity(library)
    library.close()
    (copied / "one").rename(copied / "moved")
    library = opened("moved")
    assert found(library, "工会") == 1
    assert identity(library) == before


def test_a_commit_that_did_not_come_costs_no_index(copied: Path, opened: Open) -> None:
    library = opened("one")
    state = identity(library), library.store.change_list.last() + 1
    IndexMarks(marks_of(library.index_folder)).note(state, "of a commit that a kill prevented")
    take_in(library, copied, "丙", "铁路通车，旅客称便。")
    assert found(library, "铁路") == 1
    assert identity(library) == state[0]


def test_an_index_without_marks_is_made_anew(copied: Path, opened: Open) -> None:
    library = opened("one")
    before = identity(library)
    library.close()
    for file in copied.glob("cache/index/*.marks.json"):
        file.write_bytes(b"\x00{")
    library = opened("one")
    assert found(library, "工会") == 1
    assert identity(library) != before


def test_an_index_from_before_marks_were_kept_stays(copied: Path, opened: Open) -> None:
    library = opened("one")
    before, file = identity(library), marks_of(library.index_folder)
    library.close()
    file.unlink()
    with closing(sqlite3.connect(copied / "one" / "library.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM change_mark")
    library = opened("one")
    assert found(library, "工会") == 1
    take_in(library, copied, "丙", "铁路通车，旅客称便。")
    assert found(library, "铁路") == 1
    assert identity(library) == before
