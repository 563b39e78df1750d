"""The columnar codec beside Whoosh's own: building, merging, size, searching, over made-up documents.

usage: python -m tests.benchmarks.columnar.codec_speed [DOCUMENTS] [--only stock|columnar|own]

Documents have a title of 8 words and a body of 200, drawn from 50,000 words as frequent as Zipf's law has them. `stock`
and `columnar` have stock field types, so that both codecs do the same; `own` has the package's WordField, which takes
words without analysis and has no positions. Times are processor time of one process: seconds, and the median of 200
queries in milliseconds. Nothing of the reader is used.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from whoosh import fields, query
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from reader.columnar.fields import WordField
from reader.columnar.writer import ColumnarIndex

WORDS = 50_000
COMMITS = 4
QUERIES = 200
SHAPES = (query.Term, query.And, query.Phrase)


def documents(count: int) -> Iterator[dict[str, Any]]:
    chosen = random.Random(count)
    vocabulary = [f"{number:x}" for number in range(WORDS)]
    weights = [1 / (number + 1) for number in range(WORDS)]
    drawn = chosen.choices(vocabulary, weights, k=count * 208)
    for number in range(count):
        words = drawn[number * 208 : (number + 1) * 208]
        yield {"key": str(number), "title": " ".join(words[:8]), "body": " ".join(words[8:]), "day": number % 3650}


def schema() -> fields.Schema:
    return fields.Schema(
        key=fields.ID(unique=True, stored=True),
        title=fields.TEXT(spelling=False),
        body=fields.TEXT(spelling=False),
        day=fields.NUMERIC(sortable=True),
    )


def own_schema() -> fields.Schema:
    return fields.Schema(
        key=fields.ID(unique=True, stored=True), title=WordField(), body=WordField(), day=fields.NUMERIC(sortable=True)
    )


def stock_writer(index: FileIndex) -> SegmentWriter:
    return index.writer(codec=W3Codec(), limitmb=256)


@dataclass(frozen=True)
class Kind:
    """A kind of index: its class, its schema, its writer."""

    of: type[FileIndex]
    schema: Callable[[], fields.Schema]
    writer: Callable[[FileIndex], SegmentWriter]


KINDS = {
    "stock": Kind(FileIndex, schema, stock_writer),
    "columnar": Kind(ColumnarIndex, schema, lambda index: index.writer()),
    "own": Kind(ColumnarIndex, own_schema, lambda index: index.writer()),
}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("documents", type=int, nargs="?", default=5000)
    options.add_argument("--only", choices=KINDS)
    arguments = options.parse_args()
    print(f"{'':10}{'build':>9}{'merge':>9}{'MB':>9}{'word':>9}{'two':>9}{'phrase':>9}")
    for kind in (arguments.only,) if arguments.only else KINDS:
        with tempfile.TemporaryDirectory() as folder:
            measure(kind, arguments.documents, Path(folder))


def measure(kind: str, count: int, folder: Path) -> None:
    chosen = KINDS[kind]
    index = chosen.of.create(FileStorage(str(folder), supports_mmap=False), chosen.schema())
    batches: list[list[dict[str, Any]]] = [[] for _ in range(COMMITS)]
    for number, document in enumerate(documents(count)):
        if kind == "own":
            document |= {name: document[name].split(" ") for name in ("title", "body")}
        batches[number * COMMITS // count].append(document)
    build = sum(spent(partial(_commit, chosen.writer(index), batch)) for batch in batches)
    merge = spent(lambda: chosen.writer(index).commit(optimize=True))
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    with index.searcher() as searcher:
        medians = [
            statistics.median(spent(partial(searcher.search, query, limit=20)) for query in queries(shape))
            for shape in SHAPES[: 2 if kind == "own" else 3]
        ]
    print(f"{kind:10}{build:9.2f}{merge:9.2f}{size:9.1f}" + "".join(f"{median * 1000:9.2f}" for median in medians))


def queries(shape: type[query.Query]) -> list[query.Query]:
    """Return QUERIES queries of this shape, of words among the 2,000 most frequent."""
    chosen = random.Random(1)
    pairs = [[f"{chosen.randrange(2000):x}" for _ in range(2)] for _ in range(QUERIES)]
    if shape is query.Term:
        return [query.Term("body", one) for one, _ in pairs]
    if shape is query.Phrase:
        return [query.Phrase("body", pair) for pair in pairs]
    return [query.And([query.Term("body", word) for word in pair]) for pair in pairs]


def _commit(writer: SegmentWriter, some: list[dict[str, Any]]) -> None:
    for document in some:
        writer.add_document(**document)
    writer.commit(merge=False)


def spent(work: Callable[[], Any]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
