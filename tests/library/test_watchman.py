"""The watchman remembers faults over restarts, shows each once, and forgets what is mended."""

from pathlib import Path

import pytest

from reader.library.watchman import Fault, FaultKind, Watchman, file_of

pytestmark = pytest.mark.usefixtures("found_damage")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return file_of(tmp_path / "index")


def test_a_fault_is_kept_until_it_is_mended(file: Path) -> None:
    watchman = Watchman(file)
    assert watchman.faults() == watchman.to_show() == []
    watchman.note(FaultKind.INDEX, "1", "page 3")
    assert Watchman(file).faults() == [Fault(kind=FaultKind.INDEX, what="1", detail="page 3")]
    Watchman(file).mended(FaultKind.INDEX)
    assert watchman.faults() == []
    assert not file.exists()


def test_a_fault_is_shown_once_by_all_programs_together(file: Path) -> None:
    watchman, other = Watchman(file), Watchman(file)
    watchman.note(FaultKind.INDEX, "1")
    other.note(FaultKind.INDEX, "1", "met again")
    assert [fault.what for fault in other.to_show()] == ["1"]
    assert watchman.to_show() == []
    other.note(FaultKind.INDEX, "2")
    assert [fault.what for fault in watchman.to_show()] == ["2"]
    assert [fault.shown for fault in watchman.faults()] == [True, True]


def test_one_thing_is_mended_and_others_are_not(file: Path) -> None:
    watchman = Watchman(file)
    watchman.note(FaultKind.INDEX, "1")
    watchman.note(FaultKind.INDEX, "2")
    watchman.mended(FaultKind.INDEX, "1")
    watchman.mended(FaultKind.INDEX, "3")
    assert [fault.what for fault in watchman.faults(FaultKind.INDEX)] == ["2"]


def test_each_program_hears_of_a_fault_once_until_it_is_mended(file: Path) -> None:
    watchman, heard = Watchman(file), list[str]()
    Watchman(file).note(FaultKind.INDEX, "1")
    watchman.heard = lambda fault: heard.append(fault.what)
    for _ in range(2):
        watchman.note(FaultKind.INDEX, "1")
    assert heard == ["1"]
    watchman.mended(FaultKind.INDEX, "1")
    watchman.note(FaultKind.INDEX, "1")
    assert heard == ["1", "1"]


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'[{"kind": "moon"}]', b"[1]"])
def test_a_file_that_is_damaged_itself_is_written_anew(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    watchman = Watchman(file)
    assert watchman.faults() == []
    watchman.note(FaultKind.INDEX, "1")
    assert [fault.what for fault in Watchman(file).faults()] == ["1"]


def test_where_nothing_can_be_written_faults_are_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("x")
    watchman = Watchman(tmp_path / "a file" / "index.faults.json")
    watchman.note(FaultKind.INDEX, "1")
    assert [fault.what for fault in watchman.to_show()] == ["1"]
    assert [fault.shown for fault in watchman.faults()] == [True]
    watchman.mended(FaultKind.INDEX)
    assert watchman.faults() == []
