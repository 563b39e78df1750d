"""Folders as they lie on a disk, read by the importer itself: hostile ones, and ones that a person places by a word."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.cli.printing.error_sentences import refusal
from reader.cli.printing.output import complain
from reader.domain.newspaper import PageFacts
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.doing import imported, placed
from tests.fakes import FakeEngine
from tests.importer.books import make_zip

TEXT = "# 第{}号稿件\n\n本报讯 各级工会认真落实各项任务，团结动员亿万职工建功立业，第{}次。\n"


def text(number: int) -> str:
    return TEXT.format(number, number)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = opened(tmp_path)
    yield made
    made.refresh_index()
    assert made.check() == []
    made.close()


def opened(folder: Path) -> Library:
    return Library(
        folder / "library", SqliteStore(folder / "library"), FakeEngine(), index_folder=folder / "library" / "index"
    )


def titles(library: Library) -> list[str]:
    return sorted(row.title for row in library.story_rows(everything=True))


@pytest.mark.skipif(sys.platform != "linux", reason="only here any bytes are a name")
def test_names_that_are_no_text_are_imported_and_reported(
    library: Library, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = papers / os.fsdecode("人民日报20230215".encode("gb18030"))
    old.mkdir()
    (old / "02.md").write_text(text(2), "utf-8")
    (papers / os.fsdecode(b"\xff\xfe.md")).write_text(text(1), "utf-8")
    (papers / os.fsdecode(b"\xff.md")).touch()
    reported: list[str] = []

    def progress(_done: int, _total: int, what: str) -> bool:
        reported.append(what)
        return True

    report = imported(library, [papers], progress)
    assert (report.files, [each.reason for each in report.refused]) == (2, ["empty"])
    assert titles(library) == ["第1号稿件", "第2号稿件"]
    (row,) = library.pages("人民日报", "2023-02-15")
    assert row.number == "2", "a name in GB 18030 says what it says"
    assert imported(library, [papers]).known == 2
    (refused,) = report.refused
    complain(f"{refused.path} was not imported: {refusal(refused.reason, refused.detail)}.")
    assert capsys.readouterr().err == f"dubao: {papers}/\\xff.md was not imported: it holds no text.\n"
    "\n".join(reported).encode()


def test_a_file_that_vanishes_during_an_import_is_reported(library: Library, papers: Path) -> None:
    for number in range(4):
        (papers / f"{number}.md").write_text(text(number), "utf-8")

    def progress(done: int, _total: int, _what: str) -> bool:
        if done == 1:
            (papers / "2.md").unlink(missing_ok=True)
        return True

    report = imported(library, [papers], progress)
    assert (report.files, [(each.path.name, each.reason) for each in report.refused]) == (3, [("2.md", "not_found")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_what_is_no_page_of_the_folder_is_left_alone(library: Library, papers: Path, tmp_path: Path) -> None:
    (papers / "1.md").write_text(text(1), "utf-8")
    (tmp_path / "2.md").write_text(text(2), "utf-8")
    os.mkfifo(papers / "pipe.md")
    (papers / "out.md").symlink_to(tmp_path / "2.md")
    (papers / "round").symlink_to(papers)
    (papers / "loop.md").symlink_to("loop.md")
    report = imported(library, [papers])
    assert (report.files, report.refused) == (1, ())
    named = imported(library, [papers / name for name in ("pipe.md", "out.md", "loop.md")])
    assert [(each.path.name, each.reason) for each in named.refused] == [
        ("pipe.md", "not_a_file"),
        ("loop.md", "not_found"),
    ]
    assert named.files == 1, "a link that a person names is followed"


def test_the_reason_to_refuse_an_archive_is_reported_once(library: Library, papers: Path) -> None:
    make_zip(papers / "a.zip", {"../1.md": text(1), "inner.zip": b"PK", "/2.md": text(2)})
    make_zip(papers / "b.zip", {"../1.md": text(1), "3.md": text(3)})
    report = imported(library, [papers])
    reported = [(each.path.relative_to(papers).as_posix(), each.reason) for each in report.refused]
    assert sorted(reported) == [
        ("a.zip/../1.md", "unsafe_name"),
        ("a.zip/2.md", "unsafe_name"),
        ("a.zip/inner.zip", "not_an_archive"),
        ("b.zip/../1.md", "unsafe_name"),
    ]
    assert (report.files, titles(library)) == (1, ["第3号稿件"])
    assert len(imported(library, [papers]).refused) == 3, "an archive without a page is not held"


def test_names_that_differ_in_case_alone_are_two_files(library: Library, papers: Path) -> None:
    (papers / "A.md").write_text(text(1), "utf-8")
    (papers / "a.md").write_text(text(2), "utf-8")
    held = len(list(papers.iterdir()))
    assert imported(library, [papers]).files == held
    assert library.story_count() == held


def test_a_folder_is_placed_by_one_word_for_good(library: Library, papers: Path, tmp_path: Path) -> None:
    """The tray: one click for a folder, and what comes from it later, or again, is placed as well."""
    for number in range(1, 4):
        head = f"2026年05月06日 星期三 第 {number:02} 版\n\n"
        (papers / f"第{number}版.md").write_text(head + text(number), "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "1.md").write_text(text(9), "utf-8")
    imported(library, [papers, tmp_path / "elsewhere"])
    assert library.unsure_count() == len(library.store.page_facts.unsure()) == 4
    page_id = next(row.id for row, _, path in library.store.page_facts.unsure() if "第2版" in path)
    placed(library, [page_id], PageFacts(newspaper="海州日报"), for_folder=True)
    assert [row.number for row in library.pages("海州日报", "2026-05-06")] == ["1", "2", "3"]
    assert library.unsure_count() == 1, "the other folder still waits"
    (papers / "第4版.md").write_text("2026年05月07日 第 04 版\n\n" + text(4), "utf-8")
    (papers / "第1版.md").write_text("2026年05月06日 第 01 版\n\n" + text(1) + "\n# 又一篇\n\n新的一段。\n", "utf-8")
    assert imported(library, [papers]).files == 2
    assert [row.number for row in library.pages("海州日报", "2026-05-06")] == ["1", "2", "3"]
    assert [row.number for row in library.pages("海州日报", "2026-05-07")] == ["4"]
    again = opened(tmp_path)
    (papers / "第5版.md").write_text("2026年05月07日 第 05 版\n\n" + text(5), "utf-8")
    imported(again, [papers])
    assert [row.number for row in again.pages("海州日报", "2026-05-07")] == ["4", "5"], "also in another window"
    again.close()


def test_one_page_is_placed_by_one_word_and_keeps_it(library: Library, papers: Path) -> None:
    file = papers / "一版.md"
    file.write_text(text(1), "utf-8")
    imported(library, [file])
    ((row, _, _),) = library.store.page_facts.unsure()
    placed(library, [row.id], PageFacts(newspaper="海州日报", date="2026-05-06", number="1"))
    assert library.unsure_count() == 0
    file.write_text(text(1) + "\n# 又一篇\n\n新的一段。\n", "utf-8")
    imported(library, [file])
    assert library.unsure_count() == 0
    (page,) = library.pages("海州日报", "2026-05-06")
    assert (page.number, page.story_count) == ("1", 2)
    (papers / "二版.md").write_text(text(2), "utf-8")
    imported(library, [papers])
    assert library.unsure_count() == 1, "a word for one page places no other"


def test_notes_beside_pages_are_no_newspapers_until_a_person_says_so(library: Library, tmp_path: Path) -> None:
    day = tmp_path / "人民日报" / "2024-03-06"
    day.mkdir(parents=True)
    (day / "02.md").write_text(text(2), "utf-8")
    (day / "牛奶.md").write_text("# 牛奶\n\n鸡蛋十个，牛奶两盒，记得带布袋去。\n", "utf-8")
    (day / "读书笔记.md").write_text("# 读书笔记\n\n第三章讲治水，值得再读一遍。\n", "utf-8")
    imported(library, [tmp_path / "人民日报"])
    assert [row.title for row in library.story_rows(newspaper="人民日报", date="2024-03-06")] == ["第2号稿件"]
    waiting = {Path(page.path).stem: page for page in library.placing.waiting()}
    assert set(waiting) == {"02", "牛奶", "读书笔记"}
    assert waiting["牛奶"].row.newspaper is waiting["牛奶"].row.date is None
    assert waiting["牛奶"].guessed == PageFacts(newspaper="人民日报", date="2024-03-06"), "proposed"
    placed(library, [waiting["读书笔记"].row.id], replace(waiting["读书笔记"].guessed, number="3"))
    there = {row.title for row in library.story_rows(newspaper="人民日报", date="2024-03-06")}
    assert there == {"第2号稿件", "读书笔记"}


def test_titles_that_speak_of_newspapers_name_none(library: Library, tmp_path: Path) -> None:
    month = tmp_path / "1946年05月"
    month.mkdir()
    for title in (
        "文汇报指责对方",
        "致人民日报",
        "订报容易送报",
        "可耻的大公报社论——海州日报社论",
        "济宁日报创刊",
        "红星报",
    ):
        dump = f"### {title}\n\n1946-05-17\n第1版()\n专栏：\n\n　　{title}\n    【新华社电】{text(1)[-60:]}\n"
        (month / f"1946-05-17_{title}.md").write_text(dump, "utf-8")
    imported(library, [month])
    assert {row.newspaper for row in library.story_rows(everything=True)} == {None}
    assert library.unsure_count() == 6
