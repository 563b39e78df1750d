"""A photo's block among the stories: its title, and whether it stands within a story or by itself.

Claims    a photo's title; `photo` and `stated_captions` ask about the captions that they found.
Evidence  a short line without a stop over captions that no text of the story follows.
Cases     photos.md, thresholds_photo.md.
Leaves    the first line under a headline.
"""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.bare_caption import opens_text
from reader.importer.rules.state import HEAD_PARTS, Part, State
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.caption import is_credit_for_all
from reader.importer.shapes.credit import is_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.jump_line import trailing_jump
from reader.importer.shapes.pairs import han_pairs
from reader.importer.shapes.sentence import is_finished, starts_item

_LONGEST_TITLE_CHARS = 24
"""Code points of a photo's title. Longer lines without a stop are cut paragraphs."""

_MOST_PARAGRAPHS = 3
"""Paragraphs of a photo news over its last caption."""

_LEAST_SHARED = 3
"""Pairs of characters that they share: a name of four characters, or two words."""


_LATER = re.compile(r"图\s?(?:[②-⑳]|[二三四五六]|[2-9](?!\d))")
"""The beginning of a caption of one of several pictures, but not the first."""


def title_at(state: State, at: int) -> bool:
    """Return True for a photo's title: a short line without a stop, after a finished paragraph or at a page's head."""
    if not state.is_text(at):
        return False
    plain = state.blocks[at].plain
    if len(plain) > _LONGEST_TITLE_CHARS or is_finished(plain) or starts_item(plain) or plain[-1] in ",、":
        return False
    if is_credit(plain) or is_credit_for_all(plain):
        return False
    if at == 0 or state.parts[at - 1] is not None or state.blocks[at - 1].image is not None:
        return True
    above = state.blocks[at - 1].plain
    return is_finished(above) or trailing_jump(above) is not None or is_credit(above) or is_credit_for_all(above)


def ends_story(state: State, at: int) -> bool:
    """Return True if nothing of the running story follows."""
    while at in state.beside:
        at += 1
    return at >= len(state.blocks) or at in state.opens or state.parts[at] is Part.JUMP or bool(state.blocks[at].level)


def open_block(state: State, top: int) -> None:
    """Open a photo that stands by itself, with its title; not if a headline stands right above it.

    A caption with a later number (图②) goes with the one above.
    """
    if _LATER.match(state.blocks[top].plain):
        return
    if title_at(state, top - 1):
        state.tied.add(top)
        top -= 1
        state.claim(top, Part.PHOTO_TITLE)
    elif _is_photo_news(state, top):
        return
    if not opens_text(state, top):
        state.open(top, StoryKind.PHOTO)


def _is_photo_news(state: State, top: int) -> bool:
    """Return True for a caption under a headline with a paragraph or two that speak of the same: one photo news.

    News of its own has a dateline or a reporter's name.
    """
    head = _head_above(state, top)
    if head is None:
        return False
    start, text = state.start(head), range(head + 1, top)
    if state.parts[start] not in HEAD_PARTS:
        return False
    first = state.blocks[text[0]]
    if opening(first.text, first.plain) or parse_byline(first.plain):
        return False
    end = top + 1
    while end in state.tied:
        end += 1
    story, caption = ([block.plain for block in state.blocks[part]] for part in (slice(start, top), slice(top, end)))
    return len(han_pairs(*story) & han_pairs(*caption)) >= _LEAST_SHARED


def _head_above(state: State, top: int) -> int | None:
    """Return the line of a headline that stands over a paragraph or two above `top`; None if there is none."""
    if top in state.opens:
        return None
    for at in range(top - 1, max(-1, top - _MOST_PARAGRAPHS - 2), -1):
        if state.parts[at] in HEAD_PARTS:
            return at if at < top - 1 else None
        if at in state.opens or not state.is_text(at):
            return None
    return None
