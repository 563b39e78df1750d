"""A photo's block among the stories: its title, and whether it stands within a story or by itself.

Claims    a photo's title; `photo` and `stated_captions` ask about the captions that they found.
Evidence  a short line without a stop over captions that no text of the story follows.
Cases     photos.md, thresholds_photo.md.
Leaves    the first line under a headline.
"""

from reader.domain.story import StoryKind
from reader.importer.rules.bare_caption import opens_text
from reader.importer.rules.state import Part, State
from reader.importer.shapes.caption import is_credit_for_all
from reader.importer.shapes.credit import is_credit
from reader.importer.shapes.jump_line import trailing_jump
from reader.importer.shapes.sentence import is_finished, starts_item

_LONGEST_TITLE_CHARS = 24
"""Code points of a photo's title. Longer lines without a stop are cut paragraphs."""


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
    """Open a photo that stands by itself, with its title; not if a headline stands right above it."""
    if title_at(state, top - 1):
        state.tied.add(top)
        top -= 1
        state.claim(top, Part.PHOTO_TITLE)
    if not opens_text(state, top):
        state.open(top, StoryKind.PHOTO)
