"""Body lines made paragraphs: healed where a column end cut them, styled, with their seams and lines."""

import re
from dataclasses import dataclass, field

from reader.domain.span import SourceLines
from reader.domain.story import Paragraph, ParagraphStyle, Seam
from reader.importer.blocks import Block
from reader.importer.healing import Words, is_verse_line, reason_to_heal
from reader.importer.shapes.sentence import is_finished, starts_item

_SIGNATURE = re.compile(
    r"(?:——.{1,30}|\((?:作者|本报|据|编辑|新华社|原载|摘编|来源).{0,120}\)"
    r"|(?:版式设计|制图|统筹|本期统筹|融媒创作)[: ].{1,60})$"
)
_STOPS = ("。", "！", "？", "”")
_HANGING = "，,、"
_CROSSHEAD_LENGTH = 45


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making."""

    text: str
    plain: str
    lines: list[SourceLines]
    seams: list[Seam] = field(default_factory=list)
    listed: bool = False


def make_paragraphs(blocks: list[Block], words: Words | None) -> list[Paragraph]:
    """Paragraphs of a story's body lines, in order."""
    listed = _listed([block.plain for block in blocks])
    drafts: list[_Draft] = []
    for block, in_list in zip(blocks, listed, strict=True):
        last = drafts[-1] if drafts else None
        reason = None
        if last and not (in_list and last.listed):
            reason = reason_to_heal(last.plain, block.plain, words, opens=len(drafts) == 1)
        if last and reason:
            _append(last, block, reason)
            last.listed = False
        else:
            drafts.append(_new(block, in_list))
    return [_paragraph(draft, at + 1 < len(drafts)) for at, draft in enumerate(drafts)]


def _new(block: Block, in_list: bool) -> _Draft:
    seams = [Seam(join.offset, join.before, join.after, "hard wrap") for join in block.joins]
    return _Draft(block.text, block.plain, [SourceLines(block.first, block.last)], seams, in_list)


def _append(draft: _Draft, block: Block, reason: str) -> None:
    base = len(draft.text)
    draft.seams.append(Seam(base, draft.lines[-1].last, block.first, reason))
    draft.seams += [Seam(base + join.offset, join.before, join.after, "hard wrap") for join in block.joins]
    draft.text += block.text
    draft.plain += block.plain
    draft.lines.append(SourceLines(block.first, block.last))


def _listed(lines: list[str]) -> list[bool]:
    """Which lines are verse or items of a list: runs of short lines, or of lines that do not end as paragraphs end."""
    listed = [False] * len(lines)
    loose = [not is_finished(line) and "。" not in line for line in lines]
    _mark_runs(listed, loose, 3)
    short = [is_verse_line(line) for line in lines]
    for at in range(1, len(lines)):
        if short[at] and not short[at - 1] and lines[at - 1][-1:] in _HANGING:
            short[at] = False
    _mark_runs(listed, short, 4)
    return listed


def _mark_runs(listed: list[bool], holds: list[bool], least: int) -> None:
    start = 0
    for at in range(len(holds) + 1):
        if at < len(holds) and holds[at]:
            continue
        if at - start >= least:
            listed[start:at] = [True] * (at - start)
        start = at + 1


def _paragraph(draft: _Draft, more: bool) -> Paragraph:
    return Paragraph(text=draft.text, style=_style(draft, more), lines=tuple(draft.lines), seams=tuple(draft.seams))


def _style(draft: _Draft, more: bool) -> ParagraphStyle:
    plain = draft.plain
    if len(plain) < 140 and _SIGNATURE.match(plain) and (plain[0] != "—" or len(plain) < 20):
        return ParagraphStyle.SIGNATURE
    if draft.listed and not plain.endswith(_STOPS):
        return ParagraphStyle.VERSE
    if starts_item(plain):
        return ParagraphStyle.BULLET
    if more and len(plain) <= _CROSSHEAD_LENGTH and not is_finished(plain):
        return ParagraphStyle.CROSSHEAD
    return ParagraphStyle.TEXT
