"""Related stories of a library, judged by tags that it does not hold; chains, judged by series; times.

usage: python -m tests.benchmarks.related_stories LIBRARY [--tags FILE] [--series FILE] [--stories N] [--seed S]

TAGS is a JSON object: the tags of a story by 'YYYY-MM-DD|headline'. A related story is right if it shares a tag that at
most 60 stories bear; asked are N stories with such a tag that another story has as well. Printed: P@1 and P@5 of all
related stories, and of those with a text of their own; and the part of the first five links of a chain that are right.
SERIES is a JSON list of lists of the same keys: for one story of each series, how many of the others are among the ten
best links of its chain (recall@10), and how many of the first five links are of the series. Times are of the processor:
the engine alone, and all with what is shared.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median

from reader.library.library import Library
from reader.library.related_stories import Related, RelatedStory
from reader.ports.rows import StoryRow
from reader.wiring import open_library

MOST_BEARERS = 60
"""Stories that bear a tag at most: a more frequent one names a department, not a matter."""


def key(row: StoryRow) -> str:
    """Return the name of a story in the files of tags and series."""
    return f"{row.date or ''}|{row.title}"


def links(related: Related) -> list[RelatedStory]:
    """Return the links of a chain, the best first."""
    return sorted((*related.earlier, *related.later), key=lambda link: (not link.series, -link.strength))


def rare_tags(rows: Sequence[StoryRow], tags: dict[str, list[str]]) -> dict[int, set[str]]:
    """Return the tags of each story that few stories bear, and more than one."""
    own = {row.id: set(tags.get(key(row), ())) for row in rows}
    bearers = Counter(tag for some in own.values() for tag in some)
    return {story_id: {tag for tag in some if 1 < bearers[tag] <= MOST_BEARERS} for story_id, some in own.items()}


def judge_tags(asked: Callable[[int], Related], tags: dict[int, set[str]], chosen: Sequence[int]) -> None:
    """Print the precision of related stories and of chains."""
    every: list[list[bool]] = []
    own_text: list[list[bool]] = []
    chained: list[float] = []
    for story_id in chosen:
        found = asked(story_id)
        right = {one.row.id: bool(tags[story_id] & tags[one.row.id]) for one in (*found.stories, *links(found))}
        every.append([right[one.row.id] for one in found.stories])
        own_text.append([right[one.row.id] for one in found.stories if one.same_as is None])
        if best := links(found)[:5]:
            chained.append(mean(right[one.row.id] for one in best))
    for name, lists in (("all related stories", every), ("with a text of their own", own_text)):
        first = mean(bool(some[:1] == [True]) for some in lists)
        print(f"{name:26} P@1 {first:.3f}  P@5 {mean(sum(some[:5]) / 5 for some in lists):.3f}  ({len(lists)} stories)")
    print(f"chains: {len(chained)} of {len(chosen)} stories, P@5 {mean(chained or [0]):.3f}")


def judge_series(asked: Callable[[int], Related], series: Sequence[Sequence[int]], rng: random.Random) -> None:
    """Print recall and precision of the chains of numbered series."""
    recall, precision = [], []
    for parts in series:
        story_id = rng.choice(parts)
        found = asked(story_id)
        copies = {one.row.id for one in found.stories if one.same_as is not None}
        others = {one for one in parts if one != story_id} - copies
        best = [link.row.id for link in links(found)[:10]]
        if others:
            recall.append(len(others.intersection(best)) / min(10, len(others)))
            precision.append(mean(one in parts for one in best[:5]) if best else 0.0)
    print(f"chains of {len(recall)} series: recall@10 {mean(recall):.3f}  precision@5 {mean(precision):.3f}")


def held_series(rows: Sequence[StoryRow], file: Path) -> Iterator[list[int]]:
    """Yield the ids of each series of a file of which two parts are held."""
    ids = {key(row): row.id for row in rows}
    for parts in json.loads(file.read_text(encoding="utf-8")):
        held = [ids[part] for part in parts if part in ids]
        if len(held) > 1:
            yield held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--tags", type=Path)
    parser.add_argument("--series", type=Path)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--seed", default="1")
    given = parser.parse_args()
    library: Library = open_library(given.library, to_read=True, fleeting=True)
    rows = library.story_rows(everything=True)
    rng = random.Random(given.seed)
    took_ms: list[float] = []

    def asked(story_id: int) -> Related:
        started = time.process_time()
        found = library.related.of(story_id)
        took_ms.append((time.process_time() - started) * 1000)
        return found

    library.related.of(rows[0].id)
    if given.tags:
        tags = rare_tags(rows, json.loads(given.tags.read_text(encoding="utf-8")))
        tagged = [story_id for story_id, some in tags.items() if some]
        judge_tags(asked, tags, rng.sample(tagged, min(given.stories, len(tagged))))
    if given.series:
        judge_series(asked, list(held_series(rows, given.series)), rng)
    if not took_ms:
        for row in rng.sample(rows, min(given.stories, len(rows))):
            asked(row.id)
    took_ms.sort()
    print(f"{len(rows)} stories: median {median(took_ms):.1f} ms, p95 {took_ms[int(len(took_ms) * 0.95)]:.1f} ms")


if __name__ == "__main__":
    main()
