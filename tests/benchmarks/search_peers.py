"""The engines that are compared. Each takes stories and answers a piece of text with the count of hits and 20 of them.

Ours and stock Whoosh hold the whole index that never misses, and count facets. SQLite FTS5 holds the same words of
headline and text, with positions, and nothing else: it finds a piece only if it begins and ends with a word.
`fts5-facets` holds newspaper, year, month and page beside them, which are all the facts that the stories of the corpus
have, and counts these over the hits as ours do.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from reader.ports.engine import Batch, IndexedStory, SearchEngine
from reader.query.fields import Zone
from reader.query.tree import And, Phrase
from reader.search.whoosh_index.backend import Backend
from reader.search.whoosh_index.columnar_backend import ColumnarBackend
from reader.search.whoosh_index.documents import AT_ONCE
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.search.stock.postings import StockBackend


class Peer(Protocol):
    """`build` makes batches searchable, `add` one more; `count` answers all words or phrases together."""

    def build(self, batches: Iterable[list[IndexedStory]]) -> None: ...
    def add(self, batch: list[IndexedStory]) -> None: ...
    def count(self, texts: tuple[str, ...]) -> int: ...


class Ours:
    """A search engine of this program, facets and counts included."""

    def __init__(self, engine: SearchEngine) -> None:
        self.engine = engine

    def build(self, batches: Iterable[list[IndexedStory]]) -> None:
        """Build in batches of twice the size, as the library does."""
        pairs = (list(chain.from_iterable(pair)) for pair in _pairs(batches))
        for _ in self.engine.apply_all(Batch(tuple(pair), (), pair[-1].story_id) for pair in pairs):
            pass

    def add(self, batch: list[IndexedStory]) -> None:
        self.engine.apply(batch, [], batch[-1].story_id)

    def count(self, texts: tuple[str, ...]) -> int:
        parts = tuple(Phrase(text) for text in texts)
        return self.engine.search(And(parts) if len(parts) > 1 else parts[0], limit=20, facets=True).total


class _Words(ABC):
    def __init__(self) -> None:
        self._segmenter, self._folding = make_segmenter(), Folding()

    def words(self, batch: list[IndexedStory]) -> Iterator[tuple[IndexedStory, str, str]]:
        """Yield the story, words of headline and words of text; many cut in one call, as our engine does."""
        for part in _parts(batch, AT_ONCE):
            texts = [
                "\n".join(map(self._folding.plain, story.zones.get(zone, ())))
                for story in part
                for zone in (Zone.HEADLINE, Zone.TEXT)
            ]
            cut = map(" ".join, self._segmenter.words_of(texts))
            yield from ((story, next(cut), next(cut)) for story in part)

    def build(self, batches: Iterable[list[IndexedStory]]) -> None:
        for batch in batches:
            self.add(batch)

    @abstractmethod
    def add(self, batch: list[IndexedStory]) -> None: ...

    def phrase(self, text: str) -> str:
        return " ".join(self._segmenter.words(self._folding.plain(text)))


FACTS = ("newspaper", "year", "month", "page")


def _facts(story: IndexedStory) -> tuple[str, str, str, str]:
    """Return the values of FACTS."""
    return story.newspaper or "", (story.date or "")[:4], (story.date or "")[:7], story.page or ""


class Fts5(_Words):
    """SQLite FTS5, contentless, over words; facts in a table beside it."""

    def __init__(self, folder: Path, facets: bool = False) -> None:
        super().__init__()
        self._facets = facets
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "fts.sqlite")
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS stories USING fts5(headline, text, content='')")
        if facets:
            self._db.execute(f"CREATE TABLE IF NOT EXISTS facts (id INTEGER PRIMARY KEY, {', '.join(FACTS)})")

    def add(self, batch: list[IndexedStory]) -> None:
        rows = ((story.story_id, headline, text) for story, headline, text in self.words(batch))
        self._db.executemany("INSERT INTO stories(rowid, headline, text) VALUES (?, ?, ?)", rows)
        if self._facets:
            facts = ((story.story_id, *_facts(story)) for story in batch)
            self._db.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", facts)
        self._db.commit()

    def count(self, texts: tuple[str, ...]) -> int:
        query = " AND ".join(f'"{self.phrase(text)}"' for text in texts)
        self._db.execute(
            "SELECT rowid FROM stories WHERE stories MATCH ? ORDER BY bm25(stories, 6, 1) LIMIT 20", (query,)
        ).fetchall()
        if self._facets:
            self._db.execute(_COUNT_FACETS, (query,)).fetchall()
        (total,) = self._db.execute("SELECT count(*) FROM stories WHERE stories MATCH ?", (query,)).fetchone()
        return int(total)


_COUNT_FACETS = (
    "WITH hits AS MATERIALIZED (SELECT rowid AS id FROM stories WHERE stories MATCH ?) "
    + " UNION ALL ".join(
        f"SELECT '{name}', {name}, count(*) FROM hits JOIN facts USING (id) GROUP BY {name}" for name in FACTS
    )
)


def make(name: str, folder: Path) -> Peer:
    """Open the peer of this name. Raises ValueError for an unknown name."""
    match name:
        case "dubao":
            return Ours(_in_whoosh(folder, ColumnarBackend()))
        case "whoosh":
            return Ours(_in_whoosh(folder, StockBackend()))
        case "fts5" | "fts5-facets":
            return Fts5(folder, name.endswith("facets"))
        case _:
            raise ValueError(name)


def _in_whoosh(folder: Path, backend: Backend) -> SearchEngine:
    return open_engine(folder, make_segmenter(), Folding(), backend)


def _pairs(batches: Iterable[list[IndexedStory]]) -> Iterator[tuple[list[IndexedStory], ...]]:
    coming = iter(batches)
    while pair := tuple(islice(coming, 2)):
        yield pair


def _parts(batch: list[IndexedStory], size: int) -> Iterator[list[IndexedStory]]:
    return (batch[at : at + size] for at in range(0, len(batch), size))
