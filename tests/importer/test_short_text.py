"""The encoding of a few characters, too few for statistics of bytes."""

from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.importer.source.decoding import decode
from reader.importer.source.safe_files import Document
from reader.importer.source.short_text import likeliest

SIMPLIFIED = "会 工会 刘海波 网约车 二十大 维权 2023年2月 “小书屋” 国务院：部署 甘肃省总推动建设 新就业形态劳动者"
TRADITIONAL = "工會 發展 職工權益 經濟 國務院 勞動者的權利 臺灣"


@pytest.mark.parametrize("text", SIMPLIFIED.split(" "))
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_simplified_text_is_recognised(text: str, end: str) -> None:
    # Without a line end UTF-16 has no NULs, and a character or two of it may be anything.
    for encoding in ("gb18030", "utf_16_le", "utf_16_be") if end else ("gb18030",):
        assert likeliest(f"{text}{end}".encode(encoding)) == (f"{text}{end}", encoding)


@pytest.mark.parametrize("text", TRADITIONAL.split(" "))
def test_traditional_text_is_recognised(text: str) -> None:
    assert likeliest(f"{text}\n".encode("big5")) == (f"{text}\n", "big5")


def test_rare_characters_beside_common_ones_are_recognised() -> None:
    assert likeliest("闫妮说\n".encode("gb18030")) == ("闫妮说\n", "gb18030")
    assert likeliest("㙍村 镕基".encode("gb18030")) == ("㙍村 镕基", "gb18030")


def test_what_no_encoding_reads_whole_has_none() -> None:
    assert likeliest(b"\xb9\xa4\xff") is None
    assert likeliest(b"\x00\xd8\x00") is None


def test_short_files_are_read_so() -> None:
    assert decode(Document(Path("a.txt"), "工会\n".encode("gb18030"))).text == "工会\n"
    with pytest.raises(FileRefused):
        decode(Document(Path("a.txt"), bytes(range(20))))
