"""Ends and beginnings of lines: finished or not, an item of a list, brackets left open, short enough for verse."""

import re

from reader.text.numerals import CHINESE

ENDS = frozenset("。！？!?…；;：:")
"""Signs that may end a paragraph by themselves."""

VERSE_LINE_CHARS = 22
"""Code points of the longest line of a poem: a classical couplet set on one line has 16, free verse seldom 20."""

_CLOSERS = "”’」』）)》〉】]\"'"
_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《", "〉": "〈", "】": "【"}
_OPENERS = frozenset(_PAIRS.values())
_NOTE = re.compile("(?:\\[\\d{1,3}\\]|[①-⑳]|[⁰¹²³⁴-⁹]{1,3})$")
_NOTE_ENDS = frozenset("]⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LONGEST_NOTE_CHARS = 5
"""Code points of a note's number in brackets: [123]."""

_LATIN_CHARS = 8
"""Code points on either side of a seam that are of Latin text; a word of it within Chinese text is shorter."""

_LONGEST_WORD_CHARS = 40
"""Code points of a Latin word beside a seam. Guard: a line may hold no space."""

_MARK = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}]")
_CLOSING_MARK = re.compile(f"[{re.escape(''.join(_PAIRS))}]")

_ITEM = re.compile(
    rf"""
      ——|—(?=[^—])                                      # ——工会主席
    | [■●◆▲△★☆※•◇○□▪►▶◎·]|【                            # ■ 记者手记
    | (?:问|答|记者|[QA])[:](?!\d)                      # 问:今年有什么变化?
    | \((?:[{CHINESE}]{{1,4}}|\d{{1,3}})\)              # (一)总体要求
    | [{CHINESE}]{{1,4}}[、,.]|\d{{1,3}}[、.](?!\d)     # 一、总体要求; 1.总体要求
    | [①-⑳㈠-㈩]                                        # ①总体要求
    | \[\d{{1,3}}\]                                     # [1]编者注
    | 第[{CHINESE}\d]{{1,6}}(?:条|[章节部编款](?![\u4e00-\u9fff]))   # 第三条; 第三章, but not 第三节结束
    | [其之][一二三四五六七八九][,:、]                  # 其一,
    | (?:版式设计|制图|统筹|融媒创作|摄影|策划|执笔|插画|题图|视频|海报)[:]   # 制图:张三
    | 图[①-⑳\d{CHINESE}]                                # 图①
    """,
    re.VERBOSE,
)
_FIRST_OF_ITEM = frozenset(
    f"—■●◆▲△★☆※•◇○□▪►▶◎·【问答记QA([{CHINESE}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩第其之版制统融摄策执插题视海图"
)
"""First signs of items, but for figures; asking for them first spares most lines the expression."""


def is_finished(plain: str) -> bool:
    """Return True if the line ends as a paragraph ends: with a stop, perhaps inside closing quotes or brackets.

    The number of a note may follow.
    """
    last = plain[-1:]
    if last in ENDS:
        return True
    if last == ".":
        return plain == "." or not plain[-2].isascii()
    if last in _NOTE_ENDS and (note := _NOTE.search(plain, max(0, len(plain) - _LONGEST_NOTE_CHARS))):
        return note.start() > 0 and is_finished(plain[: note.start()])
    if last not in _CLOSERS:
        return False
    body = plain.rstrip(_CLOSERS)
    return body[-1:] in ENDS or (len(body) < len(plain) and plain[-1] == ")" and plain.startswith("("))


def starts_item(plain: str) -> bool:
    """Return True if the line opens an item of its own: bullet, dash, number, question, answer, article of a law."""
    first = plain[:1]
    return (first in _FIRST_OF_ITEM or first.isdecimal()) and _ITEM.match(plain) is not None


def parts_words(left: str, right: str) -> bool:
    """Return True if text in Latin letters goes on from one line to the next: a space belongs between them.

    An address (of a site, a letter box) is one word.
    """
    if not (right[:_LATIN_CHARS].isascii() and left[-_LATIN_CHARS:].isascii()):
        return False
    if not (left[-1:].isalpha() and right[:1].isalpha()):
        return False
    words = (left[-_LONGEST_WORD_CHARS:].split()[-1], right[:_LONGEST_WORD_CHARS].split()[0].rstrip(".,;:!?"))
    return not any(sign in word for word in words for sign in "@./_:")


def open_marks(text: str) -> list[str]:
    """Return the opening quotes and brackets of `text` that nothing in it closes, in order."""
    positions: dict[str, list[int]] = {}
    for mark in _MARK.finditer(text):
        sign = mark[0]
        if sign in _OPENERS:
            positions.setdefault(sign, []).append(mark.start())
        elif positions.get(_PAIRS[sign]):
            positions[_PAIRS[sign]].pop()
    return [sign for _, sign in sorted((at, sign) for sign, opened in positions.items() for at in opened)]


def closes_any(text: str) -> bool:
    """Return True if any closing quote or bracket stands in `text`."""
    return _CLOSING_MARK.search(text) is not None


def closes_first(text: str, mark: str) -> bool:
    """Return True if `text` closes `mark` (an opening sign) before it opens the same sign again."""
    for found in _MARK.finditer(text):
        if found[0] == mark:
            return False
        if _PAIRS.get(found[0]) == mark:
            return True
    return False


def is_verse_line(plain: str) -> bool:
    """Return True if the line is short enough for verse or a list, and holds no full stop before its end."""
    return len(plain) <= VERSE_LINE_CHARS and "。" not in plain[:-1]
