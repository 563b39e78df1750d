"""Widths at which a text is broken: one for a page, or one for each of its columns, and the lines that reach them.

A line goes on below if the next word would not have fitted behind it. The column of each line is the likeliest one
(Viterbi): lines as wide as the column cost nothing, shorter and wider ones and each change of column a little.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from reader.importer.shapes.sentence import is_finished

_FEWEST = 3
"""Lines of the ruling width that show a text to be wrapped."""

_SHARE = 0.4
"""Share of the lines with another at the edge right below them that are full; the rest are paragraphs' last lines."""

_WIDER = 0.1
"""Share of lines within paragraphs that may be wider: programs keep a word or an address whole."""

_NARROWEST_COLUMNS = 24
"""Columns, or half as many signs, of the narrowest text that is wrapped without more ado; narrower lines are verse."""

_NARROW_COLUMNS = 16
"""Columns of the narrowest text at all: it is prose if full stops stand within its lines, as in no verse."""

_HAN_COLUMNS = 2
"""Columns of a Han character."""

_SLACK_SIGNS, _SLACK_COLUMNS = 1, 3
"""Widths by which lines of one column differ: no line begins with a stop, and a Han character takes two columns."""

_INDENT_CHARS = 3
"""Characters that a paragraph's first line lacks if a program cut off its indent: two, and one of a moved stop."""

_RAGGED = 0.1
"""Share of full lines that are nearly full though more would have fitted: a reading machine's lines differ."""

_COST = 2
"""Cost of a line that goes beyond its column, and of another column than the line above has; a short line costs 1."""

_RARE = 0.04
"""Share of seams that may have a stop behind them, or cut a word, in a text whose program avoids that."""

_CLOSERS = "，。、；：！？”’）》〉」』】〕…,.;:!?)"
_OPENERS = "“‘（《〈「『【〔("
_WORD = r"[A-Za-z0-9][A-Za-z0-9.,%+-]*"
_CUT_WORD = re.compile(r"[A-Za-z0-9]\n[A-Za-z0-9]")
_WIDE_SIGN = re.compile(r"[^\x00-\x7f]")
_PAUSES = ("，", "、", ",")


@dataclass(frozen=True, slots=True)
class Ruling:
    """Lines measured against the column that each is set in.

    `full` has the lines that go up to its edge, so that the text may go on below, `short` the others that have a line
    right below them; `wide` has lines that go beyond the edge. `indent_short` are the short lines that lack no more
    than an indent.
    """

    full: frozenset[int]
    short: frozenset[int]
    wide: frozenset[int]
    indent_short: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Measure:
    """A way to count a line's width; `columns` is one of its units in columns."""

    size: Callable[[str], int]
    slack: int
    columns: int


@dataclass(frozen=True, slots=True)
class _Measured:
    """A page's lines by one measure: their sizes, and for each line the width of its column."""

    by: _Measure
    sizes: Sequence[int]
    columns: Sequence[int]

    def beyond(self, at: int) -> int:
        """Return the units by which a line goes beyond its column; less than 0 for a shorter one."""
        return self.sizes[at] - self.columns[at]


def find_ruling(texts: Sequence[str], followed: Sequence[int]) -> Ruling | None:
    """Find the columns of a page; None if no width rules. `followed` has the lines with another right below them.

    Programs count signs or columns (two for a Han character): both are tried, and the one with more full lines is
    believed. Lines that are no text are ''.
    """
    if len(followed) < _FEWEST:
        return None
    unit = _first_unit([(texts[at], texts[at + 1]) for at in followed])
    by_signs, by_columns = _Measure(len, _SLACK_SIGNS, _HAN_COLUMNS), _Measure(_columns, _SLACK_COLUMNS, 1)
    tried = [one for by in (by_signs, by_columns) if (one := _measured(texts, followed, by))]
    found = [(_reaching(texts, followed, one, unit), one) for one in tried]
    full, measured = max(found, key=lambda one: len(one[0]), default=(frozenset[int](), None))
    at_edge = {at for at in followed if not texts[at + 1][:1].isspace()}
    if measured is None or len(full & at_edge) < max(_FEWEST, _SHARE * len(at_edge)):
        return None
    return None if _is_verse([texts[at] for at in full]) else _ruling(texts, followed, full, measured)


def _ruling(texts: Sequence[str], followed: Sequence[int], full: frozenset[int], measured: _Measured) -> Ruling | None:
    """Return the full and the wide lines; None if many lines within paragraphs are wide.

    If many lines are nearly as wide as their column, though more would have fitted, such lines are full, too.
    """
    slack = measured.by.slack
    near = {at for at in followed if abs(measured.beyond(at)) <= slack} - full
    is_ragged = len(near) > _RAGGED * len(full)
    full = full | near if is_ragged else full
    wide = {at for at in range(len(texts)) if measured.beyond(at) > slack * is_ragged} - full
    inside = {at for at in wide if at - 1 in full and (texts[at][:1] in _CLOSERS or _runs(texts, full | wide, at))}
    if len(inside) > _WIDER * len(followed):
        return None
    full |= inside & set(followed)
    short = frozenset(followed) - full
    indent = _INDENT_CHARS * _HAN_COLUMNS // measured.by.columns
    return Ruling(
        full, short, frozenset(wide - inside), frozenset(at for at in short if -indent <= measured.beyond(at) < 0)
    )


