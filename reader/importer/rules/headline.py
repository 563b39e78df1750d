"""The headline stack: kicker, headline, deck and column label, told apart by type size, wording and place."""

import re

from reader.importer.blocks import Block
from reader.importer.shapes.byline import parse_byline
from reader.importer.shapes.column_label import label_weight, trailing_label
from reader.importer.shapes.credit import split_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.sentence import is_finished, starts_item
from reader.importer.state import Part, State

_DASH = ("——", "—", "--", "──")
_SPEAKS = re.compile(r"(?:强调|指出|表示|要求|提出|认为|呼吁|说)$")
_WHOLLY_BRACKETED = re.compile(r"[(\[［][^()]*(?:\([^()]*\)[^()]*)*[)\]］]$")
_TIME = re.compile(
    r"(?:截至|一季度|二季度|三季度|四季度|上半年|下半年|今年|去年|前\S{1,2}月|\d{4}年$|时隔|“[^”]{2,6}”(?:时期|假期|期间)|首季|\d{1,2}月$)"
)
_ANNOUNCES = re.compile(
    r"(?:发布|印发|公布|出台|部署|收官|落幕|闭幕|署名文章|社论|典型案例|指南|通知|意见|方案|令|索引|锦标赛|杯|站|大赛|论坛|小组|部|局|院|委|会|市|县|村|镇|区|人|公司|书记|教授)$"
)
_ADDS = re.compile(
    r"^(?:同比|环比|较|比|已|将|预计|计划|近日|累计|新增|决定|表决|打造|揭示|抓住|打击|为|不包括|涉及|其中|逾|达|规模|增速|涉|首批|先从|支出|提出|集中|创|供给|就业形势|事故|官方|植被|数字|参赛|参展"
    r"|国家防总|中国航天员|解决|禁止|全国将|多部门|聚焦|到20)"
)
_ATTENDS = re.compile(
    r"(?:出席|致辞|讲话|主持|批示|演讲|颁发|启动|响应|新高|提升\S*|下降\S*|增\S*|增长\S*|发射|巨大?|高峰|标准|\d+[%倍天条万亿次家人米号]+\S{0,4})$"
)
_LONGEST_PLAIN = 90
_DECK_LENGTH = 60


def apply(state: State) -> None:
    """Each run of headings, with the plain decks and labels between and under them, opens a story."""
    at = 0
    while at < len(state.blocks):
        if state.free(at) and state.blocks[at].level:
            at = _claim_stack(state, at)
        else:
            at += 1


def _claim_stack(state: State, start: int) -> int:
    members = _members(state, start)
    parts = _assign([state.blocks[at] for at in members], _short_news(state, members[-1] + 1))
    state.open(start)
    for at, part in zip(members, parts, strict=True):
        state.claim(at, part)
    return members[-1] + 1


def _members(state: State, start: int) -> list[int]:
    """The blocks of a stack: headings, plain lines between headings, and plain decks that end it."""
    members = [start]
    at = start + 1
    while at < len(state.blocks):
        if state.free(at) and state.blocks[at].level:
            if _opens_next(state, members, at):
                break
            members.append(at)
        elif state.is_text(at) and _is_plain_deck(state, at):
            members.append(at)
        else:
            break
        at += 1
    return members


def _opens_next(state: State, members: list[int], at: int) -> bool:
    """More headings than one stack holds: the earlier ones are headlines without text."""
    return len(members) >= 5


def _is_plain_deck(state: State, at: int) -> bool:
    """A short line without a stop under the headline, with a heading, a byline or a dateline after it."""
    block = state.blocks[at]
    plain = block.plain
    if len(plain) > 3 and plain.startswith("——") and not plain.endswith("——"):
        return len(plain) <= _LONGEST_PLAIN and plain[-1] not in "。" and not _is_signature(plain)
    if _WHOLLY_BRACKETED.match(plain) and at + 1 < len(state.blocks) and "作者" not in plain[:4]:
        return _dated_bracket(plain) and state.free(at + 1)
    if len(plain) > _DECK_LENGTH or is_finished(plain) or starts_item(plain) or plain[-1] in ",、":
        return False
    if split_credit(plain) is not None or parse_byline(plain) is not None or at + 1 >= len(state.blocks):
        return False
    if not state.free(at + 1) and state.parts[at + 1] is not Part.JUMP:
        return False
    following = state.blocks[at + 1]
    if following.level:
        return at + 2 < len(state.blocks) and label_weight(following.plain) >= 2
    if _is_roundup(state, at):
        return False
    return (
        opening(following.text, following.plain) is not None
        or bool(_role_byline(following.plain))
        or state.parts[at + 1] is Part.JUMP
    )


