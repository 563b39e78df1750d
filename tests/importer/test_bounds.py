"""Texts that are no newspaper are parted or refused, with the number found and the limit; nothing is lost silently."""

import json
import zipfile
from pathlib import Path

import pytest

from reader.domain.house_style import HouseStyle
from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer import bounds
from reader.importer.stages import page_again, read_pages

SENTENCE = "春耕时节，村里的人都下地去了。"
ARTICLE = "她说今年的雨水来得早，田里的活比往年多。"


def read(file: Path) -> tuple[list[Page], list[FileRefused]]:
    refused: list[FileRefused] = []
    return list(read_pages(file, refused.append)), refused


def refusal_of(file: Path) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read(file)
    return caught.value


def write(folder: Path, text: str, name: str = "book.txt") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_book_is_refused_with_its_number_of_characters(tmp_path: Path) -> None:
    chapters = "".join(f"第{number}章\n\n" + f"{SENTENCE * 20}\n\n" * 10 for number in range(280))
    refused = refusal_of(write(tmp_path, chapters))
    chars = sum(map(len, chapters.split()))
    assert refused.reason is FileReason.TOO_MANY_CHARACTERS
    assert refused.detail == f"{chars} characters, the limit is {bounds.MOST_CHARS}"


def test_a_list_of_words_is_refused_with_its_number_of_lines(tmp_path: Path) -> None:
    refused = refusal_of(write(tmp_path, "字\n" * 100_000))
    assert (refused.reason, refused.detail) == (
        FileReason.TOO_MANY_LINES,
        f"100000 lines, the limit is {bounds.MOST_LINES}",
    )


def test_nothing_but_headings_floods_no_list(tmp_path: Path) -> None:
    refused = refusal_of(write(tmp_path, "# 题\n文\n" * 9_000, "heads.md"))
    assert (refused.reason, refused.detail) == (
        FileReason.TOO_MANY_STORIES,
        f"9000 stories, the limit is {bounds.MOST_STORIES}",
    )


@pytest.mark.parametrize(
    "text",
    [
        # A whole issue in one file: its text, its lines as set in narrow columns, its items.
        "".join(f"# 春耕第{number}\n\n{SENTENCE * 40}\n\n" for number in range(700)),
        "# 题\n\n" + "春耕时节村里的人都下地去\n" * 35_000,
        "# 题\n文\n" * 2_600,
    ],
    ids=["characters", "lines", "stories"],
)
def test_a_whole_issue_in_one_file_is_read(tmp_path: Path, text: str) -> None:
    pages, refused = read(write(tmp_path, text, "issue.md"))
    assert pages
    assert not refused


def test_pictures_within_a_text_are_no_text(tmp_path: Path) -> None:
    picture = f"![](data:image/png;base64,{'iVBORw0KGgo' * (bounds.MOST_CHARS // 10)})"
    pages, _ = read(write(tmp_path, f"# 题\n\n{SENTENCE}\n\n{picture}\n", "page.md"))
    assert pages[0].stories[0].headline.main == "题"


def test_an_article_beyond_the_bounds_leaves_the_others_of_its_table(tmp_path: Path) -> None:
    rows = [
        {"title": f"春耕第{number}", "content": ARTICLE * (50_000 if number == 1 else 3), "date": "2021-03-04"}
        for number in range(3)
    ]
    file = write(tmp_path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "table.jsonl")
    pages, refused = read(file)
    assert [story.headline.main for page in pages for story in page.stories] == ["春耕第0", "春耕第2"]
    assert [each.reason for each in refused] == [FileReason.TOO_MANY_CHARACTERS]
    assert [each.path for each in refused] == [file]


def test_a_table_of_very_many_articles_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_STORIES", 10)
    rows = "".join(f"春耕{number},{ARTICLE}\n" for number in range(40))
    pages, refused = read(write(tmp_path, f"标题,正文\n{rows}", "year.csv"))
    assert sum(len(page.stories) for page in pages) == 40
    assert not refused


def test_a_member_beyond_the_bounds_leaves_the_others_of_its_archive(tmp_path: Path) -> None:
    file = tmp_path / "week.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "字\n" * (bounds.MOST_LINES + 1))
        archive.writestr("b.md", f"# 题\n\n{SENTENCE}\n")
        archive.writestr("c.txt", "词\n" * (bounds.MOST_LINES + 1))
    pages, refused = read(file)
    assert [story.headline.main for page in pages for story in page.stories] == ["题"]
    assert [(each.path, each.reason) for each in refused] == [
        (file / "a.txt", FileReason.TOO_MANY_LINES),
        (file / "c.txt", FileReason.TOO_MANY_LINES),
    ]


def test_an_archive_of_nothing_else_is_refused_for_its_first(tmp_path: Path) -> None:
    file = tmp_path / "week.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, "字\n" * (bounds.MOST_LINES + 1))
    refused: list[FileRefused] = []
    with pytest.raises(FileRefused) as caught:
        list(read_pages(file, refused.append))
    assert caught.value.path == file / "a.txt"
    assert [each.path for each in refused] == [file / "b.txt"]


def test_a_long_line_is_parted_at_ends_of_sentences(tmp_path: Path) -> None:
    line = SENTENCE * (90_000 // len(SENTENCE))
    pages, _ = read(write(tmp_path, f"# 题\n\n{line}\n\n末段在此。\n", "page.md"))
    texts = [paragraph.text for paragraph in pages[0].stories[0].paragraphs]
    assert "".join(texts) == f"{line}末段在此。"
    assert len(texts) == 3
    assert all(text.endswith("。") and len(text) <= bounds.LONGEST_LINE_CHARS for text in texts)


def test_a_page_that_a_tool_wrote_as_one_line_stays_a_paragraph(tmp_path: Path) -> None:
    line = SENTENCE * (30_000 // len(SENTENCE))
    pages, _ = read(write(tmp_path, f"# 题\n\n{line}\n", "page.md"))
    assert [paragraph.text for paragraph in pages[0].stories[0].paragraphs] == [line]


@pytest.mark.parametrize(("sign", "cut"), [("，", "春耕，"), ("", "春耕")])
def test_a_long_line_without_a_stop_is_parted_all_the_same(tmp_path: Path, sign: str, cut: str) -> None:
    line = f"春耕{sign}" * bounds.LONGEST_LINE_CHARS
    pages, _ = read(write(tmp_path, f"# 题\n\n{line}\n", "page.md"))
    texts = [paragraph.text for paragraph in pages[0].stories[0].paragraphs]
    assert "".join(texts) == line
    assert len(texts) > 1
    assert all(text.endswith(cut) and len(text) <= bounds.LONGEST_LINE_CHARS for text in texts)


def test_what_was_kept_of_a_page_beyond_the_bounds_is_not_read_again() -> None:
    assert page_again("字\n" * (bounds.MOST_LINES + 1), Path("a.txt"), lambda _newspaper: HouseStyle()) is None


def test_a_number_of_very_many_digits_is_refused(tmp_path: Path) -> None:
    text = f'{{"newspaper": "甲报", "page": {"9" * 10_000}, "stories": [{{"headline": "题"}}]}}\n'
    assert refusal_of(write(tmp_path, text, "page.jsonl")).reason is FileReason.NOT_JSON
