"""A story as a block over some columns: head, photos at the tops of the columns, text that flows through them.

Heights are in rows of the base-line grid.
"""

from dataclasses import dataclass, field, replace
from math import ceil, sqrt

from reader.domain.story import ParagraphStyle, Story, StoryKind
from reader.render.page_view.headline_stack import LARGEST_EM, SMALLEST_EM, HeadPlan, plan_head
from reader.render.page_view.line_breaking import SetLine, break_lines, natural_width
from reader.render.page_view.photo_box import PhotoPlan, plan_photo
from reader.render.page_view.sheet import Face, Item, SheetStyle
from reader.render.page_view.table_block import TABLE_EM, table_lines

FRAMED = frozenset({StoryKind.ADVERT, StoryKind.CONTENTS})
BOXED = FRAMED | {StoryKind.PHOTO}
_BLOCK_SHAPE = 1.2
"""Width of a block by its height: print prefers blocks a little wider than high."""
_HEAD_LINES = 8
"""Lines of text that a usual head takes the room of."""
_LEAD_SHARE = 0.85
"""The first story of a page gets at least this share of the largest weight, however short it is."""
_FIRST_FACTOR, _UPPER_FACTOR, _UPPER_STORIES = 1.5, 1.15, 3
"""Weight of the first story, and of the others among the first three, in times of its length."""
_SHORTEST_LINES = 4
"""Lines that are added to every length, so that the shortest items differ less in weight."""
_ABOVE_SMALLEST_EM = 0.2
_INDENT_EM = 2.0
_FRAME_PAD_EM = 1.0
_BELOW_HEAD_EM = 0.35
_PHOTO_SPAN = 2
"""Columns of a photo within a story of more columns than that."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of text in its face and size, in ems; `jump` is the page that a jump line names."""

    line: SetLine
    face: Face = Face.BODY
    jump: str | None = None
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class PhotoSpot:
    """A photo and its position in its block: first column and row."""

    photo: PhotoPlan
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """A block at one width. `tops` holds the first free row of each column; `rows` is its height, not stretched."""

    span: int
    head: HeadPlan
    head_rows: int
    photos: tuple[PhotoSpot, ...]
    tops: tuple[int, ...]
    rows: int


@dataclass(slots=True)
class Block:
    """A story with its text broken into lines, which are the same at every span: a page has one column width.

    `headline_em` is the size that the weight of the story asks for its headline.
    """

    item: Item
    style: SheetStyle
    headline_em: float = SMALLEST_EM
    body: list[BodyLine] = field(default_factory=list)
    plans: dict[int, BlockPlan] = field(default_factory=dict)

    def plan(self, span: int) -> BlockPlan:
        """Return the block over `span` columns."""
        if span not in self.plans:
            self.plans[span] = _plan(self, span)
        return self.plans[span]

    @property
    def best_span(self) -> float:
        """The number of columns, a fraction, at which the block has the shape that print prefers."""
        style = self.style
        area = (len(self.body) + _HEAD_LINES) * style.leading / (style.column + style.gutter)
        return max(1.0, sqrt(area * _BLOCK_SHAPE))

    @property
    def framed(self) -> bool:
        """True if a frame stands around the block."""
        return self.item.story.kind in FRAMED

    @property
    def label_rows(self) -> int:
        """Rows at the top of the frame for the word over an advertisement."""
        return int(self.item.story.kind is StoryKind.ADVERT)

    @property
    def foot_rows(self) -> int:
        """Rows between the text and the foot of the frame."""
        return int(self.framed)

    @property
    def boxed(self) -> bool:
        return self.item.story.kind in BOXED


def make_block(item: Item, style: SheetStyle) -> Block:
    """Make a block of an item: break its text into lines."""
    return Block(item, style, body=_body(item.story, style))


def weigh(blocks: list[Block]) -> None:
    """Choose the size of every headline by the weight of its story: the length of its text and its rank on the page."""
    weights = [sqrt(len(block.body) + _SHORTEST_LINES) * _rank_factor(index) for index, block in enumerate(blocks)]
    largest = max(weights, default=1.0)
    least = SMALLEST_EM + _ABOVE_SMALLEST_EM
    for index, (block, weight) in enumerate(zip(blocks, weights, strict=True)):
        share = max(weight / largest, _LEAD_SHARE if index == 0 else 0.0)
        block.headline_em = least + (LARGEST_EM - least) * share * share


def _rank_factor(index: int) -> float:
    return _FIRST_FACTOR if index == 0 else _UPPER_FACTOR if index < _UPPER_STORIES else 1.0


def _body(story: Story, style: SheetStyle) -> list[BodyLine]:
    lines: list[BodyLine] = []
    if story.continued_from:
        lines += _jump(story.continued_from.text, story.continued_from.page, style, at_end=False)
    for paragraph in story.paragraphs:
        if paragraph.style is ParagraphStyle.TABLE:
            rows = table_lines(style.display(paragraph.text), style)
            lines += [BodyLine(line, Face.TABLE, size=TABLE_EM) for line in rows]
            continue
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
        lines = break_lines(text, width - _INDENT_EM, advance=advance, justify=False)
        return [BodyLine(_shifted(line, _INDENT_EM)) for line in lines]
    return [BodyLine(line) for line in break_lines(text, width, indent=_INDENT_EM, advance=advance)]


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
    pad = _FRAME_PAD_EM if block.framed else 0.0
    width = style.span_width(span) - 2 * pad
    head = plan_head(_without_caption_title(story), block.headline_em, width, style)
    head_rows = (ceil((head.height + _BELOW_HEAD_EM) / style.leading) if head.height else 0) + block.label_rows
    tops = [head_rows] * span
    photos = _place_photos(block, span, tops)
    rows = _rows(tops, len(block.body)) + block.foot_rows
    return BlockPlan(span, head, head_rows, photos, tuple(tops), rows)


def _without_caption_title(story: Story) -> Story:
    """Return the story without a headline that its caption repeats, as that of a picture story does."""
    if story.kind is StoryKind.PHOTO and story.headline.main in {photo.title for photo in story.photos}:
        return replace(story, headline=replace(story.headline, main=None))
    return story


def _place_photos(block: Block, span: int, tops: list[int]) -> tuple[PhotoSpot, ...]:
    """Put each photo into the columns whose free rows begin highest, the rightmost of several; update `tops`."""
    placed = []
    alone = block.item.story.kind is StoryKind.PHOTO
    for photo in block.item.story.photos:
        wide = span if alone or span <= _PHOTO_SPAN else _PHOTO_SPAN
        plan = plan_photo(photo, wide, block.style)
        column = min(range(span - wide + 1), key=lambda at: (max(tops[at : at + wide]), -at))
        row = max(tops[column : column + wide])
        for at in range(column, column + wide):
            tops[at] = row + plan.rows
        placed.append(PhotoSpot(plan, column, row))
    return tuple(placed)


def _rows(tops: list[int], lines: int) -> int:
    """Return the least height in rows at which the columns below `tops` have room for `lines` lines."""
    rows = max(tops)
    while sum(rows - top for top in tops) < lines:
        missing = lines - sum(rows - top for top in tops)
        rows += max(1, missing // len(tops))
    return rows
