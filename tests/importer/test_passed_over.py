"""Kinds of files that lie beside pages, by their bytes and names."""

import os
import sys
from pathlib import Path

import pytest

from reader.importer.source.passed_over import PassedKind, kind_by_name, kind_of_file
from reader.importer.source.walk import Found, walk_all

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(60)
BINARY = b"\x00\x01\x02\x03"
TEXT = "春耕开始了。\n".encode()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("02.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        ("02", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        ("02.jpg", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        ("02.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        ("02.dat", b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
        ("稿.doc", OLE, "document"),
        ("稿.dat", OLE, "document"),
        ("表.et", OLE, "spreadsheet"),
        ("讲.ppt", OLE, "slides"),
        ("讲.odp", ZIP, "slides"),
        ("包.rar", b"Rar!\x1a\x07\x01\x00", "archive"),
        ("包", b"Rar!\x1a\x07\x01\x00", "archive"),
        ("包.lzh", BINARY, "archive"),
        ("书.mobi", bytes(60) + b"BOOKMOBI" + bytes(10), "ebook"),
        ("书.azw3", BINARY, "ebook"),
        ("书.caj", b"CAJ\x00\x01\x02", "ebook"),
        ("音.mp3", b"ID3\x04\x00", "media"),
        ("片.MP4", b"\x00\x00\x00\x18ftypmp42", "media"),
        ("库.db", b"SQLite format 3\x00", "database"),
        ("库.sql", b"CREATE TABLE a (b);\n", "database"),
        ("a.exe", b"MZ\x90\x00", "program"),
        ("a.jar", ZIP, "program"),
        ("a.py", b"print('x')\n", "program"),
        ("剪报", TEXT, "unnamed"),
        ("剪报.bak", "剪报一则。".encode("gb18030"), "unnamed"),
        ("剪报.utf16", "剪报".encode("utf-16"), "unnamed"),
        ("剪报.pdf", TEXT, "unnamed"),
        ("剪报.bak", ZIP, "unnamed"),
        ("剪报.dat", BINARY, "other"),
        ("空.pdf", b"", "empty"),
    ],
)
def test_bytes_come_before_the_name(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert kind_of_file(tmp_path / name) == kind


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs files that may not be read")
def test_a_file_that_may_not_be_read_is_known_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "02.pdf").write_bytes(TEXT)
    (tmp_path / "02.pdf").chmod(0)
    assert kind_of_file(tmp_path / "02.pdf") is PassedKind.PDF


def test_a_file_that_is_gone_is_known_by_its_name(tmp_path: Path) -> None:
    assert kind_of_file(tmp_path / "02.pdf") is PassedKind.PDF
    assert kind_of_file(tmp_path / "02") is PassedKind.OTHER


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (".DS_Store", "hidden"),
        (".hidden.md", "hidden"),
        ("Thumbs.db", "hidden"),
        ("desktop.ini", "hidden"),
        ("~$稿件.docx", "hidden"),
        ("README.md", "beside"),
        ("说明.txt", "beside"),
        ("02.pdf", None),
        ("02", None),
    ],
)
def test_some_names_say_it_alone(name: str, kind: str | None) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_a_walk_names_everything_that_it_comes_by(tmp_path: Path) -> None:
    for name in ("02.md", "01.md", "README.md", "02.pdf", ".git/config", "a.html", "a_files/ad.html", "b_files/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "01.md")
    os.mkfifo(tmp_path / "pipe.md")
    assert {each.path.relative_to(tmp_path).as_posix(): each for each in walk_all([tmp_path])} == {
        name: Found(tmp_path / name, read, kind)
        for name, read, kind in (
            (".git", False, PassedKind.HIDDEN),
            ("01.md", True, None),
            ("02.md", True, None),
            ("02.pdf", False, None),
            ("a.html", True, None),
            ("a_files", False, PassedKind.SAVED_PARTS),
            ("link", False, PassedKind.LINK),
            ("pipe.md", False, PassedKind.DEVICE),
            ("README.md", False, PassedKind.BESIDE),
            ("b_files/c.md", True, None),
        )
    }
