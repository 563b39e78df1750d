"""The columnar codec holds and finds exactly what Whoosh's own codec does."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import scoring
from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import Query
from whoosh.reading import IndexReader
from whoosh.searching import Searcher
from whoosh.writing import OPTIMIZE, SegmentWriter

from reader.columnar.adopting import Adopting
from reader.columnar.codec import ColumnarCodec
from reader.columnar.segments import make_segment, merge_segments
from reader.columnar.writer import ColumnarIndex
from tests.columnar.libraries import Commit, histories, make, queries, replay
from tests.columnar.rounds import ROUNDS


def contents(reader: IndexReader) -> list[Any]:
    """Return all that a reader returns of its segments."""
    found: list[Any] = [reader.doc_count_all(), reader.doc_count(), sorted(reader.indexed_field_names())]
    for segment, base in reader.leaf_readers():
        found.append(
            (base, segment.doc_count_all(), [doc for doc in range(segment.doc_count_all()) if segment.is_deleted(doc)])
        )
        for field, text in segment.all_terms():
            info = segment.term_info(field, text)
            figures = (info.weight(), info.doc_frequency(), info.max_weight(), info.min_id(), info.max_id())
            lengths = (info.min_length(), info.max_length()) if segment.schema[field].scorable else ()
            found.append(
                (field, text, figures, lengths, segment.frequency(field, text), segment.doc_frequency(field, text))
            )
            matcher = segment.postings(field, text)
            while matcher.is_active():
                positions = matcher.value_as("positions") if matcher.supports("positions") else ()
                found.append((matcher.id(), matcher.weight(), list(positions)))
                matcher.next()
        for name, field in segment.schema.items():
            found.append((name, segment.field_length(name)))
            if field.scorable and segment.field_length(name):
                found.append([segment.doc_field_length(doc, name) for doc in range(segment.doc_count_all())])
            if field.column_type and segment.has_column(name):
                column = segment.column_reader(name)
                found.append([column[doc] for doc in range(segment.doc_count_all())])
        found.extend(segment.stored_fields(doc) for doc in segment.all_doc_ids())
    return found


def both(folder: Path, history: list[Commit]) -> tuple[FileIndex, FileIndex]:
    stock, columnar = make(folder / "stock", FileIndex), make(folder / "columnar", ColumnarIndex)
    replay(stock, history)
    replay(columnar, history)
    return stock, columnar


@ROUNDS
@given(histories)
def test_holds_what_the_stock_codec_holds(history: list[Commit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stock, columnar = both(Path(folder), history)
        with stock.reader() as expected, columnar.reader() as held:
            assert contents(held) == contents(expected)


def stock_scores(searcher: Searcher, asked: Query) -> dict[int, float] | None:
    """Return None if Whoosh's AndNotMatcher reads past the end of its own lists, which it does now and then."""
    try:
        return {hit.docnum: hit.score for hit in searcher.search(asked, limit=None)}
    except IndexError:
        return None


@ROUNDS
@given(histories, st.lists(queries, min_size=3, max_size=6))
def test_whoosh_searcher_finds_and_scores_the_same(history: list[Commit], asked: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stock, columnar = both(Path(folder), history)
        with stock.searcher(weighting=scoring.BM25F()) as expected, columnar.searcher() as searcher:
            for one in asked:
                wanted = stock_scores(expected, one)
                if wanted is None:
                    continue
                found = {hit.docnum: hit.score for hit in searcher.search(one, limit=None)}
                assert found == pytest.approx(wanted, rel=1e-4)


@ROUNDS
@given(histories)
def test_any_whoosh_writer_can_write_with_the_codec(history: list[Commit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stock, plain = make(Path(folder) / "stock", FileIndex), make(Path(folder) / "plain", FileIndex)
        for commit in history:
            for index, codec in ((stock, None), (plain, ColumnarCodec())):
                writer = index.writer(codec=codec)
                for document in (*commit.adds, *commit.updates):
                    writer.add_document(**document)
                writer.commit(mergetype=commit.merge)
        with stock.reader() as expected, plain.reader() as held:
            assert contents(held) == contents(expected)


def replay_apart(index: ColumnarIndex, history: list[Commit], work: Path) -> None:
    """Make each commit's segment, apart, and the merged one if all are merged; then let the index adopt it."""
    made = FileStorage(str(work), supports_mmap=False).create()
    for commit in history:
        documents = [*commit.adds, *commit.updates]
        added = [make_segment(made, index.schema, documents)] if documents else []
        adopt(index, work, Adopting(added, ()), commit)
        if commit.merge is OPTIMIZE and (held := index._segments()):
            merged = merge_segments(made, index.schema, index.storage, held)
            adopt(index, work, Adopting((), [(held, merged)]), None)


def adopt(index: ColumnarIndex, work: Path, adopting: Adopting, commit: Commit | None) -> None:
    """Delete as Whoosh's writer does, which for an update looks for one document only."""
    writer = index.writer()
    for key in commit.deletes if commit else ():
        writer.delete_by_term("key", key)
    for document in commit.updates if commit else ():
        with writer.searcher() as searcher:
            for number in searcher._find_unique([("key", document["key"])]):
                writer.delete_document(number)
    for segment in adopting.segments:
        for file in work.glob(f"{segment.segment_id()}.*"):
            file.replace(Path(index.storage.folder) / file.name)
    writer.commit(mergetype=adopting)


def without_empty_ones(_: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.doc_count()]


@ROUNDS
@given(histories, st.lists(queries, min_size=3, max_size=6))
def test_segments_made_apart_hold_what_the_stock_codec_holds(history: list[Commit], asked: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stock, columnar = make(Path(folder) / "stock", FileIndex), make(Path(folder) / "columnar", ColumnarIndex)
        for commit in history:
            replay(stock, [replace(commit, merge=without_empty_ones)])
            if commit.merge is OPTIMIZE and stock._segments():
                stock.writer(codec=W3Codec()).commit(optimize=True)
        assert isinstance(columnar, ColumnarIndex)
        replay_apart(columnar, history, Path(folder) / "work")
        with stock.searcher(weighting=scoring.BM25F()) as expected, columnar.searcher() as searcher:
            assert contents(searcher.reader()) == contents(expected.reader())
            for one in asked:
                wanted = stock_scores(expected, one)
                if wanted is None:
                    continue
                found = {hit.docnum: hit.score for hit in searcher.search(one, limit=None)}
                assert found == pytest.approx(wanted, rel=1e-4)
