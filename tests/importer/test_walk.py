"""Files of folders that are imported, and their order."""

import os
import sys
from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.importer.source.kinds import Kind, is_page_name, kind_of_bytes
from reader.importer.source.walk import walk

ROOT = Path(__file__).resolve().parents[2]


def touch(top: Path, *names: str) -> None:
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("工会", encoding="utf-8")


def walked(top: Path) -> list[str]:
    return [path.relative_to(top).as_posix() for path in walk([top])]


def test_pages_come_in_natural_order(tmp_path: Path) -> None:
    touch(tmp_path, "2023/10/1.md", "2023/9/10.md", "2023/9/2.md", "2.txt", "10.txt", "a.zip", "b.epub", "c.jsonl")
    assert walked(tmp_path) == [
        "2.txt",
        "10.txt",
        "a.zip",
        "b.epub",
        "c.jsonl",
        "2023/9/2.md",
        "2023/9/10.md",
        "2023/10/1.md",
    ]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "README.md",
        "LICENSE.txt",
        ".hidden.md",
        ".git/a.md",
        "__MACOSX/a.md",
        "a.json",
        "a.png",
        "02",
        "a.md",
    )
    assert walked(tmp_path) == ["a.md"]


def test_the_seeds_hold_one_page() -> None:
    assert [path.name for path in walk([ROOT / "seeds"])] == ["000_345b380e85948017.txt"]


def test_named_files_come_whatever_their_name(tmp_path: Path) -> None:
    touch(tmp_path, "02", "README.md", "a.json")
    named = [tmp_path / "README.md", tmp_path / "02", tmp_path / "a.json"]
    assert list(walk(named)) == named


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "outside/secret.md", "in/a.md", "in/sub/b.md")
    (tmp_path / "in/link.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "in/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "in/sub/loop").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in/pipe.md")
    assert walked(tmp_path / "in") == ["a.md", "sub/b.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_that_a_person_names_is_followed(tmp_path: Path) -> None:
    touch(tmp_path, "a.md")
    (tmp_path / "link").symlink_to(tmp_path / "a.md")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert list(walk([tmp_path / "link"])) == [(tmp_path / "a.md").resolve()]
    with pytest.raises(FileRefused):
        list(walk([tmp_path / "self"]))


def test_what_is_missing_is_reported_and_stops_nothing(tmp_path: Path) -> None:
    touch(tmp_path, "a.md")
    refused: list[FileRefused] = []
    assert list(walk([tmp_path / "none", tmp_path / "a.md"], refused.append)) == [tmp_path / "a.md"]
    assert [(each.path.name, each.reason) for each in refused] == [("none", "not_found")]
    with pytest.raises(FileRefused, match="not_found"):
        list(walk([tmp_path / "none"]))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs folders that may be closed")
def test_a_closed_folder_is_reported(tmp_path: Path) -> None:
    touch(tmp_path, "closed/a.md", "b.md")
    (tmp_path / "closed").chmod(0)
    refused: list[FileRefused] = []
    try:
        assert [path.name for path in walk([tmp_path], refused.append)] == ["b.md"]
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert [each.reason for each in refused] == ["not_readable"]


def test_names_and_bytes_show_the_format() -> None:
    assert is_page_name(Path("02.MD"))
    assert not is_page_name(Path("02.pdf"))
    assert kind_of_bytes(b"PK\x03\x04....mimetypeapplication/epub+zip") is Kind.EPUB
    assert kind_of_bytes(b"PK\x03\x04.") is Kind.ARCHIVE
    assert kind_of_bytes(b"\xef\xbb\xbf  <!DOCTYPE html>") is Kind.HTML
    assert kind_of_bytes(b'{"newspaper": "x", "stories": []}') is Kind.JSON_LINES
    assert kind_of_bytes("# 标题".encode()) is Kind.TEXT
