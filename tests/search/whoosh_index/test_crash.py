"""A process that dies at any step of a commit leaves the old state or the new one, whole, and no lock."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage

from reader import durable
from reader.ports.engine import Batch, IndexedStory
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.whoosh_index import index_files, merging, storage
from reader.search.whoosh_index.storage import DurableStorage
from reader.search.whoosh_index.whoosh_engine import WhooshEngine, open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter

SEGMENTER = make_segmenter()
DIED = 9


def opened(folder: Path) -> WhooshEngine:
    return open_engine(folder, SEGMENTER, Folding(), workers=0)


def batch(generation: int) -> list[IndexedStory]:
    """Return stories 1 to 5, each time with another text."""
    return [IndexedStory(story_id=one, zones={Zone.TEXT: (f"第{generation}批工会",)}) for one in range(1, 6)]


def die_at(step: int) -> None:
    """End this process at the step-th touch of the index folder, without a word."""
    left = step

    def counted(method: Any) -> Any:
        def dying(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                os._exit(DIED)
            return method(*args, **kwargs)

        return dying

    for name in ("create_file", "open_file", "rename_file", "delete_file"):
        setattr(DurableStorage, name, counted(getattr(DurableStorage, name)))
    storage.sync = index_files.sync = durable.sync = counted(durable.sync)
    FileStorage.create_file = counted(FileStorage.create_file)
    Path.replace = counted(Path.replace)  # type: ignore[method-assign]


Work = Callable[[WhooshEngine, int], None]


def one_batch(engine: WhooshEngine, held: int) -> None:
    engine.apply(batch(held + 1), [], held + 1)


def two_batches_and_a_merge(engine: WhooshEngine, held: int) -> None:
    merging.FAN = 2
    list(engine.apply_all(Batch(tuple(batch(number)), (), number) for number in (held + 1, held + 2)))


def run_in_child(folder: Path, work: Work, held: int, step: int) -> int:
    """Commit in a child that dies at a step; return its exit status."""
    child = os.fork()
    if not child:
        try:
            engine = opened(folder)
            die_at(step)
            work(engine, held)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize(("work", "most"), [(one_batch, 1), (two_batches_and_a_merge, 2)])
def test_every_step_of_a_commit(tmp_path: Path, work: Work, most: int) -> None:
    engine = opened(tmp_path)
    engine.apply(batch(1), [], 1)
    engine.close()
    held, deaths = 1, 0
    for step in range(1000):
        status = run_in_child(tmp_path, work, held, step)
        engine = opened(tmp_path)
        assert engine.generation in range(held, held + most + 1)
        assert status == DIED or engine.generation == held + most
        held = engine.generation
        assert engine.story_ids() == {1, 2, 3, 4, 5}
        assert engine.search(parse(f"第{held}批工会").tree).total == 5
        assert engine.search(parse("工会").tree).total == 5
        engine.close()
        deaths += status == DIED
        if status != DIED:
            break
    assert deaths > 10
    engine = opened(tmp_path)
    engine.apply(batch(held + 1), [5], held + 1)
    assert engine.story_ids() == {1, 2, 3, 4, 5}
    engine.close()
