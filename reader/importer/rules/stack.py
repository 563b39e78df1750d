"""Parts of a headline stack's lines: kicker, headline, deck, column label.

Claims    nothing itself: `headline` and `unmarked` ask it about the runs that they found.
Evidence  type size; dashes, colons and brackets; a label's wording; what follows the stack; and, between two lines of
          one size, words that set time and occasion (kicker) or that add what follows from the news (deck).
Cases     headline_stacks.md, column_labels.md, thresholds_stack.md.
Leaves    a line alone: it is the headline.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from reader.importer.blocks.block import Block, Stated
from reader.importer.rules.standing import byline_of, weight_of
from reader.importer.rules.state import Part
from reader.importer.shapes.byline_line import names_reporters
from reader.importer.shapes.clause import reads_as_clause
from reader.importer.shapes.column_label import (
    LabelWeight,
    label_weight,
    may_be_label,
    may_name_column,
    names_place,
    trailing_label,
)
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import is_bracketed, is_office
from reader.importer.shapes.provinces import MAINLAND

_STATED = {Stated.KICKER: Part.KICKER, Stated.HEADLINE: Part.HEADLINE, Stated.DECK: Part.DECK}

_SHORT_LABEL_CHARS, _LONG_LABEL_CHARS = 8, 16
"""Code points of a line over an article that its place alone makes a label: above the headline, and under it."""

_SIZE, _SAYS = 4, 3
"""Points of a headline. The only line of the largest type has _SIZE. A line _SAYS that it is the headline by a label in
brackets at its end, or is pointed to by its neighbour's dash or colon: one such sign yields to type size, two do not.
A line with a label's wording loses _SIZE, a well-known label more: 本报评论员 is set large and no headline."""

_FAINT, _WEAK, _FAIR, _STRONG = 1, 2, 3, 5
"""Strengths of what speaks for headline and deck, or against it for kicker and headline; more than faint decides."""

_FEW_WORDS_CHARS = 8
"""Code points of a first line that names an occasion, and is no headline: 全国人大常委会."""

_BRIEF_HEADLINE_CHARS = 10
"""Code points of a headline over a clause that is its deck; a longer first line is the kicker of a report."""

_LONGER_CHARS = 6
"""Code points by which a second line is longer than the first as decks are, which have smaller type."""

_LONGEST_TIME_CHARS = 10
"""Code points of a line that names no more than a time: “五一”假期前三日. A longer one reports what happened then."""

_REPORTED, _UNREPORTED = 0.5, 0.25
"""Shares of pairs of characters in the lead: half of a headline's, less than a quarter of a deck's."""

_STOP = re.compile(r"[。！？!?]")
_COUNTS = re.compile(r"\d[\d.]*(?:[%倍万亿]|[个家人次种只例项名元吨])|百分之|[一二三四五六七八九十]成")
"""Figures that make a first line a piece of news by itself."""
_REPORTS = re.compile(r"(?:侧记|纪实|述评|综述|纪行|巡礼|掠影|回眸|一瞥)$")
"""Ends of a line that says what kind of report the story is."""
_OCCASION = re.compile(r"(?:之际|来临|到来|节前夕|周年)$")
"""Ends of a kicker that names the occasion: 国际护士节来临之际."""
_PUBLISHES = re.compile(r"发表(?:社论|文章|署名文章|声明|评论|讲话|演讲|致辞)")
"""Words of a kicker that names who published what the headline says."""

