"""The items of a page composed into a sheet: folio line, bands of stacked stories, imprint."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from reader.domain.story import Story, StoryKind
from reader.render.page_view import measures as m
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
from reader.render.page_view.story_block import Block, BlockPlan, PhotoSpot, make_block, weigh

COMPOSED_KINDS = frozenset({StoryKind.STORY, StoryKind.PHOTO, StoryKind.ADVERT, StoryKind.CONTENTS})
_ROUNDING = 1e-6
"""Rows by which a sum of leadings may fall short of a whole number."""


def compose(items: Sequence[Item], folio: Folio, style: SheetStyle | None = None) -> Sheet:
    """Compose a page: folio line, the items in bands, the imprint at the foot. Folios among the items are left out."""
    style = style or SheetStyle()
    blocks = [make_block(item, style) for item in items if item.story.kind in COMPOSED_KINDS]
    weigh(blocks)
    columns = style.columns or _columns(blocks, style)
    width = style.span_width(columns)
    builder = _SheetBuilder(style, style.margin, style.margin)
    builder.folio(folio, width)
    for number, band in enumerate(cut_bands(blocks, columns)):
        builder.band(blocks, band, width, ruled=number > 0)
    builder.foot([item.story for item in items if item.story.kind is StoryKind.IMPRINT], width)
    return builder.sheet(width)


def _columns(blocks: Sequence[Block], style: SheetStyle) -> int:
    """Return the number of columns that gives the page about the shape of a broadsheet."""
    area = sum(block.plan(2).rows * style.span_width(2) for block in blocks) * style.leading
    wanted = sqrt(area / m.PAGE_SHAPE) / (style.column + style.gutter)
    return max(m.FEWEST_COLUMNS, min(m.MOST_COLUMNS, round(wanted)))


@dataclass(slots=True)
class _SheetBuilder:
    """Collects the parts of a sheet. `x` is the left edge of the text, `y` the bottom of what was added so far."""

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
        """Add the folio line: number and section at the left, the newspaper in the middle, the date at the right, a
        double rule below. On a front page the newspaper stands above it as the nameplate."""
        front = folio.front and bool(folio.newspaper)
        if front:
            self.y += m.NAMEPLATE_EM * m.NAMEPLATE_LEADING
            self._middle(self.y, folio.newspaper, Face.NAMEPLATE, m.NAMEPLATE_EM, width)
            self.y += m.NAMEPLATE_GAP_EM
        base = self.y + m.FOLIO_BASE_EM
        number = natural_width(folio.number, self.style.advance) * m.FOLIO_NUMBER_EM
        if folio.number:
            self._text(Placed(self.x, base, folio.number, Face.FOLIO_NUMBER, m.FOLIO_NUMBER_EM))
        section = self.x + number + (m.FOLIO_GAP_EM if number else 0.0)
        self._text(Placed(section, base, folio.section, Face.FOLIO, m.FOLIO_SECTION_EM))
        if not front:
            self._middle(base, folio.newspaper, Face.FOLIO, m.FOLIO_NEWSPAPER_EM, width)
        self._text(Placed(self.x, base, folio.date, Face.FOLIO, m.FOLIO_DATE_EM, 0.0, width, Align.END))
        self._line(self.x, self.y + m.FOLIO_THICK_RULE_EM, width, m.THICK_RULE_EM)
        self._line(self.x, self.y + m.FOLIO_THIN_RULE_EM, width, m.THIN_RULE_EM)
        self.y += m.FOLIO_HEIGHT_EM

    def band(self, blocks: Sequence[Block], band: Band, width: float, *, ruled: bool) -> None:
        """Add a band at the current height, with rules between its stacks and, if `ruled`, above it."""
        style = self.style
        if ruled:
            self._line(self.x, self.y + m.BAND_RULE_DROP_EM, width, m.BAND_RULE_EM)
            self.y += style.leading
        height = band.rows * style.leading
        for stack in band.stacks:
            left = self.x + style.column_x(stack.column)
            if stack.column:
                edge = left - style.gutter / 2
                self.rules.append(Rule(edge, self.y, edge, self.y + height, m.BAND_RULE_EM))
            self._stack(blocks, stack, left, band.rows)
        self.y += height + m.BAND_GAP_EM

    def foot(self, imprints: Sequence[Story], width: float) -> None:
        """Add the imprints of the page, small, each under a rule."""
        self.y += m.FOOT_GAP_EM
        size = m.FOOT_TEXT_EM
        for story in imprints:
            self._line(self.x, self.y, width, m.THIN_RULE_EM)
            self.y += m.FOOT_RULE_GAP_EM
            for paragraph in story.paragraphs:
                text = self.style.display(paragraph.text)
                for line in break_lines(text, width / size, advance=self.style.advance, justify=False):
                    self.y += m.FOOT_LINE_EM
                    for x, run in line.runs:
                        self._text(Placed(self.x + x * size, self.y - m.FOOT_DESCENT_EM, run, Face.CAPTION, size))

    def sheet(self, width: float) -> Sheet:
        """Return the finished sheet; `width` is that of its text."""
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

    def _middle(self, base: float, text: str, face: Face, size: float, width: float) -> None:
        self._text(Placed(self.x, base, text, face, size, 0.0, width, Align.CENTRE))

    def _line(self, x: float, y: float, width: float, weight: float) -> None:
        """Add a horizontal rule."""
        self.rules.append(Rule(x, y, x + width, y, weight))

    def _stack(self, blocks: Sequence[Block], stack: Stack, left: float, rows: int) -> None:
        """Add the blocks of a stack one under another; the rest of the band's height is divided among them."""
        leading = self.style.leading
        spare = (rows - stack_rows(blocks, stack)) * leading
        top, count = self.y, stack.last - stack.first
        width = self.style.span_width(stack.span)
        for number in range(count):
            block = blocks[stack.first + number]
            plan = block.plan(stack.span)
            share = spare / (count - number)
            growth = min(share, plan.rows * leading * (m.STRETCH - 1.0)) if block.body else 0.0
            height = plan.rows * leading + growth
            if number == count - 1:
                height = self.y + rows * leading - top
            self._block(block, plan, left, top, height)
            spare -= share
            top += plan.rows * leading + share
            if number < count - 1:
                middle = top + GAP_ROWS * leading / 2
                self._line(left, middle, width, m.THIN_RULE_EM)
                top += GAP_ROWS * leading

    def _block(self, block: Block, plan: BlockPlan, left: float, top: float, height: float) -> None:
        style = self.style
        width = style.span_width(plan.span)
        self.stories.append((block.item.key, Area(left, top, width, height)))
        solid = plan.rows * style.leading
        spare = max(0.0, min(height - solid, solid * (m.STRETCH - 1.0)))
        air = min(spare * m.HEAD_AIR_SHARE, m.MOST_HEAD_AIR_EM) if plan.head.height else 0.0
        first = len(self.texts)
        if block.framed:
            self._frame(block, Area(left - m.FRAME_EM, top, width + 2 * m.FRAME_EM, height))
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
        """Add a box around an item that is no story; over an advertisement stands the word for it."""
        self.boxes.append(Box(area, tinted=False))
        if block.label_rows:
            word = self.style.advert
            width = area.width - m.ADVERT_LABEL_INSET_EM
            base = area.y + m.ADVERT_LABEL_DROP_EM
            self._text(Placed(area.x, base, word, Face.ADVERT, m.ADVERT_LABEL_EM, 0.0, width, Align.END))

    def _photo(self, spot: PhotoSpot, left: float, top: float, *, alone: bool) -> None:
        """Add the box of a photo; `alone` if no text follows below it, which would need some air."""
        style, photo = self.style, spot.photo
        x, y = left + style.column_x(spot.column), top + spot.row * style.leading
        height = photo.rows * style.leading - (0.0 if alone else m.PHOTO_AIR_EM)
        self.boxes.append(Box(Area(x, y, style.span_width(photo.span), height)))
        for text in photo.texts:
            self._text(_moved(text, x, y))
        if photo.picture:
            self.pictures.append(Picture(_moved_area(photo.picture.area, x, y), photo.picture.name))

    def _body(self, block: Block, plan: BlockPlan, left: float, top: float, rows: float) -> None:
        """Add the lines of text, column by column; the leading grows by up to STRETCH to fill `rows`."""
        style, lines = self.style, block.body
        if not lines:
            return
        solid = plan.rows - block.foot_rows
        growth = max(1.0, min(m.STRETCH, (rows - block.foot_rows) / solid))
        leading = style.leading * growth
        at = 0
        for column, first in enumerate(plan.tops):
            x, y = left + style.column_x(column), top + first * style.leading
            room = int((solid - first) * style.leading * growth / leading + _ROUNDING)
            if column:
                edge = x - style.gutter / 2
                end = top + solid * style.leading * growth - m.COLUMN_RULE_BOTTOM_EM
                self.rules.append(Rule(edge, y + m.COLUMN_RULE_TOP_EM, edge, end, m.COLUMN_RULE_EM))
            for line in lines[at : at + room]:
                y += leading
                base = y - (leading - 1.0) / 2 - m.BODY_DESCENT_EM
                for offset, run in line.line.runs:
                    self._text(Placed(x + offset, base, run, line.face, line.size, line.line.spacing))
                if line.jump:
                    text = "".join(run for _, run in line.line.runs)
                    area = Area(x, y - leading, style.column, leading)
                    self.links.append(Link(area, block.item.key, line.jump, text))
            at += room


def _moved(text: Placed, x: float, y: float) -> Placed:
    return Placed(text.x + x, text.y + y, text.text, text.face, text.size, text.spacing, text.width, text.align)


def _moved_area(area: Area, x: float, y: float) -> Area:
    return Area(area.x + x, area.y + y, area.width, area.height)
