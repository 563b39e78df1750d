"""Long runs of one sign take linear time in the expressions of cells, tags and lines; quadratic work takes minutes."""

import time
from collections.abc import Callable

import pytest

from reader.importer.blocks.html_tags import TAG, tag_of
from reader.importer.containers.own.passages import passages
from reader.importer.containers.records.cell_values import issue_of, page_of
from reader.importer.containers.records.fact_cells import cells_of
from reader.importer.containers.records.sourced_json import parsed
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element, tree_of
from reader.importer.containers.web.line_furniture import around

_RUN = 200_000


def _attributes(text: str) -> object:
    found = TAG.match(f"<p {text}>")
    return found and tag_of(found)


def _invalid_json(text: str) -> object:
    with pytest.raises(ValueError, match=r"delimiter|Invalid|Expecting|Unterminated"):
        parsed(f'{{"{text}')
    return None


def _page(text: str) -> Element:
    root = tree_of(f"<html><body><p>甲{text}乙</p></body></html>")
    assert root is not None
    return root


@pytest.mark.parametrize(
    ("work", "sign"),
    [
        (page_of, " "),
        (page_of, "1"),
        (issue_of, " "),
        (cells_of, " "),
        (cells_of, " |"),
        (_attributes, "a"),
        (_attributes, "a "),
        (_invalid_json, '\\"'),
        (lambda text: around(Line(text)), "1"),
        (lambda text: around(Line(text)), "的"),
        (lambda text: around(Line(text)), "首页 "),
        (lambda text: list(passages(_page(text))), " "),
        (lambda text: list(passages(_page(text))), " \n"),
    ],
)
def test_a_long_run_is_read_in_linear_time(work: Callable[[str], object], sign: str) -> None:
    text = sign * (_RUN // len(sign))
    started = time.process_time()
    work(text)
    work(f"海州日报 1949-05-08{text}。")
    assert time.process_time() - started < 3


def test_cells_are_parted_at_their_bars_without_their_spaces() -> None:
    assert cells_of(" 甲 |　乙丙｜｜ 丁 ") == ["甲", "乙丙", "丁"]
