"""The shape of a picture from its first bytes."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from reader.render.picture_shape import PictureShape, picture_shape


def written(kind: str, quality: int = 80) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn = QImage(301, 117, QImage.Format.Format_RGB32)
    drawn.fill(0)
    assert drawn.save(buffer, kind, quality)
    return bytes(buffer.data().data())


WEBP_LARGE = b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0" + (300).to_bytes(3, "little") + (116).to_bytes(3, "little")
GIF = b"GIF89a" + struct.pack("<HH", 301, 117) + bytes(3)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (written("png"), ".png"),
        (written("jpg"), ".jpg"),
        (written("webp"), ".webp"),
        (written("webp", 100), ".webp"),
        (WEBP_LARGE, ".webp"),
        (GIF, ".gif"),
        (GIF.replace(b"9a", b"7a"), ".gif"),
    ],
)
def test_size_and_kind_are_known(data: bytes, suffix: str) -> None:
    assert picture_shape(data) == PictureShape(suffix, 301, 117)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"BM" + bytes(60), b"RIFF\0\0\0\0WAVEfmt ", GIF.replace(b"\x2d\x01", b"\0\0")]
)
def test_anything_else_has_none(data: bytes) -> None:
    assert picture_shape(data) is None


def test_whatever_stands_before_a_jpeg_s_size_is_passed_over() -> None:
    jpeg = written("jpg")
    comment = b"\xff\xfe" + struct.pack(">H", 12) + b"ten bytes!"
    assert picture_shape(jpeg[:2] + comment + b"\xff" + jpeg[2:]) == PictureShape(".jpg", 301, 117)


@pytest.mark.parametrize(("order", "mark"), [("<", b"II*\0"), (">", b"MM\0*")])
@pytest.mark.parametrize("value", [0, 1, 6, 8, 9])
def test_orientation_is_exif_s(order: str, mark: bytes, value: int) -> None:
    tags = struct.pack(f"{order}HHHIIHHIHHI", 2, 271, 2, 4, 0, 274, 3, 1, value, 0, 0)
    exif = b"Exif\0\0" + mark + struct.pack(f"{order}I", 8) + tags
    jpeg = written("jpg")
    found = picture_shape(jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:])
    assert found == PictureShape(".jpg", 301, 117, value if 1 <= value <= 8 else 1)


@given(st.sampled_from([written("png"), written("jpg"), written("webp"), GIF, WEBP_LARGE]), st.data())
def test_damage_is_no_error(whole: bytes, data: st.DataObject) -> None:
    torn = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(3):
        if torn:
            torn[data.draw(st.integers(0, len(torn) - 1))] = data.draw(st.integers(0, 255))
    found = picture_shape(bytes(torn))
    assert found is None or (found.width > 0 and found.height > 0)
