"""Headline stacks without heading marks.

Claims    runs of short lines after a finished text: over a byline, a dateline or a 上接 line (the anchor); at the top
          of a page; or over nothing but text, if a label, the gap above or the end of the story above shows them.
Evidence  the anchor below, the finished text above, labels, blank lines; `head_line` says what a line may not be.
Cases     unmarked.md, column_labels.md, thresholds_unmarked.md.
Leaves    the parts of a marked story that is made of parts; lines of a poem; titles over captions; senders of letters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.domain.house_style import Standing
from reader.domain.story import Byline
from reader.importer.blocks.block import Setting
from reader.importer.rules import news_items
from reader.importer.rules.said import BOX_CHARS, SIDE_BOX, says_headline
from reader.importer.rules.stack import assign, under
from reader.importer.rules.standing import byline_of, weight_of
from reader.importer.rules.state import Part, State
from reader.importer.rules.story_parts import signs_note, without_parts
from reader.importer.shapes.column_label import LabelWeight, label_weight, trailing_label
from reader.importer.shapes.credit import has_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import (
    has_form_of_head,
    is_bracketed,
    is_editors_line,
    is_sender,
    may_be_head,
)
from reader.importer.shapes.jump_line import trailing_jump, whole_jump
from reader.importer.shapes.names import looks_like_name
from reader.importer.shapes.posts import names_with_posts
from reader.importer.shapes.sentence import is_finished, is_verse_line, starts_item

_MOST_LINES = 4
"""Lines of a stack over an anchor: label, kicker, headline, deck."""

_MOST_BARE_LINES = 2
"""Lines of a stack that no anchor shows: kicker and headline. Three short lines over a text may be a list or a poem."""

_LOOKED_AT_LINES = 400
"""Lines above and below a catchword that are looked at. Guard: a text may hold any number of catchwords."""

_LEAST_TEXT_CHARS = 30
"""Code points of the first paragraph under a stack; shorter lines may go on the stack, or be a poem's."""

_LEAST_SENTENCES = 2
"""Short paragraphs that are a text under a page's first line; one may be its deck."""

_STOPS = ("。", "。”", "！”", "？”")

_LEAST_VERSE = 4
"""Lines of a poem under its author's name, and above a headline."""

_LEAST_GAP = 2
"""Blank lines that set an item off. One stands between paragraphs in most texts."""

_ONE_IN = 4
"""Share of lines, one in four, that may be set off by a gap; a gap above more lines parts paragraphs."""

_LOOK_FOR_CREDIT = 3
"""Paragraphs under a short line, one of which has a photo's credit if the line is the photo's title."""

_LEAST_LABELLED_CHARS = 8
"""Code points, one less than those of a headline with a label in brackets; a shorter line is a word and its gloss."""

_MOST_WRAPPED = 2
"""Seams of a headline that is wrapped as its text is; a longer one is a summary."""

_MOST_NOTE = 6
"""Lines at the head of a story among which an editor's note is signed."""

_LEAST_PARTS = 2
"""Stacks within one marked story that make it a story in parts."""

_CATCHWORD = re.compile(r"【[^】]{1,10}】")
_CLOSING = re.compile(
    r"""
    \((?:本报|新华社|据新华社|[^()]{0,12}\d{1,2}日[电讯]|作者|执笔|参与|摘编自|原载)   # (本报北京5月6日电
    [^()]{0,120}(?:\([^()]{0,40}\)[^()]{0,60})*\)$                                     # (记者张三))
    """,
    re.VERBOSE,
)
"""The last line of a story: its dateline or its author in brackets."""
_PART_NUMBER = re.compile(r"(?:案例|故事|镜头|场景|片段|事例|实例)[一二三四五六七八九十\d]{1,3}$")
"""Heads one part of a story of several cases: 案例一."""


def apply(state: State) -> None:
    """Open a story with each run of short lines that the page shows to be a headline stack."""
    _claim_top(state)
    stacks = without_parts(state, {*_with_anchor(state), *_without_anchor(state)})
    tops = [top for top, _ in stacks]
    heads = [at for at in sorted(state.opens) if state.blocks[at].level] + [len(state.blocks)]
    for top, end in stacks:
        if not all(state.is_text(at) for at in range(top, end)):
            # Two stacks stand one on the other: the lower one's lines are taken.
            continue
        around = bisect_right(heads, top) - 1
        if around < 0 or not _is_package(state, heads[around], heads[around + 1], top, tops):
            _claim_stack(state, top, end)


def _claim_top(state: State) -> None:
    """Claim a page's first lines if they are short and a text stands under them: a page begins with a headline."""
    first = next((at for at in range(len(state.blocks)) if at not in state.beside), len(state.blocks))
    end = _end_of_heads(state, first)
    if not first < end < len(state.blocks) or _is_anchor(state, end):
        return
    if says_headline(state, first, end):
        _claim_stack(state, first, end)
    elif _is_long_text(state, end) or (end - first <= _MOST_BARE_LINES and _are_sentences(state, end)):
        _claim_stack(state, first, first + 1 if end - first > _MOST_BARE_LINES else end)


