"""Stacks without heading marks that open no story: the parts of one.

Claims    nothing itself: `unmarked` asks it about the stacks that it found.
Evidence  an editor's note is signed above (——编者), and under authors' names two parts or more follow; a column of
          briefs (环球扫描) stands above short texts.
Cases     packages.md.
Leaves    a stack over a dateline, or with a label of its own, under a note: the next story.
"""

import re
from collections.abc import Iterable

from reader.importer.blocks.block import Setting
from reader.importer.rules.standing import byline_of, weight_of
from reader.importer.rules.state import State
from reader.importer.shapes.column_label import LabelWeight, trailing_label
from reader.importer.shapes.head_line import is_editors_line

_LEAST_PARTS = 2
"""Parts under an editor's note. A single stack under authors' names may be the next story."""

_MOST_PARAGRAPHS = 3
"""Paragraphs of a brief."""

_BRIEFS = re.compile(r"[\u4e00-\u9fff]{0,4}(?:速递|扫描|短讯|简讯|快讯|纵横|集锦|集萃|速览|一览|一瞥|短波|简报)$")

Stack = tuple[int, int]
"""First line of a stack, and the line under it."""


def without_parts(state: State, stacks: Iterable[Stack]) -> list[Stack]:
    """Return the stacks that open a story; a column of briefs is opened by its label alone."""
    kept: list[Stack] = []
    parts: list[Stack] = []
    ordered = sorted(stacks)
    tops = [top for top, _ in ordered[1:]] + [len(state.blocks)]
    for stack, below in zip(ordered, tops, strict=False):
        if _is_part(state, stack) and (parts or _is_under_note(state, kept, stack)):
            parts.append(stack)
            continue
        kept += parts if len(parts) < _LEAST_PARTS else []
        parts = []
        top, end = stack
        is_brief = below - end <= _MOST_PARAGRAPHS
        if not (is_brief and kept and _heads_briefs(state, kept[-1][0])):
            kept.append((top, top + 1) if is_brief and _heads_briefs(state, top) else stack)
    return kept + (parts if len(parts) < _LEAST_PARTS else [])


def signs_note(plain: str) -> bool:
    """Return True for the line that ends an editor's note, ——编者."""
    return plain.startswith("——") and is_editors_line(plain)


def _is_under_note(state: State, kept: list[Stack], stack: Stack) -> bool:
    """Return True if the line right above a stack signs a note that is no story of its own (编者按)."""
    opened = kept[-1][0] if kept else min(state.opens, default=0)
    is_story = is_editors_line(state.blocks[opened].plain)
    return not is_story and stack[0] > 0 and signs_note(state.blocks[stack[0] - 1].plain)


def _is_part(state: State, stack: Stack) -> bool:
    top, end = stack
    lines = state.blocks[top:end]
    if any(line.setting is Setting.WIDE or trailing_label(line.text) for line in lines):
        return False
    if any(weight_of(line) is LabelWeight.SURE for line in lines):
        return False
    return end < len(state.blocks) and byline_of(state.blocks[end]) is not None


def _heads_briefs(state: State, at: int) -> bool:
    block = state.blocks[at]
    return weight_of(block) is LabelWeight.SURE and _BRIEFS.match(block.plain) is not None
