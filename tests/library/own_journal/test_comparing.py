"""Library and journal after one of them was lost, damaged, or changed apart."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.acts import bookmarks, clippings, reading, traces
from reader.errors import LibraryReason, LibraryUnusable
from reader.journal.journal_file import JournalFile
from reader.library.own_journal import comparing
from reader.library.watchman import FaultKind
from reader.store.file.opening import FILE_NAME
from reader.wiring import compare_with_journal
from tests.doing import imported, toggled
from tests.library.own_journal.conftest import Held, noted

pytestmark = pytest.mark.usefixtures("found_damage")


def run_sql(held: Held, sql: str, *values: object) -> None:
    """Change the closed library's file as nothing of this program does."""
    held.library.close()
    with closing(sqlite3.connect(held.folder / FILE_NAME)) as connection:
        connection.execute(sql, values)
        connection.commit()


def begin_anew(held: Held) -> None:
    mark = held.store.own_items.mark()
    assert mark is not None
    comparing.begin(held.store, JournalFile(held.folder), mark)


def test_an_older_library_without_a_journal_gets_one(held: Held) -> None:
    noted(held, 1, "记")
    before = held.items()
    held.library.close()
    held.journal.unlink()
    shutil.rmtree(held.folder / "own-work-copies")
    run_sql(held, "DELETE FROM meta WHERE name = 'journal'")
    held.open_again()
    written = json.loads(held.journal.read_text("utf-8").splitlines()[1].split(" ", 2)[2])
    assert written["state"]["note"] == "记"
    assert held.items() == before


def test_removed_work_does_not_come_back_with_an_older_copy(held: Held) -> None:
    noted(held, 1, "删掉的")
    old = held.keep("old")
    bookmarks.take_off(held.library, [1])
    noted(held, 2, "留下的")
    held.put_back(old)
    assert held.notes() == {"留下的"}
    assert held.compared().restored == 2


def test_removed_work_does_not_come_back_after_the_journal_began_anew(held: Held) -> None:
    noted(held, 1, "删掉的")
    old = held.keep("old")
    bookmarks.take_off(held.library, [1])
    begin_anew(held)
    held.put_back(old)
    assert held.notes() == set()


def test_a_damaged_line_of_the_base_lets_nothing_be_removed(held: Held) -> None:
    noted(held, 1, "甲")
    noted(held, 2, "乙")
    old = held.keep("old")
    noted(held, 3, "丙")
    begin_anew(held)
    held.library.close()
    lines = held.journal.read_bytes().splitlines(keepends=True)
    (at,) = [number for number, line in enumerate(lines) if "乙".encode() in line]
    lines[at] = lines[at].replace("乙".encode(), "已".encode())
    held.journal.write_bytes(b"".join(lines))
    shutil.rmtree(held.folder / "own-work-copies")
    held.put_back(old)
    assert held.notes() == {"甲", "乙", "丙"}
    assert held.compared().damaged == 1
    held.open_again()
    assert held.compared().damaged == 0, "mended"


def test_a_lost_journal_begins_anew_and_keeps_its_id(held: Held) -> None:
    noted(held, 1, "记")
    old, mark = held.keep("old"), held.store.own_items.mark()
    noted(held, 2, "又记")
    held.library.close()
    held.journal.unlink()
    shutil.rmtree(held.folder / "own-work-copies")
    held.open_again()
    after = held.store.own_items.mark()
    assert mark is not None
    assert after is not None
    assert after.journal == mark.journal
    held.put_back(old)
    assert held.notes() == {"记", "又记"}


def _gone(_: Path) -> None:
    return


