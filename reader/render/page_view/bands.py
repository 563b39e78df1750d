"""Which stories stand side by side: the page cut into bands, each band into stacks, with the least white space.

Stories keep the page's own order: down a stack, then to the right, then to the next band.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import inf

from reader.render.page_view.story_block import STRETCH, Block

MOST_IN_BAND = 5
GAP_ROWS = 1
LONGEST_COLUMN = 42
SHAPE_COST = 5.0
WHITE_COST = 1.5
BAND_COST = 0.5

Shape = tuple[tuple[int, int], ...]
"""Stacks of a band from left to right: how many blocks each holds, over how many columns."""


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
    """The cheapest cutting of the page, found from its end to its start."""
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
    """Height of a stack set solid, with the gaps between its blocks."""
    rows = sum(blocks[index].plan(stack.span).rows for index in range(stack.first, stack.last))
    return rows + GAP_ROWS * (stack.last - stack.first - 1)


class _Table:
    """Rows and faults of every run of blocks at every span, summed from the page's start."""

    def __init__(self, blocks: Sequence[Block], columns: int) -> None:
        spans = range(1, columns + 1)
        self._columns = columns
        self._rows = {span: [0, *accumulate(block.plan(span).rows for block in blocks)] for span in spans}
        self._faults = {
            span: [0.0, *accumulate(_unfit(block, index, span, columns) for index, block in enumerate(blocks))]
            for span in spans
        }

    def best_band(self, first: int, last: int) -> tuple[float, Band]:
        """The best way to put the blocks `first` up to `last` side by side, and its cost."""
        cost, rows = inf, 0
        shape: Shape = ()
        for each in _shapes(last - first, self._columns):
            found = self._choice(first, each, cost)
            if found is not None:
                cost, rows, shape = *found, each
        stacks, column, at = [], 0, first
        for count, span in shape:
            stacks.append(Stack(column, span, at, at + count))
            column, at = column + span, at + count
        return cost, Band(tuple(stacks), rows)

    def _choice(self, first: int, shape: Shape, limit: float) -> tuple[float, int] | None:
        """Cost and height: a band's own price, what is wrong with each block, and white space in rows of a column;
        None where it costs `limit` or more. Most shapes do, and are given up at their first stacks."""
        cost, at, highest = BAND_COST * self._columns, first, 0
        solid = []
        for count, span in shape:
            rows, faults = self._rows[span], self._faults[span]
            cost += faults[at + count] - faults[at]
            if cost >= limit:
                return None
            height = rows[at + count] - rows[at] + GAP_ROWS * (count - 1)
            solid.append(height)
            highest = max(highest, height)
            at += count
        for (_, span), height in zip(shape, solid, strict=True):
            white = highest - height * STRETCH
            if white > 0:
                cost += white * span * WHITE_COST
        return None if cost >= limit else (cost, highest)


def _unfit(block: Block, index: int, span: int, columns: int) -> float:
    """What is wrong with a block at this span, in rows of white space."""
    plan = block.plan(span)
    body = plan.rows - plan.head_rows
    faults = SHAPE_COST * (span - min(columns, block.best_span)) ** 2
    faults += max(0, plan.rows - LONGEST_COLUMN) * span * 0.6
    if plan.head.height:
        faults += max(0.0, block.wanted - plan.head.size) * 9.0
    if block.body:
        faults += max(0, plan.head_rows - 2 - body) * span * 0.7
        faults += max(0, 5 - body) * span * 2.0 if span > 1 else 0.0
    if index == 0 and len(block.body) > 12:
        faults += max(0, (columns + 1) // 2 + (columns > 4) - span) * 20.0
    if block.boxed and not any(spot.photo.picture for spot in plan.photos):
        faults += max(0, span - 3) * 10.0
    return faults


@lru_cache(maxsize=256)
def _shapes(items: int, columns: int) -> tuple[Shape, ...]:
    """Every way to put `items` into stacks over exactly `columns` columns: (number of items, span) a stack."""
    if items == 0:
        return ((),) if columns == 0 else ()
    return tuple(
        ((count, span), *rest)
        for count in range(1, items + 1)
        for span in range(1, columns + 1)
        for rest in _shapes(items - count, columns - span)
    )
