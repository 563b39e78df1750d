"""The columnar codec holds and finds exactly what Whoosh's own codec does."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import scoring
from whoosh.index import FileIndex
from whoosh.reading import IndexReader

from reader.search.columnar.codec import ColumnarCodec
from reader.search.columnar.writer import ColumnarIndex
from tests.search.columnar.conftest import ROUNDS
from tests.search.columnar.libraries import Commit, histories, make, queries, replay


def contents(reader: IndexReader) -> list[Any]:
    """All that a reader tells of its segments."""
    told: list[Any] = [reader.doc_count_all(), reader.doc_count(), sorted(reader.indexed_field_names())]
    for leaf, base in reader.leaf_readers():
        told.append((base, leaf.doc_count_all(), [doc for doc in range(leaf.doc_count_all()) if leaf.is_deleted(doc)]))
        for field, text in leaf.all_terms():
            info = leaf.term_info(field, text)
            figures = (info.weight(), info.doc_frequency(), info.max_weight(), info.min_id(), info.max_id())
            lengths = (info.min_length(), info.max_length()) if leaf.schema[field].scorable else ()
            told.append((field, text, figures, lengths, leaf.frequency(field, text), leaf.doc_frequency(field, text)))
            matcher = leaf.postings(field, text)
            while matcher.is_active():
                positions = matcher.value_as("positions") if matcher.supports("positions") else ()
                told.append((matcher.id(), matcher.weight(), list(positions)))
                matcher.next()
        for name, field in leaf.schema.items():
            told.append((name, leaf.field_length(name)))
            if field.scorable and leaf.field_length(name):
                told.append([leaf.doc_field_length(doc, name) for doc in range(leaf.doc_count_all())])
            if field.column_type and leaf.has_column(name):
                column = leaf.column_reader(name)
                told.append([column[doc] for doc in range(leaf.doc_count_all())])
        told.extend(leaf.stored_fields(doc) for doc in leaf.all_doc_ids())
    return told


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


@ROUNDS
@given(histories, st.lists(queries, min_size=3, max_size=6))
def test_whoosh_searcher_finds_and_scores_the_same(history: list[Commit], asked: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stock, columnar = both(Path(folder), history)
        with stock.searcher(weighting=scoring.BM25F()) as expected, columnar.searcher() as searcher:
            for one in asked:
                wanted = {hit.docnum: hit.score for hit in expected.search(one, limit=None)}
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
