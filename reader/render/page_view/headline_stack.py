"""The headline stack of a story: its size by weight, broken where the words allow, over the columns it spans."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from reader.domain.story import Story
from reader.render.page_view.line_breaking import em_width, may_break, natural_width
from reader.render.page_view.sheet import Align, Area, Box, Face, Placed, SheetStyle

SMALLEST = 1.5
LARGEST = 4.4
MOST_LINES = 3
FULL = 0.96
"""How much of its width a headline may fill: bold figures are wider than those of the text that is measured."""
LONGEST = 90
"""Characters of a headline up to which every way to break it is weighed; a longer one is filled line by line."""
INSIDE_COST = 4.0
_OPENING, _CLOSING = frozenset("“‘《（「『"), frozenset("”’》）」』")
EN_SPACE = "\u2002"


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """A set headline stack: texts and label boxes from its own top left corner, its height, and its size."""

    texts: tuple[Placed, ...]
    boxes: tuple[Box, ...]
    height: float
    size: float


def plan_head(story: Story, wanted: float, width: float, style: SheetStyle) -> HeadPlan:
    """Set label, kicker, main headline, deck and byline lines within `width` ems; `wanted` is the size of the main."""
    texts: list[Placed] = []
    boxes: list[Box] = []
    y = 0.0
    if story.column_label:
        y = _set_label(style.display(story.column_label), width, style, texts, boxes)
    size = SMALLEST
    stack = (
        (story.headline.kicker, Face.KICKER),
        (story.headline.main, Face.HEADLINE),
        (story.headline.deck, Face.DECK),
    )
    main = fit(_shown(story.headline.main, style), wanted, width, style)
    size = main[1] if main[0] else SMALLEST
    for text, face in stack:
        if not text:
            continue
        lesser = min(max(1.1, size * 0.46), 1.9)
        lines, type_size = main if face is Face.HEADLINE else fit(_shown(text, style), lesser, width, style)
        for line in lines:
            y += type_size * (1.2 if face is Face.HEADLINE else 1.4)
            texts.append(Placed(0.0, y - type_size * 0.2, line, face, type_size, 0.0, width, Align.CENTRE))
        y += size * 0.1
    for line in (story.byline_text or "").splitlines():
        for part in break_head(style.display(line.strip()), width / 0.95, style):
            y += style.leading
            texts.append(Placed(0.0, y - 0.4, part, Face.BYLINE, 0.95, 0.0, width, Align.CENTRE))
    return HeadPlan(tuple(texts), tuple(boxes), y, size)


def fit(text: str, wanted: float, width: float, style: SheetStyle) -> tuple[tuple[str, ...], float]:
    """Lines and size (ems) of a headline: as large as wanted where it can be, on the fewest lines that allow it."""
    if not text:
        return (), 0.0
    best: tuple[tuple[str, ...], float] = ((), 0.0)
    for count in range(1, MOST_LINES + 1) if len(text) <= LONGEST else ():
        lines = balanced(text, count, style.words)
        size = min(wanted, FULL * width / max(natural_width(line, style.advance) for line in lines))
        if size > best[1] * 1.12:
            best = (lines, size)
    size = min(wanted, SMALLEST * 0.8)
    if best[1] >= size:
        return best
    return tuple(break_head(text, width / size, style)), size


def break_head(text: str, width: float, style: SheetStyle) -> list[str]:
    """Lines of at most `width` ems of their own size, filled one after another; what cannot be broken is cut."""
    lines: list[str] = []
    start, used = 0, 0.0
    for index, character in enumerate(text):
        wide = style.advance(character)
        if index > start and used + wide > width and (may_break(text, index) or used + wide > 1.5 * width):
            lines.append(text[start:index].strip())
            start, used = index, 0.0
        used += wide
    lines.append(text[start:].strip())
    return [line for line in lines if line]


@lru_cache(maxsize=4096)
def balanced(text: str, count: int, words: Callable[[str], Sequence[str]] | None) -> tuple[str, ...]:
    """`text` on `count` lines as even as may be; broken at spaces first, then between words, never inside a number."""
    if count == 1 or len(text) < 2 * count:
        return (text,)
    costs = _break_costs(text, words)
    places = sorted(costs)
    if len(places) < count - 1:
        return (text,)
    upto = list(accumulate(map(em_width, text), initial=0.0))
    best = min(combinations(places, count - 1), key=lambda cuts: _unevenness(upto, cuts, costs))
    return tuple(text[start:end].strip() for start, end in pairwise((0, *best, len(text))))


def _unevenness(upto: list[float], cuts: tuple[int, ...], costs: dict[int, float]) -> float:
    """The longest line in ems and what its breaks cost; `upto` is the width of the text before each place."""
    longest = max(upto[end] - upto[start] for start, end in pairwise((0, *cuts, -1)))
    return longest + sum(costs[cut] for cut in cuts)


def _break_costs(text: str, words: Callable[[str], Sequence[str]] | None) -> dict[int, float]:
    """What breaking before each place costs, in ems of the longest line."""
    ends, at = set(), 0
    for word in words(text) if words else ():
        at = max(at, text.find(word, at)) + len(word)
        ends.add(at)
    costs = {}
    depth = (text[0] in _OPENING) + (text[1] in _OPENING)
    for place in range(2, len(text) - 1):
        quoted = INSIDE_COST if depth > 0 else 0.0
        depth += (text[place] in _OPENING) - (text[place] in _CLOSING)
        if text[place - 1] in " \u2002\u3000":
            costs[place] = quoted
        elif may_break(text, place) and text[place] not in " \u2002\u3000":
            costs[place] = quoted + (4.0 if place in ends or words is None else 8.0)
    return costs


def _shown(text: str | None, style: SheetStyle) -> str:
    """The headline as shown: decks that the source ran together with blanks stand an en apart."""
    return EN_SPACE.join(style.display(text).split()) if text else ""


def _set_label(label: str, width: float, style: SheetStyle, texts: list[Placed], boxes: list[Box]) -> float:
    room = min(width, natural_width(label, style.advance) + 1.2)
    boxes.append(Box(Area(0.0, 0.1, room, 1.55), solid=True))
    texts.append(Placed(0.0, 1.25, label, Face.LABEL, 1.0, 0.0, room, Align.CENTRE))
    return 2.0
