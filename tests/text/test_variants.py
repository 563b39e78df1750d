"""Characters that regions print for one another: what matches, and what stays apart."""

import pytest

from reader.text.folding import Folding
from reader.text.searched import Searched
from reader.text.variants import bases, letters_of_characters, readings

FOLDING = Folding()


def finds(typed: str, text: str) -> bool:
    return any(Searched(text, FOLDING).matches(FOLDING.sought(typed)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("卫生局", "衞生局"),
        ("叙旧", "敍舊"),
        ("里面", "裡面"),
        ("走着瞧", "走著瞧"),
        ("不了解情况", "不瞭解情況"),
        ("再三答复", "再三答覆"),
        ("申请复核", "申請覆核"),
        ("借此", "藉此"),
        ("为什么", "為甚麼"),
        ("制订计划", "制訂計畫"),
        ("仿佛", "彷彿"),
        ("沉默", "沈默"),
        ("项链", "項鍊"),
        ("何钜成", "何鉅成"),
        ("锺先生", "鍾先生"),
        ("只有", "衹有"),
        ("炮台", "砲臺"),
        ("涉及", "渉及"),
        ("告知", "吿知"),
        ("着", "著"),
        ("接着名单公布", "接著名單公佈"),
    ],
)
def test_either_spelling_finds_the_other(typed: str, printed: str) -> None:
    for one in (typed, printed):
        for other in (typed, printed):
            assert finds(one, f"他说，{other}。"), (one, other)
            assert finds(one, other), (one, other)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("着名", "一部著名的小說"),
        ("着", "著名"),
        ("佛", "彷彿昨日"),
        ("彿", "佛像"),
        ("复", "顛覆"),
        ("了望", "瞭望塔"),
        ("瞭", "好了"),
        ("借", "聲名狼藉"),
        ("什", "甚至"),
        ("计划", "設計畫展"),
        ("划", "繪畫"),
        ("沉", "瀋陽"),
        ("徘仿", "徘彷"),
        ("只", "神祇"),
    ],
)
def test_what_is_another_word_stays_apart(typed: str, text: str) -> None:
    assert not finds(typed, text)


@pytest.mark.parametrize(
    "text", ["著", "覆", "瞭", "彿", "彷", "畫", "甚", "沈", "著名", "看著", "顛覆", "彷彿", "計畫"]
)
def test_what_is_typed_as_it_is_printed_is_found(text: str) -> None:
    for around in (text, f"的{text}", f"{text}的", f"說{text}，", f"設{text}名"):
        assert finds(text, around), around


def test_words_are_cut_in_the_letters_of_the_mainland() -> None:
    for text, words in {"看著名畫": "看着名画", "回覆": "回复", "覆蓋": "覆盖", "計畫": "计划", "瀋陽": "沈阳"}.items():
        assert FOLDING.marked(text).words == words
        assert FOLDING.sought(text).words == words


def test_no_letter_is_folded_twice_and_each_base_has_one_other_letter() -> None:
    assert not set(letters_of_characters()) & set(letters_of_characters().values())
    assert not set(bases()) & set(bases().values())
    assert len(set(bases().values())) == len(bases())
    for printed, reading in readings().items():
        one, other = (bases().get(letter, letter) for letter in (reading.letter, reading.other))
        assert one == other == FOLDING.plain(printed)


def test_without_script_only_the_typed_characters_match() -> None:
    narrow = Folding(script=False)
    assert not narrow.sought("着").checks
    assert narrow.plain("衞著") == "衞著"


def test_what_is_written_is_kept_beside_the_fold() -> None:
    marked = FOLDING.marked("Ａ衞　㎡e\u0301")
    assert marked.text == "a卫m2é"
    assert marked.written == "Ａ衞㎡㎡é"
