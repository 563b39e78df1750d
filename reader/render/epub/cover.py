"""The cover of a book: a drawn front page with nameplate, date and the first headlines."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.render.clipping import ClippingBook
from reader.render.dates import day_in_words
from reader.render.sections import contents, imprint, is_one_issue, usual_title
from reader.render.xml_text import escaped

_WIDTH, _HEIGHT, _MARGIN = 1200, 1600, 110
_MEASURE = _WIDTH - 2 * _MARGIN
_LARGEST, _SMALLEST = 150, 84
_TITLE_LINES, _MOST_HEADLINES = 3, 6
_HEADLINE, _HEADLINE_LINES = 46, 2
_FOOT = _HEIGHT - 130
_SERIF = "'Noto Serif CJK SC','Source Han Serif SC','Songti SC',STSong,SimSun,serif"
_SANS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif"
_NARROW = 0.56
"""Ems of a letter, digit or half-width sign; Chinese characters and signs take one em."""


@dataclass(frozen=True, slots=True)
class Front:
    """The words of a cover: the nameplate, the line below it, the headlines, the line at the foot."""

    nameplate: str
    below: str
    headlines: Sequence[str]
    foot: str


def front_of(book: ClippingBook) -> Front:
    """An issue has its newspaper for a nameplate and its day below; any other book its title and what it holds."""
    headlines = [each.title for each in book.clippings if each.title]
    first = book.clippings[0]
    if is_one_issue(book.clippings) and not book.is_one_story:
        day = day_in_words(first.date, weekday=True)
        pages = len({each.page for each in book.clippings if each.page})
        count = f"{pages}个版 · {len(book.clippings)}篇" if pages else f"{len(book.clippings)}篇"
        told = "" if book.title in (usual_title(book.clippings), first.newspaper) else book.title
        return Front(first.newspaper or "", day, headlines, " · ".join(part for part in (told, count) if part))
    shown = headlines if len(contents(book.clippings)) > 1 else []
    return Front(book.title, imprint(book), shown, "")


def cover_svg(book: ClippingBook) -> str:
    """The cover as SVG, three units wide to four high."""
    front = front_of(book)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
            f' height="{_HEIGHT}">',
            f"<title>{escaped(alternative_of(book))}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fffefc"/>',
            f'<rect width="{_WIDTH}" height="26" fill="#a8321f"/>',
            *_drawn(front),
            "</svg>",
        )
    )


def alternative_of(book: ClippingBook) -> str:
    """What the cover says, for those who cannot see it."""
    front = front_of(book)
    return "封面：" + "，".join(part for part in (front.nameplate, front.below) if part)


def _drawn(front: Front) -> Iterator[str]:
    top = 210
    size, lines = _fitted(front.nameplate)
    for line in lines:
        top += size
        yield _text(line, top, size, weight=700)
        top += round(size * 0.25)
    top += 50
    yield _rule(top, 6)
    yield _rule(top + 14, 2)
    top += 82
    for line in _wrapped(front.below, 38)[:2]:
        yield _text(line, top, 38, family=_SANS, colour="#645f59")
        top += 56
    top += 40
    yield from _headlines(front.headlines, top)
    if front.foot:
        yield _rule(_FOOT, 2)
        yield _text(_wrapped(front.foot, 34)[0], _FOOT + 62, 34, family=_SANS, colour="#645f59")


def _headlines(headlines: Sequence[str], top: int) -> Iterator[str]:
    for number, headline in enumerate(headlines[:_MOST_HEADLINES]):
        lines = _cut(_wrapped(headline, _HEADLINE), _HEADLINE_LINES)
        height = len(lines) * round(_HEADLINE * 1.4) + 44
        if top + height > _FOOT - 20:
            return
        if number:
            yield _rule(top - 22, 1, "#e2ded7")
        for line in lines:
            top += round(_HEADLINE * 1.4)
            yield _text(line, top - 12, _HEADLINE, anchor="start")
        top += 44


def _fitted(text: str) -> tuple[int, list[str]]:
    """The largest size in which a title fits its lines, and those lines."""
    for size in range(_LARGEST, _SMALLEST, -6):
        lines = _wrapped(text, size)
        if len(lines) == 1 or (len(lines) <= _TITLE_LINES and size <= 114):
            return size, lines
    return _SMALLEST, _cut(_wrapped(text, _SMALLEST), _TITLE_LINES)


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def _wrapped(text: str, size: int) -> list[str]:
    """Lines that are no wider than the measure; broken anywhere but before closing signs."""
    lines, room = [""], _MEASURE / size
    for sign in text:
        if _ems(lines[-1] + sign) > room and sign not in "，。、；：！？”’）》」":
            lines.append("")
        lines[-1] += sign
    return [line.strip() for line in lines]


def _ems(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in text)


def _rule(top: int, thickness: int, colour: str = "#1f1e1c") -> str:
    return f'<rect x="{_MARGIN}" y="{top}" width="{_MEASURE}" height="{thickness}" fill="{colour}"/>'


def _text(
    text: str,
    top: int,
    size: int,
    *,
    weight: int = 400,
    family: str = _SERIF,
    colour: str = "#1f1e1c",
    anchor: str = "middle",
) -> str:
    across = _WIDTH // 2 if anchor == "middle" else _MARGIN
    return (
        f'<text x="{across}" y="{top}" font-family="{family}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
        f' text-anchor="{anchor}">{escaped(text)}</text>'
    )
