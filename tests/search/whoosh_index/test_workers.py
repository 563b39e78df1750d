"""Other processes that make segments: killed ones, dead parents, and programs that cannot start any."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.ports.engine import Batch, IndexedStory
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.whoosh_index import workers
from reader.search.whoosh_index.tasks import Make, Workplace
from reader.search.whoosh_index.whoosh_engine import WhooshEngine, open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter

ROOT = Path(__file__).resolve().parents[3]
SIZE = 40
BUILDER = """
import sys
from pathlib import Path
from tests.search.whoosh_index.test_workers import batches, opened
from reader.search.whoosh_index import merging
merging.FAN = 3
if __name__ == "__main__":
    engine = opened(Path(sys.argv[1]), 2)
    import multiprocessing
    reported = False
    for generation in engine.apply_all(batches(engine.generation + 1, 10**6)):
        if not reported:
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
            reported = True
        print(generation, flush=True)
"""


def opened(folder: Path, count: int) -> WhooshEngine:
    return open_engine(folder, make_segmenter(), Folding(), workers=count)


def batches(first: int, end: int) -> Iterator[Batch]:
    """Yield batches: number n puts stories n*SIZE to n*SIZE+SIZE-1 and deletes the first of the batch before."""
    for number in range(first, end):
        ids = range(number * SIZE, (number + 1) * SIZE)
        puts = tuple(IndexedStory(story_id=one, zones={Zone.TEXT: (f"第{number}批工会发展",) * 9}) for one in ids)
        yield Batch(puts, ((number - 1) * SIZE,), number)


def expected(generation: int) -> set[int]:
    return set(range(SIZE, (generation + 1) * SIZE)) - {number * SIZE for number in range(1, generation)}


def check(engine: WhooshEngine, generation: int) -> None:
    assert engine.generation == generation
    assert engine.story_ids() == expected(generation)
    assert engine.search(parse("工会").tree).total == len(expected(generation))


def strays(folder: Path) -> set[str]:
    """Return the files that no state of the index names."""
    named = {segment.segment_id() for segment in opened(folder, 0)._index_files().segments()}
    known = (".toc", ".json", "LOCK")
    files = [path.name for path in (folder / "1").rglob("*") if path.is_file()]
    return {name for name in files if name.split(".")[0] not in named and not name.endswith(known)}


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().split()[2] == "Z"


def test_two_processes_make_an_index(tmp_path: Path) -> None:
    with closing(opened(tmp_path, 2)) as engine:
        committed = engine.apply_all(batches(1, 7))
        assert next(committed) == 1
        assert len(multiprocessing.active_children()) == 2
        assert list(committed) == [2, 3, 4, 5, 6]
        check(engine, 6)
        assert not multiprocessing.active_children()
        assert not strays(tmp_path)


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    with closing(opened(tmp_path, 2)) as engine:
        committed = engine.apply_all(batches(1, 9))
        assert next(committed) == 1
        for generation, child in zip((2, 3), multiprocessing.active_children(), strict=True):
            child.kill()
            assert next(committed) == generation
        # Nobody is left to help.
        assert list(committed) == [4, 5, 6, 7, 8]
        assert not multiprocessing.active_children()
        check(engine, 8)
        assert not strays(tmp_path)


def test_what_is_given_up_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    with closing(opened(tmp_path, 1)) as engine:
        committed = engine.apply_all(batches(1, 1000))
        assert [next(committed), next(committed)] == [1, 2]
        committed.close()
        assert not multiprocessing.active_children()
        assert not strays(tmp_path)
        check(engine, 2)


def test_where_no_process_can_be_started_this_one_does_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> None:
        raise PermissionError("no processes here")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refused)
    with closing(opened(tmp_path, 2)) as engine:
        assert list(engine.apply_all(batches(1, 5))) == [1, 2, 3, 4]
        check(engine, 4)


def test_a_worker_with_another_dictionary_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    segmenter = make_segmenter()
    engine = open_engine(tmp_path, segmenter, Folding(), workers=1)
    engine.apply((), (), 0)
    monkeypatch.setattr(type(segmenter), "id", "of another version")
    with closing(engine):
        assert list(engine.apply_all(batches(1, 4))) == [1, 2, 3]
        assert not multiprocessing.active_children()


def test_one_that_does_not_answer_any_more_counts_as_dead(tmp_path: Path) -> None:
    pool = workers.WorkerPool(Workplace(tmp_path, tmp_path, None, Folding()), make_segmenter(), 1)  # type: ignore[arg-type]
    assert pool.free()
    (child,) = multiprocessing.active_children()
    child.kill()
    child.join()
    pool.submit(Make(()))
    assert pool.done()[0][1].__class__ is workers.Failure
    pool.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes of others")
@pytest.mark.parametrize("wait", [0.0, 0.06, 0.17])
def test_a_killed_parent_takes_its_workers_along(tmp_path: Path, wait: float) -> None:
    script = tmp_path / "builder.py"
    script.write_text(BUILDER)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(tmp_path / "index")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    assert process.stdout
    pids = [int(word) for word in process.stdout.readline().split()]
    reported = [int(process.stdout.readline()) for _ in range(4)]
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    reported += [int(line) for line in process.communicate()[0].split()]
    deadline = time.monotonic() + 10
    while not all(map(gone, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(pids) == 2
    assert all(map(gone, pids))
    with closing(opened(tmp_path / "index", 0)) as engine:
        held = engine.generation
        assert held in (reported[-1], reported[-1] + 1)
        check(engine, held)
        engine.apply(*_next(held))
        check(engine, held + 1)
    assert not strays(tmp_path / "index")


def _next(held: int) -> tuple[tuple[IndexedStory, ...], tuple[int, ...], int]:
    (batch,) = batches(held + 1, held + 2)
    return batch.puts, batch.deletes, batch.generation
