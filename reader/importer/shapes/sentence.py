"""How a line begins and ends: finished or not, an item of a list, brackets left open."""

import re

from reader.importer.shapes.numerals import CHINESE

ENDS = frozenset("。！？!?…；;：:")
"""Signs that may end a paragraph by themselves."""

_CLOSERS = frozenset("”’」』）)》〉】]\"'")
_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《", "〉": "〈", "】": "【"}
_OPENERS = frozenset(_PAIRS.values())
_VERSE = 22

_ITEM = re.compile(
    r"(?:——|—(?=[^—])|[■●◆▲△★☆※•◇○□▪►▶◎·]|【|(?:问|答|记者|[QA])[:](?!\d)"
    rf"|\((?:[{CHINESE}]{{1,4}}|\d{{1,3}})\)|[{CHINESE}]{{1,4}}[、,.]|\d{{1,3}}[、.](?!\d)|[①-⑳㈠-㈩]"
    rf"|第[{CHINESE}\d]{{1,6}}[条章节部编款]|[其之][一二三四五六七八九][,:、]"
    rf"|(?:版式设计|制图|统筹|融媒创作|摄影|策划|执笔|插画|题图|视频|海报)[:]|图[①-⑳\d{CHINESE}])"
)


def is_finished(plain: str) -> bool:
    """The line ends as a paragraph ends: with a stop, perhaps inside closing quotes or brackets."""
    last = plain[-1:]
    if last in ENDS:
        return True
    if last == ".":
        return len(plain) < 2 or not plain[-2].isascii()
    if last not in _CLOSERS:
        return False
    body = plain.rstrip("”’」』）)》〉】]\"'")
    return body[-1:] in ENDS or (len(body) < len(plain) and plain[-1] == ")" and plain.startswith("("))


def starts_item(plain: str) -> bool:
    """The line opens an item of its own: bullet, dash, number, question, answer, article of a law."""
    return _ITEM.match(plain) is not None


def open_marks(text: str) -> list[str]:
    """Opening quotes and brackets of `text` that nothing in it closes, in order."""
    places: dict[str, list[int]] = {}
    for at, sign in enumerate(text):
        if sign in _OPENERS:
            places.setdefault(sign, []).append(at)
        elif sign in _PAIRS and places.get(_PAIRS[sign]):
            places[_PAIRS[sign]].pop()
    return [sign for _, sign in sorted((at, sign) for sign, opened in places.items() for at in opened)]


def closes_first(text: str, mark: str) -> bool:
    """`text` closes `mark` (an opening sign) before it opens the same sign again."""
    for sign in text:
        if sign == mark:
            return False
        if _PAIRS.get(sign) == mark:
            return True
    return False


def is_verse_line(plain: str) -> bool:
    """Short enough for a line of a poem or of a list."""
    return len(plain) <= _VERSE and "。" not in plain[:-1]
