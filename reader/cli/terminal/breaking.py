"""Line breaking of a paragraph on a terminal, by the rules of Chinese print (避头尾, in Japanese kinsoku).

No closing mark begins a line, no opening mark ends one, words and figures stay whole. Lines are filled greedily.
"""

from collections.abc import Container, Sequence

from reader.domain.span import Span
from reader.render.page_view.line_breaking import NO_END, NO_START
from reader.render.page_view.line_breaking import may_break as may_break_in_print
from reader.text.display_width import cells_of

_BLANKS = " \u3000"
_MOST_BLANKS = 80
"""Blanks in a row that are skipped to find the characters beside a break."""


def break_lines(text: str, width: int, *, indent: int = 0, whole: Sequence[Span] = ()) -> list[Span]:
    """Break `text`, which contains no line end, into lines, as spans of it without the blanks at each break.

    `width` and `indent` (of the first line) are in cells. The spans of `whole`, hits of a search, are broken only if
    they do not fit on a line.
    """
    inside = frozenset(at for span in whole for at in range(span.start + 1, span.end))
    cells = [cells_of(character) for character in text]
    lines: list[Span] = []
    start, room = 0, max(2, width - indent)
    while start < len(text):
        end = _line_end(text, cells, start, room, inside)
        lines.append(Span(start, start + len(text[start:end].rstrip(_BLANKS))))
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        start, room = end, max(2, width)
    return lines


def _line_end(text: str, cells: list[int], start: int, room: int, inside: Container[int]) -> int:
    """Return the index after the last character of the line that begins at `start`."""
    end, used = start, 0
    while end < len(text) and used + cells[end] <= room:
        used += cells[end]
        end += 1
    if end == len(text):
        return end
    breaks = (at for at in range(end, start, -1) if at not in inside and _may_break(text, cells, at))
    return next(breaks, max(end, start + 1))


def _may_break(text: str, cells: list[int], at: int) -> bool:
    if text[at] in _BLANKS or text[at - 1] in _BLANKS:
        # The blanks are left out: the characters beside them end and begin a line.
        before, after = (
            text[max(0, at - _MOST_BLANKS) : at].rstrip(_BLANKS),
            text[at : at + _MOST_BLANKS].lstrip(_BLANKS),
        )
        return before[-1:] not in NO_END and after[:1] not in NO_START
    in_word = text[at - 1].isalnum() and text[at].isalnum() and cells[at - 1] < 2 and cells[at] < 2
    return cells[at] > 0 and not in_word and may_break_in_print(text, at)
