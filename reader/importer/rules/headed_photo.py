"""Photos under a headline that has no text: the headline is the photo's title.

Claims    nothing: the photo's item opens with the headline above it.
Evidence  a stack with nothing under it but a photo that stands by itself, without a title of its own.
Cases     photos.md.
Leaves    a headline over a text; the headline of a story that goes on below the photo.
"""

from itertools import pairwise

from reader.domain.story import StoryKind
from reader.importer.rules.state import ABOVE_TEXT, Part, State


def apply(state: State) -> None:
    """Join each such headline with its photo."""
    opens = dict(state.opens)
    for start, photo in pairwise(sorted(opens)):
        kinds = (opens[start], opens[photo])
        if kinds != (StoryKind.STORY, StoryKind.PHOTO) or state.parts[photo] is Part.PHOTO_TITLE:
            continue
        above = [state.parts[at] for at in range(start, photo) if at not in state.beside]
        if above and all(part in ABOVE_TEXT for part in above):
            del state.opens[photo]
            state.opens[start] = StoryKind.PHOTO
