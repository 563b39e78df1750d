"""The headline stack: kicker, headline, deck and column label, told apart by type size, wording and place."""

import re

from reader.importer.rules.stack import Follows, assign
from reader.importer.rules.state import Part, State
from reader.importer.shapes.byline import parse_byline
from reader.importer.shapes.column_label import LIKELY, SURELY, label_weight, marked_label, may_be_label
from reader.importer.shapes.credit import split_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import is_bracketed, is_sender, may_be_head
from reader.importer.shapes.jump import trailing_jump
from reader.importer.shapes.sentence import is_finished, starts_item

_LONGEST_PLAIN = 90
_DECK_LENGTH = 60
_LABEL_LENGTH = 16
_BARE_LABEL = 8
_PLAIN_ABOVE = 2
_MOST = 5
"""Lines of one stack; with more headings the earlier ones are headlines without text."""
_LEVELS_OF_STACKS = 2
_NO_LEVEL = 9
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节]\s"
)
_KICKER_LENGTH = 60
_STACK = (Part.KICKER, Part.HEADLINE, Part.DECK, Part.LABEL)


def apply(state: State) -> None:
    """Each run of headings, with the plain decks and labels between and under them, opens a story."""
    deepest = _crosshead_level(state)
    at = 0
    while at < len(state.blocks):
        if state.free(at) and state.blocks[at].level:
            if _is_crosshead(state, at, deepest):
                state.claim(at, Part.TEXT)
                at += 1
                continue
            at = _claim_stack(state, at)
        else:
            at += 1


def _crosshead_level(state: State) -> int:
    """The level of headings within stories: the deepest of three or more on a page; no level where there are fewer."""
    levels = sorted({block.level for block in state.blocks if block.level})
    return levels[-1] if len(levels) > _LEVELS_OF_STACKS else _NO_LEVEL


def _is_crosshead(state: State, at: int, deepest: int) -> bool:
    """A lone heading within a running story, over plain text: numbered (一、…), or of the level of such headings."""
    if not (state.is_text(at - 1) and state.is_text(at + 1)):
        return False
    if _follows(state, at + 1) is not Follows.TEXT or not any(place < at for place in state.opens):
        return False
    block = state.blocks[at]
    return block.level >= deepest or _NUMBERED.match(block.plain) is not None


def _claim_stack(state: State, start: int) -> int:
    members = _members(state, start)
    parts = assign([state.blocks[at] for at in members], _follows(state, members[-1] + 1))
    state.open(members[0])
    for at, part in zip(members, parts, strict=True):
        state.claim(at, part)
    return members[-1] + 1


def _members(state: State, start: int) -> list[int]:
    """The blocks of a stack: headings, plain lines between headings, and plain decks that end it."""
    members = [*_lines_above(state, start), start]
    at = start + 1
    while at < len(state.blocks):
        if state.free(at) and state.blocks[at].level:
            if len(members) >= _MOST:
                break
            members.append(at)
        elif state.is_text(at) and (_is_plain_deck(state, at) or _is_plain_label(state, members, at)):
            members.append(at)
        else:
            break
        at += 1
    return members


def _lines_above(state: State, start: int) -> list[int]:
    """A plain label or kicker above a heading, or both: short lines without a stop where a finished text ends.

    Nothing else stands there: a text that a column end cuts goes on below, and not under a headline.
    """
    top = start
    while start - top < _PLAIN_ABOVE and state.is_text(top - 1) and _may_stand_above(state.blocks[top - 1].plain):
        top -= 1
    while top < start and not _ends_text(state, top - 1):
        top += 1
    if top == start and state.is_text(top - 1) and label_weight(state.blocks[top - 1].plain) == SURELY:
        top -= 1
    return list(range(top, start))


def _may_stand_above(plain: str) -> bool:
    if len(plain) > _KICKER_LENGTH or plain[0] in "(—" or plain[-1] in ")…!." or ":" in plain[:-1]:
        return False
    return may_be_head(plain) and not is_sender(plain)


def _ends_text(state: State, at: int) -> bool:
    """What stands at `at` is no text that could run on: finished, claimed, or nothing."""
    if not state.is_text(at):
        return not (at >= 0 and state.parts[at] in _STACK)
    plain = state.blocks[at].plain
    return is_finished(plain) or not may_be_head(plain) or trailing_jump(plain) is not None


def _is_plain_deck(state: State, at: int) -> bool:
    """A short line without a stop under the headline, with a heading, a byline or a dateline after it."""
    block = state.blocks[at]
    plain = block.plain
    if len(plain) > 3 and plain.startswith("——") and not plain.endswith("——"):
        return len(plain) <= _LONGEST_PLAIN and plain[-1] not in "。" and not _is_signature(plain)
    if is_bracketed(plain) and at + 1 < len(state.blocks) and "作者" not in plain[:4]:
        return _dated_bracket(plain) and state.free(at + 1)
    if len(plain) > _DECK_LENGTH or is_finished(plain) or starts_item(plain) or plain[-1] in ",、":
        return False
    if split_credit(plain) is not None or parse_byline(plain) is not None or at + 1 >= len(state.blocks):
        return False
    if opening(block.text, plain) is not None:
        return False
    if not state.free(at + 1) and state.parts[at + 1] is not Part.JUMP:
        return False
    following = state.blocks[at + 1]
    if following.level:
        return at + 2 < len(state.blocks) and label_weight(following.plain) >= LIKELY
    if _is_roundup(state, at):
        return False
    return (
        opening(following.text, following.plain) is not None
        or _role_byline(following.plain)
        or state.parts[at + 1] is Part.JUMP
    )


def _is_plain_label(state: State, members: list[int], at: int) -> bool:
    """A line under the headline that says it is a label, or is worded like one and has the author or text under it."""
    plain = state.blocks[at].plain
    if marked_label(plain):
        return True
    if label_weight(plain) == SURELY and state.is_text(at + 1) and parse_byline(state.blocks[at + 1].plain):
        return True
    if len(plain) > _LABEL_LENGTH or not may_be_head(plain) or not state.is_text(at + 1) or plain.startswith("本报"):
        return False
    if any(label_weight(state.blocks[other].plain) >= LIKELY for other in members):
        return False
    if label_weight(plain) >= LIKELY:
        return True
    return len(plain) <= _BARE_LABEL and may_be_label(plain) and parse_byline(state.blocks[at + 1].plain) is not None


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


def _follows(state: State, at: int) -> Follows:
    """What stands under the stack, after a jump line."""
    while at < len(state.blocks) and state.parts[at] is Part.JUMP:
        at += 1
    if at >= len(state.blocks):
        return Follows.TEXT
    block = state.blocks[at]
    if opening(block.text, block.plain) is not None:
        return Follows.DATELINE
    return Follows.TEXT if parse_byline(block.plain) is None else Follows.BYLINE
