"""Exports imported again: nothing twice in the library that made them, everything in another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.corrections import as_read
from reader.library.library import Library
from reader.render.clipping import ClippingBook, clipping_of
from reader.render.exports import EXPORTS, pictures_in
from reader.wiring import open_library
from tests.doing import corrected_words, imported
from tests.render.clippings import PNG

FORMS = ("html", "epub", "md", "json")
PAGE = """# 甲稿

甲稿的正文，说的是工会怎样服务职工。

# 乙稿

乙稿的正文，说的是书屋怎样进了车间班组。

![](a.png)

图为书屋一角。 张三 摄
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with two pages of one day and one whose place is unknown, pictures with them."""
    folder = tmp_path / "papers" / "工人日报" / "2023-02-15"
    folder.mkdir(parents=True)
    (folder / "02.md").write_text(PAGE, "utf-8")
    (folder / "03.md").write_text(PAGE.replace("甲稿", "丙稿").replace("乙稿", "丁稿"), "utf-8")
    (folder / "a.png").write_bytes(PNG)
    (tmp_path / "papers" / "unknown.md").write_text("# 戊稿\n\n戊稿的正文。\n", "utf-8")
    made = open_library(tmp_path / "library")
    imported(made, [tmp_path / "papers"])
    yield made
    made.close()


def export(library: Library, form: str, file: Path) -> Path:
    """All stories of a library as a book."""
    held = [as_read(library.story(row.id)) for row in library.story_rows(everything=True)]
    book = ClippingBook(title="剪报", clippings=[clipping_of(each, "笔记") for each in held], introduction="前言")
    file.write_bytes(EXPORTS[form].file(book, pictures_in(library.media)))
    return file


def holdings(library: Library) -> list[tuple[object, ...]]:
    return [
        (row.id, row.title, row.newspaper, row.date, row.page, library.story(row.id).source)
        for row in library.story_rows(everything=True)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_library_that_made_an_export_holds_nothing_twice(library: Library, form: str, tmp_path: Path) -> None:
    before, pages = holdings(library), library.issues()
    report = imported(library, [export(library, form, tmp_path / f"book{EXPORTS[form].suffix}")])
    assert holdings(library) == before
    assert library.issues() == pages
    assert (report.files, report.pages, report.stories, report.copies) == (1, 0, 0, 5)
    assert sorted(report.story_ids) == sorted(number for number, *_ in before)


@pytest.mark.parametrize("form", FORMS)
def test_a_corrected_story_is_known_for_what_it_is(library: Library, form: str, tmp_path: Path) -> None:
    number = next(row.id for row in library.story_rows(everything=True) if row.title == "甲稿")
    corrected_words(library, number, "甲稿", "甲的稿")
    file = export(library, form, tmp_path / f"book{EXPORTS[form].suffix}")
    before = holdings(library)
    assert imported(library, [file]).copies == 5
    assert holdings(library) == before


@pytest.mark.parametrize("form", FORMS)
def test_another_library_takes_all_of_it(library: Library, form: str, tmp_path: Path) -> None:
    file = export(library, form, tmp_path / f"book{EXPORTS[form].suffix}")
    other = open_library(tmp_path / "other")
    report = imported(other, [file])
    assert (report.stories, report.copies) == (5, 0)
    assert [row[1:5] for row in holdings(other)] == [row[1:5] for row in holdings(library)]
    pictures = [photo.image for row in holdings(other) for photo in other.story(int(str(row[0]))).story.photos]
    assert len(pictures) == 2
    if form in ("html", "epub"):
        assert all(name and (other.media / name).read_bytes() == PNG for name in pictures)
    other.close()


def test_what_an_export_holds_more_is_taken(library: Library, tmp_path: Path) -> None:
    file = export(library, "epub", tmp_path / "book.epub")
    other = open_library(tmp_path / "other")
    imported(other, [tmp_path / "papers" / "工人日报" / "2023-02-15" / "02.md"])
    report = imported(other, [file])
    assert (report.stories, report.copies) == (3, 2)
    assert sorted(row[1] for row in holdings(other)) == ["丁稿", "丙稿", "乙稿", "戊稿", "甲稿"]
    other.close()


def test_a_newer_export_at_the_same_path_takes_the_place_of_the_older(library: Library, tmp_path: Path) -> None:
    file = export(library, "html", tmp_path / "book.html")
    other = open_library(tmp_path / "other")
    imported(other, [file])
    before = holdings(other)
    number = next(row.id for row in library.story_rows(everything=True) if row.title == "甲稿")
    corrected_words(library, number, "服务职工", "服务全体职工")
    imported(other, [export(library, "html", file)])
    assert holdings(other) == before
    texts = [other.story(int(str(row[0]))).story.paragraphs[0].text for row in before]
    assert "甲稿的正文，说的是工会怎样服务全体职工。" in texts
    other.close()


def test_the_page_itself_takes_its_stories_back_from_an_export(library: Library, tmp_path: Path) -> None:
    file = export(library, "md", tmp_path / "book.md")
    other = open_library(tmp_path / "other")
    imported(other, [file])
    ids = {row[1]: row[0] for row in holdings(other)}
    imported(other, [tmp_path / "papers" / "工人日报"])
    again = {row[1]: (row[0], str(row[5])) for row in holdings(other)}
    assert {title: number for title, (number, _) in again.items()} == ids
    assert again["甲稿"][1].endswith("02.md")
    other.close()
