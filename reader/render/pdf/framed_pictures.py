"""Pictures for the template, each with an SVG that frames it.

Typst copies a framed JPEG into the PDF as it is. It would decode a bare one, and keep it in memory until the last page
is set: 200 photos of three megapixels took 2.2 GB; 500 of them in frames take 1.5 GB and a fifth of the time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader.render.picture_shape import PictureShape, picture_shape

MOST_PIXELS = 100_000_000
_PIXELS_AN_INCH = 150
"""The least resolution: a coarser picture is printed smaller. Most are far sharper, and as wide as the text."""
_MOST_OF_HEIGHT = 0.44
"""Share of the height of a page that a picture may take, so that two with captions fit on a page."""
# Transformations to upright by EXIF's orientation; `w` and `h` are width and height as stored.
_UPRIGHT = {
    2: "matrix(-1 0 0 1 {w} 0)",
    3: "matrix(-1 0 0 -1 {w} {h})",
    4: "matrix(1 0 0 -1 0 {h})",
    5: "matrix(0 1 1 0 0 0)",
    6: "matrix(0 1 -1 0 {h} 0)",
    7: "matrix(0 -1 -1 0 {h} {w})",
    8: "matrix(0 -1 1 0 0 {w})",
}


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The name of the file for the template, in the folder, and its width and height on paper in points."""

    file: str
    width: float
    height: float


@dataclass(slots=True)
class Pictures:
    """Writes pictures into `folder`, sized to fit `width` and `height` points; `left_out` names the unusable ones."""

    folder: Path
    read: Callable[[str], bytes | None]
    width: float
    height: float
    left_out: set[str] = field(default_factory=set)
    _laid: dict[str, LaidOut | None] = field(default_factory=dict)

    def lay_out(self, name: str) -> LaidOut | None:
        """Write a picture of the media folder; return None if it is missing, no picture, or absurdly large."""
        if name not in self._laid:
            self._laid[name] = self._framed(name)
        found = self._laid[name]
        if found is None:
            self.left_out.add(name)
        return found

    def _framed(self, name: str) -> LaidOut | None:
        data = self.read(name)
        shape = picture_shape(data) if data else None
        if data is None or shape is None or shape.width * shape.height > MOST_PIXELS:
            return None
        number = len(self._laid) + 1
        picture, frame = f"picture-{number}{shape.suffix}", f"picture-{number}.svg"
        (self.folder / picture).write_bytes(data)
        (self.folder / frame).write_text(_frame(picture, shape), encoding="ascii")
        return LaidOut(frame, *self._on_paper(shape))

    def _on_paper(self, shape: PictureShape) -> tuple[float, float]:
        width, height = _upright(shape)
        scale = min(72 / _PIXELS_AN_INCH, self.width / width, self.height * _MOST_OF_HEIGHT / height)
        return width * scale, height * scale


def _upright(shape: PictureShape) -> tuple[int, int]:
    return (shape.height, shape.width) if shape.orientation >= 5 else (shape.width, shape.height)


def _frame(picture: str, shape: PictureShape) -> str:
    width, height = _upright(shape)
    matrix = _UPRIGHT.get(shape.orientation, "matrix(1 0 0 1 0 0)").format(w=shape.width, h=shape.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{shape.width}" height="{shape.height}" transform="{matrix}" href="{picture}"/>'
        "</svg>"
    )
