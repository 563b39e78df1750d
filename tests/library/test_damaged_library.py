"""Damage of stories, kept texts, pictures and backups: named by a check, and mended from what else there is."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.story import StoryKind
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.backups import newest
from reader.library.library import Library
from reader.library.watchman import FaultKind
from reader.ports.rows import BackupState
from reader.store.file.digests import digest_file
from reader.wiring import open_library
from tests.doing import highlighted, imported

pytestmark = pytest.mark.usefixtures("found_damage")

_PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10
_STORIES = 4


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a backup; one of its pages shows a picture that lies in a folder beside that of the pages."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in" / "pages").mkdir(parents=True)
    (folder / "in" / "pictures").mkdir()
    (folder / "in" / "pictures" / "a.png").write_bytes(_PNG)
    for number in range(_STORIES):
        text = f"# 第{number}号稿件\n\n工会服务职工，推动企业发展。编号{number}，讲述一线故事与职工生活。\n"
        text += "\n![图](../pictures/a.png)\n\n图为某某。本报记者 李四 摄\n" if number == 0 else ""
        (folder / "in" / "pages" / f"{number:02}.md").write_text(text, "utf-8")
    library = open_library(folder / "library", folder / "cache")
    imported(library, [folder / "in"])
    library.back_up()
    assert library.check() == []
    library.close()
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of it; the pages lie in their old place."""
    for name in ("library", "cache"):
        shutil.copytree(made / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    opened = open_library(place / "library", place / "cache")
    yield opened
    opened.close()


def spoil(place: Path, sql: str, *values: object) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(place / "library" / "library.sqlite3")
    with connection:
        connection.execute(sql, values)
    connection.close()


def spoil_body(place: Path, story_id: int, old: str, new: str) -> None:
    spoil(place, "UPDATE story_body SET body = replace(body, ?, ?) WHERE story_id = ?", old, new, story_id)


def spoil_backup(library: Library, name: str) -> None:
    path = library.folder / "backups" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def kinds(library: Library) -> list[FaultKind]:
    return [fault.kind for fault in library.watchman.faults()]


def said(library: Library) -> list[str]:
    """Return what a check finds, without the things that it names."""
    return [finding.said for finding in library.check()]


def text_of(library: Library, story_id: int) -> str:
    return library.story(story_id).story.paragraphs[0].text


@pytest.mark.parametrize(
    "spoiling",
    [
        lambda place: spoil_body(place, 2, "职工", "职上"),
        lambda place: spoil_body(place, 2, "，", ","),
        lambda place: spoil_body(place, 2, '"text"', '"tezt"'),
        lambda place: spoil(place, "UPDATE story_body SET body = 'x' WHERE story_id = 2"),
        lambda place: spoil(place, "UPDATE story_body SET body = CAST(x'7bff7d' AS TEXT) WHERE story_id = 2"),
        lambda place: spoil(place, "UPDATE story SET headline = '别的' WHERE id = 2"),
        lambda place: spoil(place, "UPDATE story SET kind = 'Story' WHERE id = 2"),
        lambda place: spoil(place, "UPDATE story SET title = '别的' WHERE id = 2"),
        lambda place: spoil(place, "UPDATE story SET fingerprint = 'f' || fingerprint WHERE id = 2"),
    ],
)
def test_a_damaged_story_is_named_and_read_again(
    place: Path, library: Library, spoiling: Callable[[Path], None]
) -> None:
    right = text_of(library, 2)
    spoiling(place)
    assert said(library) == ["stories whose text is damaged: 1"]
    assert [(fault.kind, fault.what) for fault in library.mending.run()] == [(FaultKind.STORY, "2")]
    assert text_of(library, 2) == right
    assert (library.check(), library.watchman.faults()) == ([], [])


def test_things_are_named_as_a_person_knows_them(made: Path, place: Path, library: Library) -> None:
    spoil(place, "UPDATE page SET newspaper = '工人日报', date = '2023-02-15', number = '2'")
    spoil(place, "UPDATE story SET newspaper = '工人日报', date = '2023-02-15', page = '2'")
    spoil_body(place, 2, "职工", "职上")
    spoil(place, "UPDATE source_text SET text = text || '。' WHERE id = 3")
    (picture,) = library.media.iterdir()
    picture.unlink()
    texts, files, pictures = library.check()
    where = ("工人日报", "2023-02-15", "2")
    folder = made / "in" / "pages"
    for found, number in ((texts, 2), (pictures, 1)):
        (thing,) = found.things
        printed = thing.printed
        assert (thing.name, printed.headline) == (str(number), f"第{number - 1}号稿件")
        assert (printed.newspaper, printed.date, printed.page) == where
        assert thing.file == str(folder / f"{number - 1:02}.md")
    assert [str(thing) for thing in files.things] == [str(folder / "02.md")]


def test_a_story_that_cannot_be_read_leaves_the_others_to_lists_and_searches(place: Path, library: Library) -> None:
    spoil_body(place, 2, "职工", "职上")
    assert [hit.row.id for hit in library.search("工会", limit=None).hits] != []
    assert 2 not in [hit.row.id for hit in library.search("工会", limit=None).hits]
    assert [held.row.id for held in library.stories([1, 2, 3])] == [1, 3]
    with pytest.raises(LibraryUnusable) as caught:
        library.story(2)
    assert caught.value.reason is LibraryReason.DAMAGED
    assert [(fault.kind, fault.what) for fault in library.watchman.faults()] == [(FaultKind.STORY, "2")]
    library.mending.run()
    assert 2 in [hit.row.id for hit in library.search("工会", limit=None).hits]


def test_a_damaged_kind_keeps_no_list_and_no_index_from_being_made(place: Path, library: Library) -> None:
    spoil(place, "UPDATE story SET kind = 'Story' WHERE id = 2")
    spoil(place, "UPDATE change SET kind = 'pu4' WHERE story_id = 3")
    assert [row.kind for row in library.rows_by_id([1, 2])] == [StoryKind.STORY] * 2
    library.reindex()
    assert {hit.row.id for hit in library.search("工会", limit=None).hits} == {1, 2, 3, 4}
    assert said(library) == ["stories not on the change list: 1", "stories whose text is damaged: 1"]


def test_a_library_of_which_nothing_can_be_read_is_not_taken_for_an_empty_one(place: Path, library: Library) -> None:
    spoil(place, "UPDATE story_body SET body = 'x'")
    with pytest.raises(LibraryUnusable):
        library.stories([1, 2, 3])


def test_without_its_file_a_story_comes_from_the_text_that_is_kept(place: Path, library: Library) -> None:
    right = text_of(library, 2)
    spoil(place, "UPDATE source SET path = '/nowhere/' || id || '.md'")
    spoil_body(place, 2, "职工", "职上")
    library.check()
    library.mending.run()
    assert text_of(library, 2) == right
    assert library.check() == []


def test_without_file_and_kept_text_a_story_comes_from_a_backup(place: Path, library: Library) -> None:
    right = text_of(library, 2)
    spoil(place, "UPDATE source SET path = '/nowhere/' || id || '.md'")
    spoil(place, "UPDATE source_text SET text = replace(text, '职工', '职上')")
    spoil_body(place, 2, "职工", "职上")
    assert said(library) == ["stories whose text is damaged: 1", "files whose kept text is damaged: 4"]
    library.mending.run()
    assert text_of(library, 2) == right
    assert library.check() == []


def test_what_nothing_can_mend_stays_named(place: Path, library: Library) -> None:
    spoil(place, "UPDATE source SET path = '/nowhere/' || id || '.md'")
    spoil(place, "UPDATE source_text SET text = replace(text, '编号1', '编号7')")
    shutil.rmtree(place / "library" / "backups")
    found = library.check()
    assert list(map(str, found)) == ["files whose kept text is damaged: 1 (/nowhere/2.md)"]
    assert library.mending.run() == []
    assert kinds(library) == [FaultKind.TEXT]
    assert library.check() == found


@pytest.mark.parametrize("gone", [True, False])
def test_a_lost_picture_is_named_and_taken_again(library: Library, gone: bool) -> None:
    (picture,) = library.media.iterdir()
    if gone:
        picture.unlink()
    else:
        picture.write_bytes(b"x")
    fault = "gone" if gone else "damaged"
    assert said(library) == [f"pictures that are {fault}: 1"]
    assert [each.what for each in library.mending.run()] == [picture.name]
    assert picture.read_bytes() == _PNG
    assert (library.check(), list(library.media.iterdir())) == ([], [picture])


def test_importing_a_page_again_brings_its_lost_picture_back(made: Path, library: Library) -> None:
    (picture,) = library.media.iterdir()
    picture.unlink()
    report = imported(library, [made / "in"])
    assert (report.known, report.stories) == (_STORIES, 0)
    assert picture.read_bytes() == _PNG


def test_a_picture_whose_file_is_gone_stays_named(place: Path, library: Library) -> None:
    spoil(place, "UPDATE source SET path = '/nowhere/' || id || '.md'")
    (picture,) = library.media.iterdir()
    picture.unlink()
    library.look_at_picture(picture.name)
    assert library.mending.run() == []
    assert kinds(library) == [FaultKind.PICTURE]


def test_only_a_picture_that_is_gone_or_changed_is_noted(library: Library) -> None:
    (picture,) = library.media.iterdir()
    for name in (picture.name, "x.png", "../library.sqlite3"):
        library.look_at_picture(name)
    assert library.watchman.faults() == []


def test_a_damaged_backup_is_named_and_put_aside_for_a_new_one(library: Library) -> None:
    (backup,) = library.backups()
    spoil_backup(library, backup.name)
    assert list(map(str, library.check())) == [f"backups that are damaged: 1 ({backup.name})"]
    assert [fault.kind for fault in library.mending.repair()] == [FaultKind.BACKUP]
    assert sorted(each.why for each in library.backups()) == ["daily", "damaged"]
    assert library.check() == []


def test_a_backup_found_damaged_is_known_as_such(library: Library) -> None:
    (backup,) = library.backups()
    spoil_backup(library, backup.name)
    assert library.backups()[0].state is BackupState.AS_MADE
    assert newest(library.backups()) == backup
    library.check()
    assert library.backups()[0].state is BackupState.DAMAGED
    assert newest(library.backups()) is None


def test_a_missing_checksum_is_named_and_written_anew(library: Library) -> None:
    (backup,) = library.backups()
    noted = digest_file(library.folder / "backups" / backup.name)
    written = noted.read_text()
    noted.unlink()
    assert list(map(str, library.check())) == [f"backups without a checksum: 1 ({backup.name})"]
    assert [fault.kind for fault in library.mending.repair()] == [FaultKind.CHECKSUM]
    assert noted.read_text() == written
    assert library.check() == []


def test_no_checksum_is_written_of_a_damaged_backup(library: Library) -> None:
    (backup,) = library.backups()
    path = library.folder / "backups" / backup.name
    digest_file(path).unlink()
    library.check()
    path.write_bytes(path.read_bytes()[:-8192])
    library.mending.repair()
    assert sorted(each.why for each in library.backups()) == ["daily", "damaged"]
    assert library.check() == []


def test_a_repair_makes_a_backup_before_it_changes_the_library(place: Path, library: Library) -> None:
    spoil_body(place, 2, "职工", "职上")
    library.check()
    library.mending.repair()
    assert sorted(each.why for each in library.backups()) == ["daily", "repair"]


def test_a_bookmark_whose_words_are_gone_is_named_and_waits_for_a_person(place: Path, library: Library) -> None:
    mark = highlighted(library, 2, "服务职工")
    assert library.check() == []
    # Not by SQL: what differs from the journal of own work comes back from it.
    elsewhere = replace(mark.anchor, exact="没有的词", prefix="", suffix="")
    library.store.bookmarks.update(replace(mark, anchor=elsewhere))
    (found,) = library.check()
    assert found.said == "bookmarks whose words are not in their story: 1"
    assert [(thing.name, thing.printed) for thing in found.things] == [(str(mark.id), elsewhere)]
    library.mending.repair()
    assert library.doubts.count() == 1
    assert library.check() == []
