"""State of a page while rules run: its blocks, the part that each is, the blocks where items begin."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reader.domain.newspaper import Guess
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import Genre, StoryKind
from reader.importer.blocks.block import Block, Stated


class Part(StrEnum):
    """Part of an item that a block is."""

    TEXT = "text"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    LABEL = "label"
    BYLINE = "byline"
    JUMP = "jump"
    PHOTO_TITLE = "photo_title"
    CAPTION = "caption"
    CREDIT = "credit"
    PICTURE = "picture"
    OTHER = "other"


HEAD_PARTS = (Part.KICKER, Part.HEADLINE, Part.DECK, Part.LABEL)
"""Parts of a headline stack."""

ABOVE_TEXT = (*HEAD_PARTS, Part.BYLINE)
"""Parts of a story that stand above its text."""

CAPTION_PARTS = (Part.CAPTION, Part.CREDIT, Part.PICTURE)
PHOTO_PARTS = (Part.PHOTO_TITLE, *CAPTION_PARTS)
"""Parts of a photo, with its title."""

_OTHER_THAN_TEXT = frozenset((Stated.TABLE, Stated.CAPTION, Stated.CREDIT))


@dataclass(slots=True)
class State:
    """Blocks of a page and what rules found of them. A rule claims the blocks that it knows, each once.

    `opens` has the kind of the item that begins at a block. `beside` has the kind of items that stand within a story
    without being part of it, for each of their blocks; the story around them runs on. A block in `tied` belongs to the
    same photo as the block above it. `pictures` has the first line of the photo that a picture's line belongs to,
    `pictured` the pictures' lines by that first line.
    `genres` has the genre that a rule knows, by the item's first block. `is_traditional` is True for a page that holds
    traditional characters.
    """

    blocks: list[Block]
    parts: list[Part | None] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    opens: dict[int, StoryKind] = field(default_factory=dict)
    beside: dict[int, StoryKind] = field(default_factory=dict)
    tied: set[int] = field(default_factory=set)
    pictures: dict[int, int] = field(default_factory=dict)
    pictured: dict[int, list[int]] = field(default_factory=dict)
    genres: dict[int, Genre] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_traditional: bool = False
    rule: str = ""

    def __post_init__(self) -> None:
        self.parts = [None] * len(self.blocks)
        self.rules = ["paragraph"] * len(self.blocks)

    def free(self, at: int) -> bool:
        """Return True if a block stands at `at` that no rule has claimed."""
        return 0 <= at < len(self.blocks) and self.parts[at] is None

    def unclaimed(self) -> Iterator[tuple[int, Block]]:
        """Yield each block that no rule has claimed by the time its turn comes, with its index."""
        parts = self.parts
        return ((at, block) for at, block in enumerate(self.blocks) if parts[at] is None)

    def claim(self, at: int, part: Part) -> None:
        if self.parts[at] is not None:
            raise AssertionError(f"block {at} is {self.parts[at]} already")
        self.parts[at] = part
        self.rules[at] = self.rule

    def above(self, at: int) -> int:
        """Return the nearest block above `at` that does not stand beside its story; -1 if there is none."""
        at -= 1
        while at in self.beside:
            at -= 1
        return at

    def start(self, at: int) -> int:
        """Return the block where the item begins that runs at `at`; the page's first if none was opened."""
        while at > 0 and at not in self.opens:
            at -= 1
        return at

    def set_beside(self, at: int, kind: StoryKind, part: Part = Part.OTHER) -> None:
        """Claim a block for an item beside the running story; neighbours of one kind make one item up to a headline."""
        self.claim(at, part)
        self.beside[at] = kind

    def give(self, picture: int, photo: int) -> None:
        """Let a picture belong to the photo whose first line stands at `photo`."""
        self.pictures[picture] = photo
        self.pictured.setdefault(photo, []).append(picture)

    def open(self, at: int, kind: StoryKind = StoryKind.STORY) -> None:
        self.opens[at] = kind

    def find(self, code: str, at: int) -> None:
        """Record a problem at a block."""
        block = self.blocks[at]
        self.problems.append(Problem(code, SourceLines(block.first, block.last), block.text))

    def is_text(self, at: int) -> bool:
        """Return True for a line that no rule has claimed: no heading, picture, table or stated caption."""
        if not 0 <= at < len(self.blocks) or self.parts[at] is not None:
            return False
        block = self.blocks[at]
        if block.level or block.image is not None:
            return False
        # Most blocks, and quicker to see than by the hash of an enumeration.
        return block.stated is Stated.TEXT or block.stated not in _OTHER_THAN_TEXT