_DASH = ("——", "—", "--", "──")
_SPEAKS = re.compile(r"(?:强调|指出|表示|要求|提出|认为|呼吁|说|勉励\S{0,8})$")
_TIME = re.compile(
    r"""
    截至|一季度|二季度|三季度|四季度|上半年|下半年|今年|去年|前\S{1,2}月|首季   # 一季度
    | \d{4}年$|\d{1,2}月$|时隔                                                  # 2023年
    | “[^”]{2,6}”(?:时期|假期|期间)                                             # “十四五”时期
    | (?:春节|元旦|清明|端午|中秋|国庆|元宵|重阳|双节)节?                       # 端午假期
      (?:小?长?假期?|期间|前夕|首日|前后|将至|来临|到来)?$
    """,
    re.VERBOSE,
)
_ANNOUNCES = re.compile(
    r"(?:收官|落幕|闭幕|署名文章|社论|典型案例|指南|通知|意见|方案|令|索引|锦标赛|杯|站|大赛|联赛|公开赛|论坛|任务|举措|措施"
    r"|小组|部|局|院|委|会|市|县|村|镇|区|(?<![\d万亿])人|公司|书记|教授|专家|院士|学者|部长|外长|总统|总理|主席|大使|媒体|各界)$"
)
"""Ends of a kicker: who or what announces."""
_ISSUES = re.compile(r"(?:发布|印发|公布|出台|部署)$")
"""Ends of a line of what was issued: a kicker's, or a headline's to which the deck adds what is in it."""
_HAPPENS = re.compile(r"(?:举行|召开|举办|开幕|诞生|首演|落成|开通)$")
"""Ends of a headline of an event, under a kicker that names its theme."""
_PROVINCE = re.compile(rf"(?:{MAINLAND}|我国|全国)")
"""Beginnings of a line with a subject of its own, as headlines have; decks seldom name it again."""
_ADDS = re.compile(
    r"^(?:主要|重点|仍|有望|涵盖|包括|供给|需求|覆盖|面向|适用|同比|环比|较|比|已|将|预计|计划|累计|新增|决定|表决|打造|揭示|抓住|打击|为|不包括|涉及|其中|逾|达|规模|增速"
    r"|首批|先从|支出|提出|集中|创|解决|禁止|全国将|多部门|聚焦|到20|优化|提升|降低|减少|扩大|实现)"
)
"""Beginnings of a deck: what follows from the news."""
_ATTENDS = re.compile(
    r"""
    (?: 出席|致辞|讲话|主持|主持会议|批示|演讲|颁发|启动|响应|新高|可查
      | 致?\d+[死伤]|正在进一步调查   # 已致26死61伤
      | 提升\S{0,8}|下降\S{0,8}|增\S{0,8}|\d[%倍天条万亿次家人米号种项个]{1,2}\S{0,4}   # 增长8.5%
    )$
    """,
    re.VERBOSE,
)
"""Ends of a deck: who attended, and by how much something grew."""
_PERSON_ATTENDS = re.compile(r"[\u4e00-\u9fff]{2,3}(?:出席|主持|致辞|讲话|作报告|宣布)(?!.*(?:强调|指出)$)")
"""Attendance, under the headline that speaks of the meeting. 赵乐际主持…并讲话强调 is a kicker."""
_NUMBERED = re.compile(r"[(\[]?(?:[^()\[\]]{0,10}[)\]])?第[〇一二三四五六七八九十百\d]{1,6}号[)\]]?$")
"""The number of an order or announcement: 〔十四届〕第十七号."""
_RESULT = re.compile(
    r"(?:(?:\d[\d.]*|[〇零一二三四五六七八九十百千万亿点]{2,})[%‰万亿千百]*"
    r"(?:左右|以上|[倍次元人只辆吨种个家项件场亩]|千瓦|公里|标箱)*|持续)$"
)
"""End of a line over a dateline that states the news itself, as no kicker does: 采暖费下调5.3%."""


class Follows(StrEnum):
    """Line under a stack: news opens with a dateline, a report with its reporters, an essay with its author's name."""

    DATELINE = "dateline"
    REPORTERS = "reporters"
    AUTHOR = "author"
    TEXT = "text"


_NAMES = (Follows.REPORTERS, Follows.AUTHOR)


