"""The words of a query that are highlighted, by zone."""

import pytest

from reader.query.fields import Zone
from reader.query.highlight_terms import highlighter
from reader.query.parser import parse
from reader.text.folding import Folding

QUERY = "工会 标题:(服务 OR 网*车) 正文:职工 -天气"


@pytest.mark.parametrize(
    ("zone", "terms", "patterns"),
    [
        (None, ("工会", "服务", "职工"), ("网*车",)),
        (Zone.HEADLINE, ("工会", "服务"), ("网*车",)),
        (Zone.TEXT, ("工会", "职工"), ()),
        (Zone.CAPTION, ("工会",), ()),
    ],
)
def test_a_zone_shows_its_own_words_and_those_of_any_zone(
    zone: Zone | None, terms: tuple[str, ...], patterns: tuple[str, ...]
) -> None:
    found = highlighter(parse(QUERY).tree, Folding(), zone)
    assert (found.terms, found.patterns) == (terms, patterns)


def test_exact_texts_are_highlighted_as_they_are_typed() -> None:
    found = highlighter(parse('="GDP" 标题:=“丑” -="Gdp"').tree, Folding(), Zone.TEXT)
    assert (found.terms, found.exact) == ((), ("GDP",))
    assert [(span.start, span.end) for span in found.spans("gdp与GDP")] == [(4, 7)]


def test_words_of_related_parts_are_highlighted() -> None:
    tree = parse("工会 NEAR/3 服务 职工 同段 天气").tree
    assert highlighter(tree, Folding()).terms == ("工会", "服务", "职工", "天气")
