"""Column breaks healed: which of two neighbouring lines are one paragraph that was cut, and why.

Cheap evidence decides first (stops, brackets, quotes, particles, numbers); only what it leaves open asks for words.
"""

import re
from collections.abc import Callable, Sequence

from reader.importer.shapes.sentence import closes_first, is_finished, open_marks, starts_item

Words = Callable[[str], Sequence[str]]
"""Cuts a short Han text into words."""

_GOES_ON = frozenset("，,、；;。：:！？!?）)》〉”’」』】%％‰℃·")
_STOPS = re.compile(r"[。！？!?；;]")
_NEVER_FIRST = frozenset("的了着们等及之吗呢吧者性化和与或") | {"并且"}
_NEVER_LAST = frozenset("的和与及在被把将对为从以或向是使由让给并而但所其各每该此于之") | {
    "再到",
    "以及",
    "通过",
    "进行",
    "围绕",
}
_CLAUSE_SIGNS = re.compile(r"[,，;；:：。！？!?]")
_FRESH = re.compile(
    r"(?:[〇一二三四五六七八九十\d]{1,4}[年月日、]|\d|近年来|近日|近期|日前|今年|去年|目前|据|记者|当天|当下|如今|“|‘|《"
    r"|此外|同时|与此同时|截至|随着|为了|通过|本报|新华社|在|从|走进|来到|一[个名位座条次张场]|这|作为|近|过去|多年|眼下"
    r"|除了|围绕|针对|对于|根据|按照|习近平|每|当|他|她|我|不|有|还|也|说|问|清晨|傍晚|上午|下午|春|夏|秋|冬|中国|我国|全国)"
)
_NARRATES = re.compile(
    r"^(?:在|从|据|近年来|此外|如今|其中|今年以来|\d{1,4}[年月]|本报|新华社|双方|意见|记者)"
    r"|介绍|表示|指出|认为|提醒|[日年]在|正是|已|正"
)
_CLAUSE = 2.0
_LEAST = 12
_SHORT = 45
_LONGEST_CROSSHEAD = 70
_VERSE = 22


def reason_to_heal(left: str, right: str, words: Words | None = None, *, opening: bool = False) -> str | None:
    """Why `right` goes on where `left` was cut, both with half-width signs; None where a paragraph ends between them.

    `opening` says that `left` is the first line of a story, where a summary without a stop may stand.
    """
    if not left or not right or is_finished(left):
        return None
    if right[0] in _GOES_ON:
        return "punctuation"
    if starts_item(right) and left[-1] not in ",，、":
        return None
    if left[-1] in ",，、(（“‘《「『":
        return "punctuation"
    if opened := _left_open(left, right):
        return opened
    if left.endswith(("——", "—")) or _is_quotation(left):
        return None
    if _splits_number(left, right):
        return "number"
    if _STOPS.search(left):
        return (
            None
            if opening and _is_fresh(right) and len(left) <= _LONGEST_CROSSHEAD and "。" not in left
            else "unfinished"
        )
    if len(left) > _SHORT and not (opening and len(left) <= _LONGEST_CROSSHEAD and _is_fresh(right)):
        return "unfinished"
    return _by_words(left, right, words)


def _is_quotation(left: str) -> bool:
    """The whole line stands in quotation marks: a crosshead that quotes."""
    return left[0] == "“" and left[-1] == "”" and len(left) <= _SHORT


def _left_open(left: str, right: str) -> str | None:
    marks = open_marks(left)
    if marks and closes_first(right, marks[-1]):
        return "brackets" if marks[-1] in "(（《〈【" else "quotes"
    return None


def _splits_number(left: str, right: str) -> bool:
    if not left[-1].isdigit():
        return False
    return right[0].isdigit() or right[0] in "年月日时分%万亿个名家人次元米吨届岁倍号" or right[0] == "."


def _by_words(left: str, right: str, words: Words | None) -> str | None:
    """A short line without a stop: a crosshead, unless words or clauses run over the seam."""
    if len(left) < _LEAST:
        return None
    if words is not None and (reason := _over_seam(left, right, words)):
        return reason
    return "clause" if _clause_weight(left, right) >= _CLAUSE else None


def _over_seam(left: str, right: str, words: Words) -> str | None:
    head, tail = left[-8:], right[:8]
    at = 0
    last = ""
    for word in words(head + tail):
        if at < len(head) < at + len(word):
            return "word"
        if at + len(word) == len(head):
            last = word
        elif at == len(head) and word in _NEVER_FIRST:
            return "particle"
        at += len(word)
    return "particle" if last in _NEVER_LAST else None


def _clause_weight(left: str, right: str) -> float:
    """How much the two lines read as one sentence; crossheads are short, balanced and followed by a fresh start."""
    weight = 0.0
    clauses = _CLAUSE_SIGNS.split(left)
    if len(clauses) > 1:
        weight += 1
        if len(clauses[-1]) < len(clauses[0]) * 0.7 or len(clauses) > 3:
            weight += 0.5
    if len(left) >= 32:
        weight += 1
    elif len(left) >= 25:
        weight += 0.5
    if _is_fresh(right):
        weight -= 1.5
    if "……" in left or _NARRATES.search(left):
        weight += 1
    first = _CLAUSE_SIGNS.split(right, maxsplit=1)[0]
    if len(first) <= 4:
        weight += 1
    return weight


def _is_fresh(right: str) -> bool:
    return _FRESH.match(right) is not None


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def is_verse_line(plain: str) -> bool:
    """Short enough for a line of a poem or of a list."""
    return len(plain) <= _VERSE and "。" not in plain[:-1]
