"""A file put in the place of the library: whatever call ends the program, the next start has one or the other."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.errors import LibraryUnusable
from reader.store.file.exchange import NEXT
from reader.store.file.opening import FILE_NAME
from reader.store.file.restoring import backups, restore
from reader.store.sqlite_store import SqliteStore
from tests.builders import facts, page, put_file, source, story

CALLS = ("link", "replace", "rename", "unlink", "fsync", "open", "mkdir")


class Killed(BaseException):
    """The end of the process: no handler of errors catches it."""


class Calls:
    """Calls of the system, counted; at number `at` one fails, and with `dead` every later one as well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.at = -1
        self.after = False
        self.error: BaseException = Killed()
        for name in CALLS:
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            self.count += 1
            dead = isinstance(self.error, Killed)
            hit = self.count == self.at or (dead and 0 < self.at < self.count)
            if hit and not (self.after and self.count == self.at):
                raise self.error
            answer = call(*given, **named)
            if hit:
                raise self.error
            return answer

        return watched


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


def library(folder: Path) -> str:
    """Make a library with 甲 in its backup and 甲, 乙 now; the backup's name."""
    with closing(SqliteStore(folder)) as store:
        put_file(store, source("d1", "/1.md"), [page(story("甲"), where=facts("1"))])
        name = store.care.back_up().name
        put_file(store, source("d2", "/2.md"), [page(story("乙"), where=facts("2"))])
    return name


def harmed(folder: Path) -> bytes:
    """Zero the first page of the file, as a failing disk does; the file as it is then."""
    whole = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(bytes(4096) + whole[4096:])
    return (folder / FILE_NAME).read_bytes()


def titles(folder: Path) -> list[str] | None:
    """The stories at the next start, None if the file cannot be used."""
    try:
        with closing(SqliteStore(folder, make=False)) as store:
            assert store.care.check() == []
            return [row.title for row in store.holdings.story_rows(everything=True)]
    except LibraryUnusable:
        return None


def each_end(calls: Calls, begun: Callable[[int], Path], act: Callable[[Path], object]) -> Iterator[Path]:
    """End an act at each of its calls in turn; yield the folder as it was left, until no call is left to fail."""
    for number in range(1, 500):
        calls.at = -1
        folder = begun(number)
        calls.count, calls.at = 0, number
        try:
            act(folder)
        except (Killed, OSError, LibraryUnusable):
            calls.at = -1
            yield folder
        else:
            through, calls.at = calls.count < number, -1
            if through:
                assert number > 10
                return
            yield folder


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_at_any_call_leaves_the_damaged_file_or_the_backup(tmp_path: Path, calls: Calls, after: bool) -> None:
    calls.after = after
    was: dict[Path, bytes] = {}

    library(tmp_path / "whole")

    def begun(number: int) -> Path:
        folder = shutil.copytree(tmp_path / "whole", tmp_path / str(number))
        (folder / (FILE_NAME + "-wal")).unlink(missing_ok=True)
        was[folder] = harmed(folder)
        return folder

    ends = set()
    for folder in each_end(calls, begun, lambda folder: restore(folder, backups(folder)[0].name)):
        found = titles(folder)
        ends.add(tuple(found or ()))
        if found is None:
            assert (folder / FILE_NAME).read_bytes() == was[folder]
        else:
            assert found == ["甲"]
            (kept,) = [copy for copy in backups(folder) if copy.why == "damaged"]
            assert (folder / "backups" / kept.name).read_bytes() == was[folder]
        assert not (folder / NEXT).exists()
    assert ends == {(), ("甲",)}


def test_an_error_at_any_call_leaves_one_or_the_other(tmp_path: Path, calls: Calls) -> None:
    calls.error = OSError(errno.EIO, "Input/output error")

    library(tmp_path / "whole")

    def begun(number: int) -> Path:
        folder = shutil.copytree(tmp_path / "whole", tmp_path / str(number))
        harmed(folder)
        return folder

    for folder in each_end(calls, begun, lambda folder: restore(folder, backups(folder)[0].name)):
        assert titles(folder) in (None, ["甲"])
        restore(folder, backups(folder)[-1].name)
        assert titles(folder) == ["甲"]


def test_the_log_of_the_old_file_is_never_applied_to_the_new_one(tmp_path: Path) -> None:
    name = library(tmp_path)
    with closing(SqliteStore(tmp_path)) as store:
        store.settings.set("a", "1")
        log = (tmp_path / (FILE_NAME + "-wal")).read_bytes()
    harmed(tmp_path)
    (tmp_path / (FILE_NAME + "-wal")).write_bytes(log)
    restore(tmp_path, name)
    with closing(SqliteStore(tmp_path)) as store:
        assert store.settings.get("a") is None
    assert titles(tmp_path) == ["甲"]


def test_without_hard_links_the_old_file_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    name = library(tmp_path)
    old = harmed(tmp_path)
    monkeypatch.setattr(os, "link", none)
    kept = restore(tmp_path, name)
    assert kept
    assert kept.read_bytes() == old
    assert titles(tmp_path) == ["甲"]
