"""Captions without a credit of their own: plain sentences among a story's text that a credit elsewhere is for.

Claims    nothing itself: `photo` and `photo_story` ask it about lines.
Evidence  one short sentence with few clauses, no speech; 图为 within it; words of a scene (在, 现场, 一角).
Cases     photos.md, photo_stories.md, thresholds_photo.md.
Leaves    the first line of a story.
"""

import re

from reader.importer.rules.state import ABOVE_TEXT, State
from reader.importer.shapes.caption import shows_scene
from reader.importer.shapes.sentence import is_finished, starts_item

_CLAUSES = re.compile(r"[，,]")
_STOPS = re.compile(r"[。！？!?]")

_LONGEST_CHARS = 45
"""Code points of a caption without a credit of its own, which stands beside other captions: one plain sentence."""

_LONGEST_SAYING_CHARS = 120
"""Code points of a caption that says 图为 after a sentence of news."""


def opens_text(state: State, at: int) -> bool:
    """Return True for the first line under a headline stack."""
    above = state.above(at)
    return above >= 0 and state.parts[above] in ABOVE_TEXT


def is_bare_caption(state: State, at: int) -> bool:
    """Return True for one plain sentence, as a caption is, and not the first of a story: no speech, few clauses."""
    if not state.is_text(at) or opens_text(state, at):
        return False
    plain = state.blocks[at].plain
    if not is_finished(plain) or starts_item(plain) or "说" in plain:
        return False
    if "图为" in plain:
        return len(plain) <= _LONGEST_SAYING_CHARS
    return len(plain) <= _LONGEST_CHARS and len(_STOPS.findall(plain)) == 1 and len(_CLAUSES.findall(plain)) <= 1


def is_scene(state: State, at: int) -> bool:
    """Return True for a caption of this kind that says who does what where: 队员在拍摄高原植物."""
    return is_bare_caption(state, at) and shows_scene(state.blocks[at].plain)
