"""Questions in queries: words that only ask, and conditions."""

import pytest

from reader.query.asking import AskedText, asked, without_question_words
from reader.query.fields import Fact, Zone
from reader.query.parser import parse
from reader.query.tree import And, Everything, Exactly, HasFact, Not, Phrase


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("环卫工人的早餐是谁出钱？", ["环卫工人的早餐", "出钱"]),
        ("请问新水库什么时候开闸？", ["新水库", "开闸"]),
        ("为什么渔民不出海", ["渔民不出海"]),
        ("您好，请问新水库什么时候开闸？谢谢！", ["新水库", "开闸"]),
        ("你好,我想知道古桥修复是怎么回事 谢谢您", ["古桥修复"]),
        ("谢谢", ["谢谢"]),
        ("2023年2月15日", []),
        ("2023-02-15", []),
        ("2023年水库开闸", ["2023年水库开闸"]),
        ("古桥修复是怎么回事？", ["古桥修复"]),
        ("关于夜校和剪纸的报道有哪些？", ["夜校和剪纸"]),
        ("夜校剪纸有哪些报道", ["夜校剪纸"]),
        ("请问冷库的情况怎么样？", ["冷库"]),
        ("县长在哪里会见渔民？", ["县长", "会见渔民"]),
        ("县长什么时候会见的渔民", ["县长", "会见的渔民"]),
        ("气象站迁走了吗", ["气象站迁走了"]),
        ("冷库，制冷机组！", ["冷库", "制冷机组"]),
        ("诺尔·高", ["诺尔·高"]),
        ("怎么样", ["怎么样"]),
        ("什么是什么", ["什么是什么"]),
        ("几内亚湾的渔民", ["几内亚湾的渔民"]),
        ("？！", []),
    ],
)
def test_question_words_and_courtesy_are_left_out(typed: str, pieces: list[str]) -> None:
    assert without_question_words(typed) == pieces


def texts(query: str) -> list[str]:
    return [text.text for text in asked(parse(query).tree).texts]


def test_every_word_is_asked_for_once() -> None:
    assert texts("冷库 渔民 冷库") == ["冷库", "渔民"]
    assert texts("冷库 OR 渔民") == ["冷库", "渔民"]
    assert texts("冷库 同句 渔民") == ["冷库", "渔民"]
    assert texts("制冷*机组") == ["制冷", "机组"]


def test_zones_stay_with_their_texts() -> None:
    assert asked(parse("标题:冷库 渔民").tree).texts == (AskedText("冷库", Zone.HEADLINE), AskedText("渔民"))


def test_facts_and_what_is_excluded_are_conditions() -> None:
    found = asked(parse("冷库 报纸:海风报 -渔民").tree)
    assert [text.text for text in found.texts] == ["冷库"]
    assert isinstance(found.condition, And)
    first, second = found.condition.parts
    assert isinstance(first, HasFact)
    assert (first.fact, first.value) == (Fact.NEWSPAPER, "海风报")
    assert isinstance(second, Not)
    assert isinstance(second.part, Phrase)


def test_a_query_of_facts_asks_for_no_text() -> None:
    assert asked(parse("报纸:海风报").tree).texts == ()
    assert asked(parse("").tree).texts == ()
    assert isinstance(asked(parse("冷库").tree).condition, Everything)


def test_what_must_stand_exactly_is_a_condition() -> None:
    found = asked(parse('冷库 ="渔民"').tree)
    assert [text.text for text in found.texts] == ["冷库"]
    assert isinstance(found.condition, Exactly)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("共接待45.5万人，增长42.7%", ["共接待45.5万人", "增长42.7%"]),
        ("增长４２．７％！", ["增长４２．７％"]),
        ("2023.", ["2023"]),
        ("第3.期", ["第3", "期"]),
        ("U.S.", ["U", "S"]),
    ],
)
def test_a_number_with_its_point_and_percent_sign_is_one(text: str, pieces: list[str]) -> None:
    assert without_question_words(text) == pieces
