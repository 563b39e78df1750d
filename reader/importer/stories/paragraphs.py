"""Body lines made paragraphs: healed where a column end cut them, styled, with their seams and lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.domain.story import Byline, Paragraph, ParagraphStyle, Seam
from reader.domain.table_cells import squared
from reader.importer.blocks.block import Block, Emphasis, Setting, Stated
from reader.importer.shapes.byline_line import names_reporters, parse_byline
from reader.importer.shapes.names import looks_like_name
from reader.importer.shapes.sentence import is_finished, is_verse_line, parts_words, starts_item
from reader.importer.stories.healing import Words, reason_to_heal
from reader.importer.stories.places import lines_of

_SIGNATURE = re.compile(
    r"""
    (?: ——\s?(?:编\s*者|摘自.{1,30}|[\u4e00-\u9fff\s·]{2,8}(?:\(.{1,40}\))?)           # ——编者, ——张三
      | \((?:作者|本报|据|编辑|新华社|原载|摘编|来源).{0,120}\)                            # (作者单位:…)
      | (?:版式设计|制图|(?:本期)?统筹|(?:文字)?整理|采写|采访|编译|融媒创作)[:\ ].{1,60}    # 制图:张三
      | (?:数据|资料|信息|文字)来源[:\ ].{1,60}
      | 【(?:记者|通讯员|作者|撰文|摄影|编辑|校对|来源|统筹|策划|设计)】.{1,60}             # 【记者】张三
    )$
    """,
    re.VERBOSE,
)
_FIRST_OF_SIGNATURE = frozenset("—(版制统本融数资信文整采编【")
_SIGNED = re.compile(r"【(?P<role>记者|通讯员|作者|撰文)】\s?(?P<names>[\u4e00-\u9fff·;,、\s]{2,40})$")
"""A line under a text that names its author: 【记者】张三."""

_AGENCY = re.compile(r"【[^【】]{1,30}(?:[电訊讯電]|報導|报导)】")
_WORD = re.compile(r"\(\S{1,2}\)")
_EQUATION = re.compile(r"[^=]=[^=]")
"""A sign of a formula, which heads no part of a text."""
_HANGING = "，,、"

_LONGEST_CROSSHEAD_CHARS = 45
"""Code points of a line without a stop between paragraphs; a longer one is a paragraph whose stop is lost."""

_TAIL_CHARS = 600
"""Code points of a paragraph's end that healing looks at. Guard: a paragraph may be put together from many lines."""

_LEAST_LOOSE, _LEAST_SHORT = 3, 4
"""Lines in a row without stops that are a list, and short lines in a row that are verse: a quatrain."""

_PLAIN, _TABLE = Stated.TEXT, Stated.TABLE
_STYLES = {Stated.TABLE: ParagraphStyle.TABLE, Stated.ITEM: ParagraphStyle.BULLET}
"""Styles of paragraphs that their source states."""


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making: its lines, and for each but the first the reason why it goes on after that above.

    `tail` is the end of its text, with half-width signs. Nothing goes on after one that is `closed`: a finished line, a
    line that its source closes, or one that stands apart.
    """

    blocks: list[Block]
    tail: str
    listed: bool
    closed: bool
    reasons: list[str]


def make_paragraphs(blocks: list[Block], words: Words | None) -> list[Paragraph]:
    """Make paragraphs of a story's body lines, in order."""
    finished = [is_finished(block.plain) for block in blocks]
    lines = ["" if block.closed and block.stated is Stated.ITEM else block.plain for block in blocks]
    listed = _listed(lines, finished)
    drafts: list[_Draft] = []
    last: _Draft | None = None
    for block, is_whole, in_list in zip(blocks, finished, listed, strict=True):
        apart = _stands_apart(block)
        if last and not (last.closed or apart or (in_list and last.listed) or _parts(last.blocks[-1], block)):
            ended = last.blocks[-1].ended or block.setting is Setting.INDENTED
            reason = reason_to_heal(last.tail, block.plain, words, opens=len(drafts) == 1, ended=ended)
            if reason:
                _append(last, block, reason)
                continue
        last = _Draft([block], block.plain[-_TAIL_CHARS:], in_list, is_whole or apart or block.closed, [])
        drafts.append(last)
    return [_paragraph(draft, draft is not last) for draft in drafts]


def _stands_apart(block: Block) -> bool:
    """Return True for a line with heading marks, or wholly in bold, and for a table: nothing is healed with it."""
    if block.level > 0 or block.stated is _TABLE:
        return True
    if block.emphasis is None:
        return False
    return block.emphasis is Emphasis.BOLD and len(block.plain) <= _LONGEST_CROSSHEAD_CHARS


