"""A process that dies at any step of a commit leaves the old state or the new one, whole, and no lock."""

import os
from pathlib import Path
from typing import Any

import pytest

from reader.library.engine_port import IndexedStory
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search import storage
from reader.search.storage import DurableStorage
from reader.search.whoosh_engine import WhooshEngine, open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter

SEGMENTER = make_segmenter()
DIED = 9


def opened(folder: Path) -> WhooshEngine:
    return open_engine(folder, SEGMENTER, Folding())


def batch(generation: int) -> list[IndexedStory]:
    """Stories 1 to 5, each time with another text."""
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
    storage.sync = counted(storage.sync)


def run_in_child(folder: Path, generation: int, step: int) -> int:
    """Commit a batch in a child that dies at a step; its exit status."""
    child = os.fork()
    if not child:
        try:
            engine = opened(folder)
            die_at(step)
            engine.apply(batch(generation), [], generation)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_every_step_of_a_commit(tmp_path: Path) -> None:
    engine = opened(tmp_path)
    engine.apply(batch(1), [], 1)
    engine.close()
    held, deaths = 1, 0
    for step in range(1000):
        status = run_in_child(tmp_path, held + 1, step)
        engine = opened(tmp_path)
        assert engine.generation in (held, held + 1)
        assert status == DIED or engine.generation == held + 1
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
