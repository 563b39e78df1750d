"""Bytes of files that may be anything, and their encodings."""

import hashlib
import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FileRefused
from reader.importer.source.decoding import clean, decode
from reader.importer.source.safe_files import PAGE_LIMIT_BYTES, Document, digest, open_regular, read_document

SIMPLIFIED = "本报北京2月14日电(记者郑莉)2023年工会工作的总体要求已明确,各级工会将在强化职工思想引领等方面下功夫。\n"
TRADITIONAL = "本報臺北訊(記者陳大文)立法機構昨日審議明年度預算案,與會者就教育、醫療與交通各項支出展開長時間討論。\n"


def reason(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_document(path)
    assert refused.value.path == path
    return refused.value.reason


def test_reads_the_bytes_of_a_plain_file(tmp_path: Path) -> None:
    file = tmp_path / "02.md"
    file.write_bytes(b"abc")
    assert read_document(file) == Document(file, b"abc", date.fromtimestamp(file.stat().st_mtime))
    assert digest(file) == hashlib.sha256(b"abc").hexdigest()


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path / "absent.md") == "not_found"
    assert reason(tmp_path) == "not_a_file"


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.md")
    assert reason(tmp_path / "link.md") == "symlink"
    assert reason(tmp_path / "pipe.md") == "not_a_file"


def test_a_name_with_a_nul_is_refused() -> None:
    assert reason(Path("a\0b.md")) == "not_found"


def test_two_gigabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.md"
    with file.open("wb") as handle:
        handle.truncate(2 * 1024**3)
    started = time.process_time()
    with pytest.raises(FileRefused, match="too_large: 2147483648 bytes, the limit is 20971520"):
        read_document(file)
    with pytest.raises(FileRefused, match="too_large"):
        digest(file)
    assert time.process_time() - started < 0.5


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "log.md"
    file.write_bytes(b"x" * 10)
    with pytest.raises(FileRefused, match="too_large"):
        read_document(file, limit=9)
    with open_regular(file, 10) as handle:
        assert handle.read() == b"x" * 10


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED, "utf-32"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "utf-8"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str, ends: str) -> None:
    data = (text * 5).replace("\n", ends).encode(encoding)
    assert decode(Document(Path("page.txt"), data)).text == text * 5


def test_a_long_file_is_recognised_by_its_beginning() -> None:
    for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
        data = (SIMPLIFIED * 6000).encode(encoding)
        assert decode(Document(Path("page.txt"), data)).text == SIMPLIFIED * 6000


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    page = '<html><meta charset="gbk"><body>' + "<p></p>" * 300 + "工会</body></html>"
    assert "工会" in decode(Document(Path("a.html"), page.encode("gbk"))).text
    assert "工会" in decode(Document(Path("a.html"), page.replace("gbk", "big5").encode("utf-8"))).text


def test_a_nul_among_letters_is_no_utf16() -> None:
    assert decode(Document(Path("a.txt"), b"0123\x004")).text == "01234"
    assert decode(Document(Path("a.txt"), "# page two".encode("utf-16-le"))).text == "# page two"


def test_a_few_bad_bytes_are_shown_and_counted() -> None:
    data = bytearray((SIMPLIFIED * 20).encode("gb18030"))
    data[301] = 0xFF
    found = decode(Document(Path("page.txt"), bytes(data)))
    assert found.damaged >= 1
    assert found.text.count("工会") >= 38


def test_runs_of_bad_bytes_make_no_other_text_of_utf8() -> None:
    """GB 18030 has a reading of all these bytes but one, which is not the text."""
    text = "图为现场。农机手摄影\n" * 30
    found = decode(Document(Path("page.txt"), text.encode() + b"\xbd" * 5 + text.encode()))
    assert (found.encoding, found.damaged) == ("utf-8", 5)
    assert found.text.count("现场") == 60


@pytest.mark.parametrize("sign", ["\x07", "\x1b[31m", "\0"])
def test_control_characters_of_a_text_in_utf8_are_left_out(sign: str) -> None:
    """A bell, a terminal's colours, filling: the text says by its characters that it is one."""
    found = decode(Document(Path("page.md"), sign.join("工会开会了，部署新一年的工作。").encode()))
    rest = sign.replace("\x1b", "").replace("\x07", "").replace("\0", "")
    assert (found.text, found.damaged) == (rest.join("工会开会了，部署新一年的工作。"), 0)
    with pytest.raises(FileRefused, match="not_text"):
        decode(Document(Path("page.md"), ("\x07" * 8 + "工会").encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"\x7fELF\x02\x01\x01" + bytes(2000),
        hashlib.sha512(b"seed").digest() * 50,
        b"\xff\xd8\xff\xe0" + b"".join(hashlib.sha512(bytes([n])).digest() for n in range(200)),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused, match="not_text"):
        decode(Document(Path("page.md"), data))


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(FileRefused, match="empty"):
        decode(Document(Path("page.md"), data))


def test_misleading_characters_are_taken_out() -> None:
    assert clean("工\u202e会\x00\x07\ufeff新\ud800闻\u2066a\tb") == "工会新闻a\tb"
    assert clean("一\r\n二\r三\u2028四\x0c五\x85六") == "一\n二\n三\n四\n五\n六"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(Document(Path("page.md"), data)).text
    except FileRefused:
        return
    assert text == clean(text)
    text.encode("utf-8")


def test_the_limit_of_a_page_is_twenty_megabytes() -> None:
    assert PAGE_LIMIT_BYTES == 20 * 1024 * 1024
