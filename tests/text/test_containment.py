"""Containment of texts, and the lists that do not count."""

import pytest

from reader.domain.span import Span
from reader.text.containment import containment, figures_agree, is_listing, pieces, pieces_within, running_text
from reader.text.folding import Folding

FOLDING = Folding()
TEXT = "全国总工会在北京召开会议部署新一年的工作要求各级工会把服务职工放在第一位"


def test_the_shorter_text_counts() -> None:
    assert containment(pieces(TEXT), pieces(TEXT[:20])) == 1.0
    assert containment(pieces(TEXT[:20]), pieces(TEXT)) == 1.0
    assert containment(pieces(TEXT), pieces("青海海北州实施环卫工人爱心早餐工程")) == 0.0
    assert containment(pieces(""), pieces(TEXT)) == 0.0


@pytest.mark.parametrize(
    ("paragraph", "listing"),
    [
        ("丁小明　王大为　李　刚　赵建国　钱学文　孙中平　周立波　吴天明", True),
        ("全国总工会 在北京召开会议 部署新一年的工作 要求各级工会 把服务职工 放在第一位 扎实推进", False),
        ("本 报 讯 记 者 王 刚 报 道 全 国 总 工 会", False),
        ("王大为 李刚", False),
    ],
)
def test_names_parted_by_white_space_are_a_list(paragraph: str, listing: bool) -> None:
    assert is_listing(paragraph) is listing
    assert ("\n" in running_text([paragraph], FOLDING)) is listing


def test_names_parted_by_commas_do_not_count() -> None:
    names = "参加会见的有丁小明、王大为、李刚、赵建国、钱学文、孙中平、周立波、吴天明"
    assert len(pieces(names)) < len(names) - 7
    assert not any(piece.count("、") > 1 for piece in pieces(names))


def test_a_list_keeps_the_places_of_what_stands_around_it() -> None:
    names = "丁小明　王大为　李　刚　赵建国　钱学文　孙中平"
    text = running_text([TEXT, names, TEXT], FOLDING)
    assert text.index(TEXT, 1) == len(TEXT) + len(FOLDING.plain(names))
    assert pieces(text) == pieces(TEXT)


def test_the_same_words_of_other_figures_do_not_agree() -> None:
    day = "新增确诊病例{}例，新增出院病例{}例，现有重症病例{}例，累计死亡病例{}例，累计确诊病例{}例"
    assert figures_agree(day.format(8, 3, 1, 4, 99), day.format(8, 3, 1, 4, 99))
    assert not figures_agree(day.format(8, 3, 1, 4, 99), day.format(10, 4, 2, 4, 109))
    # A wrong figure is a misprint.
    assert figures_agree(day.format(8, 3, 1, 4, 99), day.format(8, 3, 7, 4, 99))
    # Too few to say.
    assert figures_agree("会议于3月5日召开", "会议于4月6日召开")


def test_pieces_of_places_are_those_that_begin_there() -> None:
    assert pieces_within(TEXT, [Span(-3, 2), Span(1, 2)]) == {TEXT[:8], TEXT[1:9]}
    assert pieces_within(TEXT, [Span(len(TEXT) - 1, len(TEXT) + 9)]) == frozenset()
