"""Emphasis on a terminal: by its styles, or by brackets if it has none."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import click

from reader.domain.span import Span


@dataclass(frozen=True, slots=True)
class Look:
    """`styles`: the terminal supports bold, dim and reverse; without them hits stand between 【 and 】."""

    styles: bool

    def bold(self, text: str) -> str:
        return self._styled(text, bold=True)

    def dim(self, text: str) -> str:
        return self._styled(text, dim=True)

    def match(self, text: str) -> str:
        """Style of a hit of the search."""
        return self._styled(text, reverse=True)

    def _styled(self, text: str, **style: bool) -> str:
        return click.style(text, **style) if self.styles and text else text


def look_of(environment: Mapping[str, str], *, on_terminal: bool) -> Look:
    """Return the look for a stream: without styles in a file, on a terminal without them, and if the person wants none
    (NO_COLOR, https://no-color.org)."""
    able = sys.platform == "win32" or environment.get("TERM", "") not in ("", "dumb", "unknown")
    return Look(on_terminal and able and not environment.get("NO_COLOR"))


def present_look() -> Look:
    """Return the look of standard output."""
    return look_of(os.environ, on_terminal=sys.stdout is not None and sys.stdout.isatty())


def in_brackets(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """`text` with `spans` between 【 and 】, and the spans moved accordingly, brackets included."""
    pieces = [f"【{text[start:end]}】" if hit else text[start:end] for start, end, hit in cut(text, spans)]
    moved = [Span(span.start + 2 * number, span.end + 2 * (number + 1)) for number, span in enumerate(spans)]
    return "".join(pieces), moved


def cut(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    """Cut the text into pieces, in order: start, end, and True for one of `spans`, which do not overlap."""
    bounds = [0, *(bound for span in spans for bound in (span.start, span.end)), len(text)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        if start < end:
            yield start, end, number % 2 == 1
