"""The look of a PDF: style and paper, and the words of its headings and labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.render.story_css import StoryStyle
from reader.render.story_html import StoryWords

POINTS_PER_MM = 72 / 25.4
PAPERS: Mapping[str, tuple[float, float]] = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "b5": (176.0, 250.0),
    "letter": (215.9, 279.4),
}
"""Papers with width and height in millimetres."""
_FEWEST_CHARACTERS, _MOST_CHARACTERS = 10, 40
"""Characters to a line: 40 is the measure of a book, ten a guard for absurd sizes of type."""
_LEAST_MARGIN_PT = 18.0 * POINTS_PER_MM
_POINTS_PER_PIXEL = 0.75
"""Sizes of the window's style sheet are in pixels of 1/96 inch, a point is 1/72 inch."""


@dataclass(frozen=True, slots=True)
class PdfLook:
    """Style of the text, words beside it, headings of contents, references and notes, name of the paper.

    `script` of the style changes characters of the text; `full_width` only the way that punctuation is drawn.
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
        return self.style.size * _POINTS_PER_PIXEL

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        width, height = PAPERS[self.paper]
        return width * POINTS_PER_MM, height * POINTS_PER_MM

    @property
    def measure(self) -> int:
        """Characters to a line. The text is exactly as wide as they are: lines of Chinese need no stretching."""
        room = self.page[0] - 2 * _LEAST_MARGIN_PT
        return max(_FEWEST_CHARACTERS, min(_MOST_CHARACTERS, int(room / self.size)))
