"""The headline stack of a story: kicker, main headline, deck and byline, broken between words to fit its columns.

A headline of several lines gets the breaks that make its longest line shortest, with a penalty for breaks inside words
and quotations: the minimum raggedness of line breaking, by trying all breaks, which are few.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from reader.domain.story import Story
from reader.render.page_view.line_breaking import em_width, may_break, natural_width
from reader.render.page_view.sheet import Align, Area, Box, Face, Placed, SheetStyle

SMALLEST_EM, LARGEST_EM = 1.5, 4.4
_MOST_LINES = 3
_FULL = 0.96
"""Share of its width that a headline may fill: bold figures are wider than those of the text that is measured."""
_MOST_BROKEN_CHARACTERS = 90
"""A longer headline is filled line by line: the breaks to try grow with the square of its length."""
_LINE_GAIN = 1.12
"""Another line must make the type larger by this factor, for it takes room from the text."""
_SMALLEST_BROKEN = 0.8
"""In times of SMALLEST_EM: type below which a headline is filled line by line instead of kept on few lines."""
_WORD_END_COST, _IN_WORD_COST, _IN_QUOTATION_COST = 4.0, 8.0, 4.0
"""Cost of a break between two words, inside a word, and besides inside a quotation, in ems of the longest line. A break
at a blank costs nothing: there the lines were divided in print."""
_LESSER_SHARE, _LEAST_LESSER_EM, _MOST_LESSER_EM = 0.46, 1.1, 1.9
"""Size of kicker and deck in times of the main headline, and its bounds."""
_MAIN_LEADING, _LESSER_LEADING, _DESCENT, _GAP = 1.2, 1.4, 0.2, 0.1
"""Line heights, the distance from the bottom of a line to its base line, and the gap below each part, in times of the
type; the gap in times of the main headline."""
_BYLINE_EM, _BYLINE_DESCENT_EM = 0.95, 0.4
_LABEL_PAD_EM, _LABEL_TOP_EM, _LABEL_BOX_EM, _LABEL_BASE_EM, _LABEL_HEIGHT_EM = 1.2, 0.1, 1.55, 1.25, 2.0
"""A column label: width that its box adds to the words, top and height of the box, base line, height with gap below."""
_UNBREAKABLE = 1.5
"""A run without a break that is this many times as wide as a line is cut."""
_OPENING, _CLOSING = frozenset("“‘《（「『"), frozenset("”’》）」』")
_BLANKS = " \u2002\u3000"
EN_SPACE = "\u2002"


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """A headline stack. Positions of texts and label boxes count from its top left corner; `size` is that of the main
    headline."""

    texts: tuple[Placed, ...]
    boxes: tuple[Box, ...]
    height: float
    size: float


def plan_head(story: Story, wanted: float, width: float, style: SheetStyle) -> HeadPlan:
    """Set label, kicker, main headline, deck and byline within `width` ems; `wanted` is the main headline's size."""
    texts: list[Placed] = []
    boxes: list[Box] = []
    y = 0.0
    if story.column_label:
        y = _set_label(style.display(story.column_label), width, style, texts, boxes)
    stack = (
        (story.headline.kicker, Face.KICKER),
        (story.headline.main, Face.HEADLINE),
        (story.headline.deck, Face.DECK),
    )
    main = fit(_shown(story.headline.main, style), wanted, width, style)
    size = main[1] if main[0] else SMALLEST_EM
    lesser = min(max(_LEAST_LESSER_EM, size * _LESSER_SHARE), _MOST_LESSER_EM)
    for text, face in stack:
        if not text:
            continue
        lines, type_size = main if face is Face.HEADLINE else fit(_shown(text, style), lesser, width, style)
        for line in lines:
            y += type_size * (_MAIN_LEADING if face is Face.HEADLINE else _LESSER_LEADING)
            texts.append(Placed(0.0, y - type_size * _DESCENT, line, face, type_size, 0.0, width, Align.CENTRE))
        y += size * _GAP
    for line in (story.byline_text or "").splitlines():
        for part in fill_lines(style.display(line.strip()), width / _BYLINE_EM, style):
            y += style.leading
            base = y - _BYLINE_DESCENT_EM
            texts.append(Placed(0.0, base, part, Face.BYLINE, _BYLINE_EM, 0.0, width, Align.CENTRE))
    return HeadPlan(tuple(texts), tuple(boxes), y, size)


