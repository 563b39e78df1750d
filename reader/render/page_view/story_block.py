"""One story set as a block over some columns: head, photos at the column tops, text flowing from column to column.

Heights are counted in rows of the base-line grid.
"""

from dataclasses import dataclass, field, replace
from math import ceil, sqrt

from reader.domain.story import ParagraphStyle, Story, StoryKind
from reader.render.page_view.headline_stack import LARGEST, SMALLEST, HeadPlan, plan_head
from reader.render.page_view.line_breaking import SetLine, break_lines, natural_width
from reader.render.page_view.photo_box import PhotoPlan, plan_photo
from reader.render.page_view.sheet import Face, Item, SheetStyle

FRAMED = frozenset({StoryKind.ADVERT, StoryKind.CONTENTS})
BOXED = FRAMED | {StoryKind.PHOTO}
STRETCH = 1.1
WIDE = 1.2
LEAD_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of text in its face; `jump` is the page that a jump line names."""

    line: SetLine
    face: Face = Face.BODY
    jump: str | None = None


@dataclass(frozen=True, slots=True)
class PhotoSpot:
    """Where in its block a photo stands: its first column and its row."""

    photo: PhotoPlan
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """A block at one width: `tops` is the first free row of each column, `rows` its height when set solid."""

    span: int
    head: HeadPlan
    head_rows: int
    photos: tuple[PhotoSpot, ...]
    tops: tuple[int, ...]
    rows: int


@dataclass(slots=True)
class Block:
    """A story with its lines broken once; they are the same at every span, for a page has one column width."""

    item: Item
    style: SheetStyle
    wanted: float = SMALLEST
    body: list[BodyLine] = field(default_factory=list)
    plans: dict[int, BlockPlan] = field(default_factory=dict)

    def plan(self, span: int) -> BlockPlan:
        """The block over `span` columns."""
        if span not in self.plans:
            self.plans[span] = _plan(self, span)
        return self.plans[span]

    @property
    def best_span(self) -> float:
        """Over how many columns the block is a little wider than high, as print likes it."""
        style = self.style
        area = (len(self.body) + 8) * style.leading / (style.column + style.gutter)
        return max(1.0, sqrt(area * WIDE))

    @property
    def framed(self) -> bool:
        """Whether a frame parts the block from the stories around it."""
        return self.item.story.kind in FRAMED

    @property
    def label_rows(self) -> int:
        """Rows at the top of the frame for the word that tells an advertisement."""
        return int(self.item.story.kind is StoryKind.ADVERT)

    @property
    def foot_rows(self) -> int:
        """Rows between the text and the foot of the frame."""
        return int(self.framed)

    @property
    def boxed(self) -> bool:
        return self.item.story.kind in BOXED


def make_block(item: Item, style: SheetStyle) -> Block:
    """Break the item's text into lines."""
    return Block(item, style, body=_body(item.story, style))


def weigh(blocks: list[Block]) -> None:
    """Give every headline its size: by the length of its text against the page's longest, and its place on the page."""
    scores = [sqrt(len(block.body) + 4) * _place_factor(index) for index, block in enumerate(blocks)]
    top = max(scores, default=1.0)
    for index, (block, score) in enumerate(zip(blocks, scores, strict=True)):
        share = max(score / top, LEAD_SHARE if index == 0 else 0.0)
        block.wanted = SMALLEST + 0.2 + (LARGEST - SMALLEST - 0.2) * share * share


def _place_factor(index: int) -> float:
    return 1.5 if index == 0 else 1.15 if index < 3 else 1.0


def _body(story: Story, style: SheetStyle) -> list[BodyLine]:
    lines: list[BodyLine] = []
    if story.continued_from:
        lines += _jump(story.continued_from.text, story.continued_from.page, style, at_end=False)
    for paragraph in story.paragraphs:
        for text in paragraph.text.split("\n"):
            lines += _paragraph(style.display(text.strip()), paragraph.style, style)
    if story.continued_on:
        lines += _jump(story.continued_on.text, story.continued_on.page, style, at_end=True)
    return lines


def _paragraph(text: str, kind: ParagraphStyle, style: SheetStyle) -> list[BodyLine]:
    width, advance = style.column, style.advance
    if kind is ParagraphStyle.CROSSHEAD:
        lines = break_lines(text, width, advance=advance, justify=False)
        return [BodyLine(_shifted(line, (width - _width(line, style)) / 2), Face.CROSSHEAD) for line in lines]
    if kind is ParagraphStyle.SIGNATURE:
        lines = break_lines(text, width, advance=advance, justify=False)
        return [BodyLine(_shifted(line, width - _width(line, style)), Face.BYLINE) for line in lines]
    if kind is ParagraphStyle.VERSE:
        return [BodyLine(_shifted(line, 2.0)) for line in break_lines(text, width - 2, advance=advance, justify=False)]
    return [BodyLine(line) for line in break_lines(text, width, indent=2.0, advance=advance)]


def _jump(text: str, page: str, style: SheetStyle, *, at_end: bool) -> list[BodyLine]:
    lines = break_lines(style.display(text.strip()), style.column, advance=style.advance, justify=False)
    shift = 1.0 if at_end else 0.0
    return [BodyLine(_shifted(line, shift * (style.column - _width(line, style))), Face.JUMP, page) for line in lines]


def _width(line: SetLine, style: SheetStyle) -> float:
    start, text = line.runs[-1]
    return start + natural_width(text, style.advance)


def _shifted(line: SetLine, by: float) -> SetLine:
    return SetLine(tuple((x + max(0.0, by), text) for x, text in line.runs), line.spacing)


def _plan(block: Block, span: int) -> BlockPlan:
    story, style = block.item.story, block.style
    pad = 1.0 if block.boxed and story.kind is not StoryKind.PHOTO else 0.0
    width = style.span_width(span) - 2 * pad
    head = plan_head(_without_caption_title(story), block.wanted, width, style)
    head_rows = (ceil((head.height + 0.35) / style.leading) if head.height else 0) + block.label_rows
    tops = [head_rows] * span
    photos = _place_photos(block, span, tops)
    rows = _rows(tops, len(block.body)) + block.foot_rows
    return BlockPlan(span, head, head_rows, photos, tuple(tops), rows)


def _without_caption_title(story: Story) -> Story:
    """The story for its head: a picture story's headline is left to its caption, where the caption has it."""
    if story.kind is StoryKind.PHOTO and story.headline.main in {photo.title for photo in story.photos}:
        return replace(story, headline=replace(story.headline, main=None))
    return story


def _place_photos(block: Block, span: int, tops: list[int]) -> tuple[PhotoSpot, ...]:
    """Photos with their column and row; each goes where the page is highest, to the right where that is open."""
    placed = []
    alone = block.item.story.kind is StoryKind.PHOTO
    for photo in block.item.story.photos:
        wide = span if alone or span <= 2 else 2
        plan = plan_photo(photo, wide, block.style)
        column = min(range(span - wide + 1), key=lambda at: (max(tops[at : at + wide]), -at))
        row = max(tops[column : column + wide])
        for at in range(column, column + wide):
            tops[at] = row + plan.rows
        placed.append(PhotoSpot(plan, column, row))
    return tuple(placed)


def _rows(tops: list[int], lines: int) -> int:
    """The least height in rows whose columns below `tops` hold `lines` lines."""
    rows = max(tops)
    while sum(rows - top for top in tops) < lines:
        missing = lines - sum(rows - top for top in tops)
        rows += max(1, missing // len(tops))
    return rows
