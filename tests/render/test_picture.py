"""Kind and size of pictures."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.render.picture import picture_size, picture_type
from tests.render.clippings import PNG, jpeg

GIF = b"GIF89a" + struct.pack("<HH", 30, 40) + bytes(3)
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8 "


@pytest.mark.parametrize(
    ("content", "kind", "size"),
    [
        (PNG, "image/png", (1, 1)),
        (GIF, "image/gif", (30, 40)),
        (jpeg(640, 480), "image/jpeg", (640, 480)),
        (jpeg(640, 480, head=b""), "image/jpeg", (640, 480)),
        (jpeg(640, 480, head=b"\xff\xee\x00\x0eAdobe" + bytes(7)), "image/jpeg", (640, 480)),
        (jpeg(640, 480, head=b"\xff\xff\xff\xe2\x00\x02"), "image/jpeg", (640, 480)),
        (WEBP, "image/webp", None),
        (b"RIFF\x00\x00\x00\x00WAVE", None, None),
        (b"no picture", None, None),
        (b"", None, None),
        (jpeg(0, 480), "image/jpeg", None),
    ],
)
def test_a_picture_is_known_by_its_bytes(content: bytes, kind: str | None, size: tuple[int, int] | None) -> None:
    assert picture_type(content) == kind
    assert picture_size(content) == size


@given(st.sampled_from([PNG, GIF, jpeg(640, 480)]), st.integers(0, 60), st.integers(0, 255), st.integers(0, 80))
def test_a_damaged_picture_has_a_size_or_none(whole: bytes, at: int, byte: int, end: int) -> None:
    data = bytearray(whole)
    data[min(at, len(data) - 1)] = byte
    size = picture_size(bytes(data[:end]))
    assert size is None or (size[0] > 0 and size[1] > 0)
