"""The places of quoted words in a story, for those who cannot point at them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.domain.span import Span
from reader.domain.story import Story
from reader.library.anchors import quoted_text, spans_of
from reader.library.blocks import blocks_of
from reader.query.fields import Zone
from reader.text.folding import Folding


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of words in the story's `quoted_text`. `paragraph` counts the story's paragraphs from 1, as printed; it
    is 0 if they stand elsewhere: in the headline, the byline, a caption."""

    span: Span
    text: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A block in `quoted_text`: its paragraph's number, and whether it only says again what another block says."""

    span: Span
    paragraph: int = 0
    said_again: bool = False


def passages_of(story: Story, exact: str, folding: Folding) -> list[Passage]:
    """Return every place of the words, in reading order; white space, width and quotes may differ from the story's own.

    Names that stand in the byline or the text are kept as a list besides: that counts if nothing else has them.
    """
    text, regions = quoted_text(story), list(_regions(story))
    found = [(span, _stretch_at(regions, span.start)) for span in spans_of(text, exact, folding)]
    printed = [each for each in found if not each[1].said_again]
    return [Passage(span, text[span.start : span.end], stretch.paragraph) for span, stretch in printed or found]


def _regions(story: Story) -> Iterator[_Stretch]:
    blocks = blocks_of(story)
    names = sum(bool(byline.name.strip()) for byline in story.bylines)
    bylines = [at for at, block in enumerate(blocks) if block.zone is Zone.BYLINE]
    again = frozenset(bylines[len(bylines) - names :])
    start = 0
    for at, block in enumerate(blocks):
        end = start + len(block.text)
        yield _Stretch(Span(start, end), block.paragraph, at in again)
        start = end + 1


def _stretch_at(regions: Sequence[_Stretch], offset: int) -> _Stretch:
    return next(each for each in regions if offset < each.span.end + 1)
