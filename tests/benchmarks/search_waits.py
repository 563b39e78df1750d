"""The waits of another thread of the program, and the time of its searches, while stories are indexed and merged.

usage: python -m tests.benchmarks.search_waits [COUNT]

A thread that wants to run every 5 ms says how late it is; one that searches, how long each query takes. First with
nothing else going on, for what else runs on the machine makes both late. In brackets what the program itself can be
blamed for: no more of the lateness than the processor time that its other threads took meanwhile.
"""

import gc
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from reader.ports.engine import Batch
from reader.query.tree import Phrase
from reader.search.whoosh_index import merging
from reader.search.whoosh_index.whoosh_engine import WhooshEngine, open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.benchmarks.search_corpus import pieces, stories

STEP = 0.005
SIZE = 2000
ALONE = 3
"""Batches that are indexed one by one."""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
    merging.FAN = 4  # Merges begin early and come often.
    with tempfile.TemporaryDirectory() as name:
        engine, reading = opened(Path(name)), opened(Path(name))
        every, asked = iter(list(batches(count))), pieces(10000)
        # A library has one batch in memory: the rest of these is not to be looked through for garbage.
        gc.freeze()
        for _ in engine.apply_all(islice(every, 2)):
            pass
        reading.search(Phrase("新闻"))
        watched("idle", reading, asked, lambda: time.sleep(5))
        alone = list(islice(every, ALONE))
        watched("indexing and merging", reading, asked, lambda: sum(1 for _ in engine.apply_all(every)))
        # One batch is indexed in this process, as while an import goes on.
        watched("one batch at a time", reading, asked, lambda: [list(engine.apply_all([one])) for one in alone])


def opened(folder: Path) -> WhooshEngine:
    return open_engine(folder, make_segmenter(), Folding())


def batches(count: int) -> Iterator[Batch]:
    every = stories(count)
    while part := tuple(islice(every, SIZE)):
        yield Batch(part, (), part[-1].story_id)


def watched(title: str, reading: WhooshEngine, asked: list[str], work: Callable[[], object]) -> None:
    late: list[float] = []
    own: list[float] = []
    took: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            due, spent = time.perf_counter() + STEP, time.process_time()
            time.sleep(STEP)
            late.append(time.perf_counter() - due)
            own.append(min(late[-1], time.process_time() - spent))

    def search() -> None:
        for text in asked:
            if done.is_set():
                return
            start = time.perf_counter()
            reading.search(Phrase(text), facets=True)
            took.append(time.perf_counter() - start)
            time.sleep(STEP)

    threads = [threading.Thread(target=tick), threading.Thread(target=search)]
    for thread in threads:
        thread.start()
    work()
    done.set()
    for thread in threads:
        thread.join()
    print(f"{title:>22}: late {reported(late)} ({reported(own)}); search {reported(took)}")


def reported(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    parts = {"median": 0.5, "99 of 100": 0.99, "worst": 1.0}
    return ", ".join(f"{name} {ordered[int((len(ordered) - 1) * part)] * 1e3:.1f} ms" for name, part in parts.items())


if __name__ == "__main__":
    main()
