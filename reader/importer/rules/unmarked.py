"""Headline stacks without heading marks: short lines after a finished text, over a byline, a dateline or 上接."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reader.importer.rules.stack import Follows, assign
from reader.importer.rules.state import Part, State
from reader.importer.shapes.byline import parse_byline
from reader.importer.shapes.column_label import SURELY, label_weight, trailing_label
from reader.importer.shapes.credit import has_loose_credit, is_credit, split_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import is_sender, may_be_head
from reader.importer.shapes.jump import trailing_jump
from reader.importer.shapes.names import looks_like_name
from reader.importer.shapes.sentence import is_finished, is_verse_line, starts_item

_MOST = 4
_TEXT = 30
_PARTS = 2
_VERSE_LINES = 3
_SET_OFF = 2
_CAPTIONS = 3
_LEAST_LABELLED = 8
_SIDE_BOX = re.compile(r"手记|链接|阅读|背景|点评|解读|问答")
_CLOSING = re.compile(
    r"\((?:本报|新华社|据新华社|[^()]{0,12}\d{1,2}日[电讯]|作者|执笔|参与|摘编自|原载)[^()]{0,120}(?:\([^()]{0,40}\)[^()]{0,60})*\)$"
)
_STACK = 2
_PART_NUMBER = re.compile(r"(?:案例|故事|镜头|场景|片段|事例|实例)[一二三四五六七八九十\d]{1,3}$")
"""Heads one part of a story that tells several cases: 案例一."""


def apply(state: State) -> None:
    """Each byline, dateline or jump line under a run of short lines makes that run a headline stack."""
    _claim_top(state)
    stacks = [(top, at) for at in range(1, len(state.blocks)) if (top := _stack_over(state, at)) is not None]
    stacks = sorted({*stacks, *_told_by_themselves(state)})
    tops = [top for top, _ in stacks]
    heads = [at for at in sorted(state.opens) if state.blocks[at].level] + [len(state.blocks)]
    for top, anchor in stacks:
        if not all(state.is_text(place) for place in range(top, anchor)):
            # Two stacks stand one on the other: the lower one's lines are taken.
            continue
        around = bisect_right(heads, top) - 1
        if around < 0 or not _is_package(state, heads[around], heads[around + 1], top, tops):
            _claim_stack(state, top, anchor)


def _claim_top(state: State) -> None:
    """A page begins with a headline: its first lines, where they are short and a text stands under them."""
    first = next((at for at in range(len(state.blocks)) if at not in state.beside), len(state.blocks))
    end = first
    while end - first < _MOST and _may_be_head(state, end):
        end += 1
    if first < end and state.is_text(end) and not _is_anchor(state, end) and len(state.blocks[end].plain) >= _TEXT:
        _claim_stack(state, first, first + 1 if end - first > _STACK else end)


def _stack_over(state: State, at: int) -> int | None:
    """Where the stack over the anchor at `at` begins; None where `at` is no anchor or has none, or heads a part."""
    if state.blocks[at].level or not _is_anchor(state, at):
        return None
    top = _top_of_stack(state, at)
    return top if top < at and not _PART_NUMBER.match(state.blocks[top].plain) else None


def _is_anchor(state: State, at: int) -> bool:
    """What stands under a headline stack: a byline with text after it, a paragraph with a dateline, a 上接 line."""
    block = state.blocks[at]
    if state.parts[at] is Part.JUMP:
        return "接" in block.plain[:8]
    if not state.is_text(at):
        return False
    if len(block.plain) > _TEXT and opening(block.text, block.plain):
        return True
    if len(block.plain) > 60 or not state.is_text(at + 1):
        return False
    names = parse_byline(block.plain)
    if names is None or not ("记者" in block.plain or all(looks_like_name(one.name) for one in names)):
        return False
    if "记者" not in block.plain and label_weight(block.plain) == SURELY:
        return False
    following = state.blocks[at + 1].plain
    if "记者" not in block.plain and starts_item(block.plain):
        return False
    return "记者" in block.plain or is_finished(following) or len(following) >= _TEXT or _is_verse(state, at + 1)


def _is_verse(state: State, at: int) -> bool:
    """Four short lines: a poem under its author's name."""
    return all(state.is_text(place) and len(state.blocks[place].plain) <= 20 for place in range(at, at + 4))


def _top_of_stack(state: State, anchor: int) -> int:
    """The first line of the stack above `anchor`; `anchor` itself where none stands there."""
    top = anchor
    while anchor - top < _MOST and _may_be_head(state, top - 1):
        top -= 1
    if top < anchor and top > 0 and not _ends_text(state, top - 1):
        return anchor - 1 if _is_verse_above(state, anchor) else anchor
    return top