def _parts(above: Block, below: Block) -> bool:
    """Return True if marks of the source part two lines: an item opens, a quotation or an item ends, and for Latin
    text a blank line, as no column's end cuts it.
    """
    if below.gap and parts_words(above.text, below.text):
        return True
    if below.stated is Stated.ITEM:
        return True
    return above.stated is not below.stated and (below.stated is Stated.QUOTATION or below.gap > 0)


def _append(draft: _Draft, block: Block, reason: str) -> None:
    if parts_words(draft.blocks[-1].text, block.text):
        joins = tuple([replace(join, offset=join.offset + 1) for join in block.joins])
        block = replace(block, text=f" {block.text}", joins=joins)
    draft.blocks.append(block)
    draft.reasons.append(reason)
    draft.listed = False
    draft.closed = block.closed
    draft.tail = (draft.tail + block.plain[-_TAIL_CHARS:])[-_TAIL_CHARS:]


def _listed(lines: list[str], finished: list[bool]) -> list[bool]:
    """Return, for each line, True if it is of verse or a list: a run of short lines, or of lines without stops.

    '' is an item that ends a paragraph, and stands apart from both.
    """
    listed = [False] * len(lines)
    unfinished = [not ends for ends in finished]
    loose = [runs_on and line != "" and "。" not in line for runs_on, line in zip(unfinished, lines, strict=True)]
    if sum(loose) >= _LEAST_LOOSE:
        _mark_runs(listed, loose, _LEAST_LOOSE, loose)
    short = [line != "" and is_verse_line(line) for line in lines]
    if sum(short) >= _LEAST_SHORT:
        for at in range(1, len(lines)):
            if short[at] and not short[at - 1] and lines[at - 1][-1:] in _HANGING:
                short[at] = False
        _mark_runs(listed, short, _LEAST_SHORT, unfinished)
    return listed


def _mark_runs(listed: list[bool], holds: list[bool], least: int, unfinished: list[bool]) -> None:
    """Mark runs of at least `least` lines of which half are unfinished: short sentences in speech are no verse."""
    start = 0
    for at in range(len(holds) + 1):
        if at < len(holds) and holds[at]:
            continue
        if at - start >= least and 2 * sum(unfinished[start:at]) >= at - start:
            listed[start:at] = [True] * (at - start)
        start = at + 1


def _paragraph(draft: _Draft, more: bool) -> Paragraph:
    style = _style(draft, more)
    head = draft.blocks[0]
    text = "".join([block.text for block in draft.blocks]) if draft.reasons else head.text
    text = squared(text) if head.stated is _TABLE else text
    lines = tuple([lines_of(block.first, block.last) for block in draft.blocks])
    seams = tuple(_seams(draft)) if draft.reasons or head.joins else ()
    return Paragraph(text=text, style=style, lines=lines, seams=seams)


def _seams(draft: _Draft) -> Iterator[Seam]:
    """Yield the seams between a paragraph's lines, and those within them that were joined before."""
    length = 0
    above = draft.blocks[0]
    for block, reason in zip(draft.blocks, ("", *draft.reasons), strict=True):
        if reason:
            yield Seam(length, above.last, block.first, reason)
        for join in block.joins:
            yield Seam(length + join.offset, join.before, join.after, "hard wrap")
        length += len(block.text)
        above = block


def closing_names(plain: str) -> tuple[Byline, ...] | None:
    """Return the names that end a story in brackets of their own, (陈 述); two signs side by side are a word."""
    if signed := _SIGNED.match(plain):
        return parse_byline(f"{signed['role']} {signed['names']}".replace(";", " "))
    is_bracketed = plain[:1] == "(" and plain[-1:] == ")" and _WORD.fullmatch(plain) is None
    names = parse_byline(plain) if is_bracketed else None
    return names if names and all(looks_like_name(one.name) for one in names) else None


def _style(draft: _Draft, more: bool) -> ParagraphStyle:
    head, plain = draft.blocks[0], draft.tail
    if head.stated is not _PLAIN and head.stated in _STYLES:
        return _STYLES[head.stated]
    if _is_signature(plain) or names_reporters(plain) or (not more and closing_names(plain)):
        return ParagraphStyle.SIGNATURE
    if starts_item(head.plain) and not _AGENCY.match(head.plain):
        return ParagraphStyle.BULLET
    if draft.listed:
        return ParagraphStyle.VERSE
    if more and len(plain) <= _LONGEST_CROSSHEAD_CHARS and _may_head(head, plain):
        return ParagraphStyle.CROSSHEAD
    return ParagraphStyle.TEXT


def _is_signature(plain: str) -> bool:
    return plain[:1] in _FIRST_OF_SIGNATURE and _SIGNATURE.match(plain) is not None


def _may_head(head: Block, plain: str) -> bool:
    """Return True for a short line that may head a part of the text: no sentence, no list that goes on, no formula."""
    if is_finished(plain) or plain[-1:] in _HANGING or head.stated is Stated.QUOTATION:
        return False
    return plain[:1] != "@" and _EQUATION.search(plain) is None