def _is_signature(plain: str) -> bool:
    return len(plain) <= 12 and "编" in plain and "者" in plain


def _dated_bracket(plain: str) -> bool:
    return "年" in plain or "日" in plain or bool(re.search(r"\d{4}", plain))


def _role_byline(plain: str) -> bool:
    return "记者" in plain and parse_byline(plain) is not None


def _is_roundup(state: State, at: int) -> bool:
    """The story holds more such pairs (short line, then dateline or byline): this line heads its first part."""
    end = at + 2
    while end + 1 < len(state.blocks) and not state.blocks[end].level:
        plain, following = state.blocks[end].plain, state.blocks[end + 1]
        if (
            len(plain) <= _DECK_LENGTH
            and not is_finished(plain)
            and not following.level
            and (opening(following.text, following.plain) is not None or _role_byline(following.plain))
        ):
            return True
        end += 1
    return False


def _short_news(state: State, at: int) -> bool:
    """The story begins with a dateline: news in the short form, where a second line is more often a deck."""
    return at < len(state.blocks) and opening(state.blocks[at].text, state.blocks[at].plain) is not None


def _assign(stack: list[Block], news: bool) -> list[Part]:
    if len(stack) == 1:
        return [Part.HEADLINE]
    main = _headline_of(stack, news)
    labels = _labels_of(stack, main)
    parts = []
    for at in range(len(stack)):
        if at == main:
            parts.append(Part.HEADLINE)
        elif at in labels:
            parts.append(Part.LABEL)
        else:
            parts.append(Part.KICKER if at < main else Part.DECK)
    return parts


def _headline_of(stack: list[Block], news: bool) -> int:
    """The place of the main headline in a stack of two or more."""
    levels = [block.level or 9 for block in stack]
    largest = min(levels)
    scores = []
    for at, block in enumerate(stack):
        score = 0.0
        if block.level == largest and levels.count(largest) == 1:
            score += 4
        if not block.level:
            score -= 6
        if trailing_label(block.text) and not _WHOLLY_BRACKETED.match(block.plain):
            score += 3
        if block.plain.startswith(_DASH) or _WHOLLY_BRACKETED.match(block.plain):
            score -= 8
        if at + 1 < len(stack) and (block.plain.endswith((*_DASH, ":")) or _SPEAKS.search(block.plain)):
            score -= 8
        score -= 2 * label_weight(block.plain)
        if at and stack[at - 1].plain.endswith(("——", ":")):
            score += 3
        if at + 1 < len(stack) and stack[at + 1].plain.startswith(_DASH):
            score += 3
        scores.append(score)
    best = max(scores)
    tied = [at for at, score in enumerate(scores) if score == best]
    if len(tied) == 1:
        return tied[0]
    return _between(stack, tied, news)


def _between(stack: list[Block], tied: list[int], news: bool) -> int:
    """Kicker and headline, or headline and deck? A kicker sets time, place or occasion; a deck adds what follows."""
    first, second = stack[tied[0]].plain, stack[tied[1]].plain
    deck = 0.0
    if _ADDS.search(second):
        deck += 2
    if _ATTENDS.search(second):
        deck += 1.5
    if news:
        deck += 0.5
    else:
        deck -= 1.5
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


def _labels_of(stack: list[Block], main: int) -> set[int]:
    """At most one line of a stack is its label: the most label-like one."""
    if trailing_label(stack[main].text):
        return set()
    weights = {
        at: label_weight(block.plain)
        for at, block in enumerate(stack)
        if at != main and block.level and not block.plain.startswith(_DASH) and not block.plain.endswith((*_DASH, ":"))
    }
    likely = {at: weight for at, weight in weights.items() if weight}
    if not likely:
        return set()
    best = max(likely, key=lambda at: (likely[at], at))
    if likely[best] >= 2:
        return {best}
    return {best} if best > main and len(stack[best].plain) <= 8 else set()
