"""First paragraphs of photo news without a title, which no mark parts from the story above.

Claims    the paragraph right above a photo that ends a story, if it speaks of what the caption speaks of.
Evidence  lexical cohesion (Halliday and Hasan, 1976): pairs of characters that paragraph and caption share and the
          story above does not have, against pairs that paragraph and story share and the caption does not have.
Cases     photo_leads.md, thresholds_photo.md.
Leaves    the first paragraph of a story, speech, photos with a title.
"""

from reader.domain.story import StoryKind
from reader.importer.rules.bare_caption import is_bare_caption, opens_text
from reader.importer.rules.photo_block import ends_story
from reader.importer.rules.state import CAPTION_PARTS, Part, State
from reader.importer.shapes.pairs import han_pairs
from reader.importer.shapes.sentence import is_finished, starts_item

_LEAST_SHARED = 3
"""Pairs that paragraph and caption share and the story lacks: a name of four characters, or two words."""


def apply(state: State) -> None:
    """Give each photo at a story's end its first paragraph."""
    for at in range(len(state.blocks)):
        if state.parts[at] in CAPTION_PARTS and ends_story(state, at + 1):
            _claim_lead(state, at)


def _claim_lead(state: State, last: int) -> None:
    """Claim the paragraph above the photo whose last line is `last`, and open the photo with it."""
    first = last
    while first in state.tied:
        first -= 1
    lead = first - 1
    if state.parts[first] not in CAPTION_PARTS or not _may_lead(state, lead) or not _coheres(state, lead, first, last):
        return
    is_other = is_bare_caption(state, lead)
    state.claim(lead, Part.CAPTION)
    if is_other:
        # A plain sentence is the caption of another picture.
        return
    state.tied.add(first)
    state.opens.pop(first, None)
    state.open(lead, StoryKind.PHOTO)


def _may_lead(state: State, at: int) -> bool:
    """Return True for a paragraph that may be a caption's first: finished, no speech, and not the story's first."""
    if not state.is_text(at) or opens_text(state, at) or _is_cut(state, at - 1):
        return False
    plain = state.blocks[at].plain
    return is_finished(plain) and not starts_item(plain) and "说" not in plain


def _is_cut(state: State, at: int) -> bool:
    """Return True for text that goes on below."""
    return state.is_text(at) and not is_finished(state.blocks[at].plain)


def _coheres(state: State, lead: int, first: int, last: int) -> bool:
    """Return True if the paragraph shares more with the caption than with the story above it."""
    caption = han_pairs(*(block.plain for block in state.blocks[first : last + 1]))
    paragraph = han_pairs(state.blocks[lead].plain)
    if len(paragraph & caption) < _LEAST_SHARED:
        return False
    story = han_pairs(*(block.plain for block in state.blocks[state.start(lead) : lead]))
    shared = len(paragraph & caption - story)
    return shared >= _LEAST_SHARED and shared >= len(paragraph & story - caption)