def _foreign(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize("acts", [1, 2])
@pytest.mark.parametrize("lay", [_gone, _foreign, Path.mkdir])
def test_what_became_of_the_journal_is_said_once_and_nothing_blocks(
    held: Held, lay: Callable[[Path], object], acts: int
) -> None:
    # After the first act the copy of the day holds everything.
    for story_id in range(1, 1 + acts):
        toggled(held.library, story_id)
    held.library.close()
    held.journal.unlink()
    lay(held.journal)
    held.open_again()
    (fault,) = held.library.watchman.to_show()
    assert fault.kind is FaultKind.JOURNAL
    assert bool(fault.what) is (lay is not _gone)
    assert (held.folder / fault.what).exists()
    held.open_again()
    assert held.library.watchman.faults() == []
    toggled(held.library, 4)
    held.library.refresh_index()
    assert held.library.check() == []
    assert len(held.library.bookmarks.all()) == acts + 1


@pytest.mark.parametrize("lay", [_gone, _foreign, Path.mkdir])
def test_what_becomes_of_the_journal_of_an_open_library_is_said_with_the_next_act(
    held: Held, lay: Callable[[Path], object]
) -> None:
    noted(held, 1, "记")
    held.journal.unlink()
    lay(held.journal)
    held.library.refresh_index()
    assert "journal of own work that cannot be read: 1" in map(str, held.library.check())
    held.library.watchman.mended(FaultKind.OWN_WORK)
    noted(held, 2, "又记")
    assert [fault.kind for fault in held.library.watchman.to_show()] == [FaultKind.JOURNAL]
    assert held.library.check() == []
    held.open_again()
    assert held.notes() == {"记", "又记"}


def test_a_silent_change_of_the_file_is_set_right(held: Held) -> None:
    noted(held, 1, "原话")
    run_sql(held, "UPDATE bookmark SET note = '坏话'")
    held.open_again()
    assert held.notes() == {"原话"}
    assert held.compared().restored == 1


def test_rows_that_the_journal_lacks_stay_and_are_written_down(held: Held) -> None:
    noted(held, 1, "记")
    run_sql(held, "INSERT INTO setting VALUES ('search:新', '{}')")
    held.open_again()
    assert held.store.settings.get("search:新") == "{}"
    assert "search:新" in held.journal.read_text("utf-8")


def test_a_journal_of_another_library_is_put_aside(held: Held) -> None:
    noted(held, 1, "记")
    held.library.close()
    foreign = held.folder.parent / "foreign"
    made = Held(foreign, held.files)
    imported(made.library, sorted(held.files.pages))
    noted(made, 2, "别人的")
    made.library.close()
    shutil.copy(made.journal, held.journal)
    held.open_again()
    assert held.notes() == {"记"}
    assert held.compared().set_aside
    (aside,) = held.folder.glob("*.journal-aside")
    assert "别人的" in aside.read_text("utf-8")
    assert "记" in held.journal.read_text("utf-8")


def test_what_was_put_together_from_remains_gets_what_it_lacks(held: Held) -> None:
    noted(held, 1, "甲")
    noted(held, 2, "乙")
    mark = held.store.own_items.mark()
    assert mark is not None
    spoilt = json.dumps({"journal": mark.journal, "number": mark.number, "seal": mark.seal, "whole": False})
    run_sql(held, "UPDATE meta SET value = ? WHERE name = 'journal'", spoilt)
    run_sql(held, "DELETE FROM bookmark WHERE note = '乙'")
    held.open_again()
    assert held.notes() == {"甲", "乙"}
    again = held.store.own_items.mark()
    assert again is not None
    assert again.whole


def test_remains_that_are_newer_than_the_journal_are_not_replaced(held: Held) -> None:
    noted(held, 1, "甲")
    mark = held.store.own_items.mark()
    assert mark is not None
    spoilt = json.dumps({"journal": mark.journal, "number": mark.number + 5, "seal": "", "whole": False})
    run_sql(held, "UPDATE meta SET value = ? WHERE name = 'journal'", spoilt)
    run_sql(held, "UPDATE bookmark SET note = '更新'")
    held.open_again()
    assert held.notes() == {"更新"}


def test_without_a_mark_the_journal_beside_it_counts_if_it_is_said_to_be_its_own(held: Held) -> None:
    noted(held, 1, "甲")
    run_sql(held, "DELETE FROM meta WHERE name IN ('journal', 'created')")
    run_sql(held, "DELETE FROM bookmark")
    assert compare_with_journal(held.folder, same=True).restored == 1
    held.open_again()
    assert held.notes() == {"甲"}


def test_two_that_were_changed_apart_lose_nothing(held: Held) -> None:
    noted(held, 1, "同")
    base, journal = held.keep("base"), held.folder.parent / "journal"
    shutil.copy(held.journal, journal)
    noted(held, 2, "这边")
    here = held.keep("here")
    held.library.close()
    shutil.copy(journal, held.journal)
    held.put_back(base)
    noted(held, 3, "那边")
    held.put_back(here)
    assert held.notes() == {"同", "这边", "那边"}


def test_own_work_about_missing_stories_waits_for_them(held: Held) -> None:
    noted(held, 1, "记")
    reading.mark(held.library, [1, 2], True)
    traces.read_to(held.library, 2, 3)
    clippings.change(held.library, lambda draft: draft.with_stories([2, 1]).with_note(2, "剪"))
    before = held.library.story_rows(everything=True)
    held.lose()
    assert held.compared().waiting == 4
    held.open_again()
    assert held.compared().waiting == 0, "they wait in the library"
    imported(held.library, sorted(held.files.pages))
    rows = {row.title: row for row in held.library.story_rows(everything=True)}
    assert {title for title, row in rows.items() if row.read} == {row.title for row in before if row.read}
    assert held.library.position(rows["甲2"].id) == 3
    draft = held.library.draft.read()
    assert {number: draft.note(number) for number in draft.stories} == {rows["甲1"].id: "", rows["甲2"].id: "剪"}
    assert held.store.settings.starting_with("waiting:") == {}
    (mark,) = held.library.bookmarks.all()
    assert mark.story_id == rows["甲1"].id


def test_a_large_journal_is_compared_by_its_last_entry(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(held, 1, "原话")
    run_sql(held, "UPDATE bookmark SET note = '坏话'")
    monkeypatch.setattr(comparing, "COMPARED_UP_TO_BYTES", 10)
    held.open_again()
    assert held.notes() == {"坏话"}
    assert held.library.own_journal is not None
    assert held.library.own_journal.compare().restored == 1
    assert held.notes() == {"原话"}


def test_a_library_that_cannot_be_compared_opens_and_takes_no_act(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    old = held.keep("old")
    toggled(held.library, 1)
    held.library.close()
    shutil.copy(old, held.folder / FILE_NAME)

    def damaged(*_: object, **__: object) -> None:
        raise LibraryUnusable(held.folder, LibraryReason.DAMAGED)

    with monkeypatch.context() as patched:
        patched.setattr(comparing.Comparing, "_compared", damaged)
        held.open_again()
        with pytest.raises(LibraryUnusable, match="damaged"):
            toggled(held.library, 2)
    assert held.library.bookmarks.all() == []
    held.open_again()
    assert [mark.story_id for mark in held.library.bookmarks.all()] == [1]


def test_what_came_back_is_shown_once(held: Held) -> None:
    noted(held, 1, "记")
    old = held.keep("old")
    noted(held, 2, "又记")
    held.put_back(old)
    assert [fault.kind for fault in held.library.watchman.to_show()] == ["own_work"]
    assert held.library.watchman.to_show() == []
    held.open_again()
    assert held.library.watchman.faults() == []


def test_a_check_names_what_is_not_well(held: Held) -> None:
    noted(held, 2, "又记")
    noted(held, 1, "原话")
    held.library.refresh_index()
    assert held.library.check() == []
    with closing(sqlite3.connect(held.folder / FILE_NAME)) as connection:
        connection.execute("UPDATE bookmark SET note = '坏话' WHERE story_id = 1")
        connection.commit()
    (copy,) = (held.folder / "own-work-copies").iterdir()
    copy.write_bytes(copy.read_bytes()[:-4])
    held.journal.write_bytes(held.journal.read_bytes().replace("又记".encode(), "又已".encode()))
    assert list(map(str, held.library.check())) == [
        "own work that differs from its journal: 2",
        "damaged lines in the journal of own work: 1",
        "damaged copies of the journal of own work: 1",
    ]
    assert {fault.kind for fault in held.library.mending.repair()} == {"own_work"}
    assert held.library.check() == []
    assert held.notes() == {"原话", "又记"}


def test_what_an_unreadable_entry_changed_stays_as_the_library_has_it(held: Held) -> None:
    noted(held, 1, "甲")
    noted(held, 2, "乙")
    bookmarks.take_off(held.library, [1])
    noted(held, 3, "丙")
    held.library.close()
    lines = held.journal.read_bytes().splitlines(keepends=True)
    (lost,) = [at for at, line in enumerate(lines) if "乙".encode() in line]
    lines[lost] = lines[lost].replace("乙".encode(), "已".encode())
    # The entry that took a bookmark off.
    lines[lost + 1] = b"00000000" + lines[lost + 1][8:]
    held.journal.write_bytes(b"".join(lines))
    shutil.rmtree(held.folder / "own-work-copies")
    run_sql(held, "UPDATE bookmark SET note = '坏' WHERE note = '丙'")
    held.open_again()
    assert held.notes() == {"乙", "丙"}
    assert held.compared().damaged == 2
