"""Many batches at once: made apart in any order, merged meanwhile, committed in order, as if applied one by one."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.base import Segment

from reader.columnar.adopting import Adopting
from reader.errors import IndexUnusable, LibraryUnusable
from reader.ports.engine import Batch, IndexedStory
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.whoosh_index import merging
from reader.search.whoosh_index.bulk import Bulk
from reader.search.whoosh_index.columnar_backend import ColumnarBackend
from reader.search.whoosh_index.index_files import IndexFiles
from reader.search.whoosh_index.tasks import Merge, Task, TaskRunner, Workplace
from reader.search.whoosh_index.whoosh_engine import WhooshEngine, open_engine
from reader.search.whoosh_index.workers import Failure, InProcess, Outcome
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.columnar.rounds import ROUNDS
from tests.search.oracle import Oracle
from tests.search.strategies import queries, stories

SEGMENTER = make_segmenter()
FOLDING = Folding()


@pytest.fixture(autouse=True)
def small_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Merge small segments, so that few stories take all the steps of many."""
    monkeypatch.setattr(merging, "FAN", 3)
    monkeypatch.setattr(merging, "BATCH", 3)
    monkeypatch.setattr(merging, "LARGEST", 14)


def opened(folder: Path) -> WhooshEngine:
    return open_engine(folder, SEGMENTER, FOLDING, workers=0)


class Disorderly:
    """A pool that takes several tasks and is done with them in any order."""

    def __init__(self, run: TaskRunner, seed: int) -> None:
        self._run = run
        self._chosen = random.Random(seed)
        self._held: list[tuple[Task, Outcome]] = []

    def free(self) -> bool:
        return len(self._held) < 3

    def submit(self, task: Task) -> None:
        self._held.append((task, self._run(task)))

    def done(self) -> list[tuple[Task, Outcome]]:
        self._chosen.shuffle(self._held)
        count = self._chosen.randint(1, 2)
        done, self._held = self._held[:count], self._held[count:]
        return done

    def close(self) -> None:
        """Nothing is open."""


@st.composite
def histories(draw: st.DrawFn) -> list[Batch]:
    batches = []
    for generation in range(1, draw(st.integers(1, 14)) + 1):
        numbers = draw(st.sets(st.integers(1, 25), max_size=4))
        deletes = draw(st.sets(st.integers(1, 25), max_size=2)) - numbers
        puts = tuple(draw(stories(number)) for number in sorted(numbers))
        batches.append(Batch(puts, tuple(sorted(deletes)), generation))
    return batches


def state_after(batches: list[Batch]) -> dict[int, IndexedStory]:
    held: dict[int, IndexedStory] = {}
    for batch in batches:
        held = {key: story for key, story in held.items() if key not in batch.deletes}
        held |= {story.story_id: story for story in batch.puts}
    return held


def in_disorder(engine: WhooshEngine, folder: Path, batches: list[Batch], seed: int) -> Iterator[int]:
    files: IndexFiles = engine._index_files()
    with files.making() as work:
        assert work is not None
        place = Workplace(files.folder, work, ColumnarBackend(), FOLDING)
        pool = Disorderly(TaskRunner(place.of("0"), SEGMENTER), seed)
        yield from Bulk(files, pool, engine.generation).run(batches)


@ROUNDS
@given(history=histories(), seed=st.integers(0, 2**32), asked=st.lists(queries, min_size=5, max_size=9))
def test_ends_as_if_applied_one_by_one(history: list[Batch], seed: int, asked: list[object]) -> None:
    with tempfile.TemporaryDirectory() as name, closing(opened(Path(name))) as engine:
        generations = list(in_disorder(engine, Path(name), history, seed))
        assert generations == [batch.generation for batch in history]
        held = state_after(history)
        assert engine.generation == history[-1].generation
        assert engine.story_ids() == set(held)
        oracle = Oracle(list(held.values()), FOLDING)
        for query in asked:
            found = engine.search(query, limit=None)  # type: ignore[arg-type]
            assert {hit.story_id for hit in found.hits} == oracle.ids(query), query  # type: ignore[arg-type]
            assert found.total == len(found.hits)


