"""Advertisements.

Claims    every line of a page whose head names the section 广告; elsewhere the box under a line 广告.
Evidence  the page's own word: its section, or a line of nothing but 广告.
Cases     page_furniture.md, thresholds_boxes.md.
Leaves    a story that speaks of advertisements; what stands under the next heading or after a wide gap.
"""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.state import State
from reader.text.traditional import simplified

_HEAD = re.compile(r"[■●◆▲★□·•【\[(\s]{0,3}(?:公益|本版|商业|分类)?\s?广\s{0,2}告[·•】\])\s]{0,3}$")

_MOST_LINES = 12
"""Lines of an advertisement with its head. A classified has two or three; more lines are the story around it."""

_WIDE_GAP = 3
"""Blank lines that end an advertisement: one stands between its lines, two above the next item on loosely set pages."""


def apply(state: State) -> None:
    """Claim whole pages and boxes of advertisements."""
    if any(guess.field == "section" and "广告" in simplified(guess.value) for guess in state.guesses):
        _claim(state, range(len(state.blocks)))
        return
    for at, block in enumerate(state.blocks):
        if "告" in block.plain and state.free(at) and _HEAD.match(block.plain):
            end = at + 1
            while end - at < _MOST_LINES and state.is_text(end) and state.blocks[end].gap < _WIDE_GAP:
                end += 1
            _claim(state, range(at, end))


def _claim(state: State, lines: range) -> None:
    for at in lines:
        if state.free(at):
            state.set_beside(at, StoryKind.ADVERT)
