"""Hard-wrapped text unwrapped: lines broken at one width are made whole paragraphs again.

What the setting shows beside is stated of each block: its last line ended short of the column's edge, it is wider
than the column, it stands at the edge though every paragraph is indented.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.importer.blocks.block import Block, Join, Setting, Stated
from reader.importer.blocks.indents import lead, paragraph_sign, state_setting
from reader.importer.blocks.page_top import page_top
from reader.importer.blocks.paragraph_ends import opens_story, parts, runs_on
from reader.importer.blocks.ruling import Ruling, find_ruling
from reader.importer.blocks.simplified_lines import simplified_lines
from reader.importer.shapes.head_line import may_be_head
from reader.importer.shapes.sentence import is_finished, parts_words

_TEXT = Stated.TEXT

_CUT = 0.12
"""Share of the paragraphs that open with a short line and a pause in it, if a program cut off all indents."""

_PAUSES = ",;。"
"""Signs between clauses in a line that is no headline; half-width, as rules look at a line."""

_PARTED = 0.85
"""Share of the paragraphs that a blank line parts if it parts all of them."""


def unwrap(blocks: list[Block], lines: list[str]) -> list[Block]:
    """Return blocks with wrapped lines joined. `lines` are the source's lines; nothing changes if no width rules.

    White space opens a paragraph if a page uses it so.
    """
    texts = [lines[block.first - 1] if not block.level and _is_line(block) else "" for block in blocks]
    if not _followed(blocks, texts) and not any(text[:1].isspace() for text in texts):
        return blocks
    for at, _ in page_top(blocks):
        texts[at] = ""
    followed = _followed(blocks, texts)
    ruling = find_ruling(texts, followed)
    sign = paragraph_sign(texts, ruling.full if ruling else ())
    if ruling is not None:
        with simplified_lines(blocks):
            groups = _groups(blocks, texts, ruling, sign)
        blocks = [_joined([blocks[at] for at in group], [texts[at] for at in group]) for group in groups]
        for block, group in zip(blocks, groups, strict=True):
            _state_edge(block, group, ruling)
        texts = [texts[group[0]] for group in groups]
    if sign is not None:
        state_setting(blocks, texts, sign)
    return blocks


def _followed(blocks: Sequence[Block], texts: Sequence[str]) -> list[int]:
    """Return the lines of text with another right below them."""
    return [at for at in range(len(texts) - 1) if texts[at] and texts[at + 1] and not blocks[at + 1].gap]


def _is_line(block: Block) -> bool:
    """Return True for one line of text."""
    return block.first == block.last and not block.level and block.image is None and block.stated is _TEXT


def _groups(blocks: Sequence[Block], texts: Sequence[str], ruling: Ruling, sign: str | None) -> list[list[int]]:
    """Return the lines of each paragraph: a full line goes on, unless the line below it opens a paragraph."""
    groups: list[list[int]] = []
    cut = frozenset[int]() if sign else _without_indent(blocks, ruling)
    for at, text in enumerate(texts):
        opens = at in ruling.wide or at in cut or (sign is not None and lead(text) == sign)
        goes_on = at - 1 in ruling.full or at - 1 in cut or (at - 1 in ruling.short and runs_on(blocks[at - 1]))
        goes_on = goes_on or (sign is not None and bool(groups) and _ends_below(blocks, texts, groups[-1], sign))
        if groups and goes_on and not opens:
            groups[-1].append(at)
        else:
            groups.append([at])
    if sum(blocks[group[0]].gap > 0 for group in groups) > _PARTED * len(groups):
        return groups
    wide_heads = any(may_be_head(blocks[at].plain) for at in ruling.wide)
    parted: list[list[int]] = []
    for group, below in zip(groups, [*groups[1:], []], strict=True):
        lines = [blocks[at] for at in group]
        is_stack = not lead(texts[group[0]]) if sign else bool(below) and opens_story(blocks[below[0]])
        parted += parts(lines, group, is_indented=sign is not None, whole_heads=wide_heads and is_stack)
    return parted


def _without_indent(blocks: Sequence[Block], ruling: Ruling) -> frozenset[int]:
    """Return the first lines of paragraphs that are short because a program cut off their indent.

    Each opens a paragraph and stops within a sentence. Two pauses in it show that it is no headline; on a page on which
    many paragraphs open with such a line and one pause, nothing need show it.
    """
    opening = [
        at for at in ruling.full | ruling.short if at - 1 not in ruling.full or is_finished(blocks[at - 1].plain)
    ]
    cut = [at for at in opening if at in ruling.indent_short and not is_finished(blocks[at].plain)]
    pauses = {at: sum(map(blocks[at].plain[:-1].count, _PAUSES)) for at in cut}
    if sum(map(bool, pauses.values())) > max(1, _CUT * len(opening)):
        return frozenset(cut)
    return frozenset(at for at in cut if pauses[at] > 1)


def _ends_below(blocks: Sequence[Block], texts: Sequence[str], group: Sequence[int], sign: str) -> bool:
    """Return True if an indented paragraph without an end, its last line short, ends on the line below at the edge."""
    above, below = group[-1], group[-1] + 1
    if lead(texts[group[0]]) != sign or not texts[below] or lead(texts[below]) or blocks[below].gap:
        return False
    return not is_finished(blocks[above].plain) and is_finished(blocks[below].plain)


def _joined(group: list[Block], texts: Sequence[str]) -> Block:
    """Return one block of lines; white space that was kept at a line's end or beginning stays between them."""
    if len(group) == 1:
        return group[0]
    joins = []
    whole = group[0].text
    for (above, below), (over, under) in zip(pairwise(group), pairwise(texts), strict=True):
        between = over[len(over.rstrip()) :] + lead(under)
        whole += between or (" " if parts_words(whole, below.text) else "")
        joins.append(Join(len(whole), above.last, below.first))
        whole += below.text
    return replace(group[0], text=whole, last=group[-1].last, joins=tuple(joins))


def _state_edge(block: Block, group: Sequence[int], ruling: Ruling) -> None:
    """State of a block where its lines end: short of the edge of the column, or beyond it."""
    block.ended = group[-1] not in ruling.full
    if group[0] in ruling.wide:
        block.setting = Setting.WIDE
