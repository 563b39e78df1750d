import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.folding import Folding

FOLDING = Folding()
SOME = st.text("工会國 　ａＡ“”「·㎡〇零○𠮷\u200b，,", max_size=30) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("刘  泉", "刘泉"),
        ("ＡＢＣ５Ｇ基站", "abc5g基站"),
        ("國際貿易", "国际贸易"),
        ("精神“大花园”", '精神"大花园"'),
        ("「大花園」", '"大花园"'),
        ("劳尔•卡斯特罗・鲁斯", "劳尔·卡斯特罗·鲁斯"),
        ("二○二三年、二零二三年", "二〇二三年、二〇二三年"),
        ("全面\n贯彻\u3000落实\u200b", "全面贯彻落实"),
        ("𠮷野家", "𠮷野家"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_counts_as_the_same(text: str, folded: str) -> None:
    assert FOLDING.plain(text) == folded


@pytest.mark.parametrize(
    ("switch", "text"),
    [("width", "Ａ"), ("case", "A"), ("script", "國"), ("quotes", "「"), ("zeros", "零")],
)
def test_each_switch_alone_leaves_its_characters_alone(switch: str, text: str) -> None:
    off = Folding(**{switch: False, "case": False} if switch == "width" else {switch: False})
    assert off.plain(text) == text
    assert FOLDING.plain(text) != text
    assert off.id != FOLDING.id


@given(SOME, SOME)
def test_the_fold_of_a_piece_is_a_piece_of_the_fold(one: str, other: str) -> None:
    assert FOLDING.plain(one + other) == FOLDING.plain(one) + FOLDING.plain(other)


@given(SOME)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = FOLDING.plain(text)
    assert FOLDING.plain(once) == once


@given(SOME)
def test_the_map_leads_back(text: str) -> None:
    folded = FOLDING.fold(text)
    assert folded.text == FOLDING.plain(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for at, character in zip(folded.offsets, folded.text, strict=True):
        assert character in FOLDING.plain(text[at])


@given(SOME)
def test_no_white_space_is_left(text: str) -> None:
    assert not any(one.isspace() or unicodedata.category(one) == "Cs" for one in FOLDING.plain(text))
