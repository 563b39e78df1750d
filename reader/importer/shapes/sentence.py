"""How a line begins and ends: finished or not, an item of a list, brackets left open."""

import re

from reader.importer.numerals import CHINESE

ENDS = frozenset("。！？!?…；;：:")
"""Signs that may end a paragraph by themselves."""

_CLOSERS = frozenset("”’」』）)》〉】]\"'")
_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《", "〉": "〈", "】": "【"}
_OPENERS = frozenset(_PAIRS.values())

_ITEM = re.compile(
    r"(?:——|—(?=[^—])|[■●◆▲△★☆※•◇○□▪►▶◎·]|【|(?:问|答|记者|[QA])[:](?!\d)"
    rf"|\((?:[{CHINESE}]{{1,4}}|\d{{1,3}})\)|[{CHINESE}]{{1,4}}[、,.]|\d{{1,3}}[、.](?!\d)|[①-⑳㈠-㈩]"
    rf"|第[{CHINESE}\d]{{1,6}}[条章节部编款]|[其之][一二三四五六七八九][,:、]|[\u4e00-\u9fff]{2, 6}:[^,，。]{2, 16}$|图[①-⑳\d{CHINESE}])"
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
    stack: list[str] = []
    for sign in text:
        if sign in _OPENERS:
            stack.append(sign)
        elif sign in _PAIRS:
            if stack and stack[-1] == _PAIRS[sign]:
                stack.pop()
            elif _PAIRS[sign] in stack:
                del stack[stack.index(_PAIRS[sign]) :]
    return stack


def closes_first(text: str, mark: str) -> bool:
    """`text` closes `mark` (an opening sign) before it opens the same sign again."""
    for sign in text:
        if sign == mark:
            return False
        if _PAIRS.get(sign) == mark:
            return True
    return False
