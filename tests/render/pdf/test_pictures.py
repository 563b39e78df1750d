"""Pictures in a PDF: every format, upright, copied as they are; broken ones are left out and reported."""

import struct
import zlib
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from reader.domain.photo import Photo
from reader.domain.story import Headline, Paragraph, Story, StoryKind
from reader.render.clipping import Clipping, ClippingBook
from reader.render.pdf.book_pdf import BookPdf, book_pdf
from reader.render.pdf.framed_pictures import MOST_PIXELS, Pictures
from reader.render.pdf.pdf_look import PdfLook
from tests.render.pdf.foreign import needs_chinese_font, opened, poppler, structure_of, text_of


def image(kind: str, width: int = 40, height: int = 30) -> bytes:
    """A red picture with a blue left edge, a tenth of its width, as Qt writes it."""
    drawn = QImage(width, height, QImage.Format.Format_RGB32)
    drawn.fill(QColor("red"))
    for x, y in product(range(max(1, width // 10)), range(height)):
        drawn.setPixelColor(x, y, QColor("blue"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert drawn.save(buffer, kind)
    return bytes(buffer.data().data())


def rotated(jpeg: bytes, orientation: int) -> bytes:
    """The picture with an orientation as a camera writes it (EXIF 2.3, tag 274)."""
    exif = b"Exif\0\0II*\0" + struct.pack("<IHHHIHHI", 8, 1, 274, 3, 1, orientation, 0, 0)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def png_head(width: int, height: int) -> bytes:
    """A PNG that says it is so large and holds nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def book(*photos: Photo, kind: StoryKind = StoryKind.STORY) -> ClippingBook:
    story = Story(kind=kind, headline=Headline(main="图片新闻"), paragraphs=(Paragraph(text="正文。"),), photos=photos)
    return ClippingBook(title="图片新闻", clippings=[Clipping(story=story)])


def made(files: dict[str, bytes], *photos: Photo) -> BookPdf:
    return book_pdf(book(*(photos or tuple(Photo(caption=name, image=name) for name in files))), files.get)


@needs_chinese_font
def test_every_kind_that_the_library_keeps_is_set_with_its_words(tmp_path: Path) -> None:
    files = {f"{kind}.x": image(kind) for kind in ("png", "jpg", "webp")}
    pdf = made(files, *(Photo(title=f"题{name}", caption="图说", credit="某某 摄", image=name) for name in files))
    assert pdf.left_out == 0
    assert len(opened(pdf.content).pages[0].images) == 3
    tags = structure_of(pdf.content, tmp_path)
    assert tags.count("Figure") == 3
    assert text_of(pdf.content, tmp_path).count("图说某某摄") == 3


@needs_chinese_font
def test_a_jpeg_is_taken_over_byte_for_byte() -> None:
    jpeg = image("jpg", 400, 300)
    assert jpeg in made({"a.jpg": jpeg}).content


@needs_chinese_font
def test_missing_and_broken_pictures_are_left_out_and_counted_and_their_words_stay(tmp_path: Path) -> None:
    png, webp = image("png", 300, 300), image("webp", 300, 300)
    files = {
        "whole.png": png,
        "cut.png": png[: len(png) // 2],
        "cut.webp": webp[: len(webp) // 2],
        "text.jpg": b"no picture",
        "empty.png": b"",
        "svg.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "huge.png": png_head(20_000, 20_000),
    }
    photos = [Photo(caption=name, image=name) for name in (*files, "gone.png")]
    pdf = made(files, *photos)
    assert pdf.left_out == 7
    assert len(opened(pdf.content).pages[0].images) == 1
    read = text_of(pdf.content, tmp_path)
    for name in (*files, "gone.png"):
        assert name in read


def test_a_picture_is_set_no_wider_than_the_text_no_higher_than_half_a_page_and_not_blown_up(tmp_path: Path) -> None:
    sizes = {"wide": (3000, 500), "high": (500, 3000), "small": (75, 75), "thin": (1, 3000)}
    pictures = Pictures(tmp_path, lambda name: png_head(*sizes[name]), width=400, height=700)
    for name, (width, height) in sizes.items():
        laid = pictures.lay_out(name)
        assert laid is not None
        assert laid.width <= 400
        assert laid.height <= 350
        assert laid.width / laid.height == pytest.approx(width / height)
    small = pictures.lay_out("small")
    assert small is not None
    assert small.width == pytest.approx(36), "half an inch"
    assert pictures.lay_out("small") is small, "the same picture is laid out once"
    assert len(list(tmp_path.glob("*.png"))) == len(sizes)
    assert not pictures.left_out


def test_an_absurd_size_is_not_unpacked(tmp_path: Path) -> None:
    side = int(MOST_PIXELS**0.5) + 1
    pictures = Pictures(tmp_path, lambda _name: png_head(side, side), width=400, height=700)
    assert pictures.lay_out("a.png") is None
    assert pictures.left_out == {"a.png"}
    assert list(tmp_path.iterdir()) == []


# In the file the edge is at the left; this is its side in the upright picture, by EXIF's orientation.
SIDES = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"}


@pytest.mark.parametrize(("orientation", "side"), SIDES.items())
def test_a_photo_is_framed_upright_however_the_camera_was_held(orientation: int, side: str, tmp_path: Path) -> None:
    jpeg = rotated(image("jpg", 40, 20), orientation)
    laid = Pictures(tmp_path, lambda _name: jpeg, width=400, height=700).lay_out("a.jpg")
    assert laid is not None
    frame = (tmp_path / laid.file).read_text(encoding="ascii")
    width, height = (40, 20) if orientation < 5 else (20, 40)
    assert f'viewBox="0 0 {width} {height}"' in frame
    a, b, c, d, e, f = map(float, frame.partition("matrix(")[2].partition(")")[0].split())
    left = (c * 10 + e, d * 10 + f)
    assert left == {"left": (0, 10), "right": (40, 10), "top": (10, 0), "bottom": (10, 40)}[side]
    assert {abs(a) + abs(b), abs(c) + abs(d)} == {1}, "turned, and as large as before"


@needs_chinese_font
def test_a_photo_stands_upright_on_the_page(tmp_path: Path) -> None:
    assert _blue_side(made({"a.jpg": rotated(image("jpg", 400, 200), 6)}).content, tmp_path) == SIDES[6]


def _blue_side(pdf: bytes, folder: Path) -> str:
    """The side of the red picture on which poppler draws the blue edge."""
    (folder / "a.pdf").write_bytes(pdf)
    poppler("pdftoppm", "-r", "72", "-png", "-singlefile", folder / "a.pdf", folder / "a")
    page = QImage(str(folder / "a.png"))
    red = [(x, y) for x in range(page.width()) for y in range(page.height()) if _is(page.pixelColor(x, y), "red")]
    blue = [(x, y) for x in range(page.width()) for y in range(page.height()) if _is(page.pixelColor(x, y), "blue")]
    middle = [sum(axis) / len(axis) for axis in zip(*red, strict=True)]
    edge = [sum(axis) / len(axis) for axis in zip(*blue, strict=True)]
    across, down = edge[0] - middle[0], edge[1] - middle[1]
    if abs(across) > abs(down):
        return "left" if across < 0 else "right"
    return "top" if down < 0 else "bottom"


def _is(colour: QColor, name: str) -> bool:
    wanted = QColor(name)
    return all(abs(a - b) < 90 for a, b in zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True))


def test_the_look_says_how_wide_the_text_is() -> None:
    assert PdfLook().measure == 40
