"""Query texts that no one thought of: parsed, put into words again, and answered alike by the index and by reading.

usage: python -m tests.reliability.query_answers --minutes 60 --seed 1

Texts are those of tests/search/nasty_queries.py, pieces of the stories searched, and changes of both: characters taken
out, doubled, exchanged, put in. Every text must have a tree; the words of a tree must give a tree with the same hits;
the engine must find what reading the stories finds, unless it says that it was cut. Each round has other stories.
Prints the counts and the faults; ends with 1 if there is a fault.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.scan import Scan
from reader.ports.engine import IndexedStory
from reader.query.fields import Zone
from reader.query.parser import LONGEST_CHARACTERS, parse
from reader.query.tree import Node
from reader.query.unparser import worded
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.search.nasty_queries import COMMON, PHRASES, RARE, queries

_STORIES, _QUERIES = 30, 400
"""Stories and queries of a round."""
_SLOW_S = 2.0
_OF_THE_LIBRARY = ("Exactly(", "RelativeDates(", "BOOKMARKED", "TAG")
"""Parts of a tree that a library turns into others before it asks the engine."""
_PAUSES = "，。！？；：、“”《》（）()·,.!? \n"
_SIGNS = (
    *"*?＊？\"“”'()（）:：-+|或与非&~=<>[]{}\\/^#@\0\t\n　🀄é",
    "NEAR/3",
    "同句",
    "同段",
    "标题:",
    "日期:",
    "..",
    '="',
)


@dataclass(slots=True)
class Counts:
    """Counts of the texts by what became of them, and sentences on what should not have been."""

    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def run(seconds: float, seed: int, *, most: int | None = None) -> Counts:
    """Ask random texts for some time, or `most` of them."""
    counts, end = Counts(), time.monotonic() + seconds
    for round_seed in range(seed, seed + sys.maxsize):
        _round(counts, random.Random(round_seed), round_seed, end, most)
        if time.monotonic() >= end or (most is not None and counts.seen["asked"] >= most):
            return counts
    return counts


def _round(counts: Counts, draw: random.Random, seed: int, end: float, most: int | None) -> None:
    stories = [_story(draw, number) for number in range(1, _STORIES + 1)]
    folding = Folding()
    scan = Scan(folding)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_engine(Path(folder), make_segmenter(), folding)) as engine,
    ):
        half = len(stories) // 2
        engine.apply(stories[:half], [], 1)
        engine.apply(stories[half:], [], 2)

        def found(tree: Node) -> tuple[set[int], bool]:
            answer = engine.search(tree, limit=None, facets=True)
            return {hit.story_id for hit in answer.hits}, answer.cut is not None

        for text in _texts(draw, stories, seed):
            if time.monotonic() >= end or (most is not None and counts.seen["asked"] >= most):
                return
            counts.seen["asked"] += 1
            before = time.process_time()
            try:
                tree = parse(text).tree
                words = worded(tree)
                reworded = parse(words).tree
                if any(map(repr(tree).__contains__, _OF_THE_LIBRARY)):
                    counts.seen["for the library"] += 1
                    continue
                ids, is_cut = found(tree)
                read = {story.story_id for story in stories if scan.matches(story, tree)}
                again = found(reworded)[0]
            except Exception as error:  # noqa: BLE001 - an attack reports whatever is raised, and goes on
                counts.faults.append(f"seed {seed}, {text!r}: {type(error).__name__}: {error}")
                continue
            if time.process_time() - before > _SLOW_S:
                counts.faults.append(f"seed {seed}, {text!r}: slow")
            counts.seen["cut" if is_cut else "with hits" if ids else "without hits"] += 1
            if ids - read or (read - ids and not is_cut):
                counts.faults.append(f"seed {seed}, {text!r}: engine {sorted(ids)}, reading {sorted(read)}")
            if words and len(words) <= LONGEST_CHARACTERS and again != ids and not is_cut:
                counts.faults.append(f"seed {seed}, {text!r}: {sorted(ids)}, as {words!r} {sorted(again)}")


def _texts(draw: random.Random, stories: list[IndexedStory], seed: int) -> Iterator[str]:
    for made in queries(_QUERIES, seed):
        yield made
        yield _changed(draw, made)
        blocks = draw.choice(stories).zones[Zone.TEXT]
        start = draw.randrange(len(blocks[0]))
        yield _changed(draw, blocks[0][start : start + draw.choice((2, 3, 5, 12))])


def _changed(draw: random.Random, text: str) -> str:
    """Return a text with one to four changes."""
    signs = list(text)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(signs) + 1)
        match draw.randrange(4):
            case 0:
                del signs[at : at + draw.randint(1, 3)]
            case 1:
                signs[at:at] = signs[at : at + draw.randint(1, 6)]
            case 2:
                signs[at : at + 1] = [draw.choice(_SIGNS)]
            case _:
                signs.insert(at, draw.choice(_SIGNS))
    return "".join(signs)


def _story(draw: random.Random, number: int) -> IndexedStory:
    zones = {
        Zone.HEADLINE: (_text(draw, 8),),
        Zone.KICKER: (_text(draw, 4),),
        Zone.TEXT: tuple(_text(draw, 60) for _ in range(draw.randint(1, 3))),
        Zone.BYLINE: ("本报记者 张三",),
    }
    return IndexedStory(
        story_id=number,
        newspaper=draw.choice(("工人日报", "新闻", "")),
        date=draw.choice(("2012-05-06", "2020-02-29", "")),
        page=draw.choice(("1", "2", "A05", "")),
        zones=zones,
        reporters=draw.choice((("张三",), ())),
    )


def _text(draw: random.Random, words: int) -> str:
    pieces = (*COMMON, *COMMON, *RARE, *PHRASES, *_PAUSES)
    return "".join(draw.choice(pieces) for _ in range(draw.randint(1, words)))


def main() -> None:
    """Run for some time; print counts and faults."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    counts = run(given.minutes * 60, given.seed)
    print(dict(counts.seen), f"{len(counts.faults)} faults")
    print(*counts.faults, sep="\n")
    sys.exit(bool(counts.faults))


if __name__ == "__main__":
    main()
