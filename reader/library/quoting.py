"""A passage as a person selected it: its words, and the words beside it that tell equal passages apart."""

from dataclasses import dataclass

from reader.domain.span import Span
from reader.domain.story import Story
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import locate, quoted_text
from reader.text.folding import Folding


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words `exact`, which stand between `before` and `after`; '' is unknown."""

    exact: str
    before: str = ""
    after: str = ""


def span_of(story: Story, quotation: Quotation, folding: Folding) -> Span:
    """Return the place of a quotation in the story's `quoted_text`. White space, width and quotes may differ.

    Raises NotHeld(HeldKind.PASSAGE) if the story does not hold the words.
    """
    found = locate(quoted_text(story), quotation.exact, quotation.before, quotation.after, folding)
    if found is None or not found.certain:
        raise NotHeld(HeldKind.PASSAGE, quotation.exact)
    return found.span
