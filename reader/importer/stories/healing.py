"""Column breaks healed: two neighbouring lines that are one paragraph, cut at a column's end, with the reason.

Joins     a line that is not finished and the next: by punctuation, open brackets or quotes, a number that is cut, a
          word or particle over the seam, or because both read as one sentence.
Evidence  cheap signs decide first; only what they leave open asks the segmenter for words.
Cases     healing.md, thresholds_healing.md.
Leaves    crossheads (short, balanced, a fresh start below), items of lists, quotations on a line of their own.
"""

import re
from collections.abc import Callable, Sequence

from reader.importer.shapes.dateline import opening
from reader.importer.shapes.provinces import PROVINCES
from reader.importer.shapes.sentence import closes_any, closes_first, is_finished, open_marks, starts_item

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
_PRICED = re.compile(r"[定售]价[:\s]*[\d.]{1,8}元$")
"""The end of what is said of a book under review: 海州出版社2021年版 定价:58.00元."""

_CLAUSE_SIGNS = re.compile(r"[,，;；。！？!?]")
_FRESH = re.compile(
    rf"""
      [〇一二三四五六七八九十\d]{{1,4}}[年月日、]|近年来|近日|近期|日前|今年|去年|目前|当天|当下|如今|此前|早在|上世纪|近
    | 过去|多年|眼下|清晨|傍晚|上午|下午|午后|春|夏|秋|冬|前阵子|截至|随着|每|当
    | “|‘|《|据|记者|本报|新华社|习近平|中共|各|人们|大家|他|她|我|谁
    | 此外|同时|与此同时|相较|另一方面|一方面|值得|特别|尤其|首先|其次|最后|例如|比如|正如|对此|为此|因此|于是|所以
    | 为了|通过|在|从|走进|来到|步入|面对|一[个名位座条次张场]|这|作为|除了|围绕|针对|对于|根据|按照|由于|相比
    | 不|有|还|也|说|问|如何|为何|什么|怎么|如果|只要|虽然|尽管|其实|然而|但|可
    | 中国|我国|全国|{PROVINCES}
    """,
    re.VERBOSE,
)
"""Words that begin a paragraph under a crosshead: time, person, connection, place."""
_FIGURE = re.compile(r"\d[\d.,]*[%‰万亿个名家人次元吨公]")
_NARRATES = re.compile(
    r"^(?:在|从|据|近年来|此外|如今|其中|今年以来|\d{1,4}[年月]|本报|新华社|双方|意见|记者)"
    r"|介绍|表示|指出|认为|提醒|[日年]在|正是|已|正"
)
_LEAST_CHARS = 12
"""Code points on either side of a seam that only words or clauses could close; shorter lines are crossheads. As many
are cut into words: none is longer."""

_LONGEST_CROSSHEAD_CHARS = 45
"""Code points of a line without a stop that may be a crosshead; a longer one is a cut paragraph."""

_LONGEST_SUMMARY_CHARS = 80
"""Code points of a summary without a stop, the first line of a story."""

_LONG_CHARS, _VERY_LONG_CHARS = 25, 32
"""Code points of a line that is rather a cut sentence than a crosshead, and of one that hardly is a crosshead."""

_MANY_CLAUSES = 4
"""Clauses of a line that no crosshead has."""

_TAIL_CLAUSE = 0.7
"""Share of its first clause that the last clause of a crosshead has at least: crossheads are balanced."""

_SHORT_CLAUSE_CHARS = 4
"""Code points of the next line's first clause, if it is rather the end of a clause that was cut."""

_FAINT, _FAIR, _STRONG = 1, 2, 3
"""Strengths of what speaks for one sentence over a seam."""

_CLAUSE = 4
"""Sum of strengths that makes two lines one sentence: two good reasons, and no fresh start below."""


