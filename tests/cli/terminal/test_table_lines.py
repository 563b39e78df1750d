"""A table on a terminal: columns, hits, long cells, and no room."""

import click
import pytest

from reader.cli.terminal.composing import Composer
from reader.cli.terminal.table_lines import table_lines
from reader.cli.terminal.text_style import Look
from reader.text.display_width import width_of
from reader.text.folding import Folding
from reader.text.highlight import Highlighter

TABLE = "地区\t面积(万亩)\t备注\n松原\t1,240.5\t其中水稻三百二十万亩，旱田改水田二十一万亩\n白城\t980\t"
PLAIN = Look(styles=False)


def test_columns_stand_under_one_another_and_figures_end_in_line() -> None:
    assert list(table_lines("地区\t面积\n松原市\t1,240\n白城\t98", Composer(80, PLAIN))) == [
        "地区     面积",
        "松原市  1,240",
        "白城       98",
    ]


@pytest.mark.parametrize("width", [16, 24, 40, 60, 80])
def test_no_line_is_wider_than_the_screen_and_no_text_is_lost(width: int) -> None:
    lines = list(table_lines(TABLE, Composer(width, PLAIN)))
    assert max(map(width_of, lines)) <= width
    shown = "".join(lines)
    for cell in ("地区", "松原", "1,240.5", "白城", "980", "备注"):
        assert cell in shown
    assert sorted(shown.replace("─", "").replace(" ", "").replace("\u3000", "")) == sorted("".join(TABLE.split()))


def test_hits_are_marked_in_their_cells() -> None:
    spans = Highlighter(("松原", "旱田"), Folding()).spans
    assert any("【松原】" in line for line in table_lines(TABLE, Composer(80, PLAIN, spans=spans)))
    styled = list(table_lines(TABLE, Composer(80, Look(styles=True), spans=spans)))
    assert any(click.style("旱田", reverse=True) in line for line in styled)
    assert max(width_of(click.unstyle(line)) for line in styled) <= 80


def test_rules_part_the_rows_of_long_cells() -> None:
    assert sum(set(line) == {"─"} for line in table_lines(TABLE, Composer(40, PLAIN))) == 2
    assert not any("─" in line for line in table_lines("甲\t乙\n丙\t丁", Composer(40, PLAIN)))


def test_control_characters_of_a_cell_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in "".join(table_lines("甲\x1b[2J\t乙", Composer(40, PLAIN)))