def _runs(texts: Sequence[str], full: Collection[int], at: int) -> bool:
    """Return True if a paragraph has run for two lines or more above a line, and has not ended."""
    return at - 2 in full and not is_finished(texts[at - 1])


def _columns(line: str) -> int:
    """Return the width in columns: one for an ASCII sign, two for any other."""
    return len(line) + len(_WIDE_SIGN.findall(line))


def _first_unit(seams: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    """Return the expression of what a program moves to the next line as one: a sign, or with its stops, or a word."""
    rare = _RARE * len(seams)
    keeps_stops = sum(below.lstrip()[:1] in _CLOSERS for _, below in seams) <= rare
    keeps_words = sum(_CUT_WORD.match(above[-1:] + "\n" + below[:1]) is not None for above, below in seams) <= rare
    core = rf"(?:{_WORD}|.)" if keeps_words else "."
    return re.compile(rf"[{_OPENERS}]*{core}[{re.escape(_CLOSERS)}]*" if keeps_stops else core)


def _measured(texts: Sequence[str], followed: Sequence[int], by: _Measure) -> _Measured | None:
    """Measure all lines and set each in a column; None if no width is frequent."""
    sizes = [by.size(text) for text in texts]
    widths = _widths([(sizes[at], sizes[at + 1]) for at in followed], by.slack)
    widths = [width for width in widths if _is_prose(width * by.columns, [texts[at] for at in followed])]
    return _Measured(by, sizes, _set_in_columns(sizes, widths, by.slack)) if widths else None


def _widths(pairs: Sequence[tuple[int, int]], slack: int) -> list[int]:
    """Return the widths of columns, the most frequent first; `pairs` are the sizes of lines and of those right below.

    In a column of its own, lines of one width stand one below the other; last lines of paragraphs do not.
    """
    counts = Counter(above for above, _ in pairs)
    stacked = Counter(above for above, below in pairs if abs(above - below) <= slack)
    near = {width: sum(counts[width - less] for less in range(slack // 2 + 1)) for width in counts}
    widths: list[int] = []
    for width in sorted(near, key=lambda width: (-near[width], -counts[width])):
        if all(abs(width - other) > slack for other in widths) and (not widths or stacked[width] >= _FEWEST):
            widths.append(width)
    return widths


def _is_prose(columns: int, texts: Sequence[str]) -> bool:
    """Return True if lines of this width are no verse: they are long, or full stops stand within them."""
    if columns >= _NARROWEST_COLUMNS:
        return True
    return columns >= _NARROW_COLUMNS and sum("。" in text[:-1] for text in texts) >= _FEWEST


def _set_in_columns(sizes: Sequence[int], widths: Sequence[int], slack: int) -> list[int]:
    """Return the width of the column that each line is set in."""
    if len(widths) == 1:
        return [widths[0]] * len(sizes)
    costs = [0] * len(widths)
    steps: list[list[int]] = []
    for size in sizes:
        cheapest = min(range(len(widths)), key=costs.__getitem__)
        came = [at if costs[at] <= costs[cheapest] + _COST else cheapest for at in range(len(widths))]
        costs = [
            min(costs[at], costs[cheapest] + _COST) + (0 < size < width - slack) + _COST * (size > width)
            for at, width in enumerate(widths)
        ]
        steps.append(came)
    at = min(range(len(widths)), key=costs.__getitem__)
    columns: list[int] = []
    for came in reversed(steps):
        columns.append(widths[at])
        at = came[at]
    return columns[::-1]


def _reaching(
    texts: Sequence[str], followed: Sequence[int], measured: _Measured, unit: re.Pattern[str]
) -> frozenset[int]:
    """Return the lines behind which the beginning of the next line would not have fitted."""
    size = measured.by.size
    full = set()
    for at in followed:
        text, column, beyond = texts[at].rstrip(), measured.columns[at], measured.beyond(at)
        if beyond == 0 or size(text) == column or (beyond == 1 and text[-1:] in _CLOSERS):
            full.add(at)
        elif 0 < -beyond <= 2 * measured.by.slack:
            first = unit.match(texts[at + 1].lstrip())
            if first and size(text) + size(first[0]) > column:
                full.add(at)
    return frozenset(full)


def _is_verse(texts: Sequence[str]) -> bool:
    """Return True if most lines end where a sentence or a clause ends."""
    return 2 * sum(text.endswith(_PAUSES) or is_finished(text) for text in texts) > len(texts)
