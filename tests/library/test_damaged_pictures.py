"""Other things in the place of a picture: put aside or replaced, and no hindrance to all other mending."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import pictures
from reader.library.library import Library
from reader.library.watchman import FaultKind
from reader.wiring import open_library
from tests.doing import imported

pytestmark = pytest.mark.usefixtures("found_damage")

_PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of two pages, the first of which shows a picture."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(_PNG)
    for number, picture in enumerate(("\n![图](a.png)\n\n图为某某。本报记者 李四 摄\n", "")):
        text = f"# 第{number}号稿件\n\n工会服务职工，推动企业发展。编号{number}，讲述一线故事与职工生活。\n{picture}"
        (tmp_path / "in" / f"{number}.md").write_text(text, "utf-8")
    opened = open_library(tmp_path / "library", tmp_path / "cache")
    imported(opened, [tmp_path / "in"])
    yield opened
    opened.close()


def spoil_a_story(library: Library) -> None:
    connection = sqlite3.connect(library.folder / "library.sqlite3")
    with connection:
        connection.execute("UPDATE story_body SET body = replace(body, '职工', '职上') WHERE story_id = 2")
    connection.close()


def said(library: Library) -> list[str]:
    """Return what a check finds, without the things that it names."""
    return [finding.said for finding in library.check()]


def in_the_place(picture: Path, thing: str) -> None:
    """Put something else where a picture was."""
    picture.unlink()
    if thing == "folder":
        (picture / "inner").mkdir(parents=True)
    elif thing == "pipe":
        os.mkfifo(picture)
    elif thing == "unreadable file":
        picture.write_bytes(b"x")
        picture.chmod(0)
    else:
        picture.symlink_to({"loop": picture, "link to a folder": picture.parent, "dead link": "/nowhere"}[thing])


@pytest.mark.parametrize("thing", ["folder", "pipe", "unreadable file", "loop", "link to a folder", "dead link"])
def test_whatever_is_in_the_place_of_a_picture_all_is_mended(library: Library, thing: str) -> None:
    (picture,) = library.media.iterdir()
    in_the_place(picture, thing)
    spoil_a_story(library)
    fault = "gone" if thing == "dead link" else "damaged"
    assert said(library) == ["stories whose text is damaged: 1", f"pictures that are {fault}: 1"]
    assert {each.kind for each in library.mending.repair()} == {FaultKind.PICTURE, FaultKind.STORY}
    assert (picture.is_symlink(), picture.read_bytes()) == (False, _PNG)
    assert said(library) == []
    aside = {file.name for file in library.media.iterdir()} - {picture.name}
    assert aside == ({f"{picture.name}.aside"} if thing == "folder" else set())


def test_a_second_folder_in_the_place_is_put_aside_as_well(library: Library) -> None:
    (picture,) = library.media.iterdir()
    for _ in range(2):
        in_the_place(picture, "folder")
        library.look_at_picture(picture.name)
        library.mending.run()
    assert picture.read_bytes() == _PNG
    assert {file.name.removeprefix(picture.name) for file in library.media.iterdir()} == {"", ".aside", ".1.aside"}


def test_a_picture_that_cannot_be_stored_is_named_and_all_others_are_mended(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (picture,) = library.media.iterdir()
    in_the_place(picture, "folder")
    spoil_a_story(library)

    def refuse(_place: Path) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(pictures, "room_for_file", refuse)
    library.check()
    assert {each.kind for each in library.mending.repair()} == {FaultKind.STORY}
    assert "a picture is not stored" in caplog.text
    caplog.clear()
    assert said(library) == ["pictures that are damaged: 1"]
