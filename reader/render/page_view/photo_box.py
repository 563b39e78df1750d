"""A photo with its caption and credit, set as a box."""

from dataclasses import dataclass
from math import ceil

from reader.domain.photo import Photo
from reader.render.page_view.line_breaking import break_lines
from reader.render.page_view.sheet import Align, Area, Face, Picture, Placed, SheetStyle

PAD = 0.8
CAPTION = 0.92
TITLE = 1.1
TALLEST = 1.4


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """A box `rows` high over `span` columns; texts and picture from its own top left corner."""

    span: int
    rows: int
    texts: tuple[Placed, ...]
    picture: Picture | None


def plan_photo(photo: Photo, span: int, style: SheetStyle) -> PhotoPlan:
    """Set a photo over `span` columns; without a picture file the box holds its words alone."""
    width = style.span_width(span)
    picture = _picture(photo, width, style)
    y = picture.area.y + picture.area.height + 0.3 if picture else PAD * 0.6
    texts: list[Placed] = []
    room = width - 2 * PAD
    if photo.title:
        y += TITLE * 1.45
        texts.append(
            Placed(PAD, y - 0.4, style.display(photo.title), Face.CAPTION_TITLE, TITLE, 0.0, room, Align.CENTRE)
        )
    for paragraph in photo.caption.split("\n"):
        y = _set_caption(style.display(paragraph.strip()), y, room, style, texts)
    if photo.credit:
        credit = style.display(photo.credit.strip())
        for line in break_lines(credit, room / CAPTION, advance=style.advance, justify=False):
            y += CAPTION * 1.5
            text = "".join(run for _, run in line.runs)
            texts.append(Placed(PAD, y - 0.4, text, Face.BYLINE, CAPTION, 0.0, room, Align.END))
    rows = ceil((y + PAD + 0.4) / style.leading)
    return PhotoPlan(span, rows, tuple(texts), picture)


def _set_caption(text: str, y: float, room: float, style: SheetStyle, texts: list[Placed]) -> float:
    for line in break_lines(text, room / CAPTION, indent=2.0, advance=style.advance):
        y += CAPTION * 1.5
        for x, run in line.runs:
            texts.append(Placed(PAD + x * CAPTION, y - 0.4, run, Face.CAPTION, CAPTION, line.spacing * CAPTION))
    return y


def _picture(photo: Photo, width: float, style: SheetStyle) -> Picture | None:
    size = style.picture_size(photo.image) if photo.image else None
    if not size or not photo.image:
        return None
    wide, high = size
    room = width - 2 * PAD
    height = min(room * high / max(1, wide), room * TALLEST)
    shown = min(room, height * wide / max(1, high))
    return Picture(Area(PAD + (room - shown) / 2, PAD, shown, height), photo.image)
