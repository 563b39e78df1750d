"""The house style of a newspaper: lines that stand on its pages again and again, counted over all pages held of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Standing(StrEnum):
    """The part that a standing line has on the pages of its newspaper."""

    LABEL = "label"
    SECTION = "section"
    NAME = "name"
    AGENCY = "agency"


_LONGEST_SERIES_CHARS = 24
"""Code points of a column's name with that of its series; a longer line is text that has a dot in it."""


def closed_up(line: str) -> str:
    """Return a line without its spaces: the same line may be set wide on one page and narrow on another."""
    return "".join(line.split())


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Standing lines of one newspaper, without spaces, each with its part; empty for a newspaper that is not known."""

    lines: Mapping[str, Standing] = field(default_factory=lambda: MappingProxyType({}))

    def part_of(self, text: str) -> Standing | None:
        """Return the part of a line, however it is spaced; None if it is no standing line.

        A column's series bears the column's name before a dot: 灯下漫笔·水渠三年.
        """
        if not self.lines:
            return None
        line = closed_up(text)
        part = self.lines.get(line)
        if part is None and "·" in line and len(line) <= _LONGEST_SERIES_CHARS:
            column = self.lines.get(line.partition("·")[0])
            return column if column is Standing.LABEL else None
        return part