def reason_to_heal(
    left: str, right: str, words: Words | None = None, *, opens: bool = False, ended: bool = False
) -> str | None:
    """Return why `right` goes on after `left`, both with half-width signs; None if a paragraph ends between them.

    `opens` says that `left` is the first line of a story, which may be a summary without a stop; `ended` that it is
    short of its column's edge: only a sign that is left open makes it go on.
    """
    if not left or not right or is_finished(left):
        return None
    if right[0] in _GOES_ON:
        return "punctuation"
    if starts_item(right) and left[-1] not in ",，、":
        return None
    if left[-1] in ",，、(（“‘《「『":
        return "punctuation"
    if opened := _left_open(left, right) or ("unfinished" if _is_lead(left) else None):
        return opened
    if ended or left.endswith(("——", "—")) or _is_quotation(left) or _PRICED.search(left):
        return None
    if _splits_number(left, right):
        return "number"
    if opens and len(left) <= _LONGEST_SUMMARY_CHARS and _is_fresh(right):
        return _over_seam(left, right, words) if words else None
    if len(left) > _LONGEST_CROSSHEAD_CHARS or _STOPS.search(left):
        return "unfinished"
    return _by_words(left, right, words)


def _is_lead(left: str) -> bool:
    """Return True for the beginning of a news item: its dateline and a piece of its first sentence."""
    found = opening(left, left)
    return found is not None and len(left) - found.end >= _LEAST_CHARS


def _is_quotation(left: str) -> bool:
    """Return True for a whole line in quotation marks: a crosshead that quotes."""
    return left[0] == "“" and left[-1] == "”" and len(left) <= _LONGEST_CROSSHEAD_CHARS


def _left_open(left: str, right: str) -> str | None:
    # A mark that nothing below closes is none that runs on: most lines close none.
    marks = open_marks(left) if closes_any(right) else []
    if marks and closes_first(right, marks[-1]):
        return "brackets" if marks[-1] in "(（《〈【" else "quotes"
    return None


def _splits_number(left: str, right: str) -> bool:
    if not left[-1].isdigit():
        return False
    return right[0].isdigit() or right[0] in "年月日时分%万亿个名家人次元米吨届岁倍号" or right[0] == "."


def _by_words(left: str, right: str, words: Words | None) -> str | None:
    """Return why a short line without a stop goes on: words or clauses run over the seam. Else it is a crosshead."""
    if len(left) < _LEAST_CHARS or len(right) < _LEAST_CHARS:
        return None
    if words is not None and (reason := _over_seam(left, right, words)):
        return reason
    return "clause" if _clause_weight(left, right) >= _CLAUSE else None


def _over_seam(left: str, right: str, words: Words) -> str | None:
    head, tail = left[-_LEAST_CHARS:], right[:_LEAST_CHARS]
    for word, start, end in words(head + tail):
        if start < len(head) < end:
            return "word"
        if (end == len(head) and word in _NEVER_LAST) or (start == len(head) and word in _NEVER_FIRST):
            return "particle"
    return None


def _clause_weight(left: str, right: str) -> int:
    """Sum up how much two lines read as one sentence; a fresh start below speaks against it."""
    clauses = _CLAUSE_SIGNS.split(left)
    unbalanced = len(clauses[-1]) < len(clauses[0]) * _TAIL_CLAUSE or len(clauses) >= _MANY_CLAUSES
    evidence = (
        (len(clauses) > 1, _FAIR),
        (len(clauses) > 1 and unbalanced, _FAINT),
        (len(left) >= _LONG_CHARS, _FAINT),
        (len(left) >= _VERY_LONG_CHARS, _FAINT),
        ("……" in left or _NARRATES.search(left), _FAIR),
        (_FIGURE.match(right), _STRONG),
        (len(_CLAUSE_SIGNS.split(right, maxsplit=1)[0]) <= _SHORT_CLAUSE_CHARS, _FAIR),
        (_is_fresh(right), -_STRONG),
    )
    return sum(strength for found, strength in evidence if found)


def _is_fresh(right: str) -> bool:
    return _FRESH.match(right) is not None
