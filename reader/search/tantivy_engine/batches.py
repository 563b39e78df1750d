"""Batches of a long import, several of which are committed at once.

tantivy makes a segment of each commit and merges eight and more of a size; what it leaves over costs room and time.
"""

from collections.abc import Iterable, Iterator, Sequence

from reader.ports.engine import Batch, IndexedStory

LARGE = 1000
"""Batches of so many stories belong to a long import."""
TOGETHER = 10_000
"""Stories from which they are committed: some seconds of work."""


def joined(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    """Small batches one by one, large ones until there are TOGETHER."""
    waiting: list[Batch] = []
    for batch in batches:
        waiting.append(batch)
        if len(batch.puts) < LARGE or sum(len(one.puts) for one in waiting) >= TOGETHER:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def in_one(batches: Sequence[Batch]) -> tuple[list[IndexedStory], set[int], int]:
    """What is put in the end, what is deleted or replaced on the way, and the generation of the last."""
    puts: dict[int, IndexedStory] = {}
    deletes: set[int] = set()
    for batch in batches:
        deletes.update(batch.deletes)
        for story_id in batch.deletes:
            puts.pop(story_id, None)
        puts.update({story.story_id: story for story in batch.puts})
    return list(puts.values()), deletes, batches[-1].generation