def _end_of_heads(state: State, top: int) -> int:
    """Return the end of the run of lines from `top` on that may be headlines."""
    end = top
    while end - top < _MOST_LINES and _may_be_head(state, end):
        end += 1
    return end


def _is_long_text(state: State, at: int) -> bool:
    return state.is_text(at) and len(state.blocks[at].plain) >= _LEAST_TEXT_CHARS


def _are_sentences(state: State, at: int) -> bool:
    """Return True for two short paragraphs, each of sentences, or one with which the page ends."""
    lines = range(at, min(at + _LEAST_SENTENCES, len(state.blocks)))
    return all(state.is_text(line) and state.blocks[line].plain.endswith(_STOPS) for line in lines)


def _with_anchor(state: State) -> Iterator[tuple[int, int]]:
    """Yield top and end of the stacks that stand on an anchor and head no part."""
    for at in range(1, len(state.blocks)):
        # The line above is asked first: most paragraphs stand under another one.
        if not _may_be_head(state, at - 1) or state.blocks[at].level or not _is_anchor(state, at):
            continue
        top = _top_of_stack(state, at)
        if top < at and not _PART_NUMBER.match(state.blocks[top].plain):
            yield top, at


def _is_anchor(state: State, at: int) -> bool:
    """Return True for what stands under a stack: a 上接 line, a paragraph with a dateline, a byline over its text."""
    block = state.blocks[at]
    if state.parts[at] is Part.JUMP:
        jump = whole_jump(block.plain)
        return jump is not None and jump.backward
    if not state.is_text(at):
        return False
    if opening(block.text, block.plain) and not is_bracketed(block.plain):
        return True
    below = at + 1
    while below in state.beside:
        below += 1
    names = byline_of(block) if state.is_text(below) else None
    return names is not None and ("记者" in block.plain or _names_author(state, at, below, names))


def _names_author(state: State, at: int, below: int, names: Sequence[Byline]) -> bool:
    """Return True for a line of nothing but names, over a text or a poem at `below`."""
    plain = state.blocks[at].plain
    if not all(looks_like_name(one.name) for one in names) or names_with_posts(plain) is not None:
        return False
    if label_weight(plain) is LabelWeight.SURE or starts_item(plain):
        return False
    if is_finished(state.blocks[below].plain) or _is_long_text(state, below) or _is_verse(state, below):
        return True
    return _opens_with_catchword(state, below)


def _opens_with_catchword(state: State, at: int) -> bool:
    """Return True for a text under 【关键词】, if no other on the page has that word: it may head parts."""
    found = _CATCHWORD.match(state.blocks[at].plain)
    around = state.blocks[max(at - _LOOKED_AT_LINES, 0) : at + _LOOKED_AT_LINES]
    return found is not None and sum(block.plain.startswith(found[0]) for block in around) == 1


def _is_verse(state: State, at: int) -> bool:
    lines = range(at, at + _LEAST_VERSE)
    return all(state.is_text(line) and is_verse_line(state.blocks[line].plain) for line in lines)


def _top_of_stack(state: State, anchor: int) -> int:
    """Return the first line of the stack above `anchor`; `anchor` itself if none stands there."""
    top = anchor
    while anchor - top < _MOST_LINES and _may_be_head(state, top - 1):
        top -= 1
    while top < anchor and _is_note(state.blocks[top].plain):
        top += 1
    if top < anchor and top > 0 and not _ends_text(state, top - 1):
        return anchor - 1 if _is_verse_above(state, anchor) else anchor
    return top


def _is_verse_above(state: State, anchor: int) -> bool:
    """Return True if the poem of the story above ends right over the line that stands on the anchor."""
    first = anchor - _LEAST_VERSE
    return first >= 0 and all(
        _may_be_head(state, at) and is_verse_line(state.blocks[at].plain) for at in range(first, anchor - 1)
    )


def _without_anchor(state: State) -> Iterator[tuple[int, int]]:
    """Yield top and end of the stacks that have nothing but text under them."""
    marked = any(state.blocks[at].level for at in state.opens)
    wide = _wide_gap([block.gap for block in state.blocks])
    parted = marked and _parts_text(state, wide)
    bare: list[tuple[int, int]] = []
    for top in _may_show(state, wide, marked=marked):
        if not _may_open(state, top):
            continue
        end = _end_of_heads(state, top)
        if not marked and not _is_other_head(state, end) and says_headline(state, top, end):
            yield top, end
            continue
        if not _is_long_text(state, end) or end - top > _MOST_BARE_LINES or _is_other_head(state, end):
            continue
        gap_above = state.blocks[top].gap >= wide and not parted
        story_above = not marked and _closes_story(state, top - 1)
        if gap_above or story_above or _has_label(state, top, end, marked=marked):
            yield top, end
        elif not (marked or _is_anchor(state, end)):
            bare.append((top, end))
    yield from news_items.heads(state, bare)


