"""Headline stacks under heading marks.

Claims    each run of headings, with the plain kicker or label above it, the plain decks and labels between and under
          its lines: they open a story. `stack` tells the lines of a run apart.
Evidence  heading marks (type size), then wording and what follows: a dateline, a byline, a jump line.
Cases     headline_stacks.md, column_labels.md, thresholds_headline.md.
Leaves    crossheads within a running story; the first line of a story's text, though it be short; authors' notes and
          datelines in brackets; the head of one part of a round-up.
"""

import re
from collections.abc import Set

from reader.domain.story import Role
from reader.importer.blocks.block import Block, Setting
from reader.importer.rules import quoted_heads
from reader.importer.rules.headed_bylines import lower
from reader.importer.rules.stack import Follows, assign, under
from reader.importer.rules.standing import byline_of, weight_of
from reader.importer.rules.state import HEAD_PARTS, Part, State
from reader.importer.shapes.byline_line import names_reporters
from reader.importer.shapes.column_label import LabelWeight, marked_label, may_be_label
from reader.importer.shapes.credit import has_credit, split_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import (
    is_bracketed,
    is_editors_line,
    is_office,
    is_sender,
    may_be_head,
    reads_as_letter,
)
from reader.importer.shapes.jump_line import trailing_jump
from reader.importer.shapes.names import looks_like_name
from reader.importer.shapes.page_head import is_day_alone
from reader.importer.shapes.sentence import is_finished, starts_item

_MOST_LINES = 5
"""Lines of one stack: label, kicker, two lines of headline, deck. With more headings, as in a column of briefs whose
texts were lost, the earlier ones are headlines without text."""

_PLAIN_ABOVE = 2
"""Plain lines over a heading that may belong to its stack: a label and a kicker."""

_LONGEST_ABOVE_CHARS = 60
"""Code points of such a line. Longer ones are the last sentence of the story above, its stop lost."""

_LONGEST_DECK_CHARS = 60
"""Code points of a deck without marks; a longer line under a headline is its story's first sentence."""

_LONGEST_DASHED_CHARS = 90
"""Code points of a deck behind a dash, which says itself that it is one."""

_LONGEST_LABEL_CHARS = 16
"""Code points of a label without marks under a headline, with a label's wording."""

_LONGEST_BARE_LABEL_CHARS = 8
"""Code points of a line between headline and byline that is a label though its wording is not: 灯下漫笔, 一池春水."""

_MOST_CAPTIONS = 4
"""Captions, and the line of their credit, of a photo that stands by itself under its title."""

_LEVELS_OF_STACKS = 2
"""Heading levels that the stacks of a page use: headline, and kicker or deck. A third, deeper one is crossheads'."""

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节]\s"
)
_AUTHORS_NOTE = re.compile(r"[(\[［]\s?本?文?作者")
_PRESIDES = re.compile(
    r"[\u4e00-\u9fff、·]{2,40}(?:主持(?:会议|会谈|仪式)?|出席(?:会议|活动|仪式)?|致辞|作(?:工作)?报告)(?:并(?:讲话|致辞|作总结讲话))?"
)
"""Post and name of who presided over what the headline says."""
_DATED = re.compile(r"[年日]|\d{4}")


def apply(state: State) -> None:
    """Open a story with each run of headings."""
    _raise_flush(state)
    quoted_heads.lower(state)
    deepest = _crosshead_level(state)
    over = lower(state)
    for at, block in state.unclaimed():
        if not block.level:
            continue
        if is_day_alone(block.plain) or _is_crosshead(state, at, deepest):
            state.claim(at, Part.TEXT)
        else:
            _claim_stack(state, at, over)


def _raise_flush(state: State) -> None:
    """Make headings of short lines at the edge of a page that indents its paragraphs; a long run of them is a list."""
    flush = Setting.FLUSH
    if all(block.setting is not flush for block in state.blocks):
        return
    run: list[Block] = []
    for at in range(len(state.blocks) + 1):
        if _is_flush_head(state, at):
            run.append(state.blocks[at])
            continue
        if len(run) <= _MOST_LINES and not (len(run) == 1 and _is_photo_below(state, at)):
            for block in run:
                block.level = 1
        run = []


def _is_flush_head(state: State, at: int) -> bool:
    return state.is_text(at) and state.blocks[at].setting is Setting.FLUSH and may_be_head(state.blocks[at].plain)