def under(blocks: Sequence[Block], at: int) -> tuple[Follows, str]:
    """Return what the block at `at`, under a stack, is; and the first sentence of news, without its dateline."""
    if at >= len(blocks):
        return Follows.TEXT, ""
    block = blocks[at]
    if found := opening(block.text, block.plain):
        return Follows.DATELINE, _STOP.split(block.plain[found.end :], maxsplit=1)[0]
    if byline_of(block) is None:
        return Follows.TEXT, ""
    return Follows.REPORTERS if names_reporters(block.plain) else Follows.AUTHOR, ""


def assign(stack: Sequence[Block], follows: Follows, lead: str = "") -> list[Part]:
    """Return the part of each line of a stack. Exactly one line is the headline; at most one is the label.

    `lead` is the first sentence of the news under the stack.
    """
    if len(stack) == 1:
        return [Part.HEADLINE]
    stated = [_STATED.get(block.stated) for block in stack]
    main = stated.index(Part.HEADLINE) if Part.HEADLINE in stated else _headline_of(stack, follows, lead)
    label = None if any(stated) else _label_of(stack, main, follows)
    parts = [part or (Part.KICKER if at < main else Part.DECK) for at, part in enumerate(stated)]
    parts[main] = Part.HEADLINE
    if label is not None:
        parts[label] = Part.LABEL
    return parts


def _headline_of(stack: Sequence[Block], follows: Follows, lead: str) -> int:
    """Return the index of the main headline in a stack of two or more."""
    levels = [block.level for block in stack]
    largest = min((level for level in levels if level), default=0)
    alone = levels.count(largest) == 1
    scores = []
    for at, level in enumerate(levels):
        forbidden = _objections(stack, at, largest)
        by_size = alone and level == largest and not forbidden
        scores.append((stack[at].stated not in _STATED, -forbidden, _points(stack, at) + (_SIZE if by_size else 0)))
    best = [at for at, score in enumerate(scores) if score == max(scores)]
    return best[0] if len(best) == 1 else _between(stack, best, follows, lead)


def _objections(stack: Sequence[Block], at: int, largest: int) -> int:
    """Count objections to a line as headline: no mark among marked lines, a dash before it, a lead to the next line."""
    block = stack[at]
    unmarked = largest > 0 and not block.level
    set_apart = block.plain.startswith(_DASH) or is_bracketed(block.plain)
    leads_on = at + 1 < len(stack) and (block.plain.endswith((*_DASH, ":")) or _SPEAKS.search(block.plain) is not None)
    return unmarked + set_apart + leads_on


def _points(stack: Sequence[Block], at: int) -> int:
    """Sum up what a line and its neighbours say for its being the headline."""
    block = stack[at]
    says = (
        trailing_label(block.text) is not None and not is_bracketed(block.plain),
        at > 0 and stack[at - 1].plain.endswith(("——", ":")),
        at + 1 < len(stack) and stack[at + 1].plain.startswith(_DASH),
    )
    return _SAYS * sum(says) - (0 if says[0] else _label_cost(block))


def _label_cost(block: Block) -> int:
    """Return the points that a line loses by a label's wording."""
    weight = weight_of(block)
    if weight is LabelWeight.SURE:
        return _SAYS + _SAYS
    return _SIZE if weight is LabelWeight.LIKELY else 0


def _between(stack: Sequence[Block], tied: list[int], follows: Follows, lead: str) -> int:
    """Return the headline of two lines: the first, with a deck below, or the second, with a kicker above."""
    first, second = stack[tied[0]].plain, stack[tied[1]].plain
    deck = _speaks_for_deck(first, second, follows) - _speaks_for_kicker(first, second, follows)
    deck += _FAIR if _reports_first_alone(lead, first, second) else 0
    return tied[0] if deck > _FAINT else tied[1]


def _reports_first_alone(lead: str, first: str, second: str) -> bool:
    """Return True if the lead reports what the first line says, and nothing of the second, which adds to the news."""
    return _share(first, lead) >= _REPORTED and _share(second, lead) < _UNREPORTED


