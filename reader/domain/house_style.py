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


def closed_up(line: str) -> str:
    """Return a line without its spaces: the same line may be set wide on one page and narrow on another."""
    return "".join(line.split())


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Standing lines of one newspaper, without spaces, each with its part; empty for a newspaper that is not known."""

    lines: Mapping[str, Standing] = field(default_factory=lambda: MappingProxyType({}))

    def part_of(self, text: str) -> Standing | None:
        """Return the part of a line, however it is spaced; None if it is no standing line."""
        return self.lines.get(closed_up(text)) if self.lines else None