def _may_show(state: State, wide: int, *, marked: bool) -> Iterator[int]:
    """Yield the lines at which anything that is asked later can show a stack: on a page with headings few."""
    for top, (block, below) in enumerate(pairwise(state.blocks[1:]), 1):
        if not marked or block.gap >= wide or block.plain[-1:] == ")" or below.plain[-1:] == ")":
            yield top


def _may_open(state: State, top: int) -> bool:
    """Return True if a headline may stand at `top`, and what stands above is at its end."""
    plain = state.blocks[top].plain
    if not _may_be_head(state, top) or plain.startswith("——") or _is_note(plain):
        return False
    return _ends_text(state, top - 1)


def _is_note(plain: str) -> bool:
    """Return True for a note in brackets that ends the story above: (文中人物均为化名)."""
    return len(plain) > BOX_CHARS and is_bracketed(plain)


def _is_other_head(state: State, end: int) -> bool:
    """Return True if the lines over `end` are a photo's title, a letter's sender, or a dateline."""
    last = state.blocks[end - 1]
    return _is_photo_below(state, end) or is_sender(last.plain) or opening(last.text, last.plain) is not None


def _is_photo_below(state: State, at: int) -> bool:
    """Return True if the text is a caption: a credit ends it, or stands under it."""
    return any(has_credit(block.plain) for block in state.blocks[at : at + _LOOK_FOR_CREDIT])


def _wide_gap(gaps: list[int]) -> int:
    """Return the blank lines that set an item off: more than stand above three lines in four, at least _LEAST_GAP."""
    usual = sorted(gaps)[-1 - len(gaps) // _ONE_IN] if gaps else 0
    return max(usual + 1, _LEAST_GAP)


def _parts_text(state: State, wide: int) -> bool:
    """Return True if wide gaps stand within text, too: then they part its sections (***), and not stories."""
    return any(
        block.gap >= wide and _is_long_text(state, at) and state.is_text(at - 1)
        for at, block in enumerate(state.blocks)
    )


def _closes_story(state: State, at: int) -> bool:
    """Return True for the last line of a story: its dateline or author in brackets, or a jump line at its end."""
    plain = state.blocks[at].plain
    return state.is_text(at) and (_CLOSING.match(plain) is not None or trailing_jump(plain) is not None)


def _has_label(state: State, top: int, end: int, *, marked: bool) -> bool:
    """Return True for a headline with its label in brackets; on a page without marks also beside a known label."""
    stack = state.blocks[top:end]
    split = [trailing_label(block.text) for block in stack if len(block.text) > _LEAST_LABELLED_CHARS]
    if any(label_weight(found[1]) for found in split if found):
        return True
    known = (block for block in stack if weight_of(block) is LabelWeight.SURE)
    return not marked and len(stack) > 1 and any(not SIDE_BOX.search(block.plain) for block in known)


def _may_be_head(state: State, at: int) -> bool:
    """Return True for a line that may stand in a stack: not indented, if the page indents every paragraph."""
    if not 0 <= at < len(state.blocks):
        return False
    block = state.blocks[at]
    # The form is asked first: most lines are paragraphs.
    if block.standing is None and not has_form_of_head(block.plain):
        return False
    if not state.is_text(at):
        return False
    if block.standing is Standing.LABEL:
        # 水边, the surname 水 and a name to the byline's expressions, heads stories of this paper.
        return True
    if block.setting is Setting.INDENTED or len(block.joins) > _MOST_WRAPPED:
        return False
    return may_be_head(block.plain) and not signs_note(block.plain)


def _ends_text(state: State, at: int) -> bool:
    """Return True if the line above a stack ends what ran before: a finished paragraph, or no running text."""
    if state.parts[at] is not None:
        return True
    plain = state.blocks[at].plain
    return is_finished(plain) or trailing_jump(plain) is not None or not _may_be_head(state, at)


def _is_package(state: State, head: int, end: int, at: int, tops: list[int]) -> bool:
    """Return True if the marked story from `head` to `end` is made of parts, and the stack at `at` is one of them.

    Such a story has no byline and no dateline of its own, and opens with a part, or has several, or an editor's note.
    """
    first = head
    while first < at and state.parts[first] is not None:
        if state.parts[first] is Part.JUMP:
            return False
        first += 1
    block = state.blocks[first]
    if byline_of(block) is not None or opening(block.text, block.plain) is not None:
        return False
    inside = tops[bisect_left(tops, first) : bisect_left(tops, end)]
    if len(inside) >= _LEAST_PARTS or inside[0] == first:
        return True
    return any(is_editors_line(block.plain) for block in state.blocks[first : min(first + _MOST_NOTE, at)])


def _claim_stack(state: State, top: int, end: int) -> None:
    state.open(top)
    for at, part in enumerate(assign(state.blocks[top:end], *under(state.blocks, end)), top):
        state.claim(at, part)
