"""The look of a PDF, and the words in it that are none of the stories' own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.render.story_css import StoryStyle
from reader.render.story_html import StoryWords

MILLIMETRE = 72 / 25.4
"""Points."""
PAPERS: Mapping[str, tuple[float, float]] = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "b5": (176.0, 250.0),
    "letter": (215.9, 279.4),
}
"""Width and height in millimetres."""
_MOST_CHARACTERS = 40
_LEAST_SIDE = 18.0 * MILLIMETRE
_PIXEL = 0.75
"""Points; sizes of the window's style sheet are in pixels of 1/96 inch."""


@dataclass(frozen=True, slots=True)
class PdfLook:
    """The style of the text, what stands beside it, the headings of contents, references and notes, and the paper.

    Of the style, `script` changes characters; `full_width` only how half-width punctuation is drawn.
    """

    style: StoryStyle = field(default_factory=lambda: StoryStyle(size=14))
    words: StoryWords = field(default_factory=StoryWords)
    contents: str = "目录"
    references: str = "参考文献"
    note: str = "批注"
    paper: str = "a4"

    @property
    def size(self) -> float:
        """The size of the text in points."""
        return self.style.size * _PIXEL

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        width, height = PAPERS[self.paper]
        return width * MILLIMETRE, height * MILLIMETRE

    @property
    def measure(self) -> int:
        """Characters to a line. The text is as wide as they are, so that lines of Chinese need no stretching."""
        return max(10, min(_MOST_CHARACTERS, int((self.page[0] - 2 * _LEAST_SIDE) / self.size)))
