"""Headlines on paper: the longer the smaller, on even lines that end between words."""

from collections.abc import Sequence

import pytest

from reader.render.page_view.line_breaking import natural_width
from reader.render.pdf.headline_lines import even_lines, headline_size

HEADLINE = "团结动员亿万职工建功立业奋进新征程"


def words(text: str) -> Sequence[str]:
    """The words of one headline, known beforehand."""
    assert text == HEADLINE
    return ["团结", "动员", "亿万", "职工", "建功立业", "奋进", "新", "征程"]


def test_a_headline_that_fits_stays_on_its_line() -> None:
    assert list(even_lines(HEADLINE, 20, words)) == [HEADLINE]


@pytest.mark.parametrize(("width", "count"), [(12, 2), (9.5, 2), (7, 3)])
def test_lines_are_even_and_end_between_words(width: float, count: int) -> None:
    lines = even_lines(HEADLINE, width, words)
    assert "".join(lines) == HEADLINE
    assert len(lines) == count
    assert max(map(natural_width, lines)) <= width
    ends = {
        "团结",
        "团结动员",
        "团结动员亿万",
        "团结动员亿万职工",
        "团结动员亿万职工建功立业",
        "团结动员亿万职工建功立业奋进",
    }
    assert lines[0] in ends


@pytest.mark.parametrize("text", ["", "x" * 80, "长" * 300])
def test_what_cannot_be_broken_here_is_left_whole(text: str) -> None:
    assert "".join(even_lines(text, 10, None)) == text


def test_a_longer_headline_is_smaller() -> None:
    sizes = [headline_size("长" * length) for length in (1, 32, 33, 64, 65, 90, 91, 5000)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
