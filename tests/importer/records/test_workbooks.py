"""Workbooks as tables: sheets, days in Excel's numbers, tables that are only called workbooks, and hostile ones."""

import zipfile
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from reader.errors import FileReason, FileRefused
from reader.importer.table_preview import table_preview
from tests.importer.books import make_zip, read_file
from tests.importer.records.workbooks import make_xlsx

FIRST = "本县今年开办夜校三十所，入学农民四千余人，课程有识字、算术和农业技术。"
SECOND = "冬闲时节，各村灯火通明，大家读书的劲头很足。"


def held(pages: tuple[Page, ...]) -> list[tuple[str | None, str | None, list[str | None]]]:
    return [
        (
            page.facts.date,
            page.facts.number,
            [each.headline.main for each in page.stories if each.kind is StoryKind.STORY],
        )
        for page in pages
    ]


def test_sheets_are_tables_and_may_bear_the_day(tmp_path: Path) -> None:
    rows = [
        ["标题", "日期", "版次", "正文"],
        ["灯火亮到村口", 45357, 4, f"{FIRST}\n{SECOND}"],
        ["渠水进了田", 45357.0, 4.0, SECOND],
    ]
    later = [["标题", "版次", "正文"], ["早市开得早", 1, SECOND]]
    pages = read_file(make_xlsx(tmp_path / "a.xlsx", {"Sheet1": rows, "2024-03-07": later}))
    assert held(pages) == [("2024-03-06", "4", ["灯火亮到村口", "渠水进了田"]), ("2024-03-07", "1", ["早市开得早"])]
    assert [part.text for part in pages[0].stories[0].paragraphs] == [FIRST, SECOND]


def test_a_workbook_within_a_zip_and_its_preview(tmp_path: Path) -> None:
    book = make_xlsx(tmp_path / "a.xlsx", {"甲": [["标题", "日期", "正文"], ["灯火", "2024-03-06", FIRST]]})
    preview = table_preview(book, {})
    assert preview is not None
    assert [(column.name, column.field) for column in preview.columns] == [
        ("sheet", ""),
        ("标题", "title"),
        ("日期", "date"),
        ("正文", "text"),
    ]
    assert held(read_file(make_zip(tmp_path / "a.zip", {"a.xlsx": book.read_bytes()}))) == [
        ("2024-03-06", None, ["灯火"])
    ]


def test_a_table_in_html_called_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "CNKI.xls"
    head = "<tr><td>Title-题名</td><td>PubTime-发表时间</td><td>Summary-摘要</td></tr>"
    rows = f"{head}<tr><td>灯火</td><td>2024-03-06</td><td>{FIRST}</td></tr>"
    file.write_text(f"<html><meta charset='utf-8'><body><table>{rows}</table></body></html>", encoding="utf-8")
    assert held(read_file(file)) == [("2024-03-06", None, ["灯火"])]


@pytest.mark.skipif("sys.platform == 'win32'", reason="only Unix limits the memory of a process")
def test_a_cell_at_the_far_corner_ends_the_child_and_not_the_program(tmp_path: Path) -> None:
    file = make_xlsx(tmp_path / "a.xlsx", {"甲": [["标题"]]}, far="XFD1048576")
    with pytest.raises(FileRefused) as caught:
        read_file(file)
    assert caught.value.reason is FileReason.TOO_LARGE


def test_entities_that_grow_are_not_expanded(tmp_path: Path) -> None:
    book = make_xlsx(tmp_path / "a.xlsx", {"甲": [["标题", "日期", "正文"], ["灯火", "2024-03-06", "&lol;"]]})
    with zipfile.ZipFile(book) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    sheet = members["xl/worksheets/s1.xml"].replace("?>", f'?><!DOCTYPE w [{entities}<!ENTITY lol "&l11;">]>', 1)
    members["xl/worksheets/s1.xml"] = sheet.replace("&amp;lol;", "&lol;")
    file = make_zip(tmp_path / "b.xlsx", members)
    try:
        pages = read_file(file)
    except FileRefused:
        return
    assert len(pages[0].text) < 1000


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"x" * 500, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_broken_workbook_is_damaged(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    with pytest.raises(FileRefused) as caught:
        read_file(file)
    assert caught.value.reason is FileReason.DAMAGED


def test_titles_above_the_names_and_a_sheet_of_notes(tmp_path: Path) -> None:
    notes = [["本表由资料室整理，仅供内部使用。", "", ""], ["更新时间", 45357, ""]]
    rows = [["海州剪报目录", "", ""], ["文章标题", "刊发日期", "全文"], ["灯火亮到村口", 45357, FIRST]]
    more = [["日期", "标题", "正文"], ["2024-03-07", "早市开得早", SECOND]]
    book = make_xlsx(tmp_path / "a.xlsx", {"说明": notes, "文章": rows, "续": more})
    pages = read_file(book)
    assert held(pages) == [("2024-03-06", None, ["灯火亮到村口"]), ("2024-03-07", None, ["早市开得早"])]
    beside = [part.text for story in pages[0].stories if story.kind is StoryKind.FOLIO for part in story.paragraphs]
    assert {"1: 本表由资料室整理，仅供内部使用。", "海州剪报目录"} <= set(beside)
    preview = table_preview(book, {})
    assert preview is not None
    assert preview.readable
    assert [column.name for column in preview.columns] == [
        *("sheet", "文章标题", "刊发日期", "全文"),
        *("日期", "标题", "正文"),
    ]
    assert preview.rows[0][1] == "灯火亮到村口"
