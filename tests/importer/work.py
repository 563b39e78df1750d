"""Work of a piece of code, counted and not timed: the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python ran, each round of a loop counted again.

    What one call of a library in C does is not seen.
    """
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times the lines run that four times the size takes: 4 for linear work, 16 for quadratic."""
    # What is loaded and cached with the first call is no work of a size.
    work(size)
    return lines_run(lambda: work(4 * size)) / lines_run(lambda: work(size))
