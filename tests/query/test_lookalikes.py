"""Remarks on what looks like syntax and is none, with the query as it could be typed."""

import pytest

from reader.query.parser import parse

SEEN = [
    ("工会 并且 早餐", "no_operator", "工会 AND 早餐"),
    ("工会 或者 莱希", "no_operator", "工会 OR 莱希"),
    ("工会 不含 早餐", "no_operator", "工会 NOT 早餐"),
    ("rock and roll", "no_operator", "rock AND roll"),
    ("工会 NEAR5 早餐", "no_operator", "工会 NEAR/5 早餐"),
    ("工会 近10 早餐", "no_operator", "工会 NEAR/10 早餐"),
    ("工会 /5 早餐", "no_operator", "工会 NEAR/5 早餐"),
    ("工会 ~5 早餐", "no_operator", "工会 NEAR/5 早餐"),
    ('"工会 早餐"~5', "no_operator", "工会 NEAR/5 早餐"),
    ("工会(3w)早餐", "no_operator", "工会 NEAR/3 早餐"),
    ("NEAR", "no_operator", ""),
    ("foo:工会", "no_field", "工会"),
    ("分类：工会", "no_field", "工会"),
    ("基金=工会", "no_field", "工会"),
    ("site:people.com.cn 工会", "no_field", "工会"),
    ("atleast5(工会)", "no_field", "工会"),
    ("(工会)^3", "no_sign", "(工会)"),
    ("(工会+莱希)*早餐", "no_sign", "(工会 莱希) 早餐"),
    ("工会[ti]", "no_field", "标题:工会"),
    ("regex:工.会", "no_field", "工 会"),
    ("工会+早餐", "no_sign", "工会 早餐"),
    ("工会，早餐", "no_sign", "工会 早餐"),
    ("工会 —早餐", "no_sign", "工会 -早餐"),
    ("工会 − 早餐", "no_sign", "工会 早餐"),
    ("工会 早餐）", "no_sign", "工会 早餐"),
    ("'工会'", "no_sign", "工会"),
    ("《工会》", "no_sign", "工会"),
    ("[工会] {早餐}", "no_sign", "工会 早餐"),
    ("工会^2", "no_sign", "工会"),
    ("工会~", "no_sign", "工会"),
    ("/工.会/", "no_sign", "工 会"),
    ("<b>工会</b>", "no_sign", "工会"),
    ("%工会%", "no_sign", "工会"),
    ("工会*早餐", "no_pattern", "工会 早餐"),
    ("工会??早餐", "no_pattern", "工会 早餐"),
    ("2023年2月15日", "date_as_text", "日期:2023年2月15日"),
    ("2023-02-15 工会", "date_as_text", "日期:2023-02-15 工会"),
    ("2023-02-01 .. 2023-02-28 工会", "date_as_text", "日期:2023-02-01 .. 2023-02-28 工会"),
    ("去年 工会", "date_as_text", "日期:去年 工会"),
    ("1949", "date_as_text", "日期:1949"),
]


@pytest.mark.parametrize(("typed", "code", "right"), SEEN)
def test_it_is_remarked_on_with_the_right_form(typed: str, code: str, right: str) -> None:
    parsed = parse(typed)
    assert parsed.problem is None
    assert (code, right) in [(remark.code, remark.right) for remark in parsed.remarks]
    for remark in parsed.remarks:
        assert typed[remark.position :].startswith(remark.text)


@pytest.mark.parametrize("right", sorted({right for _, _, right in SEEN if right}))
def test_the_right_form_needs_no_word_more(right: str) -> None:
    parsed = parse(right)
    assert parsed.problem is None
    assert [remark.code for remark in parsed.remarks if remark.code != "date_as_text"] == []


@pytest.mark.parametrize(
    "typed",
    [
        "工会",
        "工会 早餐",
        "标题:工会 -早餐",
        "“工会+早餐”",
        "作者:A.B.-C",
        "日期:(2023-02-15 OR 2024)",
        "3600",
        "6000",
        "版:1-3",
    ],
)
def test_nothing_is_remarked_on_of_plain_queries(typed: str) -> None:
    assert parse(typed).remarks == ()


@pytest.mark.parametrize(
    "typed",
    [
        "谁来管？",
        "环卫工人的早餐是谁出钱？",
        "早餐多少钱?",
        "工会。",
        "青海：把优质医疗资源投向基层",
        "两国外长会谈，讨论边境贸易。",
    ],
)
def test_the_punctuation_of_a_sentence_is_no_syntax(typed: str) -> None:
    assert parse(typed).remarks == ()


@pytest.mark.parametrize(
    ("typed", "position", "text"),
    [
        ("工会，早餐", 2, "，"),
        ("甲乙 工会+早餐", 5, "+"),
        ("'工会'", 0, "'"),
        ("工会^2", 2, "^"),
        ("foo:工会", 0, "foo:工会"),
    ],
)
def test_a_remark_on_signs_names_the_first_of_them(typed: str, position: int, text: str) -> None:
    (remark,) = parse(typed).remarks
    assert (remark.position, remark.text) == (position, text)
