"""One window for a library, and what comes to it from outside."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtNetwork import QLocalSocket

from reader import paths
from reader.domain.bookmark import Anchor
from reader.library.anchors import anchor_of
from reader.render.link import query_of_link, search_link, story_link
from reader.ui.shell.desktop_notices import come_forward
from reader.ui.start.application import Session, settle
from reader.ui.start.arrivals import Visit, arrive
from tests.doing import imported
from tests.ui.conftest import OpenWindow

instances = pytest.importorskip("reader.ui.start.single_instance", reason="Qt's local sockets need a system library")


@pytest.fixture
def first(qapp: Any, tmp_path: Path) -> Any:
    """The instance of the first start."""
    first_start = instances.SingleInstance(tmp_path / "library", tmp_path)
    assert first_start.become_first()
    yield first_start
    first_start.close()


@pytest.fixture
def second(first: Any, tmp_path: Path) -> Any:
    """The order of another start on the same library."""
    return instances.SingleInstance(tmp_path / "library", tmp_path)


def test_the_second_start_hands_over_its_files_and_links(qtbot: Any, first: Any, second: Any) -> None:
    assert not second.become_first()
    visit = Visit((Path("/tmp/二月.md"),), ("dubao://story/1",))
    with qtbot.waitSignal(first.visited, timeout=10_000) as visited:
        assert second.hand_over(visit)
    assert visited.args == [visit]


def test_many_files_come_as_one_visit(qtbot: Any, first: Any, second: Any) -> None:
    files = tuple(Path(f"/tmp/{'报' * 30}{number}.md") for number in range(1000))
    came: list[Visit] = []
    first.visited.connect(came.append)
    assert second.hand_over(Visit(files))
    qtbot.waitUntil(lambda: sum(len(visit.files) for visit in came) == 1000, timeout=10_000)
    assert came == [Visit(files)], "one import, and one act to undo"


def test_other_libraries_have_other_doorbells(first: Any, tmp_path: Path) -> None:
    other = instances.SingleInstance(tmp_path / "another", tmp_path)
    assert other.become_first()
    other.close()


def test_the_socket_is_the_persons_own(first: Any) -> None:
    assert stat.S_IMODE(Path(first.name).stat().st_mode) & 0o077 == 0


def test_a_socket_left_behind_is_taken_over(qapp: Any, tmp_path: Path) -> None:
    first_start = instances.SingleInstance(tmp_path / "library", tmp_path)
    Path(first_start.name).write_text("left behind", encoding="utf-8")
    assert first_start.become_first()
    first_start.close()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"x" * 5000,
        b'{"open": ["/' + b"x" * instances.LONGEST_BYTES + b'"], "links": []}',
        b"[]",
        b"[" * 4000,
        b"{}",
        b'{"open": "x", "links": []}',
        b'{"open": [1], "links": []}',
        b'{"open": [], "links": [], "run": "rm"}',
        b"\xff\xfe",
    ],
)
def test_anything_else_is_no_visit(message: bytes) -> None:
    assert instances._visit(message) is None


def test_a_flood_is_cut_off_and_the_next_visit_is_heard(qtbot: Any, first: Any, second: Any) -> None:
    flood = QLocalSocket()
    flood.connectToServer(first.name)
    assert flood.waitForConnected(2000)
    flood.write(b"x" * (3 * instances.LONGEST_BYTES))
    with qtbot.waitSignal(flood.disconnected, timeout=5000):
        pass
    with qtbot.waitSignal(first.visited, timeout=10_000):
        assert second.hand_over(Visit((Path("/tmp/二月.md"),), ()))


def test_silent_sockets_are_few_and_closed_in_time(
    qtbot: Any, first: Any, second: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instances, "_MESSAGE_DEADLINE_MS", 200)
    silent = [QLocalSocket() for _ in range(12)]
    for socket in silent:
        socket.connectToServer(first.name)
    closed = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: all(socket.state() == closed for socket in silent), timeout=5000)
    with qtbot.waitSignal(first.visited, timeout=10_000):
        assert second.hand_over(Visit((Path("/tmp/二月.md"),), ()))


def test_only_absolute_paths_are_taken() -> None:
    assert instances._visit(b'{"open": ["x.md", "/y.md"], "links": []}').files == (Path("/y.md"),)


def test_files_are_imported_and_links_opened(open_window: OpenWindow, real_library: Callable[[], Any]) -> None:
    session = open_window(real_library)
    library = real_library()
    imported(library, [paths.sample()])
    wanted = library.story(library.story_rows(everything=True)[4].id)
    library.close()
    arrive(session.window, Visit((paths.sample(),), (story_link(anchor_of(wanted)),)))
    _settle(session)
    assert session.window.browsing.story.row.id == wanted.row.id


def test_a_link_to_a_search_searches(open_window: OpenWindow, real_library: Callable[[], Any]) -> None:
    library = real_library()
    imported(library, [paths.sample()])
    library.close()
    session = open_window(real_library)
    query = "标题:工会 & 版:2 #?"
    arrive(session.window, Visit(links=(search_link(query),)))
    _settle(session)
    assert session.window.search_box.text() == query
    assert query_of_link(search_link(query)) == query
    assert [query_of_link(link) for link in ("dubao://search", "dubao://story/1?q=a", "dubao://[search?q=a")] == [
        None
    ] * 3


def test_a_story_that_is_not_held_is_named(session: Session) -> None:
    anchor = Anchor(newspaper="工人日报", date="2020-01-01", page="1", headline="不在库中", fingerprint="abc")
    arrive(session.window, Visit(links=(story_link(anchor),)))
    _settle(session)
    assert session.window.statusBar().currentMessage() == "The story of the link is not held: 不在库中"
    arrive(session.window, Visit(links=("dubao://elsewhere/1",)))
    assert session.window.statusBar().currentMessage() == "This is no link to a story."


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise")
def test_the_window_comes_forward(session: Session) -> None:
    session.window.showMinimized()
    come_forward(session.window)
    assert not session.window.isMinimized()
    assert session.window.isVisible()


def _settle(session: Session) -> None:
    for _ in range(4):
        settle(session)
