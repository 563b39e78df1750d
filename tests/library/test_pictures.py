"""Pictures beside a page come into the library; nothing else does."""

import errno
import os
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.story import Story
from reader.errors import LibraryUnusable
from reader.importer import linked_pictures as linking
from reader.importer.containers.archives.archive import Archive
from reader.importer.containers.archives.archive_opening import open_archive
from reader.library.library import Library
from reader.library.pictures import keeping, top_of
from reader.library.reading import Reading
from reader.store.sqlite_store import SqliteStore
from tests.doing import imported, read_again, toggled
from tests.fakes import FakeEngine
from tests.importer.books import make_zip

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
    with keeping(papers / "02.md", papers, media) as kept:
        page = kept(linked("images/a.png", "images/a.png"))
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
    with keeping(papers / "02.md", papers, media) as kept:
        page = kept(linked(link))
    assert images(page) == [None]
    assert page.stories[0].photos[0].caption == "图说"
    assert not media.exists()


def test_a_page_without_links_is_the_same(tmp_path: Path, papers: Path) -> None:
    page = linked(None)
    with keeping(papers / "02.md", papers, tmp_path / "media") as kept:
        assert kept(page) is page


def test_an_archive_is_opened_once_for_all_its_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = make_zip(tmp_path / "a.zip", {"a.png": PNG, "b.png": PNG, "c.png": PNG})
    opened: list[Path] = []

    def counted(path: Path, total: int) -> AbstractContextManager[Archive]:
        opened.append(path)
        return open_archive(path, total)

    monkeypatch.setattr(linking, "open_archive", counted)
    with keeping(file, None, tmp_path / "media") as kept:
        for name in ("a.png", "b.png", "c.png", "none.png"):
            assert bool(*images(kept(linked(name)))) == (name != "none.png")
    assert opened == [file]


def test_a_full_disk_is_reported_and_leaves_nothing_half(
    tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with keeping(papers / "02.md", papers, tmp_path / "media") as kept, pytest.raises(LibraryUnusable) as caught:
        kept(linked("images/a.png"))
    assert caught.value.reason == "disk_full"
    assert list((tmp_path / "media").iterdir()) == []


def test_the_top_is_the_folder_that_was_given() -> None:
    given = [Path("/papers"), Path("/other/03.md")]
    assert top_of(Path("/papers/2023/02.md"), given) == Path("/papers")
    assert top_of(Path("/other/03.md"), given) is None


def test_a_picture_that_comes_after_its_page_is_picked_up(tmp_path: Path, papers: Path) -> None:
    (papers / "02.md").write_text("# 甲\n\n![](images/late.png)\n\n图说在此。郑莉摄\n\n正文一段。\n", "utf-8")
    folder = tmp_path / "library"
    library = Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")
    first = imported(library, [papers])
    toggled(library, first.story_ids[0])
    assert imported(library, [papers]).reparsed == 0
    (papers / "images" / "late.png").write_bytes(PNG)
    again = imported(library, [papers])
    assert (again.known, again.reparsed, again.story_ids) == (1, 1, first.story_ids)
    pictures = [photo.image for number in again.story_ids for photo in library.story(number).story.photos]
    assert [name for name in pictures if name] == [path.name for path in library.media.iterdir()]
    assert library.bookmarks.all()[0].story_id == first.story_ids[0]
    (papers / "images" / "late.png").unlink()
    assert imported(library, [papers]).reparsed == 0
    # Read again for newer rules, the page keeps the picture that its folder has lost.
    library._reading = Reading(rules=99)
    assert read_again(library).reparsed == 1
    assert [photo.image for number in first.story_ids for photo in library.story(number).story.photos] == pictures
    library.close()
