"""The engines that are compared. Each takes stories and answers a piece of text with the count of hits and 20 of them.

Ours and stock Whoosh hold the whole index that never misses. SQLite FTS5 and tantivy hold the same words of headline
and text, with positions, and nothing else: they find a piece only where it begins and ends with a word.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from reader.library.engine_port import IndexedStory
from reader.query.fields import Zone
from reader.query.tree import And, Phrase
from reader.search.columnar_backend import ColumnarBackend
from reader.search.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.search.stock.postings import StockBackend

BATCH = 1000
"""As the library hands them to its index."""


class Peer(Protocol):
    """`add` makes a batch searchable; `count` answers all words or phrases together."""

    def add(self, batch: list[IndexedStory]) -> None: ...
    def count(self, texts: tuple[str, ...]) -> int: ...


class Ours:
    """The search engine of this program, in either codec, facets and counts included."""

    def __init__(self, folder: Path, backend: Any) -> None:
        self._engine = open_engine(folder, make_segmenter(), Folding(), backend)
        self._batches = 0

    def add(self, batch: list[IndexedStory]) -> None:
        self._batches += 1
        self._engine.apply(batch, [], self._batches)

    def count(self, texts: tuple[str, ...]) -> int:
        parts = tuple(Phrase(text) for text in texts)
        return self._engine.search(And(parts) if len(parts) > 1 else parts[0], limit=20, facets=True).total


class _Words:
    def __init__(self) -> None:
        self._segmenter, self._folding = make_segmenter(), Folding()

    def words(self, story: IndexedStory, zone: Zone) -> str:
        blocks = story.zones.get(zone, ())
        return " ".join(word for block in blocks for word in self._segmenter.words(self._folding.plain(block)))

    def phrase(self, text: str) -> str:
        return " ".join(self._segmenter.words(self._folding.plain(text)))


class Fts5(_Words):
    """SQLite FTS5, contentless, over words."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "fts.sqlite")
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS stories USING fts5(headline, text, content='')")

    def add(self, batch: list[IndexedStory]) -> None:
        rows = ((one.story_id, self.words(one, Zone.HEADLINE), self.words(one, Zone.TEXT)) for one in batch)
        self._db.executemany("INSERT INTO stories(rowid, headline, text) VALUES (?, ?, ?)", rows)
        self._db.commit()

    def count(self, texts: tuple[str, ...]) -> int:
        query = " AND ".join(f'"{self.phrase(text)}"' for text in texts)
        self._db.execute(
            "SELECT rowid FROM stories WHERE stories MATCH ? ORDER BY bm25(stories, 6, 1) LIMIT 20", (query,)
        ).fetchall()
        (total,) = self._db.execute("SELECT count(*) FROM stories WHERE stories MATCH ?", (query,)).fetchone()
        return int(total)


class Tantivy(_Words):
    """tantivy, two threads, over words. Raises ImportError where it is not installed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        import tantivy

        self._tantivy = tantivy
        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        for field in ("headline", "text"):
            builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="position")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._writer = self._index.writer(200_000_000, 2)

    def add(self, batch: list[IndexedStory]) -> None:
        for story in batch:
            headline, text = self.words(story, Zone.HEADLINE), self.words(story, Zone.TEXT)
            self._writer.add_document(self._tantivy.Document(headline=[headline], text=[text]))
        self._writer.commit()
        self._index.reload()

    def count(self, texts: tuple[str, ...]) -> int:
        query = " AND ".join(f'"{self.phrase(text)}"' for text in texts)
        parsed = self._index.parse_query(query, ["headline", "text"])
        return int(self._index.searcher().search(parsed, 20).count)


def make(name: str, folder: Path) -> Peer:
    """Raises ImportError where the engine is not installed."""
    match name:
        case "dubao":
            return Ours(folder, ColumnarBackend())
        case "whoosh":
            return Ours(folder, StockBackend())
        case "fts5":
            return Fts5(folder)
        case _:
            return Tantivy(folder)


def batches(stories: Iterable[IndexedStory]) -> Iterable[list[IndexedStory]]:
    batch: list[IndexedStory] = []
    for story in stories:
        batch.append(story)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
