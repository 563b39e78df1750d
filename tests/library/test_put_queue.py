"""Pages wait for others and are put together, but never long: each of the three limits alone puts them."""

from collections.abc import Callable

import pytest

from reader.library.import_stages import put_queue
from reader.library.import_stages.put_queue import PutQueue
from reader.ports.collecting import Put, PutResult
from tests.builders import page, source, story
from tests.fakes import FakeStore


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Queue:
    """A queue over a store in memory, with what it said."""

    def __init__(self) -> None:
        self.store, self.clock = FakeStore(), Clock()
        self.held: list[str] = []
        self.followed: list[int] = []
        self.queue = PutQueue(self.store, self._held, self._follow, self.clock)
        self._number = 0

    def add(self, pages: int = 1) -> None:
        self._number += 1
        number = self._number
        made = tuple(page(story(f"{number}篇{at}", f"{number}文{at}" * 9)) for at in range(pages))
        self.queue.add(Put(source=source(f"d{number}", f"/{number}.md"), pages=made))

    def _held(self, put: Put, result: PutResult) -> None:
        assert self.store.collecting.held_source(put.source.digest), "on the disk before it is reported"
        self.held.append(put.source.digest)

    def _follow(self) -> None:
        self.followed.append(self.store.holdings.story_count())


@pytest.fixture
def queue() -> Queue:
    return Queue()


def test_nothing_is_put_before_a_limit_and_everything_by_a_flush(queue: Queue) -> None:
    queue.add()
    queue.add()
    assert (queue.held, queue.followed) == ([], [])
    queue.queue.flush()
    assert queue.held == ["d1", "d2"]
    assert queue.followed == [], "the index follows what came by a limit; the end of an import has its own"
    queue.queue.flush()
    assert queue.held == ["d1", "d2"], "once"


def test_what_waited_long_enough_is_put(queue: Queue) -> None:
    queue.add()
    queue.clock.now += put_queue.MOST_SECONDS
    queue.add()
    assert queue.held == []
    queue.clock.now += 0.01
    queue.add()
    assert queue.held == ["d1", "d2", "d3"]
    assert queue.followed == [3]
    queue.add()
    assert queue.held == ["d1", "d2", "d3"], "the time counts from the last transaction on"


@pytest.mark.parametrize(
    ("limit", "add"),
    [("MOST_PAGES", lambda queue: queue.add(pages=2)), ("MOST_FILES", lambda queue: queue.add(pages=0))],
)
def test_enough_pages_or_files_are_put(
    limit: str, add: Callable[[Queue], None], queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(put_queue, limit, 4)
    counted = 2 if limit == "MOST_PAGES" else 4
    for _ in range(counted - 1):
        add(queue)
    assert queue.held == []
    add(queue)
    assert len(queue.held) == counted
    add(queue)
    assert len(queue.held) == counted, "the count begins anew"
