"""Texts are read back from their codes as they were, whatever the table was learnt from."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import IndexUnusable
from reader.search.tantivy_engine.codes import STOP, Table

texts = st.lists(st.text("工会总\n\fé\x80\U0010ffff𠮷", min_size=1, max_size=30), min_size=1, max_size=9)


@given(learnt=texts, coded=texts)
def test_texts_are_read_as_they_were(learnt: list[str], coded: list[str]) -> None:
    table = Table.read(Table.learnt(learnt).written())
    read = table.unpacked(table.packed(coded)).tobytes().decode("utf-32-le")
    assert read == "".join(text + chr(STOP) for text in coded)


def test_frequent_strings_become_one_code() -> None:
    table = Table.learnt(["高质量发展，"] * 9)
    assert [len(codes) for codes in table.packed(["高质量发展，", "高质"])] == [2, 2]


def test_no_texts_have_no_codes() -> None:
    table = Table.learnt(["工会"])
    assert table.packed([]) == []
    assert not len(table.unpacked([]))


def test_a_table_that_has_changed_is_unusable() -> None:
    written = Table.learnt(["工会工会工会"]).written()
    flips = random.Random(3)
    for _ in range(50):
        content = bytearray(written)
        content[flips.randrange(len(content))] ^= 1 << flips.randrange(8)
        with pytest.raises(IndexUnusable):
            Table.read(bytes(content))
    for length in (0, 3, 4, len(written) - 4):
        with pytest.raises(IndexUnusable):
            Table.read(written[:length])