def _is_verse_above(state: State, anchor: int) -> bool:
    """Above the line over the anchor a poem ends: as short lines without stops as its own."""
    first = anchor - 1 - _VERSE_LINES
    return first >= 0 and all(
        _may_be_head(state, at) and is_verse_line(state.blocks[at].plain) for at in range(first, anchor)
    )


def _told_by_themselves(state: State) -> Iterator[tuple[int, int]]:
    """Stacks with nothing but text under them, told by a label, the gap above, or how the story above ends."""
    wide = _wide_gap([block.gap for block in state.blocks])
    marked = any(state.blocks[at].level for at in state.opens)
    for top in range(1, len(state.blocks) - 1):
        block, plain = state.blocks[top], state.blocks[top].plain
        if marked and block.gap < wide and not plain.endswith(")") and not state.blocks[top + 1].plain.endswith(")"):
            # Nothing of what follows can tell: most lines, and the quickest to see.
            continue
        if not may_be_head(plain) or plain.startswith("——") or not (state.is_text(top) and _ends_text(state, top - 1)):
            continue
        end = top
        while end - top < _MOST and _may_be_head(state, end):
            end += 1
        if not state.is_text(end) or len(state.blocks[end].plain) < _TEXT or end - top > _STACK:
            continue
        last = state.blocks[end - 1]
        if _is_photo_below(state, end) or is_sender(last.plain) or opening(last.text, last.plain) is not None:
            continue
        set_off = block.gap >= wide or (not marked and _closes_story(state, top - 1))
        if set_off or _has_label(state, top, end, marked=marked):
            yield top, end


def _is_photo_below(state: State, at: int) -> bool:
    """The text is a caption: a credit ends it, or stands under it."""
    lines = [state.blocks[place].plain for place in range(at, min(at + _CAPTIONS, len(state.blocks)))]
    return any(is_credit(line) or split_credit(line) is not None or has_loose_credit(line) for line in lines)


def _wide_gap(gaps: list[int]) -> int:
    """How many blank lines set an item off: more than stand above three lines in four, and no fewer than two."""
    usual = sorted(gaps)[len(gaps) * 3 // 4] if gaps else 0
    return max(usual + 1, _SET_OFF)


def _closes_story(state: State, at: int) -> bool:
    """The last line of a story: its dateline or its author in brackets, or a jump line at its end."""
    plain = state.blocks[at].plain
    if at in state.beside or not state.is_text(at):
        return False
    return _CLOSING.match(plain) is not None or trailing_jump(plain) is not None


def _has_label(state: State, top: int, end: int, *, marked: bool) -> bool:
    """A headline with its label in brackets, or on a page without marks beside a line that is a known label.

    记者手记 and its like head boxes within a story.
    """
    texts = [state.blocks[place] for place in range(top, end)]
    split = [trailing_label(block.text) for block in texts if len(block.text) > _LEAST_LABELLED]
    if any(label_weight(found[1]) for found in split if found):
        return True
    if marked or len(texts) == 1:
        return False
    return any(label_weight(block.plain) == SURELY and not _SIDE_BOX.search(block.plain) for block in texts)


def _may_be_head(state: State, at: int) -> bool:
    return state.is_text(at) and may_be_head(state.blocks[at].plain)


def _ends_text(state: State, at: int) -> bool:
    """The line above a stack ends what ran before: a finished paragraph, or anything that is no running text."""
    if at in state.beside or state.parts[at] is not None:
        return True
    plain = state.blocks[at].plain
    return is_finished(plain) or trailing_jump(plain) is not None or not _may_be_head(state, at)


def _is_package(state: State, head: int, end: int, at: int, tops: list[int]) -> bool:
    """The marked story from `head` to `end` is made of parts, and the stack at `at` is one of them.

    Such a story has no byline and no dateline of its own, and opens with a part, or has several, or an editor's note.
    """
    first = head
    while first < at and state.parts[first] is not None:
        if state.parts[first] is Part.JUMP:
            return False
        first += 1
    block = state.blocks[first]
    if parse_byline(block.plain) is not None or opening(block.text, block.plain) is not None:
        return False
    inside = bisect_left(tops, first), bisect_left(tops, end)
    if inside[1] - inside[0] >= _PARTS or tops[inside[0]] == first:
        return True
    notes = (state.blocks[place].plain for place in range(first, min(first + 6, at)))
    return any("编" in plain and "者" in plain and len(plain) < 12 for plain in notes)


def _claim_stack(state: State, top: int, anchor: int) -> None:
    block = state.blocks[anchor]
    follows = Follows.TEXT
    if opening(block.text, block.plain) is not None:
        follows = Follows.DATELINE
    elif parse_byline(block.plain) is not None:
        follows = Follows.BYLINE
    state.open(top)
    for place, part in enumerate(assign(state.blocks[top:anchor], follows), top):
        state.claim(place, part)
