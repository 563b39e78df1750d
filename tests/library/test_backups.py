"""One copy a day, made before an import."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from reader.errors import Cancelled, LibraryReason, LibraryUnusable
from reader.library import backup_service, backups
from reader.library.library import Library
from reader.store.file import backup
from reader.store.file.file_care import FileCare
from tests.builders import facts, page, story
from tests.doing import imported, toggled
from tests.library.conftest import Shelf


def copies(library: Library) -> list[Path]:
    return sorted(path for path in (library.folder / "backups").glob("*") if path.suffix != ".sha256")


def put(library: Library, shelf: Shelf, number: int) -> None:
    path = shelf.put(f"/{number}.md", page(story(f"甲{number}"), where=facts(str(number))))
    imported(library, [path])


def test_one_copy_a_day_before_the_first_import(library: Library, shelf: Shelf) -> None:
    put(library, shelf, 1)
    assert copies(library) == [], "there was nothing to copy"
    put(library, shelf, 2)
    (copy,) = copies(library)
    made = copy.stat().st_mtime_ns
    put(library, shelf, 3)
    assert copies(library) == [copy], "one copy a day"
    assert copy.stat().st_mtime_ns == made, "the first of the day, not the last"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM story").fetchone() == (1,)


class Clock:
    """The clock of the program, set by tests; it goes on by a second with each look."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2023, 2, 15, 12, tzinfo=UTC)
        clock = self

        class Fixed(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> "Fixed":
                clock.now += timedelta(seconds=1)
                return cls.fromtimestamp(clock.now.timestamp(), tz)

        monkeypatch.setattr(backups, "datetime", Fixed)
        monkeypatch.setattr(backup, "datetime", Fixed)

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def days(library: Library) -> list[str]:
    """The days of the daily copies, newest first."""
    return [copy.made[:10] for copy in library.backups() if copy.why == "daily"]


def test_who_reads_and_bookmarks_and_imports_nothing_has_copies(library: Library, shelf: Shelf, clock: Clock) -> None:
    put(library, shelf, 1)
    for _ in range(3):
        clock.pass_days(1)
        toggled(library, 1)
        assert backup_service.back_up_after_acts(library) is None
        assert backup_service.back_up_after_acts(library) is None
    assert days(library) == ["2023-02-18", "2023-02-17", "2023-02-16"]
    with closing(sqlite3.connect(copies(library)[0])) as connection:
        assert connection.execute("SELECT count(*) FROM bookmark").fetchone() == (1,)


def test_where_nothing_changed_nothing_is_copied(library: Library, shelf: Shelf, clock: Clock) -> None:
    put(library, shelf, 1)
    clock.pass_days(1)
    assert library.back_up_daily() is None
    clock.pass_days(1)
    assert library.back_up_daily() is None
    assert days(library) == ["2023-02-16"]
    toggled(library, 1)
    assert library.back_up_daily() is None
    assert days(library) == ["2023-02-17", "2023-02-16"]


def test_a_large_library_is_copied_once_a_week_and_not_by_short_commands(
    library: Library, shelf: Shelf, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "DAILY_UP_TO_BYTES", 1)
    put(library, shelf, 1)
    for _ in range(14):
        clock.pass_days(1)
        toggled(library, 1)
        backup_service.back_up_after_acts(library)
        assert days(library) == []
    for _ in range(10):
        clock.pass_days(1)
        toggled(library, 1)
        library.back_up_daily()
    assert days(library) == ["2023-03-09", "2023-03-02"]


def test_a_clock_that_was_ahead_once_fools_nobody(library: Library, shelf: Shelf, clock: Clock) -> None:
    put(library, shelf, 1)
    clock.pass_days(3000)
    library.back_up_daily()
    clock.pass_days(-2999)
    for _ in range(2):
        toggled(library, 1)
        library.back_up_daily()
        clock.pass_days(1)
    assert days(library) == ["2023-02-17", "2023-02-16", "2031-05-04"]
    assert [copy.ahead for copy in library.backups()] == [False, False, True]


def test_a_clock_that_is_behind_now_costs_no_copy(library: Library, shelf: Shelf, clock: Clock) -> None:
    put(library, shelf, 1)
    for _ in range(3):
        clock.pass_days(1)
        toggled(library, 1)
        library.back_up_daily()
    clock.pass_days(-9000)
    toggled(library, 1)
    library.back_up_daily()
    assert len(days(library)) == 4


def test_a_copy_can_be_stopped_and_leaves_nothing(library: Library, shelf: Shelf) -> None:
    put(library, shelf, 1)
    with pytest.raises(Cancelled):
        library.back_up(lambda done, total, what: False)
    assert [path.name for path in (library.folder / "backups").iterdir()] == []


def test_want_of_space_does_not_stop_an_import(library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    put(library, shelf, 1)

    def fail(reason: LibraryReason) -> None:
        def back_up(self: FileCare, progress: object = None) -> Path:
            raise LibraryUnusable(library.folder, reason)

        monkeypatch.setattr(FileCare, "back_up", back_up)

    fail(LibraryReason.DISK_FULL)
    report = imported(library, [shelf.put("/2.md", page(story("甲2"), where=facts("2")))])
    assert (report.no_backup, library.story_count()) == (LibraryReason.DISK_FULL, 2)
    fail(LibraryReason.DAMAGED)
    with pytest.raises(LibraryUnusable):
        put(library, shelf, 3)
