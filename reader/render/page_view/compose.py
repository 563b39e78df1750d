"""A page's items put in their places on a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from reader.domain.story import Story, StoryKind
from reader.render.page_view.bands import GAP_ROWS, Band, Stack, cut_bands, stack_rows
from reader.render.page_view.line_breaking import break_lines, natural_width
from reader.render.page_view.sheet import (
    Align,
    Area,
    Box,
    Face,
    Folio,
    Item,
    Link,
    Picture,
    Placed,
    Rule,
    Sheet,
    SheetStyle,
)
from reader.render.page_view.story_block import STRETCH, Block, BlockPlan, PhotoSpot, make_block, weigh

SHAPE = 1.3
FEWEST, MOST = 3, 7
FOLIO_HEIGHT = 5.0
NAMEPLATE = 6.5
FRAME = 0.55
"""How far the frame of an advertisement stands off its columns, in ems."""
SET_KINDS = frozenset({StoryKind.STORY, StoryKind.PHOTO, StoryKind.ADVERT, StoryKind.CONTENTS})


def compose(items: Sequence[Item], folio: Folio, style: SheetStyle | None = None) -> Sheet:
    """The whole page: folio line, the items in bands, the imprint at the foot. Folios among the items are left out."""
    style = style or SheetStyle()
    blocks = [make_block(item, style) for item in items if item.story.kind in SET_KINDS]
    weigh(blocks)
    columns = style.columns or _columns(blocks, style)
    width = style.span_width(columns)
    desk = _Desk(style, style.margin, style.margin)
    desk.folio(folio, width)
    for number, band in enumerate(cut_bands(blocks, columns)):
        desk.band(blocks, band, width, ruled=number > 0)
    desk.foot([item.story for item in items if item.story.kind is StoryKind.IMPRINT], width)
    return desk.sheet(width)


def _columns(blocks: Sequence[Block], style: SheetStyle) -> int:
    """As many columns as give the page about the shape of a broadsheet."""
    area = sum(block.plan(2).rows * style.span_width(2) for block in blocks) * style.leading
    wanted = sqrt(area / SHAPE) / (style.column + style.gutter)
    return max(FEWEST, min(MOST, round(wanted)))


@dataclass(slots=True)
class _Desk:
    """The sheet in the making; `y` is how far down it is filled."""

    style: SheetStyle
    x: float
    y: float
    texts: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    stories: list[tuple[int, Area]] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    def folio(self, folio: Folio, width: float) -> None:
        """The front page's nameplate, or number and section at the left, the newspaper in the middle, the date at the
        right; a double rule below."""
        front = folio.front and bool(folio.newspaper)
        if front:
            self.y += NAMEPLATE * 1.25
            self._text(Placed(self.x, self.y, folio.newspaper, Face.NAMEPLATE, NAMEPLATE, 0.0, width, Align.CENTRE))
            self.y += 0.2
        base = self.y + 2.6
        number = natural_width(folio.number, self.style.advance) * 2.6
        if folio.number:
            self._text(Placed(self.x, base, folio.number, Face.FOLIO_NUMBER, 2.6))
        self._text(Placed(self.x + number + (0.6 if number else 0.0), base, folio.section, Face.FOLIO, 1.5))
        if not front:
            self._text(Placed(self.x, base, folio.newspaper, Face.FOLIO, 1.9, 0.0, width, Align.CENTRE))
        self._text(Placed(self.x, base, folio.date, Face.FOLIO, 1.2, 0.0, width, Align.END))
        self.rules.append(Rule(self.x, self.y + 3.4, self.x + width, self.y + 3.4, 0.16))
        self.rules.append(Rule(self.x, self.y + 3.75, self.x + width, self.y + 3.75, 0.05))
        self.y += FOLIO_HEIGHT

    def band(self, blocks: Sequence[Block], band: Band, width: float, *, ruled: bool) -> None:
        """One band, from the current height down, with rules between its stacks and above it."""
        style = self.style
        if ruled:
            self.rules.append(Rule(self.x, self.y + 0.75, self.x + width, self.y + 0.75, 0.06))
            self.y += style.leading
        height = band.rows * style.leading
        for stack in band.stacks:
            left = self.x + style.column_x(stack.column)
            if stack.column:
                edge = left - style.gutter / 2
                self.rules.append(Rule(edge, self.y, edge, self.y + height, 0.06))
            self._stack(blocks, stack, left, band.rows)
        self.y += height + 0.3

    def foot(self, imprints: Sequence[Story], width: float) -> None:
        """What the page says of its makers, small, under a rule."""
        self.y += 0.6
        for story in imprints:
            self.rules.append(Rule(self.x, self.y, self.x + width, self.y, 0.05))
            self.y += 0.4
            for paragraph in story.paragraphs:
                for line in break_lines(
                    self.style.display(paragraph.text), width / 0.85, advance=self.style.advance, justify=False
                ):
                    self.y += 1.3
                    for x, run in line.runs:
                        self._text(Placed(self.x + x * 0.85, self.y - 0.2, run, Face.CAPTION, 0.85))

    def sheet(self, width: float) -> Sheet:
        margin = self.style.margin
        return Sheet(
            width=width + 2 * margin,
            height=self.y + margin,
            texts=tuple(self.texts),
            rules=tuple(self.rules),
            boxes=tuple(self.boxes),
            pictures=tuple(self.pictures),
            links=tuple(self.links),
            stories=tuple(self.stories),
            runs=tuple(self.runs),
        )

    def _text(self, text: Placed) -> None:
        if text.text:
            self.texts.append(text)

    def _stack(self, blocks: Sequence[Block], stack: Stack, left: float, rows: int) -> None:
        """The stack's blocks one under another; what is left of the band's height is shared out between them."""
        leading = self.style.leading
        spare = (rows - stack_rows(blocks, stack)) * leading
        top, count = self.y, stack.last - stack.first
        width = self.style.span_width(stack.span)
        for number in range(count):
            block = blocks[stack.first + number]
            plan = block.plan(stack.span)
            share = spare / (count - number)
            given = min(share, plan.rows * leading * (STRETCH - 1.0)) if block.body else 0.0
            height = plan.rows * leading + given
            if number == count - 1:
                height = self.y + rows * leading - top
            self._block(block, plan, left, top, height)
            spare -= share
            top += plan.rows * leading + share
            if number < count - 1:
                middle = top + GAP_ROWS * leading / 2
                self.rules.append(Rule(left, middle, left + width, middle, 0.05))
                top += GAP_ROWS * leading

    def _block(self, block: Block, plan: BlockPlan, left: float, top: float, height: float) -> None:
        style = self.style
        width = style.span_width(plan.span)
        self.stories.append((block.item.key, Area(left, top, width, height)))
        solid = plan.rows * style.leading
        spare = max(0.0, min(height - solid, solid * (STRETCH - 1.0)))
        air = min(spare * 0.3, 1.2) if plan.head.height else 0.0
        first = len(self.texts)
        if block.framed:
            self._frame(block, Area(left - FRAME, top, width + 2 * FRAME, height))
        head = top + air + block.label_rows * style.leading
        for text in plan.head.texts:
            self._text(_moved(text, left, head))
        for box in plan.head.boxes:
            self.boxes.append(Box(_moved_area(box.area, left, head), box.solid))
        for spot in plan.photos:
            self._photo(spot, left, top + air, alone=block.item.story.kind is StoryKind.PHOTO and len(plan.photos) == 1)
        self._body(block, plan, left, top + air, (height - air) / style.leading)
        self.runs.append((block.item.key, first, len(self.texts)))

    def _frame(self, block: Block, area: Area) -> None:
        """A box around what is no story; an advertisement says what it is."""
        self.boxes.append(Box(area, tinted=False))
        if block.label_rows:
            word = self.style.advert
            self._text(Placed(area.x, area.y + 1.1, word, Face.ADVERT, 0.8, 0.0, area.width - 0.5, Align.END))

    def _photo(self, spot: PhotoSpot, left: float, top: float, *, alone: bool) -> None:
        """A photo's box; one with text below keeps some air from it."""
        style, photo = self.style, spot.photo
        x, y = left + style.column_x(spot.column), top + spot.row * style.leading
        height = photo.rows * style.leading - (0.0 if alone else 0.5)
        self.boxes.append(Box(Area(x, y, style.span_width(photo.span), height)))
        for text in photo.texts:
            self._text(_moved(text, x, y))
        if photo.picture:
            self.pictures.append(Picture(_moved_area(photo.picture.area, x, y), photo.picture.name))

    def _body(self, block: Block, plan: BlockPlan, left: float, top: float, rows: float) -> None:
        """The lines, down one column and on at the next; the leading grows a little to fill the height."""
        style, lines = self.style, block.body
        if not lines:
            return
        solid = plan.rows - block.foot_rows
        grow = max(1.0, min(STRETCH, (rows - block.foot_rows) / solid))
        leading = style.leading * grow
        at = 0
        for column, first in enumerate(plan.tops):
            x, y = left + style.column_x(column), top + first * style.leading
            room = int((solid - first) * style.leading * grow / leading + 1e-6)
            if column:
                edge = x - style.gutter / 2
                self.rules.append(Rule(edge, y + 0.2, edge, top + solid * style.leading * grow - 0.3, 0.03))
            for line in lines[at : at + room]:
                y += leading
                base = y - (leading - 1.0) / 2 - 0.15
                for offset, run in line.line.runs:
                    self._text(Placed(x + offset, base, run, line.face, 1.0, line.line.spacing))
                if line.jump:
                    text = "".join(run for _, run in line.line.runs)
                    area = Area(x, y - leading, style.column, leading)
                    self.links.append(Link(area, block.item.key, line.jump, text))
            at += room


def _moved(text: Placed, x: float, y: float) -> Placed:
    return Placed(text.x + x, text.y + y, text.text, text.face, text.size, text.spacing, text.width, text.align)


def _moved_area(area: Area, x: float, y: float) -> Area:
    return Area(area.x + x, area.y + y, area.width, area.height)