def _share(line: str, text: str) -> float:
    """Return the share of a line's pairs of characters that stand in the text."""
    signs = [sign for sign in line if sign.isalnum()]
    pairs = {first + second for first, second in pairwise(signs)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def _speaks_for_deck(first: str, second: str, follows: Follows) -> int:
    labelled = follows in _NAMES and len(second) <= _SHORT_LABEL_CHARS < len(first) and label_weight(second) > 0
    more = follows is Follows.REPORTERS and _says_more(first, second)
    evidence = (
        (_ADDS.search(second), _FAIR),
        (_ATTENDS.search(second), _FAIR),
        (_REPORTS.search(second), _STRONG),
        (_PERSON_ATTENDS.match(second) or _NUMBERED.match(second), _STRONG),
        (labelled, _STRONG),
        (_gives_figure(first, second), _FAIR + _STRONG),
        (more, _FAIR + _STRONG),
        (follows is Follows.DATELINE, _FAINT),
        (follows is Follows.DATELINE and _COUNTS.search(first), _FAINT),
        (follows is Follows.DATELINE and _RESULT.search(first), _FAIR),
        (len(second) > len(first) + _LONGER_CHARS, _FAINT),
    )
    return sum(strength for found, strength in evidence if found)


def _gives_figure(first: str, second: str) -> bool:
    """Return True for a figure under what it is the figure of: 播种面积五千六百万亩 under 夏粮丰收在望."""
    said = reads_as_clause(first) and not (_TIME.search(first) or _RESULT.search(first))
    return said and _RESULT.search(second) is not None


def _says_more(first: str, second: str) -> bool:
    """Return True for a clause under a few words that name no column: 老盐工算了一笔账 under 盐田上的新路."""
    return len(first) <= _BRIEF_HEADLINE_CHARS and not may_name_column(first) and reads_as_clause(second)


def _speaks_for_kicker(first: str, second: str, follows: Follows) -> int:
    evidence = (
        (len(first) <= _LONGEST_TIME_CHARS and _TIME.search(first), _STRONG),
        (_PUBLISHES.search(first) or _OCCASION.search(first) or _REPORTS.search(first), _STRONG),
        (follows in _NAMES, _FAIR),
        (_ANNOUNCES.search(first), _FAIR),
        (_ISSUES.search(first), _WEAK),
        (_HAPPENS.search(second) and not _ADDS.search(second), _FAIR),
        (_PROVINCE.match(second), _WEAK),
        (len(first) <= _FEW_WORDS_CHARS, _WEAK),
        ("“" in second and "“" not in first, _WEAK),
    )
    return sum(strength for found, strength in evidence if found)


def _label_of(stack: Sequence[Block], main: int, follows: Follows) -> int | None:
    """Return the index of the most label-like line, the lowest of several; None if none is likely one."""
    if trailing_label(stack[main].text):
        return None
    weights = {at: _label_likeness(stack, at, main, follows) for at in range(len(stack)) if at != main}
    best = max(weights, key=lambda at: (weights[at], at))
    return best if weights[best] >= LabelWeight.LIKELY else None


def _label_likeness(stack: Sequence[Block], at: int, main: int, follows: Follows) -> LabelWeight:
    """Weigh the line's wording; over an article also its place: last under a headline, or a few words above it."""
    plain = stack[at].plain
    if plain.startswith(_DASH) or plain.endswith((*_DASH, ":")) or is_bracketed(plain):
        return LabelWeight.NONE
    weight = weight_of(stack[at])
    if _REPORTS.search(plain) and len(plain) > _SHORT_LABEL_CHARS:
        return LabelWeight.NONE
    if follows not in _NAMES or not may_be_label(plain) or is_office(plain):
        return weight
    few = len(plain) <= _SHORT_LABEL_CHARS and not reads_as_clause(plain)
    if at < main:
        by_place = few and not _TIME.search(plain)
    elif names_place(plain):
        return LabelWeight.NONE
    else:
        named = len(plain) <= _LONG_LABEL_CHARS and may_name_column(plain)
        by_place = at == len(stack) - 1 and (named or (few and follows is Follows.AUTHOR))
    return max(weight, LabelWeight.LIKELY) if by_place else weight
