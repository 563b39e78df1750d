"""Column breaks healed: which of two neighbouring lines are one paragraph that was cut, and why.

Cheap evidence decides first (stops, brackets, quotes, particles, numbers); only what it leaves open asks for words.
"""

import re
from collections.abc import Callable, Sequence

from reader.importer.shapes.sentence import closes_first, is_finished, open_marks, starts_item

Words = Callable[[str], Sequence[tuple[str, int, int]]]
"""The words of a short text, each with its first code point and the one after its last."""

_GOES_ON = frozenset("，,、；;。：:！？!?）)》〉”’」』】%％‰℃·")
_STOPS = re.compile(r"[。！？!?；;]")
_NEVER_FIRST = frozenset("的了着们等及之吗呢吧者性化和与或") | {"并且"}
_NEVER_LAST = frozenset("的和与及在被把将对为从以或是使由让给并而但所其各每该此于之") | {
    "再到",
    "以及",
    "通过",
    "进行",
    "围绕",
}
_CLAUSE_SIGNS = re.compile(r"[,，;；。！？!?]")
_FRESH = re.compile(
    r"(?:[〇一二三四五六七八九十\d]{1,4}[年月日、]|近年来|近日|近期|日前|今年|去年|目前|据|记者|当天|当下|如今|“|‘|《"
    r"|此外|同时|与此同时|截至|随着|为了|通过|本报|新华社|在|从|走进|来到|一[个名位座条次张场]|这|作为|近|过去|多年|眼下"
    r"|除了|围绕|针对|对于|根据|按照|习近平|每|当|他|她|我|不|有|还|也|说|问|清晨|傍晚|上午|下午|午后|春|夏|秋|冬"
    r"|前阵子|相较|另一方面|一方面|此前|早在|上世纪|由于|如何|为何|什么|怎么|谁|人们|大家|如果|只要|虽然|尽管|其实"
    r"|值得|特别|尤其|首先|其次|最后|例如|比如|正如|对此|为此|因此|于是|然而|但|可|所以|相比|面对|步入|中共|各"
    r"|中国|我国|全国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    r"|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾)"
)
_FIGURE = re.compile(r"\d[\d.,]*[%‰万亿个名家人次元吨公]")
_NARRATES = re.compile(
    r"^(?:在|从|据|近年来|此外|如今|其中|今年以来|\d{1,4}[年月]|本报|新华社|双方|意见|记者)"
    r"|介绍|表示|指出|认为|提醒|[日年]在|正是|已|正"
)
_CLAUSE = 2.0
_LEAST = 12
_SHORT = 45
_LONGEST_SUMMARY = 80


def reason_to_heal(left: str, right: str, words: Words | None = None, *, opens: bool = False) -> str | None:
    """Why `right` goes on where `left` was cut, both with half-width signs; None where a paragraph ends between them.

    `opens` says that `left` is the first line of a story, where a summary without a stop may stand.
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
    if opens and len(left) <= _LONGEST_SUMMARY and _is_fresh(right):
        return _over_seam(left, right, words) if words else None
    if len(left) > _SHORT or _STOPS.search(left):
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
    if len(left) < _LEAST or len(right) < _LEAST:
        return None
    if words is not None and (reason := _over_seam(left, right, words)):
        return reason
    return "clause" if _clause_weight(left, right) >= _CLAUSE else None


def _over_seam(left: str, right: str, words: Words) -> str | None:
    head, tail = left[-8:], right[:8]
    for word, start, end in words(head + tail):
        if start < len(head) < end:
            return "word"
        if (end == len(head) and word in _NEVER_LAST) or (start == len(head) and word in _NEVER_FIRST):
            return "particle"
    return None


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
    if _FIGURE.match(right):
        weight += 1.5
    first = _CLAUSE_SIGNS.split(right, maxsplit=1)[0]
    if len(first) <= 4:
        weight += 1
    return weight


def _is_fresh(right: str) -> bool:
    return _FRESH.match(right) is not None
