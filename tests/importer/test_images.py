"""Pictures beside a page: found inside the imported folder, never read outside it."""

import sys
from pathlib import Path

import pytest

from reader.importer.source.links import link_within
from tests.importer.books import linked_picture, read_file

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("secret.png", "top/day/02.md", "top/day/images/a.png", "top/shared.png", "top/day/text.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"text" if "text" in name else PNG)
    return tmp_path


def found(folder: Path, link: str, *, top: bool = True) -> bool:
    return linked_picture(folder / "top/day/02.md", link, folder / "top" if top else None) is not None


def test_a_picture_beside_the_page_is_found(folder: Path) -> None:
    picture = linked_picture(folder / "top/day/02.md", "images/a.png")
    assert picture is not None
    assert picture.data == PNG
    assert picture.name.endswith(".png")
    assert found(folder, "./images//a.png?x=1#y")


def test_the_imported_folder_is_the_limit(folder: Path) -> None:
    assert found(folder, "../shared.png")
    assert not found(folder, "../shared.png", top=False)
    assert not found(folder, "../../secret.png")


@pytest.mark.parametrize(
    "link",
    [
        "",
        ".",
        "..",
        "images",
        "none.png",
        "text.png",
        "https://example.org/a.png",
        "//example.org/a.png",
        "file:///etc/passwd",
        "FILE:images/a.png",
        "/etc/passwd",
        "\\\\host\\share\\a.png",
        "C:\\a.png",
        "C:/a.png",
        "images\\a.png",
        "data:image/png;base64,AAAA",
        "images/\0a.png",
        "a" * 5000 + ".png",
    ],
)
def test_other_links_give_no_picture(folder: Path, link: str) -> None:
    assert not found(folder, link)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_links_of_the_file_system_give_no_picture(folder: Path) -> None:
    (folder / "top/day/link.png").symlink_to(folder / "secret.png")
    (folder / "top/day/way").symlink_to(folder)
    assert not found(folder, "link.png")
    assert not found(folder, "way/secret.png")


def test_links_are_followed_from_the_page() -> None:
    assert link_within("a/b/1.md", "../c/x.png") == "a/c/x.png"
    assert link_within("1.md", "../x.png") is None
    assert link_within("a/1.md", "../../x.png") is None


def test_a_page_keeps_its_link_and_a_missing_picture_is_no_problem(folder: Path) -> None:
    text = "# 春耕开始\n\n全总和各级工会将在强化职工思想政治引领等方面下功夫。\n\n![](none.png)\n\n图为现场。张三摄\n"
    (folder / "top/day/02.md").write_text(text, encoding="utf-8")
    [page] = read_file(folder / "top/day/02.md")
    assert [photo.image for story in page.stories for photo in story.photos] == ["none.png"]
    assert page.problems == ()
