from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.word_table import STATES, UNSEEN, Entry, Header, WordTable, content_of, file_of, read_table

HEADER = Header(
    made_of="here", segmenter="id", wide=True, total=10, starts=[0.0] * 4, moves=[[0.0] * 4] * 4, agrees=True
)
WORDS = {"中": 3, "中国": 5, "中国人": 1, "国": 2, "𠀀龘": 4}
EMISSION = {state: {"中": -1.5, "㐀": -2.5} for state in STATES}


def _words(entry: Entry) -> dict[str, int]:
    rests = entry.lines.decode().split("\n")[1:-1]
    return {rest: entry.often(rest) for rest in rests}


def test_words_by_what_they_begin_with(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(file_of(HEADER, content_of(WORDS, EMISSION)))
    table = read_table(tmp_path / "words", "here")
    assert table is not None
    assert table.header == HEADER
    assert _words(table.entry("中")) == {"": 3, "国": 5, "国人": 1}
    assert (table.entry("中").longest, list(table.entry("中").emission)) == (3, [-1.5] * 4)
    assert (_words(table.entry("𠀀")), table.entry("𠀀").longest) == ({"龘": 4}, 2)
    assert (_words(table.entry("㐀")), table.entry("㐀").longest) == ({}, 0)
    assert list(table.entry("㐀").emission) == [-2.5] * 4
    assert [table.entry("中").often(none) for none in ("人", "国人国", "民")] == [0, 0, 0]
    assert table.entry("国").often("") == 2
    assert table.entry("㐀").often("") == 0
    for unknown in ("龘", "a", "\U000323af"):
        assert (_words(table.entry(unknown)), list(table.entry(unknown).emission)) == ({}, [UNSEEN] * 4)


@given(words=st.dictionaries(st.text("中国人㐀𠀀龘", min_size=1), st.integers(1, 2**32 - 1)))
def test_every_word_is_found_again(words: dict[str, int]) -> None:
    table = WordTable(HEADER, memoryview(content_of(words, {state: {} for state in STATES})))
    held = {first + rest: often for first in "中国人㐀𠀀龘" for rest, often in _words(table.entry(first)).items()}
    assert held == words


def test_a_table_of_other_files_is_none(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(file_of(HEADER, content_of(WORDS, EMISSION)))
    assert read_table(tmp_path / "words", "elsewhere") is None
    assert read_table(tmp_path / "missing", "here") is None
    assert read_table(tmp_path, "here") is None


@pytest.mark.parametrize("odd", [b"", b"\n", b"{}\n", b"[]\n", b"null\n", b"\xff\n", b'{"checksum": 0}\n', b"1" * 9999])
def test_no_table_at_all_is_none(tmp_path: Path, odd: bytes) -> None:
    (tmp_path / "words").write_bytes(odd)
    assert read_table(tmp_path / "words", "here") is None


def test_a_broken_table_is_none(tmp_path: Path) -> None:
    whole = file_of(HEADER, content_of(WORDS, EMISSION))
    start = whole.index(b"\n")
    for at in range(start, len(whole)):
        (tmp_path / "words").write_bytes(whole[:at])
        assert read_table(tmp_path / "words", "here") is None
    for at in range(start + 1, len(whole)):
        (tmp_path / "words").write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        assert read_table(tmp_path / "words", "here") is None
