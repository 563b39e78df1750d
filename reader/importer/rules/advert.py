"""Advertisements: what the page itself calls 广告."""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.state import State

_HEAD = re.compile(r"[■●◆▲★□·•【\[(\s]{0,3}(?:公益|本版|商业|分类)?\s?广\s{0,2}告[·•】\])\s]{0,3}$")
_MOST = 12


def apply(state: State) -> None:
    """On a page whose head names the section 广告 all is advertisement; elsewhere the box under a heading 广告."""
    if any(guess.field == "section" and "广告" in guess.value for guess in state.guesses):
        _claim(state, 0, len(state.blocks))
        return
    for at, block in enumerate(state.blocks):
        if state.free(at) and len(block.plain) <= 10 and _HEAD.match(block.plain):
            end = at + 1
            while state.is_text(end) and end - at < _MOST and not _is_new_matter(state, end):
                end += 1
            _claim(state, at, end)


def _claim(state: State, start: int, end: int) -> None:
    for at in range(start, end):
        if state.free(at):
            state.set_beside(at, StoryKind.ADVERT)


def _is_new_matter(state: State, at: int) -> bool:
    """A wide gap ends an advertisement that is no heading's."""
    return state.blocks[at].gap >= 3
