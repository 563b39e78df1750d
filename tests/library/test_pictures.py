"""Pictures beside a page come into the library; nothing else does."""

import os
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.story import Story
from reader.library.pictures import kept, top_of

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10


def linked(*links: str | None) -> Page:
    return Page(stories=(Story(photos=tuple(Photo(caption="图说", image=link) for link in links)),))


def images(page: Page) -> list[str | None]:
    return [photo.image for photo in page.stories[0].photos]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a.png").write_bytes(PNG)
    (folder / "02.md").write_text("![](images/a.png)", "utf-8")
    (tmp_path / "outside.png").write_bytes(PNG + b"secret")
    return folder


def test_a_picture_is_kept_under_its_hash(tmp_path: Path, papers: Path) -> None:
    media = tmp_path / "media"
    page = kept(linked("images/a.png", "images/a.png"), papers / "02.md", papers, media)
    name, same = images(page)
    assert name == same
    assert name is not None
    assert (media / name).read_bytes() == PNG
    assert [file.name for file in media.iterdir()] == [name]
    if os.name == "posix":
        assert (media / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("link", ["images/none.png", "../outside.png", "/etc/passwd", "file:///etc/passwd", "02.md"])
def test_what_is_missing_or_outside_is_left_away(tmp_path: Path, papers: Path, link: str) -> None:
    media = tmp_path / "media"
    page = kept(linked(link), papers / "02.md", papers, media)
    assert images(page) == [None]
    assert page.stories[0].photos[0].caption == "图说"
    assert not media.exists()


def test_a_page_without_links_is_the_same(tmp_path: Path, papers: Path) -> None:
    page = linked(None)
    assert kept(page, papers / "02.md", papers, tmp_path / "media") is page


def test_the_top_is_the_folder_that_was_given() -> None:
    given = [Path("/papers"), Path("/other/03.md")]
    assert top_of(Path("/papers/2023/02.md"), given) == Path("/papers")
    assert top_of(Path("/other/03.md"), given) is None
