from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.terminal.breaking import break_lines
from reader.domain.span import Span
from reader.render.page_view.line_breaking import NO_END, NO_START
from reader.text.display_width import padded, width_of

PROSE = st.text("工会网约车。，、；：？！”』」）》“「『（《 12a%-—…", max_size=120)


def broken(text: str, width: int, **more: object) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, width, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cells"),
    [("工会", 4), ("ab", 2), ("，", 2), ("“", 1), ("e\u0301", 1), ("한글", 4), ("ｱ", 1), ("Ａ", 2), ("\u200b", 0)],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width_of(text) == cells
    assert padded(text, 6) == text + " " * (6 - cells)


def test_a_line_holds_what_fits() -> None:
    assert broken("全国总工会在北京召开会议", 12) == ["全国总工会在", "北京召开会议"]
    assert broken("全国总工会在北京召开会议", 12, indent=4) == ["全国总工", "会在北京召开", "会议"]


def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one() -> None:
    assert broken("全国总工会在，北京", 12) == ["全国总工会", "在，北京"]
    assert broken("全国总工会“北京”。", 12) == ["全国总工会", "“北京”。"]
    assert broken("他们说：“好。”", 12) == ["他们说：", "“好。”"]


def test_a_blank_hides_no_mark() -> None:
    assert broken("工会会员 ，入会", 8) == ["工会会", "员 ，入", "会"]
    assert broken("111《 1", 6) == ["111", "《 1"]


def test_words_and_figures_stay_whole() -> None:
    assert broken("投入18.9亿元", 7) == ["投入", "18.9亿", "元"]
    assert broken("read the café news", 12) == ["read the", "café news"]
    assert broken("增长3.5%以上", 7) == ["增长", "3.5%以", "上"]


def test_what_is_longer_than_a_line_is_broken_all_the_same() -> None:
    assert broken("a" * 10, 4) == ["aaaa", "aaaa", "aa"]
    assert broken("。" * 5, 4) == ["。。", "。。", "。"]


def test_a_match_stays_whole_where_it_can() -> None:
    assert broken("推动网约车司机入会", 12, whole=[Span(4, 7)]) == ["推动网约", "车司机入会"]
    assert broken("网约车司机入会", 4, whole=[Span(0, 5)]) == ["网约", "车司", "机入", "会"]


@given(PROSE, st.integers(6, 40), st.sampled_from([0, 4]))
def test_nothing_but_blanks_is_lost_and_lines_fit(text: str, width: int, indent: int) -> None:
    lines = broken(text, width, indent=indent)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


def forbidden(text: str, at: int) -> bool:
    """True if print would not break here, or a word continues."""
    before, after = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    marks = after in NO_START or before in NO_END
    return marks or (width_of(text[at - 1]) < 2 and width_of(text[at]) < 2)


@given(PROSE, st.integers(6, 40))
def test_a_line_that_breaks_the_rules_could_not_be_broken_otherwise(text: str, width: int) -> None:
    lines = break_lines(text, width)
    for above, line in pairwise(lines):
        if text[line.start] in NO_START or text[above.end - 1] in NO_END:
            assert all(forbidden(text, at) for at in range(above.start + 1, above.end))