def _is_photo_below(state: State, at: int) -> bool:
    """Return True if nothing but captions and their credit stands at `at`, up to the next headline."""
    for line in range(at, min(at + _MOST_CAPTIONS, len(state.blocks))):
        if not state.is_text(line) or _is_flush_head(state, line):
            return False
        block = state.blocks[line]
        if opening(block.text, block.plain) is not None or byline_of(block) is not None:
            return False
        if has_credit(block.plain):
            below = line + 1
            return below >= len(state.blocks) or not state.is_text(below) or _is_flush_head(state, below)
    return False


def _crosshead_level(state: State) -> int | None:
    """Return the level of headings within stories, the deepest of three or more on a page; None if there are fewer."""
    levels = {block.level for block in state.blocks if block.level}
    return max(levels) if len(levels) > _LEVELS_OF_STACKS else None


def _is_crosshead(state: State, at: int, deepest: int | None) -> bool:
    """Return True for a lone heading within a running story, numbered (一、…) or of the level of crossheads."""
    lone = state.is_text(at - 1) and state.is_text(at + 1)
    if (
        not lone
        or under(state.blocks, _below(state, at))[0] is not Follows.TEXT
        or not any(start < at for start in state.opens)
    ):
        return False
    block = state.blocks[at]
    return block.level == deepest or _NUMBERED.match(block.plain) is not None


def _claim_stack(state: State, start: int, over: Set[int]) -> None:
    """Claim the stack whose first heading stands at `start`; `over` are bylines that stand over their headline."""
    members = _members(state, start)
    parts = assign([state.blocks[at] for at in members], *under(state.blocks, _below(state, members[-1])))
    is_signed = members[0] - 1 in over and state.free(members[0] - 1)
    if is_signed:
        state.claim(members[0] - 1, Part.BYLINE)
    state.open(members[0] - is_signed)
    for at, part in zip(members, parts, strict=True):
        state.claim(at, part)


def _members(state: State, start: int) -> list[int]:
    """Return the blocks of a stack: headings, plain lines between headings, and plain decks and labels that end it."""
    members = [*_lines_above(state, start), start]
    for at in range(start + 1, len(state.blocks)):
        heading = state.free(at) and state.blocks[at].level > 0 and len(members) < _MOST_LINES
        if not heading and not (state.is_text(at) and (_is_deck(state, at) or _is_label(state, members, at))):
            break
        members.append(at)
    return members


def _lines_above(state: State, start: int) -> list[int]:
    """Return a plain label or kicker above a heading, or both: short lines without a stop, over which a text ends.

    A text that a column end cuts goes on below, and not under a headline: nothing of it is taken.
    """
    top = start
    while start - top < _PLAIN_ABOVE and state.is_text(top - 1) and _may_stand_above(state.blocks[top - 1].plain):
        if is_office(state.blocks[top - 1].plain) and (_ends_letter(state, top - 1) or _is_by_author(state, start)):
            break
        top -= 1
    while top < start and not _ends_text(state, top - 1):
        top += 1
    if top == start and state.is_text(top - 1) and weight_of(state.blocks[top - 1]) is LabelWeight.SURE:
        top -= 1
    return list(range(top, start))


def _ends_letter(state: State, at: int) -> bool:
    """Return True if the story above `at` is a letter or a notice, which an office signs at its end."""
    return any(reads_as_letter(block.plain) for block in state.blocks[state.start(at) : at])


def _is_by_author(state: State, start: int) -> bool:
    """Return True for an article with nothing but its author's name under the heading: no office announces it."""
    below = start + 1
    names = byline_of(state.blocks[below]) if state.is_text(below) else None
    return bool(names) and all(one.role is Role.AUTHOR for one in names or ())


def _may_stand_above(plain: str) -> bool:
    if len(plain) > _LONGEST_ABOVE_CHARS or plain[0] in "(—" or plain[-1] in ")…!." or ":" in plain[:-1]:
        return False
    return may_be_head(plain) and not is_sender(plain)


def _ends_text(state: State, at: int) -> bool:
    """Return True if no text that could run on stands at `at`: it is finished, claimed by a rule, or not there."""
    if not state.is_text(at):
        return not (at >= 0 and state.parts[at] in HEAD_PARTS)
    plain = state.blocks[at].plain
    return is_finished(plain) or not may_be_head(plain) or trailing_jump(plain) is not None


def _is_deck(state: State, at: int) -> bool:
    """Return True for a deck without marks: behind a dash, in brackets, or a short line over a story's text."""
    plain = state.blocks[at].plain
    if _is_dashed(plain):
        return len(plain) <= _LONGEST_DASHED_CHARS and not plain.endswith("。") and not is_editors_line(plain)
    if is_bracketed(plain) and not _AUTHORS_NOTE.match(plain):
        return _DATED.search(plain) is not None and state.free(at + 1)
    return _reads_as_deck(state, at) and (_stands_as_deck(state, at) or _names_who_presides(state, at))


