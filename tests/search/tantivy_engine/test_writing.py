"""Batches, kills, locks: what is committed is whole, and the number of changes never runs ahead of it."""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import IndexUnusable, LibraryUnusable
from reader.ports.engine import Batch, IndexedStory
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.tantivy_engine import index
from reader.search.tantivy_engine.engine import TantivyEngine, open_engine
from reader.text.folding import Folding
from tests.search.columnar.conftest import ROUNDS
from tests.search.strategies import stories

EACH = 5


def batch(number: int) -> Batch:
    """Stories 1 to EACH, each time with another text."""
    puts = [IndexedStory(story_id=one, zones={Zone.TEXT: (f"第{number}批工会",)}) for one in range(1, EACH + 1)]
    return Batch(tuple(puts), (), number)


def opened(folder: Path) -> TantivyEngine:
    return open_engine(folder, Folding())


def total(engine: TantivyEngine, query: str) -> int:
    return engine.search(parse(query).tree).total


def test_each_batch_is_told_when_another_engine_finds_it(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine, closing(opened(tmp_path)) as other:
        for generation in engine.apply_all(map(batch, range(1, 30))):
            assert other.generation == generation
            assert total(other, f"第{generation}批") == total(other, "工会") == EACH
        assert engine.generation == 29


def test_what_is_not_committed_when_the_iterator_is_closed_is_given_up(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        committed = engine.apply_all(map(batch, range(1, 9)))
        assert [next(committed), next(committed)] == [1, 2]
        committed.close()
        assert engine.generation == 2
        assert total(engine, "第2批") == EACH
        assert list(engine.apply_all([batch(3)])) == [3]


def test_batches_that_fail_half_way_leave_the_whole_ones(tmp_path: Path) -> None:
    def failing() -> Iterator[Batch]:
        yield batch(1)
        raise ZeroDivisionError

    with closing(opened(tmp_path)) as engine:
        with pytest.raises(ZeroDivisionError):
            list(engine.apply_all(failing()))
        assert engine.generation == 1
        engine.apply(batch(2).puts, [1], 2)
        assert len(engine.story_ids()) == EACH


@ROUNDS
@given(data=st.data())
def test_the_count_of_stories_is_kept(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """The index says how many stories it holds; what does not hold so many is unusable."""
    held: set[int] = set()
    with closing(opened(tmp_path_factory.mktemp("count"))) as engine:
        for generation in range(1, 5):
            numbers = data.draw(st.lists(st.integers(1, 9), max_size=6))
            deletes = data.draw(st.sets(st.integers(1, 9), max_size=3)) - set(numbers)
            engine.apply([data.draw(stories(number)) for number in numbers], deletes, generation)
            held = (held - deletes) | set(numbers)
            assert engine.story_ids() == held
            assert engine._opened().snapshot().stories == len(held)


def _write_on(folder: Path, first: int) -> None:
    for _ in opened(folder).apply_all(map(batch, range(first, 10_000))):
        pass


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_killed_writer_leaves_a_whole_state_and_no_lock(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        held = 0
        context = multiprocessing.get_context("spawn")
        for kill in range(3):
            writer = context.Process(target=_write_on, args=(tmp_path, held + 1))
            writer.start()
            until = time.monotonic() + 30
            while engine.generation < held + 3 + kill and time.monotonic() < until:
                time.sleep(0.003)
            assert writer.pid
            os.kill(writer.pid, signal.SIGKILL)
            writer.join()
            assert engine.generation >= held + 3 + kill
            held = engine.generation
            assert total(engine, f"第{held}批") == total(engine, "工会") == EACH
            assert engine.story_ids() == set(range(1, EACH + 1))
            engine.apply(batch(held + 1).puts, [], held + 1)
            held += 1


def test_a_second_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LOCK_SECONDS", 0.05)
    with closing(opened(tmp_path)) as first, closing(opened(tmp_path)) as second:
        writing = first.apply_all(map(batch, (1, 2)))
        next(writing)
        with pytest.raises(LibraryUnusable) as caught:
            second.apply(batch(3).puts, [], 3)
        assert caught.value.reason == "locked"
        writing.close()
        second.apply(batch(3).puts, [], 3)
        assert first.generation == 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(LibraryUnusable):
        opened(tmp_path / "index")


def test_a_table_of_contents_that_forgets_what_was_deleted_is_unusable(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        engine.apply(batch(1).puts, [], 1)
        engine.apply((), [1, 2], 2)
    table = tmp_path / "1" / "meta.json"
    meta = json.loads(table.read_text())
    assert any(segment["deletes"] for segment in meta["segments"])
    meta["segments"] = [segment | {"deletes": None} for segment in meta["segments"]]
    table.write_text(json.dumps(meta))
    with closing(opened(tmp_path)) as hurt, pytest.raises(IndexUnusable):
        hurt.story_ids()


def test_files_that_were_right_are_read_again_once_they_change(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        engine.apply(batch(1).puts, [], 1)
        assert engine.generation == 1
    (postings,) = (tmp_path / "1").glob("*.pos")
    spoilt = bytearray(postings.read_bytes())
    spoilt[0] ^= 1
    postings.write_bytes(spoilt)
    with closing(opened(tmp_path)) as hurt, pytest.raises(IndexUnusable):
        total(hurt, "工会")


def test_many_batches_end_in_few_segments(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        puts = [Batch((IndexedStory(story_id=one, zones={Zone.TEXT: ("工会",)}),), (), one) for one in range(1, 21)]
        list(engine.apply_all(puts))
        table = json.loads((tmp_path / "1" / "meta.json").read_text())
        assert len(table["segments"]) <= 2
        assert (engine.generation, len(engine.story_ids()), total(engine, "工会")) == (20, 20, 20)
        engine.apply((), [1], 21)
        assert (engine.generation, total(engine, "NOT 天气")) == (21, 19)
