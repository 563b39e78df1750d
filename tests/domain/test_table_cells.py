"""The text of a table as rows of cells."""

import pytest

from reader.domain.table_cells import Cell, figure_columns, fitted, rows_of, squared


def test_cells_know_where_they_stand() -> None:
    text = "地区\t面积\n松原\t1,240"
    rows = rows_of(text)
    assert rows == [(Cell("地区", 0), Cell("面积", 3)), (Cell("松原", 6), Cell("1,240", 9))]
    assert [[text[cell.start : cell.end] for cell in row] for row in rows] == [["地区", "面积"], ["松原", "1,240"]]


def test_rows_are_filled_to_the_longest() -> None:
    text = "甲\n乙\t\t丙\n"
    rows = rows_of(text)
    assert [[cell.text for cell in row] for row in rows] == [["甲", "", ""], ["乙", "", "丙"], ["", "", ""]]
    assert all(text[cell.start : cell.end] == cell.text for row in rows for cell in row)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("地区\t面积\t同比\n松原\t1,240.5\t+3.2%\n白城\t980\t-0.8%", {1, 2}),
        ("序号\t姓名\n1\t王长河\n2\t李明华", {0}),
        ("年\t数\n1990\t\n1991\t3", {0, 1}),
        ("年\t数\n1990\t约3\n1991\t3", {0}),
        ("1\t2\t3", set()),
        ("甲\t乙\n\t", set()),
    ],
)
def test_columns_of_figures_are_found(text: str, columns: set[int]) -> None:
    assert figure_columns(rows_of(text)) == columns


@pytest.mark.parametrize(
    ("widths", "room", "least", "fits"),
    [
        ([3, 4], 10, 2, [3, 4]),
        ([2, 10, 10], 12, 2, [2, 5, 5]),
        ([2, 4, 30], 16, 2, [2, 4, 10]),
        ([9, 9], 6, 4, None),
        ([1, 9, 9], 9, 4, [1, 4, 4]),
    ],
)
def test_only_the_widest_columns_are_narrowed(
    widths: list[float], room: float, least: float, fits: list[float] | None
) -> None:
    assert fitted(widths, room, least) == fits


def test_rows_of_one_length_stay_as_they_are() -> None:
    assert squared("甲\t乙\n丙") == "甲\t乙\n丙\t"
    assert squared("\t乙\n丙\t丁") == "\t乙\n丙\t丁"
