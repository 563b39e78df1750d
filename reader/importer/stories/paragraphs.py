"""Body lines made paragraphs: healed where a column end cut them, styled, with their seams and lines."""

import re
from dataclasses import dataclass

from reader.domain.span import SourceLines
from reader.domain.story import Paragraph, ParagraphStyle, Seam
from reader.domain.table_cells import squared
from reader.importer.blocks.block import Block, Emphasis, Stated
from reader.importer.shapes.byline_line import names_reporters
from reader.importer.shapes.sentence import is_finished, is_verse_line, starts_item
from reader.importer.stories.healing import Words, reason_to_heal

_SIGNATURE = re.compile(
    r"""
    (?: ——\s?(?:编\s*者|摘自.{1,30}|[\u4e00-\u9fff\s·]{2,8}(?:\(.{1,40}\))?)           # ——编者, ——张三
      | \((?:作者|本报|据|编辑|新华社|原载|摘编|来源).{0,120}\)                            # (作者单位:…)
      | (?:版式设计|制图|统筹|本期统筹|融媒创作)[:\ ].{1,60}                               # 制图:张三
    )$
    """,
    re.VERBOSE,
)
_HANGING = "，,、"

_LONGEST_CROSSHEAD_CHARS = 45
"""Code points of a line without a stop between paragraphs; a longer one is a paragraph whose stop is lost."""

_TAIL_CHARS = 600
"""Code points of a paragraph's end that healing looks at. Guard: a paragraph may be put together from many lines."""

_LEAST_LOOSE, _LEAST_SHORT = 3, 4
"""Lines in a row without stops that are a list, and short lines in a row that are verse: a quatrain."""


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making.

    `head` is its first line, `tail` the end of its text, both with half-width signs. A line with heading marks, or
    wholly in bold, stands `apart`, as a table does: nothing is healed with it. `stated` is its role by the source.
    `ended` says that its last line is short of its column's edge.
    """

    texts: list[str]
    head: str
    tail: str
    length: int
    lines: list[SourceLines]
    seams: list[Seam]
    listed: bool
    apart: bool
    stated: Stated
    ended: bool = False


def make_paragraphs(blocks: list[Block], words: Words | None) -> list[Paragraph]:
    """Make paragraphs of a story's body lines, in order."""
    listed = _listed([block.plain for block in blocks])
    drafts: list[_Draft] = []
    for block, in_list in zip(blocks, listed, strict=True):
        last = drafts[-1] if drafts else None
        reason = None
        if last and not (in_list and last.listed) and not (_stands_apart(block) or last.apart):
            reason = reason_to_heal(last.tail, block.plain, words, opens=len(drafts) == 1, ended=last.ended)
        if last and reason:
            _append(last, block, reason)
        else:
            drafts.append(_Draft([], block.plain, "", 0, [], [], in_list, _stands_apart(block), block.stated))
            _append(drafts[-1], block, "")
    return [_paragraph(draft, at + 1 < len(drafts)) for at, draft in enumerate(drafts)]


def _stands_apart(block: Block) -> bool:
    if block.level > 0 or block.stated is Stated.TABLE:
        return True
    return block.emphasis is Emphasis.BOLD and len(block.plain) <= _LONGEST_CROSSHEAD_CHARS


def _append(draft: _Draft, block: Block, reason: str) -> None:
    if reason:
        draft.seams.append(Seam(draft.length, draft.lines[-1].last, block.first, reason))
        draft.listed = False
    if block.joins:
        draft.seams += [Seam(draft.length + join.offset, join.before, join.after, "hard wrap") for join in block.joins]
    draft.texts.append(block.text)
    draft.length += len(block.text)
    draft.ended = block.ended
    draft.tail = (draft.tail + block.plain[-_TAIL_CHARS:])[-_TAIL_CHARS:]
    draft.lines.append(SourceLines(block.first, block.last))


def _listed(lines: list[str]) -> list[bool]:
    """Return, for each line, True if it is of verse or a list: a run of short lines, or of lines without stops."""
    listed = [False] * len(lines)
    loose = [not is_finished(line) and "。" not in line for line in lines]
    _mark_runs(listed, loose, _LEAST_LOOSE, loose)
    short = [is_verse_line(line) for line in lines]
    for at in range(1, len(lines)):
        if short[at] and not short[at - 1] and lines[at - 1][-1:] in _HANGING:
            short[at] = False
    _mark_runs(listed, short, _LEAST_SHORT, [not is_finished(line) for line in lines])
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
    text = "".join(draft.texts)
    text = squared(text) if style is ParagraphStyle.TABLE else text
    return Paragraph(text=text, style=style, lines=tuple(draft.lines), seams=tuple(draft.seams))


def _style(draft: _Draft, more: bool) -> ParagraphStyle:
    plain = draft.tail
    if draft.stated is Stated.TABLE:
        return ParagraphStyle.TABLE
    if draft.stated is Stated.ITEM:
        return ParagraphStyle.BULLET
    if _SIGNATURE.match(plain) or names_reporters(plain):
        return ParagraphStyle.SIGNATURE
    if starts_item(draft.head):
        return ParagraphStyle.BULLET
    if draft.listed:
        return ParagraphStyle.VERSE
    if more and len(plain) <= _LONGEST_CROSSHEAD_CHARS and not is_finished(plain):
        return ParagraphStyle.CROSSHEAD
    return ParagraphStyle.TEXT
