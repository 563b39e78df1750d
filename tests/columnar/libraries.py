"""Random libraries for comparing codecs: the same schema, documents, changes and queries for each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from whoosh import fields, query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import CLEAR, MERGE_SMALL, NO_MERGE, OPTIMIZE

from reader.columnar.fields import (
    CharacterField,
    GramField,
    PartedGramField,
    PartedWordField,
    ValueField,
    WordField,
)
from reader.columnar.writer import ColumnarIndex

WORDS = ("中国", "中", "国", "经济", "发展", "高质量", "a", "ab", "b", "𠀀", "é")
CHARACTERS = "中国经济发展ab𠀀。"


def schema() -> fields.Schema:
    """Return a schema of stock field types of each posting format and column, and this package's own."""
    return fields.Schema(
        key=fields.ID(unique=True, stored=True),
        body=fields.TEXT(analyzer=SpaceSeparatedTokenizer(), stored=True),
        title=fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False, sortable=True),
        tags=fields.KEYWORD(),
        number=fields.NUMERIC(int, sortable=True, stored=True),
        flag=fields.BOOLEAN(stored=True),
        grams=GramField(end="\n", mark="¶", scorable=True),
        parted=PartedGramField("\x01\x02\x03", end="\n", mark="¶", scorable=True),
        parted_words=PartedWordField(),
        letters=CharacterField(),
        words=WordField(),
        facts=ValueField(),
    )


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
blocks = st.lists(st.text(CHARACTERS, max_size=9), max_size=3).map(tuple)
parts = st.dictionaries(st.sampled_from("\x01\x02\x03"), blocks).map(lambda parts: sorted(parts.items()))
parted_words = st.dictionaries(st.sampled_from("\x01\x02"), st.lists(st.sampled_from(WORDS), max_size=9)).map(
    lambda parts: sorted(parts.items())
)
documents = st.fixed_dictionaries(
    {"key": st.sampled_from("12345678")},
    optional={
        "body": texts,
        "title": texts,
        "tags": texts,
        "number": st.integers(-(2**31) + 1, 2**31 - 2),
        "flag": st.booleans(),
        "grams": blocks,
        "parted": parts,
        "parted_words": parted_words,
        "letters": blocks,
        "words": st.lists(st.sampled_from(WORDS), max_size=9),
        "facts": st.lists(st.sampled_from(WORDS), max_size=3),
    },
)


@dataclass(frozen=True)
class Commit:
    """Documents added, documents that replace others by key, keys deleted, a merge policy, tokens inverted at once."""

    adds: list[dict[str, Any]]
    updates: list[dict[str, Any]]
    deletes: list[str]
    merge: Any
    batch: int


commits = st.builds(
    Commit,
    st.lists(documents, max_size=4),
    st.lists(documents, max_size=2, unique_by=lambda document: document["key"]),
    st.lists(st.sampled_from("12345678"), max_size=2),
    st.sampled_from((NO_MERGE, NO_MERGE, MERGE_SMALL, OPTIMIZE, CLEAR)),
    st.sampled_from((1, 7, 1 << 20)),
)
histories = st.lists(commits, min_size=1, max_size=5)


def _terms(field: str) -> st.SearchStrategy[query.Query]:
    return st.sampled_from(WORDS).map(lambda word: query.Term(field, word))


_leaves = st.one_of(
    *(_terms(field) for field in ("body", "title", "tags", "words", "facts")),
    st.text(CHARACTERS, min_size=2, max_size=2).map(lambda gram: query.Term("grams", gram)),
    st.sampled_from(CHARACTERS).map(lambda letter: query.Term("letters", letter)),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(lambda words: query.Phrase("body", words)),
    st.tuples(st.lists(st.sampled_from(WORDS), min_size=2, max_size=2), st.integers(1, 4)).map(
        lambda drawn: query.Phrase("body", drawn[0], slop=drawn[1])
    ),
    st.sampled_from(("中", "a", "é", "x")).map(lambda prefix: query.Prefix("body", prefix)),
    st.sampled_from(("?国", "a*", "*展", "*")).map(lambda pattern: query.Wildcard("title", pattern)),
    st.tuples(st.integers(-(2**31) + 1, 0), st.integers(0, 2**31 - 2)).map(
        lambda ends: query.NumericRange("number", ends[0], ends[1])
    ),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(lambda e: query.TermRange("body", min(e), max(e))),
    st.just(query.Every()),
    st.just(query.Every("body")),
)
queries = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(query.And),
        st.lists(inner, min_size=2, max_size=3).map(query.Or),
        st.tuples(inner, inner).map(lambda pair: query.AndNot(*pair)),
        st.tuples(inner, inner).map(lambda pair: query.AndMaybe(*pair)),
        st.tuples(inner, inner).map(lambda pair: query.Require(*pair)),
        inner.map(query.Not),
    ),
    max_leaves=5,
)


def make(folder: Path, kind: type[FileIndex]) -> FileIndex:
    folder.mkdir(parents=True)
    return kind.create(FileStorage(str(folder), supports_mmap=False), schema())


def replay(index: FileIndex, history: list[Commit]) -> None:
    """Apply a history."""
    for commit in history:
        writer = index.writer(batch=commit.batch) if isinstance(index, ColumnarIndex) else index.writer(codec=W3Codec())
        for key in commit.deletes:
            writer.delete_by_term("key", key)
        for document in commit.adds:
            writer.add_document(**document)
        for document in commit.updates:
            writer.update_document(**document)
        writer.commit(mergetype=commit.merge)
