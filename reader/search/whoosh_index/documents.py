"""The values of the index document of a story."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from reader.ports.engine import IndexedStory
from reader.query.fields import Zone
from reader.search.layout import (
    DAY,
    LABEL_FIELD,
    STORY_ID,
    WORD_FIELDS,
    character_field,
    day_number,
    gram_field,
    length_column,
)
from reader.text.folding import Folding
from reader.text.segment import Segmenter
from reader.text.sought import Marked

Value = int | tuple[str, ...] | tuple[Marked, ...] | list[str]
Document = dict[str, Value]

AT_ONCE = 64
"""Stories cut into words in one call, which runs for some milliseconds without Python's lock."""
AHEAD = 2
"""Calls under way or waiting to be fetched."""


def documents(stories: Iterable[IndexedStory], folding: Folding, segmenter: Segmenter) -> Iterator[Document]:
    """Yield the index documents of stories, in order; another thread cuts the next into words meanwhile."""
    parts = _chunks(stories)
    with ThreadPoolExecutor(1, "words") as pool:
        coming = deque(pool.submit(_documents, part, folding, segmenter) for part in parts[:AHEAD])
        for part in [*parts[AHEAD:], *[()] * min(AHEAD, len(parts))]:
            ready = coming.popleft().result()
            if part:
                coming.append(pool.submit(_documents, part, folding, segmenter))
            yield from ready


def _chunks(stories: Iterable[IndexedStory]) -> list[tuple[IndexedStory, ...]]:
    every = iter(stories)
    return list(iter(lambda: tuple(islice(every, AT_ONCE)), ()))


def cut_documents(stories: Sequence[IndexedStory], folding: Folding, segmenter: Segmenter) -> Iterator[Document]:
    """Yield the index documents of stories, in order, without another thread."""
    for part in _chunks(stories):
        yield from _documents(part, folding, segmenter)


def document(story: IndexedStory, folding: Folding, segmenter: Segmenter) -> Document:
    """Return the fields of reader.search.layout for a story; empty ones are left out."""
    return _documents((story,), folding, segmenter)[0]


def _documents(stories: Sequence[IndexedStory], folding: Folding, segmenter: Segmenter) -> list[Document]:
    folded = [
        {zone: tuple(map(folding.marked, blocks)) for zone, blocks in story.zones.items() if any(blocks)}
        for story in stories
    ]
    # Blocks are joined by a line feed, which no folded text has and no word runs over.
    wanted = [
        (at, field, "\n".join(block.words for zone in zones for block in blocks.get(zone, ())))
        for at, blocks in enumerate(folded)
        for field, zones in WORD_FIELDS.items()
    ]
    words: list[dict[str, list[str]]] = [{} for _ in folded]
    for (at, field, _), cut in zip(wanted, segmenter.words_of([text for _, _, text in wanted]), strict=True):
        words[at][field] = cut
    return list(map(_document, stories, folded, words))


def _document(story: IndexedStory, folded: dict[Zone, tuple[Marked, ...]], words: dict[str, list[str]]) -> Document:
    fields: Document = {}
    for zone, blocks in folded.items():
        if any(block.text for block in blocks):
            fields[gram_field(zone)] = blocks
            fields[character_field(zone)] = tuple(block.letters for block in blocks)
    for field, cut in words.items():
        if cut:
            fields[field] = cut
            fields[length_column(field)] = len(cut)
    fields.update(fact_values(story))
    fields[STORY_ID] = story.story_id
    fields[DAY] = day_number(story.date)
    return fields


def fact_values(story: IndexedStory) -> dict[str, tuple[str, ...]]:
    """Return the fields of facts that have any value, as printed."""
    every = {field: _clean(getattr(story, attribute)) for field, attribute in _ATTRIBUTES.items()}
    every[LABEL_FIELD] = _clean(story.zones.get(Zone.LABEL, ()))
    return {field: values for field, values in every.items() if values}


_ATTRIBUTES = {
    "newspaper": "newspaper",
    "page": "page",
    "section": "section",
    "kind": "kinds",
    "reporter": "reporters",
    "correspondent": "correspondents",
    "photographer": "photographers",
    "place": "place",
}


def _clean(values: str | tuple[str, ...]) -> tuple[str, ...]:
    """Strip the values, leave out empty ones, and replace what UTF-8 cannot encode."""
    several = (values,) if isinstance(values, str) else values
    return tuple(one.encode(errors="replace").decode() for one in map(str.strip, several) if one)
