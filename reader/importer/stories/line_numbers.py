"""Line numbers of a parsed part moved to the lines of the whole manuscript."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import AppliedRule, JumpLine, Paragraph, Seam, Story

T = TypeVar("T")

Move = Callable[[SourceLines], SourceLines]


def on_lines(page: Page, lines: Sequence[SourceLines]) -> Page:
    """Return `page` with every line number n replaced by the lines `lines[n - 1]` of the manuscript."""
    last = len(lines) - 1

    def move(span: SourceLines) -> SourceLines:
        first = lines[min(max(span.first - 1, 0), last)]
        return SourceLines(first.first, max(first.last, lines[min(max(span.last - 1, 0), last)].last))

    return _moved(page, move)


def _moved(value: T, move: Move) -> T:
    return cast(T, _moved_value(value, move))


def _moved_value(value: Any, move: Move) -> Any:
    match value:
        case SourceLines():
            return move(value)
        case Seam():
            before, after = SourceLines(value.before, value.before), SourceLines(value.after, value.after)
            return dataclasses.replace(value, before=move(before).last, after=move(after).first)
        case tuple():
            return tuple(_moved_value(item, move) for item in value)
        case Page() | Story() | Paragraph() | Photo() | JumpLine() | AppliedRule() | Problem():
            parts = {part.name: _moved_value(getattr(value, part.name), move) for part in dataclasses.fields(value)}
            return dataclasses.replace(value, **parts)
        case _:
            return value
