"""A headline stack's lines told apart: kicker, headline, deck, column label."""

import re
from collections.abc import Sequence
from enum import StrEnum

from reader.importer.blocks.block import Block
from reader.importer.rules.state import Part
from reader.importer.shapes.column_label import LIKELY, label_weight, may_be_label, trailing_label
from reader.importer.shapes.head_line import is_bracketed

_SHORT_LABEL = 8
_LONG_LABEL = 16
_LABEL_COST = (0, 0, 4, 6)
_DASH = ("——", "—", "--", "──")
_SPEAKS = re.compile(r"(?:强调|指出|表示|要求|提出|认为|呼吁|说)$")
_TIME = re.compile(
    r"(?:截至|一季度|二季度|三季度|四季度|上半年|下半年|今年|去年|前\S{1,2}月|\d{4}年$|时隔|“[^”]{2,6}”(?:时期|假期|期间)|首季|\d{1,2}月$)"
)
_ANNOUNCES = re.compile(
    r"(?:发布|印发|公布|出台|部署|收官|落幕|闭幕|署名文章|社论|典型案例|指南|通知|意见|方案|令|索引|锦标赛|杯|站|大赛|论坛|小组|部|局|院|委|会|市|县|村|镇|区|人|公司|书记|教授)$"
)
_ADDS = re.compile(
    r"^(?:同比|环比|较|比|已|将|预计|计划|累计|新增|决定|表决|打造|揭示|抓住|打击|为|不包括|涉及|其中|逾|达|规模|增速"
    r"|首批|先从|支出|提出|集中|创|解决|禁止|全国将|多部门|聚焦|到20|优化|提升|降低|减少|扩大|实现)"
)
_ATTENDS = re.compile(
    r"(?:出席|致辞|讲话|主持|主持会议|批示|演讲|颁发|启动|响应|新高|提升\S{0,8}|下降\S{0,8}|增\S{0,8}|可查|\d[%倍天条万亿次家人米号种项个]{1,2}\S{0,4})$"
)
_PERSON_ATTENDS = re.compile(r"[\u4e00-\u9fff]{2,3}(?:出席|主持|致辞|讲话|作报告|宣布)(?!.*(?:强调|指出)$)")
"""Who attended: under the headline that tells of the meeting. 赵乐际主持…并讲话强调 is a kicker."""
_NUMBERED = re.compile(r"[(\[]?(?:[^()\[\]]{0,10}[)\]])?第[〇一二三四五六七八九十百\d]{1,6}号[)\]]?$")
"""The number of an order or announcement: 〔十四届〕第十七号."""


class Follows(StrEnum):
    """What stands under a stack: news opens with a dateline, an article with its author's name."""

    DATELINE = "dateline"
    BYLINE = "byline"
    TEXT = "text"


def assign(stack: Sequence[Block], follows: Follows) -> list[Part]:
    """The part of each line of a stack, by type size, wording, place and what follows it.

    Exactly one line is the headline; at most one is the label.
    """
    if len(stack) == 1:
        return [Part.HEADLINE]
    main = _headline_of(stack, follows)
    labels = _labels_of(stack, main, follows)
    parts = []
    for at in range(len(stack)):
        if at == main:
            parts.append(Part.HEADLINE)
        elif at in labels:
            parts.append(Part.LABEL)
        else:
            parts.append(Part.KICKER if at < main else Part.DECK)
    return parts


def _headline_of(stack: Sequence[Block], follows: Follows) -> int:
    """The place of the main headline in a stack of two or more."""
    levels = [block.level or 9 for block in stack]
    largest = min(levels)
    scores = []
    for at, block in enumerate(stack):
        score = 0.0
        if block.level == largest and levels.count(largest) == 1:
            score += 4
        if not block.level and largest < 9:
            score -= 6
        if trailing_label(block.text) and not is_bracketed(block.plain):
            score += 3
        if block.plain.startswith(_DASH) or is_bracketed(block.plain):
            score -= 8
        if at + 1 < len(stack) and (block.plain.endswith((*_DASH, ":")) or _SPEAKS.search(block.plain)):
            score -= 8
        score -= _LABEL_COST[label_weight(block.plain)]
        if at and stack[at - 1].plain.endswith(("——", ":")):
            score += 3
        if at + 1 < len(stack) and stack[at + 1].plain.startswith(_DASH):
            score += 3
        scores.append(score)
    best = max(scores)
    tied = [at for at, score in enumerate(scores) if score == best]
    if len(tied) == 1:
        return tied[0]
    return _between(stack, tied, follows)


def _between(stack: Sequence[Block], tied: list[int], follows: Follows) -> int:
    """Kicker and headline, or headline and deck? A kicker sets time, place or occasion; a deck adds what follows."""
    first, second = stack[tied[0]].plain, stack[tied[1]].plain
    deck = 0.0
    if _ADDS.search(second):
        deck += 2
    if _ATTENDS.search(second):
        deck += 1.5
    if _PERSON_ATTENDS.match(second) or _NUMBERED.match(second):
        deck += 3
    deck += {Follows.DATELINE: 0.5, Follows.BYLINE: -1.5, Follows.TEXT: 0}[follows]
    if follows is Follows.BYLINE and len(second) <= _SHORT_LABEL < len(first) and label_weight(second):
        deck += 3
    if _TIME.search(first):
        deck -= 3
    if _ANNOUNCES.search(first):
        deck -= 1
    if len(first) <= 8:
        deck -= 1
    if "“" in second and "“" not in first:
        deck -= 1
    if len(second) > len(first) + 6:
        deck += 0.5
    return tied[0] if deck > 0.5 else tied[1]


def _labels_of(stack: Sequence[Block], main: int, follows: Follows) -> set[int]:
    """At most one line of a stack is its label: the most label-like one."""
    if trailing_label(stack[main].text):
        return set()
    weights = {at: _label_likeness(stack, at, main, follows) for at in range(len(stack)) if at != main}
    best = max(weights, key=lambda at: (weights[at], at), default=main)
    return {best} if weights.get(best, 0) >= LIKELY else set()


def _label_likeness(stack: Sequence[Block], at: int, main: int, follows: Follows) -> int:
    """The line's wording; over an article also its place: last under a headline, or a few words above it."""
    plain = stack[at].plain
    if plain.startswith(_DASH) or plain.endswith((*_DASH, ":")) or is_bracketed(plain):
        return 0
    weight = label_weight(plain)
    if follows is Follows.BYLINE and may_be_label(plain):
        if at > main and at == len(stack) - 1 and (len(plain) <= _LONG_LABEL):
            weight = max(weight, LIKELY)
        if at < main and len(plain) <= _SHORT_LABEL and not _TIME.search(plain):
            weight = max(weight, LIKELY)
    return weight
