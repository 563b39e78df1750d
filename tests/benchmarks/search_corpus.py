"""Stories for the search benchmarks: the real ones, then recombined ones."""

import json
import lzma
import pickle
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reader.ports.engine import IndexedStory
from reader.query.fields import Zone

BATCH = 1000
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "broadcast-news.pages.jsonl.xz"
NEAR = 2000
"""Neighbours from which a recombined story takes its sentences: what is in the news at one time belongs together."""
NAMES = 3
"""Invented names a story: the vocabulary goes on growing as it does in real text."""


def real_stories() -> Iterator[IndexedStory]:
    number = 0
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            for story in page["stories"]:
                number += 1
                zones = {Zone.HEADLINE: (story["headline"],), Zone.TEXT: tuple(story["paragraphs"])}
                yield IndexedStory(
                    story_id=number, newspaper=page["newspaper"], date=page["date"], page=page["page"], zones=zones
                )


def stories(count: int) -> Iterator[IndexedStory]:
    """Yield `count` stories: real ones as far as they go, then recombined ones. The same for the same count."""
    real = list(islice(real_stories(), count))
    yield from real
    chosen = random.Random(20121115)
    sample = "".join(chosen.choice(story.zones[Zone.TEXT] or ("",)) for story in real[::20])
    characters = "".join(re.findall(r"[\u4e00-\u9fff]", sample))
    for number in range(len(real) + 1, count + 1):
        middle = chosen.randrange(len(real))
        yield _recombined(number, real[max(0, middle - NEAR) : middle + NEAR], real[middle], characters, chosen)


def _recombined(
    number: int, neighbours: list[IndexedStory], model: IndexedStory, characters: str, chosen: random.Random
) -> IndexedStory:
    """Return as many paragraphs as the model has, each from a neighbour, with some pairs of characters renamed."""
    texts = [chosen.choice(neighbours).zones[Zone.TEXT] for _ in model.zones[Zone.TEXT]]
    paragraphs = [chosen.choice(text) if text else "" for text in texts]
    for _ in range(NAMES):
        at = chosen.randrange(max(1, len(paragraphs)))
        if at < len(paragraphs) and len(paragraphs[at]) > 4:
            place = chosen.randrange(len(paragraphs[at]) - 3)
            name = "".join(chosen.choices(characters, k=3))
            paragraphs[at] = paragraphs[at][:place] + name + paragraphs[at][place + 3 :]
    headline = chosen.choice(neighbours).zones[Zone.HEADLINE]
    zones = {Zone.HEADLINE: headline, Zone.TEXT: tuple(paragraphs)}
    return IndexedStory(story_id=number, newspaper=model.newspaper, date=model.date, page=model.page, zones=zones)


def write(count: int, file: Path) -> None:
    """Write `stories(count)` in batches: once for all engines, and for smaller sizes too, which are its beginning."""
    every = stories(count)
    sizes = []
    with file.open("wb") as target:
        while batch := list(islice(every, BATCH)):
            # As plain values: the file outlives changes of the class.
            plain = [(one.story_id, one.newspaper, one.date, one.page, one.zones) for one in batch]
            pickle.dump(plain, target, pickle.HIGHEST_PROTOCOL)
            sizes.append(sum(map(text_bytes, batch)))
    file.with_suffix(".bytes").write_text(json.dumps(sizes))


def written(count: int, file: Path) -> int:
    """Return the UTF-8 bytes of the texts of the first `count` stories, a multiple of BATCH or all."""
    return sum(json.loads(file.with_suffix(".bytes").read_text())[: -(-count // BATCH)])


def read(count: int, file: Path) -> Iterator[list[IndexedStory]]:
    """Yield the first `count` stories that `write` wrote, in batches of BATCH."""
    with file.open("rb") as source:
        for first in range(0, count, BATCH):
            yield [
                IndexedStory(story_id=story_id, newspaper=newspaper, date=date, page=page, zones=zones)
                for story_id, newspaper, date, page, zones in pickle.load(source)[: count - first]
            ]


def text_bytes(story: IndexedStory) -> int:
    return sum(len(block.encode()) for blocks in story.zones.values() for block in blocks)


def pieces(count: int) -> list[str]:
    """Return queries cut from the real stories: quoted phrases, names after a title, any 2 to 6 characters."""
    chosen = random.Random(1)
    bodies = ["\n".join(story.zones[Zone.TEXT]) for story in islice(real_stories(), 0, 20000, 7)]
    found: list[str] = []
    while len(found) < count:
        body = chosen.choice(bodies)
        if len(found) % 3 == 0:
            some = re.findall(r"“([\u4e00-\u9fff]{2,8})”", body)
        elif len(found) % 3 == 1:
            some = re.findall(r"(?:记者|主席|总统|总理|书记|部长|省长|主任)([\u4e00-\u9fff]{2,4})", body)
        else:
            runs = re.findall(r"[\u4e00-\u9fff]{8,}", body)[:3]
            some = [run[at : at + chosen.randint(2, 6)] for run in runs for at in [chosen.randrange(len(run) - 6)]]
        if some:
            found.append(chosen.choice(some))
    return found