@ROUNDS
@given(history=histories(), seed=st.integers(0, 2**32), after=st.integers(1, 14))
def test_holds_a_whole_prefix_of_the_batches_when_it_is_given_up(history: list[Batch], seed: int, after: int) -> None:
    with tempfile.TemporaryDirectory() as name, closing(opened(Path(name))) as engine:
        committed = in_disorder(engine, Path(name), history, seed)
        for _, generation in zip(range(after), committed, strict=False):
            assert engine.generation == generation
            assert engine.story_ids() == set(state_after(history[:generation]))
        committed.close()  # type: ignore[attr-defined]
        held = engine.generation
        assert held == min(after, len(history))
        list(engine.apply_all(history[held:]))
        assert engine.story_ids() == set(state_after(history))


def batches(count: int, size: int = 2) -> list[Batch]:
    return [
        Batch(
            tuple(IndexedStory(story_id=first + one, zones={Zone.TEXT: (f"第{number}批工会",)}) for one in range(size)),
            (),
            number,
        )
        for number in range(1, count + 1)
        for first in [number * size]
    ]


def test_few_segments_are_left(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        list(engine.apply_all(batches(40)))
        assert len(engine._index_files().segments()) <= 80 // (14 // 2) + 1
        assert engine.search(parse("工会").tree).total == 80
        assert not (tmp_path / "1" / "making").exists()


def test_small_commits_are_merged_when_there_are_many(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        for batch in batches(30, 1):
            list(engine.apply_all([batch]))
        assert len(engine._index_files().segments()) < 6
        assert len(engine.story_ids()) == 30


def test_what_was_deleted_during_a_merge_stays_deleted(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        for batch in batches(3, 3):
            engine.apply(batch.puts, (4,) if batch.generation == 2 else (), batch.generation)
        files = engine._index_files()
        merge = Merge(tuple(files.segments()))
        place = Workplace(files.folder, tmp_path / "1" / "making" / "0", ColumnarBackend(), FOLDING)
        merged = TaskRunner(place, SEGMENTER)(merge)
        kept = shutil.copytree(place.folder, tmp_path / "kept")
        engine.apply((), (3, 7, 8), 4)
        assert len(files.segments()) == 3
        with files.writing(4, Adopting((), [(merge.segments, merged)])):
            shutil.copytree(kept, place.folder)
            files.fetch(merged)
        assert [segment.segment_id() for segment in files.segments()] == [merged.segment_id()]
        assert engine.story_ids() == {5, 6, 9, 10, 11}
        assert engine.search(parse("工会").tree).total == 5


def test_a_merge_that_came_too_late_is_left_out(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        for batch in batches(3):
            engine.apply(batch.puts, (), batch.generation)
        files = engine._index_files()
        merge = Merge(tuple(files.segments()[:2]))
        place = Workplace(files.folder, tmp_path / "1" / "making" / "0", ColumnarBackend(), FOLDING)
        merged = TaskRunner(place, SEGMENTER)(merge)
        kept = shutil.copytree(place.folder, tmp_path / "kept")
        for batch in batches(5)[3:]:
            engine.apply(batch.puts, (), batch.generation)
        assert len(files.segments()) == 1
        with files.writing(5, Adopting((), [(merge.segments, merged)])):
            shutil.copytree(kept, place.folder)
            files.fetch(merged)
        assert len(engine.story_ids()) == 10
        assert merged.segment_id() not in {segment.segment_id() for segment in files.segments()}
        assert not list((tmp_path / "1").glob(f"{merged.segment_id()}*"))


class Failing(InProcess):
    """Fails as a worker would that met `failure`, at every merge or at every batch."""

    def __init__(self, run: TaskRunner, failure: Failure, kind: type) -> None:
        super().__init__(run)
        self._failure, self._kind = failure, kind

    def done(self) -> list[tuple[Task, Outcome]]:
        return [(task, self._failure if isinstance(task, self._kind) else made) for task, made in super().done()]


@pytest.mark.parametrize("kind", [Merge, object])
@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (Failure("OSError", "No space left on device", 28), LibraryUnusable),
        (Failure("DamagedSegment", "page 3 of a segment file is damaged"), IndexUnusable),
    ],
)
def test_a_failure_in_a_worker_is_raised(tmp_path: Path, kind: type, failure: Failure, error: type[Exception]) -> None:
    with closing(opened(tmp_path)) as engine:
        files = engine._index_files()
        with files.making() as work:
            assert work is not None
            place = Workplace(files.folder, work / "0", ColumnarBackend(), FOLDING)
            pool = Failing(TaskRunner(place, SEGMENTER), failure, kind)
            with pytest.raises(error):
                list(Bulk(files, pool, 0).run(batches(9)))
        list(engine.apply_all(batches(9)[engine.generation :]))
        assert len(engine.story_ids()) == 18


def test_a_damaged_segment_is_not_merged(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as engine:
        engine.apply(batches(1)[0].puts, (), 1)
        (file,) = (tmp_path / "1").glob("*.dbp")
        spoilt = bytearray(file.read_bytes())
        spoilt[len(spoilt) // 3] ^= 1
        file.write_bytes(spoilt)
        with pytest.raises(IndexUnusable):
            list(engine.apply_all(batches(9)[1:]))


def test_segments_that_single_commits_left_become_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that has the index follow it leaves such segments."""
    monkeypatch.setattr(merging, "QUICK", 0)
    monkeypatch.setattr(merging, "FAN", 40)
    monkeypatch.setattr(merging, "MANY", 4)
    with closing(opened(tmp_path)) as engine:
        counts = []
        for batch in batches(5):
            list(engine.apply_all([batch]))
            counts.append(len(engine._index_files().segments()))
        assert counts == [1, 2, 3, 1, 2]
        assert len(engine.story_ids()) == 10


def test_segments_of_another_program_are_left_alone(tmp_path: Path) -> None:
    """While one makes segments apart, another applies batch after batch."""
    with closing(opened(tmp_path)) as engine, closing(opened(tmp_path)) as other:
        first = engine.apply_all(batches(6))
        assert next(first) == 1
        made = set((tmp_path / "1" / "making").rglob("*"))
        list(other.apply_all([*batches(8)[6:]]))
        assert made <= set((tmp_path / "1" / "making").rglob("*"))
        first.close()
        assert not (tmp_path / "1" / "making").exists()


def test_merge_groups_are_of_a_size() -> None:
    class Sized(Segment):  # type: ignore[misc]
        def __init__(self, size: int) -> None:
            super().__init__("MAIN")
            self.size = size

        def doc_count_all(self) -> int:
            return self.size

        def deleted_count(self) -> int:
            return 0

    def sizes(group: tuple[Sized, ...]) -> list[int]:
        return [one.size for one in group]

    def leftover(*counts: int) -> list[int]:
        return sizes(merging.leftover([Sized(count) for count in counts]))

    def due(*counts: int) -> list[int]:
        return sizes(merging.due([Sized(count) for count in counts]))

    assert due(2, 2) == []
    assert due(2, 3, 1, 2) == [2, 3, 1]
    assert due(5, 2, 5, 2) == []
    assert due(5, 6, 4) == [5, 6, 4]
    assert due(7, 7) == [7, 7]
    assert due(8, 9, 10) == []
    assert leftover(1) == leftover() == []
    assert leftover(1, 5) == []
    assert leftover(1, 4) == [1, 4]
    assert leftover(1, 5, 6) == [1, 5, 6]
    assert leftover(7, 2, 3) == [2, 3, 7]
    assert leftover(7, 7, 1) == []
    assert leftover(8, 9, 20) == []
