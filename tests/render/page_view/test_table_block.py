"""A table in a column of a page."""

import pytest

from reader.render.page_view.line_breaking import natural_width
from reader.render.page_view.sheet import SheetStyle
from reader.render.page_view.table_block import TABLE_EM, table_lines

STYLE = SheetStyle()
LONG = "其中水稻三百二十万亩，旱田改水田二十一万亩，均已备足种子、化肥"


def runs(text: str) -> list[list[tuple[float, str]]]:
    return [list(line.runs) for line in table_lines(text, STYLE)]


def test_cells_stand_in_columns_and_figures_end_in_line() -> None:
    lines = runs("地区\t面积\n松原\t1,240\n白城\t980")
    assert [[text for _, text in line] for line in lines] == [["地区", "面积"], ["松原", "1,240"], ["白城", "980"]]
    assert {line[0][0] for line in lines} == {0.0}
    ends = [line[1][0] + natural_width(line[1][1]) * TABLE_EM for line in lines]
    assert max(ends) - min(ends) < 0.01


def test_a_long_cell_keeps_to_its_column() -> None:
    lines = runs(f"松原\t1,240\t{LONG}\n白城\t980\t")
    assert [text for _, text in lines[0]][:2] == ["松原", "1,240"]
    below = lines[1:-1]
    assert len(below) > 1
    assert {x for line in below for x, _ in line[:1]} == {lines[0][2][0]}
    assert all(x + natural_width(text) * TABLE_EM <= STYLE.column + 0.6 for line in lines for x, text in line)


@pytest.mark.parametrize("text", ["地区\t面积\n松原\t1,240", LONG, "\t".join(["很长的栏名"] * 12), "甲\n\n乙"])
def test_no_text_is_lost(text: str) -> None:
    assert "".join("".join(run for line in runs(text) for _, run in line).split()) == "".join(text.split())
