import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.folding import Folding

FOLDING = Folding()
SOME = (
    st.text("工会國 　ａＡ“”「·㎡〇零○𠮷\u200b，,", max_size=30)
    | st.text("eEﾊハ☀가각ㄱ \u0301\u0323ﾞﾟ\u3099\ufe0f\u1161\u11a8", max_size=12)
    | st.text(max_size=30)
)
BASES = st.text("工会國　ａ“㎡𠮷eﾊ☀", max_size=8)


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
        ("Cafe\u0301", "café"),
        ("ﾊﾞｽ・ﾊﾟﾝ", "バス·パン"),
        ("☀\ufe0f很热", "☀很热"),
        ("葛\U000e0100城", "葛城"),
        ("e\u034f\u0301", "é"),
        ("\u1112\u1161\u11ab", "한"),
        ("⺠生与⻓期、⽂件", "民生与长期、文件"),
        ("Straße", "strasse"),
        ("ΣΑΣ", "σασ"),
        ("¨゛", "¨゛"),
        ("\uffff", "\ufffd"),
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


@given(SOME, BASES)
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
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for at, character in enumerate(folded.text):
        span = folded.original(at, at + 1)
        assert character in FOLDING.plain(text[span.start : span.end])


@given(SOME, SOME)
def test_what_unicode_calls_equal_is_equal(one: str, other: str) -> None:
    text = one + other
    for form in ("NFC", "NFD"):
        assert FOLDING.plain(unicodedata.normalize(form, text)) == FOLDING.plain(text)


def test_a_mark_without_width_folding_is_joined_as_well() -> None:
    narrow = Folding(width=False)
    assert narrow.plain("Cafe\u0301") == narrow.plain("Café")
    assert narrow.plain("ﾊﾞ") == "ﾊﾞ"


def test_a_pile_of_marks_is_folded_in_linear_time() -> None:
    text = "e" + "\u0301" * 100_000
    assert len(FOLDING.plain(text)) > 90_000


@given(SOME)
def test_no_white_space_is_left(text: str) -> None:
    assert not any(one.isspace() or unicodedata.category(one) == "Cs" for one in FOLDING.plain(text))