def fit(text: str, wanted: float, width: float, style: SheetStyle) -> tuple[tuple[str, ...], float]:
    """Return the lines and size, in ems, of a headline: up to the wanted size, on the fewest lines that allow it."""
    if not text:
        return (), 0.0
    best: tuple[tuple[str, ...], float] = ((), 0.0)
    for count in range(1, _MOST_LINES + 1) if len(text) <= _MOST_BROKEN_CHARACTERS else ():
        lines = balanced(text, count, style.words)
        size = min(wanted, _FULL * width / max(natural_width(line, style.advance) for line in lines))
        if size > best[1] * _LINE_GAIN:
            best = (lines, size)
    size = min(wanted, SMALLEST_EM * _SMALLEST_BROKEN)
    if best[1] >= size:
        return best
    return tuple(fill_lines(text, width / size, style)), size


def fill_lines(text: str, width: float, style: SheetStyle) -> list[str]:
    """Return lines of at most `width` ems of their own size, filled greedily; long runs without a break are cut."""
    lines: list[str] = []
    start, used = 0, 0.0
    for index, character in enumerate(text):
        wide = style.advance(character)
        if index > start and used + wide > width and (may_break(text, index) or used + wide > _UNBREAKABLE * width):
            lines.append(text[start:index].strip())
            start, used = index, 0.0
        used += wide
    lines.append(text[start:].strip())
    return [line for line in lines if line]


@lru_cache(maxsize=4096)
def balanced(text: str, count: int, words: Callable[[str], Sequence[str]] | None) -> tuple[str, ...]:
    """Return `text` on `count` lines of least raggedness: broken at spaces, then between words, never in a number."""
    if count == 1 or len(text) < 2 * count:
        return (text,)
    costs = _break_costs(text, words)
    if len(costs) < count - 1:
        return (text,)
    upto = list(accumulate(map(em_width, text), initial=0.0))
    best = min(combinations(sorted(costs), count - 1), key=lambda breaks: _raggedness(upto, breaks, costs))
    return tuple(text[start:end].strip() for start, end in pairwise((0, *best, len(text))))


def _raggedness(upto: list[float], breaks: tuple[int, ...], costs: dict[int, float]) -> float:
    """Return the longest line's width in ems plus the costs of the breaks; `upto[i]` is the width of i characters."""
    longest = max(upto[end] - upto[start] for start, end in pairwise((0, *breaks, -1)))
    return longest + sum(costs[each] for each in breaks)


def _break_costs(text: str, words: Callable[[str], Sequence[str]] | None) -> dict[int, float]:
    """Return the cost of a break before each character before which there may be one, by its index."""
    ends, end = set(), 0
    for word in words(text) if words else ():
        end = max(end, text.find(word, end)) + len(word)
        ends.add(end)
    costs = {}
    depth = (text[0] in _OPENING) + (text[1] in _OPENING)
    for index in range(2, len(text) - 1):
        quoted = _IN_QUOTATION_COST if depth > 0 else 0.0
        depth += (text[index] in _OPENING) - (text[index] in _CLOSING)
        if text[index - 1] in _BLANKS:
            costs[index] = quoted
        elif may_break(text, index) and text[index] not in _BLANKS:
            costs[index] = quoted + (_WORD_END_COST if index in ends or words is None else _IN_WORD_COST)
    return costs


def _shown(text: str | None, style: SheetStyle) -> str:
    """Return the headline as shown: parts that the source separates by blanks stand an en apart."""
    return EN_SPACE.join(style.display(text).split()) if text else ""


def _set_label(label: str, width: float, style: SheetStyle, texts: list[Placed], boxes: list[Box]) -> float:
    room = min(width, natural_width(label, style.advance) + _LABEL_PAD_EM)
    boxes.append(Box(Area(0.0, _LABEL_TOP_EM, room, _LABEL_BOX_EM), solid=True))
    texts.append(Placed(0.0, _LABEL_BASE_EM, label, Face.LABEL, 1.0, 0.0, room, Align.CENTRE))
    return _LABEL_HEIGHT_EM
