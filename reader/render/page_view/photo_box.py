"""The box of a photo: picture, title, caption and credit."""

from dataclasses import dataclass
from math import ceil

from reader.domain.photo import Photo
from reader.render.page_view.line_breaking import break_lines
from reader.render.page_view.sheet import Align, Area, Face, Picture, Placed, SheetStyle

_PAD_EM, _BOTTOM_PAD_EM = 0.8, 0.4
"""Between the box and its contents; at the bottom the second is added."""
_CAPTION_EM, _CAPTION_LEADING, _CAPTION_INDENT_EM = 0.92, 1.5, 2.0
_TITLE_EM, _TITLE_LEADING = 1.1, 1.45
_DESCENT_EM = 0.4
"""From the bottom of a line to its base line."""
_BELOW_PICTURE_EM = 0.3
_TOP_SHARE = 0.6
"""Part of the pad above the words of a box without a picture: their first line has air of its own."""
_TALLEST = 1.4
"""Height of a picture in widths of its box: a taller one is drawn narrower, so that it does not fill a column."""


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """A box `rows` rows high over `span` columns; positions of texts and picture count from its top left corner."""

    span: int
    rows: int
    texts: tuple[Placed, ...]
    picture: Picture | None


def plan_photo(photo: Photo, span: int, style: SheetStyle) -> PhotoPlan:
    """Set a photo over `span` columns; without a picture file the box holds words alone."""
    width = style.span_width(span)
    picture = _picture(photo, width, style)
    y = picture.area.y + picture.area.height + _BELOW_PICTURE_EM if picture else _PAD_EM * _TOP_SHARE
    texts: list[Placed] = []
    room = width - 2 * _PAD_EM
    if photo.title:
        y += _TITLE_EM * _TITLE_LEADING
        title, base = style.display(photo.title), y - _DESCENT_EM
        texts.append(Placed(_PAD_EM, base, title, Face.CAPTION_TITLE, _TITLE_EM, 0.0, room, Align.CENTRE))
    for paragraph in photo.caption.split("\n"):
        y = _set_caption(style.display(paragraph.strip()), y, room, style, texts)
    if photo.credit:
        credit = style.display(photo.credit.strip())
        for line in break_lines(credit, room / _CAPTION_EM, advance=style.advance, justify=False):
            y += _CAPTION_EM * _CAPTION_LEADING
            text, base = "".join(run for _, run in line.runs), y - _DESCENT_EM
            texts.append(Placed(_PAD_EM, base, text, Face.BYLINE, _CAPTION_EM, 0.0, room, Align.END))
    rows = ceil((y + _PAD_EM + _BOTTOM_PAD_EM) / style.leading)
    return PhotoPlan(span, rows, tuple(texts), picture)


def _set_caption(text: str, y: float, room: float, style: SheetStyle, texts: list[Placed]) -> float:
    """Add the lines of a caption below `y` to `texts`; return the bottom of the last."""
    size = _CAPTION_EM
    for line in break_lines(text, room / size, indent=_CAPTION_INDENT_EM, advance=style.advance):
        y += size * _CAPTION_LEADING
        for x, run in line.runs:
            spacing = line.spacing * size
            texts.append(Placed(_PAD_EM + x * size, y - _DESCENT_EM, run, Face.CAPTION, size, spacing))
    return y


def _picture(photo: Photo, width: float, style: SheetStyle) -> Picture | None:
    size = style.picture_size(photo.image) if photo.image else None
    if not size or not photo.image:
        return None
    wide, high = size
    room = width - 2 * _PAD_EM
    height = min(room * high / max(1, wide), room * _TALLEST)
    shown = min(room, height * wide / max(1, high))
    return Picture(Area(_PAD_EM + (room - shown) / 2, _PAD_EM, shown, height), photo.image)