def _names_who_presides(state: State, at: int) -> bool:
    """Return True for who presided or attended, right under the headline: 中共中央总书记…主持会议."""
    return state.blocks[at - 1].level > 0 and _PRESIDES.fullmatch(state.blocks[at].plain) is not None


def _is_dashed(plain: str) -> bool:
    """Return True for ——访全国劳动模范, False for a line of dashes and for words between two dashes."""
    return plain.startswith("——") and not plain.endswith("——")


def _reads_as_deck(state: State, at: int) -> bool:
    """Return True if the line is short, without a stop, and no other part of a story."""
    block = state.blocks[at]
    plain = block.plain
    if len(plain) > _LONGEST_DECK_CHARS or is_finished(plain) or starts_item(plain) or plain[-1] in ",、":
        return False
    if "。" in plain:
        # A short paragraph with its source in brackets behind: …延长开放时间。(新华社)
        return False
    is_other = split_credit(plain) is not None or byline_of(block) is not None
    return not is_other and opening(block.text, plain) is None


def _stands_as_deck(state: State, at: int) -> bool:
    """Return True if under the line stands what opens a story: its dateline, its reporters, a jump line, a label."""
    if at + 1 >= len(state.blocks):
        return False
    if state.parts[at + 1] is Part.JUMP:
        return not _heads_part(state, at)
    if state.blocks[at + 1].level:
        return at + 2 < len(state.blocks) and weight_of(state.blocks[at + 1]) >= LabelWeight.LIKELY
    return (_opens_text(state, at + 1) or _is_author_over_text(state, at + 1)) and not _heads_part(state, at)


def _opens_text(state: State, at: int) -> bool:
    """Return True for a paragraph with a dateline, or a line that names reporters."""
    block = state.blocks[at]
    return opening(block.text, block.plain) is not None or names_reporters(block.plain)


def _is_author_over_text(state: State, at: int) -> bool:
    """Return True for a line of nothing but authors' names over running text."""
    names = byline_of(state.blocks[at]) if state.is_text(at) and state.is_text(at + 1) else None
    is_text = names is not None and not may_be_head(state.blocks[at + 1].plain)
    return is_text and all(looks_like_name(one.name) for one in names or ())


def _is_signed_text(state: State, at: int) -> bool:
    """Return True for a short line over running text, as an author's with any post is."""
    is_text = state.is_text(at) and state.is_text(at + 1) and not may_be_head(state.blocks[at + 1].plain)
    return is_text and not is_finished(state.blocks[at].plain) and len(state.blocks[at].plain) <= _LONGEST_DECK_CHARS


def _heads_part(state: State, at: int) -> bool:
    """Return True if the story holds more pairs of a short line and a dateline or byline, or some line over its text:
    a round-up in parts.
    """
    below = at + 2
    while below + 1 < len(state.blocks) and not state.blocks[below].level:
        plain = state.blocks[below].plain
        is_short = len(plain) <= _LONGEST_DECK_CHARS and not is_finished(plain)
        if is_short and (_opens_text(state, below + 1) or _is_signed_text(state, below + 1)):
            return True
        below += 1
    return False


def _is_label(state: State, members: list[int], at: int) -> bool:
    """Return True for a line under the headline that says it is a label, or reads and stands like one."""
    plain = state.blocks[at].plain
    if marked_label(plain):
        return True
    over_text = state.is_text(at + 1)
    over_names = over_text and byline_of(state.blocks[at + 1]) is not None
    weight = weight_of(state.blocks[at])
    if weight is LabelWeight.SURE and over_names:
        return True
    if len(plain) > _LONGEST_LABEL_CHARS or not may_be_head(plain) or not over_text or plain.startswith("本报"):
        return False
    if any(weight_of(state.blocks[other]) >= LabelWeight.LIKELY for other in members):
        return False
    if weight >= LabelWeight.LIKELY:
        return True
    return len(plain) <= _LONGEST_BARE_LABEL_CHARS and may_be_label(plain) and over_names


def _below(state: State, at: int) -> int:
    """Return the block under `at`, below its jump line and what stands beside; the blocks' end if there is none."""
    at += 1
    while at < len(state.blocks) and (state.parts[at] is Part.JUMP or at in state.beside):
        at += 1
    return at
