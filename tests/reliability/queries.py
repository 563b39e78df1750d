"""Queries of every kind over a library: how many take more time or memory than a query may.

usage: python -m tests.reliability.queries LIBRARY --times 1000 --seed 1 [--seconds 2 --megabytes 200]

LIBRARY is the folder of a library whose index is up to date, or the folder of an engine (`search_scale --keep`). Prints
what was asked, the queries over a limit, and the dearest ones; ends with 1 if there is a query over a limit. Processor
seconds are those of one query from the text to hits, snippets and facets, memory is the most that the whole process
held meanwhile. A query that was cut has said so, which is no fault: the story at which it was is printed.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.library.views import SearchAnswer
from reader.ports.engine import Cut, EngineAnswer
from reader.query.parser import parse
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from reader.wiring import open_library
from tests.search.nasty_queries import queries

_SHOWN = 8
Ask = Callable[[str], tuple[int, Cut | None]]
"""A function of a query that returns the count of hits and how far the search came."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, what it took, and what it found."""

    text: str
    seconds: float
    megabytes: int
    total: int
    cut: Cut | None

    def __str__(self) -> str:
        cut = f", cut after {self.cut.seen} of {self.cut.stories} stories" if self.cut else ""
        return f"{self.seconds:6.2f} s {self.megabytes:5} MB {self.total:8} hits{cut}  {self.text[:70]}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("library", type=Path)
    options.add_argument("--times", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=2.0)
    options.add_argument("--megabytes", type=int, default=200)
    given = options.parse_args()
    with asking(given.library) as ask:
        first = asked(ask, "龘龘")
        print(f"opened: {first}", flush=True)
        done = [asked(ask, text) for text in queries(given.times, given.seed)]
    over = [one for one in done if one.seconds > given.seconds or one.megabytes > given.megabytes]
    print(f"{len(done)} queries, {sum(one.cut is not None for one in done)} cut, {len(over)} over the limits")
    for name, worst in (
        ("over the limits", over),
        ("longest", sorted(done, key=lambda one: -one.seconds)),
        ("most memory", sorted(done, key=lambda one: -one.megabytes)),
        ("cut", [one for one in done if one.cut]),
    ):
        print(name, *worst[:_SHOWN], sep="\n  ")
    sys.exit(bool(over))


@contextmanager
def asking(folder: Path) -> Iterator[Ask]:
    """Open a library or an engine, and give the way to ask it."""
    if (folder / "current").exists():
        engine = open_engine(folder, make_segmenter(), Folding())
        yield lambda text: found(engine.search(parse(text).tree, facets=True))
        engine.close()
        return
    library = open_library(folder)
    yield lambda text: found(library.search(text, facets=True))
    library.close()


def found(answer: EngineAnswer | SearchAnswer) -> tuple[int, Cut | None]:
    return answer.total, answer.cut


def asked(ask: Ask, text: str) -> Asked:
    """Ask a query and measure it."""
    _forget_peak()
    before = time.process_time()
    total, cut = ask(text)
    return Asked(text, time.process_time() - before, _peak_megabytes(), total, cut)


def _forget_peak() -> None:
    """Let the system count the most memory of this process anew. Linux only."""
    Path("/proc/self/clear_refs").write_text("5")


def _peak_megabytes() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) >> 10


if __name__ == "__main__":
    main()
