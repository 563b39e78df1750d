"""Pictures and the captions that belong to them.

Claims    a caption that only its picture shows: one plain sentence right under a picture that has no other; under
          several pictures as many sentences that show scenes.
Evidence  place: pictures stand over their captions, or right under them; several pictures in a row, over as many
          captions, belong to them in order.
Cases     pictures.md.
Leaves    pictures with no caption beside them; a story's first paragraph under its headline.
"""

from reader.importer.rules.bare_caption import is_bare_caption, is_scene, opens_text
from reader.importer.rules.state import ABOVE_TEXT, PHOTO_PARTS, Part, State


def apply(state: State) -> None:
    """Give each picture its caption."""
    if all(block.image is None for block in state.blocks):
        return
    at = 0
    while at < len(state.blocks):
        end = at
        while _is_picture(state, end):
            end += 1
        if end > at:
            _give_captions(state, at, end)
        at = max(end, at + 1)


def _is_picture(state: State, at: int) -> bool:
    return 0 <= at < len(state.blocks) and state.blocks[at].image is not None and at not in state.beside


def _give_captions(state: State, start: int, end: int) -> None:
    """Pair the pictures of a run with the photos below it, else with the one above it."""
    pictures = range(start, end)
    below = _photos_below(state, end)
    if below:
        near = pictures[-len(below) :]
        for picture, photo in zip(near, below, strict=False):
            state.give(picture, photo)
        _move_opening(state, near[0], end, below[0])
        return
    above = _photo_above(state, start)
    if above is not None:
        state.give(start, above)
    elif is_bare_caption(state, end) and not _opens_story(state, end):
        captions = _captions_below(state, end, len(pictures))
        for picture, caption in zip(pictures[-len(captions) :], captions, strict=True):
            state.claim(caption, Part.CAPTION)
            state.give(picture, caption)


def _captions_below(state: State, at: int, most: int) -> list[int]:
    """Return as many lines from `at` on as there are pictures in the row, while each shows a scene."""
    captions = [at]
    while len(captions) < most and is_scene(state, at + len(captions)):
        captions.append(at + len(captions))
    return captions


def _photos_below(state: State, at: int) -> list[int]:
    """Return the first lines of the photos from `at` on, one after the other; over them a headline may stand."""
    while at < len(state.blocks) and state.parts[at] in ABOVE_TEXT:
        at += 1
    heads: list[int] = []
    while at < len(state.blocks) and state.parts[at] in PHOTO_PARTS and not _is_picture(state, at):
        if at not in state.tied or not heads:
            heads.append(at)
        at += 1
    return heads


def _photo_above(state: State, at: int) -> int | None:
    """Return the first line of the photo right above, if it has no picture yet."""
    head = at - 1
    if head < 0 or state.parts[head] not in PHOTO_PARTS or _is_picture(state, head):
        return None
    while head in state.tied:
        head -= 1
    return head if head not in state.pictured else None


def _move_opening(state: State, picture: int, end: int, caption: int) -> None:
    """Let an item that opens between the picture and its caption open with the picture."""
    opening = next((at for at in range(end, caption + 1) if at in state.opens), None)
    if opening is not None and picture not in state.opens:
        state.opens[picture] = state.opens.pop(opening)


def _opens_story(state: State, at: int) -> bool:
    """Return True for the first line under a headline, with nothing but pictures between."""
    while _is_picture(state, at - 1):
        at -= 1
    return opens_text(state, at)
