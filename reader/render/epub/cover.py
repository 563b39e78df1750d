"""The cover of a book: a drawn front page with nameplate, date and the first headlines."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.render.clipping import ClippingBook
from reader.render.dates import day_in_words
from reader.render.sections import contents, imprint, is_one_issue, usual_title
from reader.render.xml_text import escaped

# Measures in units of the SVG, of which the cover is 1200 wide and 1600 high.
_WIDTH, _HEIGHT, _MARGIN = 1200, 1600, 110
_MEASURE = _WIDTH - 2 * _MARGIN
_BAR = 26
_TOP, _FOOT = 210, _HEIGHT - 130
_LARGEST_TITLE, _SMALLEST_TITLE, _TITLE_STEP = 150, 84, 6
_SHORT_TITLE = 114
"""Size from which on a title stays on one line: in larger type three lines would fill the page."""
_TITLE_LINES, _TITLE_GAP = 3, 0.25
"""Lines of a title at most, and the gap below each in times of its size."""
_BELOW_TITLE, _RULE_GAP, _BELOW_RULES = 50, 14, 82
_THICK, _THIN, _HAIRLINE = 6, 2, 1
_SUBTITLE, _SUBTITLE_LEADING, _SUBTITLE_LINES, _BELOW_SUBTITLE = 38, 56, 2, 40
_MOST_HEADLINES = 6
_HEADLINE, _HEADLINE_LEADING, _HEADLINE_LINES, _HEADLINE_GAP, _HEADLINE_DESCENT = 46, 1.4, 2, 44, 12
_ABOVE_FOOT, _FOOT_TEXT, _FOOT_BASE = 20, 34, 62
_INK, _MUTED, _LINE, _PAPER, _ACCENT = "#1f1e1c", "#645f59", "#e2ded7", "#fffefc", "#a8321f"
_SERIF = "'Noto Serif CJK SC','Source Han Serif SC','Songti SC',STSong,SimSun,serif"
_SANS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif"
_NARROW_EM = 0.56
"""Width of a letter, digit or half-width sign; Chinese characters and punctuation take one em."""


@dataclass(frozen=True, slots=True)
class Front:
    """The words of a cover: nameplate, the line below it, headlines, the line at the foot."""

    nameplate: str
    below: str
    headlines: Sequence[str]
    foot: str


def front_of(book: ClippingBook) -> Front:
    """Return the words of a book's cover: newspaper and day for an issue, title and sources for any other book."""
    headlines = [each.title for each in book.clippings if each.title]
    first = book.clippings[0]
    if is_one_issue(book.clippings) and not book.is_one_story:
        day = day_in_words(first.date, weekday=True)
        pages = len({each.page for each in book.clippings if each.page})
        count = f"{pages}个版 · {len(book.clippings)}篇" if pages else f"{len(book.clippings)}篇"
        title = "" if book.title in (usual_title(book.clippings), first.newspaper) else book.title
        return Front(first.newspaper or "", day, headlines, " · ".join(part for part in (title, count) if part))
    shown = headlines if len(contents(book.clippings)) > 1 else []
    return Front(book.title, imprint(book), shown, "")


def cover_svg(book: ClippingBook) -> str:
    """Return the cover as SVG, in the ratio of three to four."""
    front = front_of(book)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
            f' height="{_HEIGHT}">',
            f"<title>{escaped(alternative_of(book))}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_PAPER}"/>',
            f'<rect width="{_WIDTH}" height="{_BAR}" fill="{_ACCENT}"/>',
            *_drawn(front),
            "</svg>",
        )
    )


def alternative_of(book: ClippingBook) -> str:
    """Return the alternative text of the cover."""
    front = front_of(book)
    return "封面：" + "，".join(part for part in (front.nameplate, front.below) if part)


def _drawn(front: Front) -> Iterator[str]:
    top = _TOP
    size, lines = _fitted(front.nameplate)
    for line in lines:
        top += size
        yield _text(line, top, size, weight=700)
        top += round(size * _TITLE_GAP)
    top += _BELOW_TITLE
    yield _rule(top, _THICK)
    yield _rule(top + _RULE_GAP, _THIN)
    top += _BELOW_RULES
    for line in _wrapped(front.below, _SUBTITLE)[:_SUBTITLE_LINES]:
        yield _text(line, top, _SUBTITLE, family=_SANS, colour=_MUTED)
        top += _SUBTITLE_LEADING
    top += _BELOW_SUBTITLE
    yield from _headlines(front.headlines, top)
    if front.foot:
        yield _rule(_FOOT, _THIN)
        (line, *_) = _wrapped(front.foot, _FOOT_TEXT)
        yield _text(line, _FOOT + _FOOT_BASE, _FOOT_TEXT, family=_SANS, colour=_MUTED)


def _headlines(headlines: Sequence[str], top: int) -> Iterator[str]:
    """Yield the headlines below `top` with a hairline between two, as many as there is room for."""
    leading = round(_HEADLINE * _HEADLINE_LEADING)
    for number, headline in enumerate(headlines[:_MOST_HEADLINES]):
        lines = _cut(_wrapped(headline, _HEADLINE), _HEADLINE_LINES)
        if top + len(lines) * leading + _HEADLINE_GAP > _FOOT - _ABOVE_FOOT:
            return
        if number:
            yield _rule(top - _HEADLINE_GAP // 2, _HAIRLINE, _LINE)
        for line in lines:
            top += leading
            yield _text(line, top - _HEADLINE_DESCENT, _HEADLINE, anchor="start")
        top += _HEADLINE_GAP


def _fitted(text: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines."""
    for size in range(_LARGEST_TITLE, _SMALLEST_TITLE, -_TITLE_STEP):
        lines = _wrapped(text, size)
        if len(lines) == 1 or (len(lines) <= _TITLE_LINES and size <= _SHORT_TITLE):
            return size, lines
    return _SMALLEST_TITLE, _cut(_wrapped(text, _SMALLEST_TITLE), _TITLE_LINES)


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def _wrapped(text: str, size: int) -> list[str]:
    """Return lines no wider than the measure, filled greedily; broken anywhere but before closing punctuation."""
    lines, room = [""], _MEASURE / size
    for sign in text:
        if _ems(lines[-1] + sign) > room and sign not in "，。、；：！？”’）》」":
            lines.append("")
        lines[-1] += sign
    return [line.strip() for line in lines]


def _ems(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(sign) in "WF" else _NARROW_EM for sign in text)


def _rule(top: int, thickness: int, colour: str = _INK) -> str:
    return f'<rect x="{_MARGIN}" y="{top}" width="{_MEASURE}" height="{thickness}" fill="{colour}"/>'


def _text(
    text: str,
    top: int,
    size: int,
    *,
    weight: int = 400,
    family: str = _SERIF,
    colour: str = _INK,
    anchor: str = "middle",
) -> str:
    across = _WIDTH // 2 if anchor == "middle" else _MARGIN
    return (
        f'<text x="{across}" y="{top}" font-family="{family}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
        f' text-anchor="{anchor}">{escaped(text)}</text>'
    )
