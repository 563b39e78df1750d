"""Breaking a paragraph into lines of one column, as Chinese print does it.

No closing mark begins a line, no opening mark ends one, figures and Latin words stay whole, two marks side by side
close up by half an em, and every line but the last is spaced out to the column's width.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

INK_LEFT = frozenset("，。、；：！？”’）》〉」』】〕〗")
INK_RIGHT = frozenset("“‘（《〈「『【〔〖")
NO_START = INK_LEFT | frozenset("…⋯—·,.;:!?)]}%‰℃％～ー々")
NO_END = INK_RIGHT | frozenset("([{")
PAIRED = frozenset("—…⋯")
LOOSEST = 0.4


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: runs of text with their distance from the column's edge, and the space after each character."""

    runs: tuple[tuple[float, str], ...]
    spacing: float = 0.0


def em_width(character: str) -> float:
    """Width in ems where nothing is known of the font: a Han character is 1, a Latin letter 0.5."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def natural_width(text: str, advance: Callable[[str], float] = em_width) -> float:
    """Width in ems of `text` on one line."""
    return sum(map(advance, text))


def break_lines(
    text: str, width: float, *, indent: float = 0.0, advance: Callable[[str], float] = em_width, justify: bool = True
) -> list[SetLine]:
    """Lines of at most `width` ems; the first is indented. An empty text gives no line."""
    widths = [advance(character) for character in text]
    closings = _closings(text, widths)
    lines: list[SetLine] = []
    start, offset = 0, indent
    while start < len(text):
        end = _line_end(text, widths, closings, start, width - offset)
        last = end >= len(text)
        lines.append(_set_line(text, widths, closings, start, end, offset, width, justify and not last))
        start, offset = _skip_blanks(text, end), 0.0
    return lines


def _closings(text: str, widths: list[float]) -> list[float]:
    """How far each character moves towards the one before it: half an em between two full-width marks."""
    moves = [0.0] * len(text)
    for index in range(1, len(text)):
        after = text[index]
        if after in INK_LEFT or after in INK_RIGHT:
            before = text[index - 1]
            close = before in INK_LEFT or (before in INK_RIGHT and after in INK_RIGHT)
            if close and min(widths[index], widths[index - 1]) > 0.9:
                moves[index] = 0.5
    return moves


def _line_end(text: str, widths: list[float], closings: list[float], start: int, room: float) -> int:
    """The index after the last character of the line that begins at `start`."""
    used, end = _hang(text, widths, start), start
    while end < len(text):
        step = widths[end] - (closings[end] if end > start else 0.0)
        hanging = 0.5 if text[end] in INK_LEFT and widths[end] > 0.9 else 0.0
        if used + step - hanging > room + 1e-6:
            break
        used += step
        end += 1
    if end >= len(text):
        return end
    allowed = end
    while allowed > start + 1 and not may_break(text, allowed):
        allowed -= 1
    return allowed if allowed > start + 1 or end == start + 1 else max(end, start + 1)


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    before, after = text[at - 1], text[at]
    if after in NO_START or before in NO_END:
        return False
    if before in PAIRED and before == after:
        return False
    return not (_joins(before) and _joins(after))


def _joins(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%-/+@")


def _hang(text: str, widths: list[float], start: int) -> float:
    """An opening mark at the start of a line other than the first hangs out by its blank half."""
    return -0.5 if start and text[start] in INK_RIGHT and widths[start] > 0.9 else 0.0


def _set_line(
    text: str,
    widths: list[float],
    closings: list[float],
    start: int,
    end: int,
    offset: float,
    width: float,
    justify: bool,
) -> SetLine:
    while end > start + 1 and text[end - 1] in " \u3000":
        end -= 1
    pen = offset + _hang(text, widths, start)
    moved = sum(closings[start + 1 : end])
    used = pen + sum(widths[start:end]) - moved
    if text[end - 1] in INK_LEFT and widths[end - 1] > 0.9:
        used -= 0.5
    gaps = end - start - 1
    spacing = (width - used) / gaps if justify and gaps else 0.0
    if spacing > LOOSEST:
        spacing = 0.0
    runs: list[tuple[float, str]] = []
    begin, x = start, pen
    for index in range(start, end):
        if index > start and closings[index]:
            runs.append((x, text[begin:index]))
            pen -= closings[index]
            begin, x = index, pen
        pen += widths[index] + spacing
    runs.append((x, text[begin:end]))
    return SetLine(tuple(runs), spacing)


def _skip_blanks(text: str, index: int) -> int:
    while index < len(text) and text[index] in " \u3000":
        index += 1
    return index
