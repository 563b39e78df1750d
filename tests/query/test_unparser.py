"""A tree put into words means the same again."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.fields import Fact, Zone
from reader.query.parser import NOTHING, parse
from reader.query.tree import (
    And,
    DateRange,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    RelativeDates,
    SameParagraph,
    SameSentence,
    Wildcard,
)
from reader.query.unparser import worded
from reader.text.folding import Folding

ODD = st.sampled_from(
    [
        "e*我们)", "工会]", "(早餐", "「乙", "”丙", "'d’", "标题:", "记者：您", "日期>=", "日期:去年", "TI=工会",
        "SU%'工'", "='丁", "=\"戊", "&&", "||", "NOT(", "near/5", "NEAR(5)", "/NEAR", "和/或", "與", "2023",
        "2023年2月", "last", "week", "..", "*", "?", "工?", "[ti]", "x~2", "^3", "--己", "+庚", "！辛",
        "《壬》", "媒体：癸",
    ]
)  # fmt: skip
"""Pieces of texts that look like syntax."""
words = (
    st.text("工会总 OR与a“（:-|", min_size=1, max_size=6)
    | st.lists(ODD | st.text("工会“”「」『』\"＂'()（）:：=＝*? -&|", max_size=3), max_size=4).map("".join)
).filter(lambda text: bool(text.strip()) and not all(mark in text for mark in '"”」』＂'))
phrases = st.builds(Phrase, words, st.sampled_from([None, Zone.HEADLINE, Zone.CAPTION]))
few = st.lists(phrases, min_size=2, max_size=3).map(tuple)
leaves: st.SearchStrategy[Node] = st.one_of(
    phrases,
    st.builds(Exactly, words, st.sampled_from([None, Zone.HEADLINE])),
    st.builds(Wildcard, st.sampled_from(["工*", "*会", "工?会"]), st.sampled_from([None, Zone.TEXT])),
    st.builds(HasFact, st.sampled_from([Fact.NEWSPAPER, Fact.REPORTER, Fact.DATELINE]), words.map(str.strip)),
    st.builds(DateRange, st.sampled_from([None, "2023-02-01"]), st.sampled_from(["2023-02-01", "2024-02-29"])),
    st.builds(RelativeDates, st.sampled_from(["去年", "最近7天", ">=上个月", "去年2月至5月"])),
    st.builds(Near, few, st.integers(0, 200)),
    st.builds(SameSentence, few),
    st.builds(SameParagraph, few),
)
trees = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(And, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Not, parts.filter(lambda part: not isinstance(part, Not))),
    ),
    max_leaves=4,
)


def bare(node: Any) -> Any:
    """A tree without places in the text, with nested AND and OR made flat as the parser makes them."""
    if not is_dataclass(node) or isinstance(node, type):
        return node
    if any(field.name == "at" for field in fields(node)):
        return replace(node, at=None)  # type: ignore[type-var]
    if isinstance(node, Not):
        return Not(bare(node.part))
    parts = [bare(part) for part in getattr(node, "parts", ())]
    if isinstance(node, And | Or):
        flat = [one for part in parts for one in (part.parts if isinstance(part, type(node)) else (part,))]
        return replace(node, parts=tuple(flat))
    return replace(node, parts=tuple(parts)) if parts else node  # type: ignore[type-var]


@settings(derandomize=True, max_examples=400)
@given(trees)
def test_words_are_understood_as_the_tree_again(tree: Node) -> None:
    parsed = parse(worded(tree))
    assert not {problem.code for problem in parsed.problems} - {"too_long", "too_many_words"}
    if not parsed.problems:
        assert bare(parsed.tree) == bare(tree), worded(tree)


TYPED = "工会早餐 ()（）“”\"':：|&!+-*?？=~^/[]{}，,。.<>%ORANDTandNEAR与或非标题日期版2023年2月15至到去近同句"


@settings(derandomize=True, max_examples=400)
@given(st.text(TYPED, max_size=30) | st.lists(ODD | st.text(TYPED, max_size=3), max_size=8).map("".join))
def test_whatever_is_typed_reads_the_same_put_into_words(text: str) -> None:
    tree = parse(text).tree
    if tree != NOTHING:
        assert bare(parse(worded(tree)).tree) == bare(tree), worded(tree)


@pytest.mark.parametrize(
    "text",
    ["工会 -早餐", "(莱希 OR 早餐) 2022年", "标题:工会 记者:郑莉", "早餐 同句 海北州", "书签:是", "甘肃 NEAR/10 书屋"],
)
def test_plain_queries_stay_as_they_are(text: str) -> None:
    assert worded(parse(text).tree) == text


def test_variants_become_alternatives() -> None:
    assert worded(Phrase("全总", Zone.TEXT, ("中华全国总工会",))) == "正文:(全总 OR 中华全国总工会)"


def test_no_needless_brackets_are_written() -> None:
    for text in ("工会 NEAR/3 服务 职工", "-工会 服务", "(工会 OR 职工) 服务", "-(工会 同句 服务)"):
        assert worded(parse(text).tree) == text
    assert worded(Or((And((Phrase("工会"),)), Phrase("服务")))) == "工会 OR 服务"


@pytest.mark.parametrize(
    "text",
    [
        "e*我们)",
        "“e*",
        "NOT(!工会)",
        "题名=TI=工?",
        '[="（」&”记者：您(2023',
        "TI=记者：您怎么看",
        "日期>= AND 2023",
        '=媒体:题名=工?1="',
        "=日期:『%＝NEAR(5)？(*会",
    ],
)
def test_odd_texts_read_the_same_put_into_words(text: str) -> None:
    tree = parse(text).tree
    assert tree != NOTHING
    assert bare(parse(worded(tree)).tree) == bare(tree), worded(tree)


def test_a_text_with_all_quotation_marks_is_found_with_another_one() -> None:
    text = '甲"乙”丙」丁』戊＂己'
    (found,) = [parse(worded(Phrase(text))).tree]
    assert isinstance(found, Phrase)
    assert Folding().plain(found.text) == Folding().plain(text)
