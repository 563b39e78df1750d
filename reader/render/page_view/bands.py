"""Layout of the page view: the page cut into bands, each band into stacks side by side, with the least white space.

Stories keep their order on the page: down a stack, then to the right, then to the next band. The cuts between bands
are found by dynamic programming over the sequence of stories (as the optimal line breaks of Knuth and Plass, 1981,
are over a paragraph); within a band every division into stacks is tried. Costs are in rows of white space of a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import inf

from reader.render.page_view.measures import STRETCH
from reader.render.page_view.story_block import Block

MOST_IN_BAND = 5
"""Stories of a band: the number of divisions that are tried grows exponentially with it."""
GAP_ROWS = 1
"""Between two blocks of a stack; the rule between them stands in its middle."""
LONGEST_COLUMN_ROWS = 42
"""Height of a block from which on it counts as too long."""

# Costs: the rows of white space that are as bad as the fault.
_BAND_COST = 0.5
"""A band for each column: a page of many thin bands looks cut up."""
_WHITE_COST = 1.5
"""A row of white space that stretching a stack cannot fill."""
_SHAPE_COST = 5.0
"""The square of the columns by which a block differs from its best span."""
_TOO_LONG_COST = 0.6
"""A row beyond LONGEST_COLUMN_ROWS, for each column."""
_SMALL_HEADLINE_COST = 9.0
"""An em by which a headline is smaller than its weight on the page wants."""
_TOP_HEAVY_ROWS, _TOP_HEAVY_COST = 2, 0.7
"""Rows by which a head may be higher than its text, and the cost of each further row, for each column."""
_SHORT_BODY_ROWS, _SHORT_BODY_COST = 5, 2.0
"""Rows that text in several columns should have at least, and the cost of each missing row, for each column."""
_LEAD_LINES, _NARROW_LEAD_COST = 12, 20.0
"""Lines that make the first story a lead, and the cost of each column that it lacks to half the page."""
_WIDE_BOX_SPAN, _WIDE_BOX_COST = 3, 10.0
"""Columns over which a box without a picture may go, and the cost of each further column."""

Shape = tuple[tuple[int, int], ...]
"""The stacks of a band from left to right: number of blocks, number of columns."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks `first` up to but not including `last`, one under another, over `span` columns."""

    column: int
    span: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Band:
    """Stacks side by side; `rows` is the height of the tallest."""

    stacks: tuple[Stack, ...]
    rows: int


def cut_bands(blocks: Sequence[Block], columns: int) -> list[Band]:
    """Return the cheapest division of the page into bands, found from its end to its start."""
    total = len(blocks)
    table = _Table(blocks, columns)
    best: list[tuple[float, Band | None]] = [(0.0, None)] * (total + 1)
    for first in range(total - 1, -1, -1):
        best[first] = min(
            (
                (cost + best[last][0], band)
                for last in range(first + 1, min(total, first + MOST_IN_BAND) + 1)
                for cost, band in (table.best_band(first, last),)
            ),
            key=lambda choice: choice[0],
        )
    bands: list[Band] = []
    at = 0
    while at < total:
        band = best[at][1]
        assert band is not None
        bands.append(band)
        at = band.stacks[-1].last
    return bands


def stack_rows(blocks: Sequence[Block], stack: Stack) -> int:
    """Return the height of a stack without extra leading, with the gaps between its blocks."""
    rows = sum(blocks[index].plan(stack.span).rows for index in range(stack.first, stack.last))
    return rows + GAP_ROWS * (stack.last - stack.first - 1)


class _Table:
    """Rows and costs of every run of blocks at every span, as prefix sums from the start of the page."""

    def __init__(self, blocks: Sequence[Block], columns: int) -> None:
        spans = range(1, columns + 1)
        self._columns = columns
        self._rows = {span: [0, *accumulate(block.plan(span).rows for block in blocks)] for span in spans}
        self._costs = {
            span: [0.0, *accumulate(_block_cost(block, index, span, columns) for index, block in enumerate(blocks))]
            for span in spans
        }

    def best_band(self, first: int, last: int) -> tuple[float, Band]:
        """Return the cheapest division of the blocks `first` up to `last` into stacks, and its cost."""
        cost, rows = inf, 0
        shape: Shape = ()
        for each in _shapes(last - first, self._columns):
            cheaper = self._cost_and_rows(first, each, cost)
            if cheaper is not None:
                cost, rows, shape = *cheaper, each
        stacks, column, at = [], 0, first
        for count, span in shape:
            stacks.append(Stack(column, span, at, at + count))
            column, at = column + span, at + count
        return cost, Band(tuple(stacks), rows)

    def _cost_and_rows(self, first: int, shape: Shape, limit: float) -> tuple[float, int] | None:
        """Return cost and height of a band: its own cost, each block's, and white space; None if it costs `limit` or
        more. Most shapes do, and are given up at their first stacks."""
        cost, at, highest = _BAND_COST * self._columns, first, 0
        solid = []
        for count, span in shape:
            rows, costs = self._rows[span], self._costs[span]
            cost += costs[at + count] - costs[at]
            if cost >= limit:
                return None
            height = rows[at + count] - rows[at] + GAP_ROWS * (count - 1)
            solid.append(height)
            highest = max(highest, height)
            at += count
        for (_, span), height in zip(shape, solid, strict=True):
            white = highest - height * STRETCH
            if white > 0:
                cost += white * span * _WHITE_COST
        return None if cost >= limit else (cost, highest)


def _block_cost(block: Block, index: int, span: int, columns: int) -> float:
    """Return the cost of a block at this span; `index` is its number on the page."""
    plan = block.plan(span)
    body_rows = plan.rows - plan.head_rows
    cost = _SHAPE_COST * (span - min(columns, block.best_span)) ** 2
    cost += max(0, plan.rows - LONGEST_COLUMN_ROWS) * span * _TOO_LONG_COST
    if plan.head.height:
        cost += max(0.0, block.headline_em - plan.head.size) * _SMALL_HEADLINE_COST
    if block.body:
        cost += max(0, plan.head_rows - _TOP_HEAVY_ROWS - body_rows) * span * _TOP_HEAVY_COST
        cost += max(0, _SHORT_BODY_ROWS - body_rows) * span * _SHORT_BODY_COST if span > 1 else 0.0
    if index == 0 and len(block.body) > _LEAD_LINES:
        half_the_page = (columns + 1) // 2 + (columns > 4)
        cost += max(0, half_the_page - span) * _NARROW_LEAD_COST
    if block.boxed and not any(spot.photo.picture for spot in plan.photos):
        cost += max(0, span - _WIDE_BOX_SPAN) * _WIDE_BOX_COST
    return cost


@lru_cache(maxsize=256)
def _shapes(items: int, columns: int) -> tuple[Shape, ...]:
    """Return all divisions of `items` items into stacks over exactly `columns` columns."""
    if items == 0:
        return ((),) if columns == 0 else ()
    return tuple(
        ((count, span), *rest)
        for count in range(1, items + 1)
        for span in range(1, columns + 1)
        for rest in _shapes(items - count, columns - span)
    )
