"""bookmark, export, reindex, check."""

import csv
import io
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from errno import EACCES
from pathlib import Path
from sqlite3 import Connection

import pytest
from docx import Document

from reader.cli.printing.output import NotDone, deliver
from reader.library import backups
from reader.paths import sample
from reader.render.exports import EXPORTS
from reader.store.file import opening
from tests.cli.conftest import Commands
from tests.full_disk import little_room
from tests.render.pdf.foreign import needs_chinese_font


def test_a_bookmark_survives_reimport_reindex_and_a_deleted_index(
    held: Commands, story_id: Callable[[str], int], tmp_path: Path
) -> None:
    number = story_id("戈壁")
    held.good("bookmark", "add", str(number), "--folder", "工会", "--tag", "待引用", "--tag", "二", "--note", "核对")
    (kept,) = held.lines("bookmark", "list", "--json")
    assert (kept["story"], kept["headline"]) == (number, "戈壁深处的温馨港湾")
    assert (kept["folder"], kept["tags"], kept["note"]) == ("工会", ["待引用", "二"], "核对")

    changed = tmp_path / sample().name
    changed.write_text(sample().read_text(encoding="utf-8") + "\n\n新的一段话，在最后。\n", encoding="utf-8")
    held.good("import", changed)
    assert held.good("reindex").startswith("Indexed ")
    shutil.rmtree(tmp_path / "cache")
    assert held.lines("search", "--json", "戈壁")[0]["total"] > 0
    assert held.lines("bookmark", "list", "--json") == [kept]


def test_bookmarks_are_listed_and_removed(held: Commands, story_id: Callable[[str], int]) -> None:
    number = str(story_id("戈壁"))
    held.good("bookmark", "add", number)
    held.good("bookmark", "add", number)
    (line,) = held.good("bookmark", "list").splitlines()
    assert f"story {number}" in line
    assert "戈壁深处的温馨港湾" in line
    (kept,) = held.lines("bookmark", "list", "--json")
    assert held.good("bookmark", "remove", str(kept["id"])) == f"Bookmark {kept['id']} is removed.\n"
    assert held.good("bookmark", "list") == ""


def test_bookmarking_what_is_not_held_is_refused(held: Commands) -> None:
    done = held("bookmark", "add", "999")
    assert (done.exit_code, done.stderr) == (2, "dubao: The library holds no story 999.\n")


@pytest.mark.parametrize(
    "form", [pytest.param(form, marks=needs_chinese_font if form == "pdf" else ()) for form in EXPORTS]
)
def test_a_story_is_exported_in_every_format(held: Commands, form: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    held.good("export", "1", "--format", form, "--output", out)
    assert out.stat().st_size > 50


def test_an_export_without_a_file_is_printed(held: Commands) -> None:
    assert "\n# 2023年工会工作主要任务明确\n" in held.good("export", "1")


def test_issues_searches_and_bookmarks_become_books(held: Commands, story_id: Callable[[str], int]) -> None:
    date = held.lines("list", "--json")[0]["date"]
    table = list(csv.DictReader(io.StringIO(held.good("export", "--issue", date, "--format", "csv"))))
    assert len(table) == 9
    found = held.good("export", "--search", "网约车司机", "--format", "txt")
    assert "1037万人" in found
    held.good("bookmark", "add", str(story_id("戈壁")), "--note", "我的笔记")
    assert "我的笔记" in held.good("export", "--bookmarks", "--format", "md", "--title", "书签")


def test_an_exported_issue_can_be_imported_elsewhere(held: Commands, tmp_path: Path) -> None:
    out = tmp_path / "issue.jsonl"
    rows = held.lines("list", "--json")
    held.good("export", *[str(row["id"]) for row in rows], "--format", "json", "-o", out)
    elsewhere = Commands(tmp_path / "elsewhere")
    elsewhere.good("import", out)
    again = elsewhere.lines("list", "--json")
    assert [(row["date"], row["headline"]) for row in again] == [(row["date"], row["headline"]) for row in rows]


def test_a_bookmarks_table_has_its_folder_tags_and_note(held: Commands, tmp_path: Path) -> None:
    held.good("bookmark", "add", "1", "--folder", "工会/2023", "--tag", "待引用", "--tag", "数字", "--note", "核对")
    (row,) = csv.DictReader(io.StringIO(held.good("export", "--bookmarks", "--format", "csv")))
    assert (row["folder"], row["tags"], row["note"]) == ("工会/2023", "待引用、数字", "核对")
    assert row["text"].startswith("本报北京2月14日电")


def test_a_table_has_its_byte_order_mark_in_a_file_alone(held: Commands, tmp_path: Path) -> None:
    held.good("export", "1", "--format", "csv", "-o", tmp_path / "table.csv")
    printed = held("export", "1", "--format", "csv").stdout_bytes
    assert printed.startswith(b"id,newspaper,")
    assert (tmp_path / "table.csv").read_bytes() == b"\xef\xbb\xbf" + printed


def test_a_word_document_is_called_as_was_asked(held: Commands, tmp_path: Path) -> None:
    started = datetime.now(UTC).replace(microsecond=0)
    held.good("export", "1", "2", "--format", "docx", "--title", "工会", "-o", tmp_path / "book.docx")
    about = Document(str(tmp_path / "book.docx")).core_properties
    assert (about.title, about.author) == ("工会", "")
    assert about.created is not None
    assert about.created >= started


def test_an_issue_without_a_title_is_called_by_its_newspaper_and_day(held: Commands, tmp_path: Path) -> None:
    page = tmp_path / "工人日报" / "2023-02-16" / "02.md"
    page.parent.mkdir(parents=True)
    page.write_text("# 甲稿\n\n甲稿的正文。\n\n# 乙稿\n\n乙稿的正文。\n", "utf-8")
    held.good("import", page)
    assert "<h1>工人日报 2023年2月16日</h1>" in held.good(
        "export", "--issue", "工人日报/2023-02-16", "--format", "html"
    )


def test_nothing_to_export_is_said(held: Commands) -> None:
    assert held("export").exit_code == 2
    assert held("export", "--search", "没有这样的话").stderr.startswith("dubao: Nothing was exported: ")
    done = held("export", "--issue", "工人日报/1999-01-01")
    assert (done.exit_code, done.stderr) == (2, "dubao: The library holds no issue 工人日报/1999-01-01.\n")


def test_an_export_that_cannot_be_written_is_said(held: Commands, tmp_path: Path) -> None:
    done = held("export", "1", "-o", tmp_path / "no" / "folder" / "x.md")
    assert done.exit_code == 2
    assert str(tmp_path / "no" / "folder" / "x.md") in done.stderr


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    out = tmp_path / "book.md"
    out.write_text("earlier work", "utf-8")
    with little_room(64), pytest.raises(NotDone, match=r"book\.md cannot be written: it would be larger than"):
        deliver(b"x" * 4096, out)
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("book.md", "earlier work")]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_an_export_keeps_the_mode_and_the_link_of_a_file(held: Commands, tmp_path: Path) -> None:
    file, link, new = tmp_path / "book.md", tmp_path / "link.md", tmp_path / "new.md"
    file.touch(mode=0o640)
    link.symlink_to(file)
    held.good("export", "1", "-o", link)
    held.good("export", "1", "-o", new)
    assert link.is_symlink()
    assert file.read_bytes() == new.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o640
    held.good("export", "1", "-o", "/dev/null")


def test_a_damaged_library_ends_in_a_sentence(empty: Commands) -> None:
    empty.good("import", sample())
    for file in empty.folder.iterdir():
        if file.is_file():
            file.write_bytes(b"no database" * 1000)
    done = empty("list")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"dubao: The folder {empty.folder} cannot be used: ")
    assert json.dumps(done.stdout) == '""'


def test_bookmarks_are_carried_to_another_library(
    held: Commands, story_id: Callable[[str], int], tmp_path: Path
) -> None:
    held.good("bookmark", "add", str(story_id("戈壁")), "--note", "我的笔记")
    for form in ("json", "md"):
        work = tmp_path / f"work.{form}"
        held.good("bookmark", "export", "--format", form, "-o", work)
        elsewhere = Commands(tmp_path / form)
        elsewhere.good("import", sample())
        assert elsewhere.good("bookmark", "merge", work).startswith("Merged: 1 added, ")
        (kept,) = elsewhere.lines("bookmark", "list", "--json")
        assert (kept["headline"], kept["note"]) == ("戈壁深处的温馨港湾", "我的笔记")
        assert kept["story"] is not None
        assert elsewhere.good("bookmark", "merge", work).startswith("Merged: 0 added, ")


def test_what_is_no_export_is_not_merged(held: Commands, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"a": 1}', encoding="utf-8")
    done = held("bookmark", "merge", other)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"dubao: {other} was not merged: ")


@pytest.mark.parametrize("work", [("reparse",), ("import", str(sample()))])
def test_a_backup_that_could_not_be_made_is_reported(
    held: Commands, monkeypatch: pytest.MonkeyPatch, work: tuple[str, ...]
) -> None:
    monkeypatch.setattr(backups, "back_up_daily", lambda *_: "disk_full")
    done = held(*work)
    assert (done.exit_code, done.stderr) == (
        0,
        "dubao: No backup of the library was made first: the disk is full; free some space and try again.\n",
    )


@pytest.mark.usefixtures("found_damage")
def test_a_backup_comes_back(held: Commands, tmp_path: Path) -> None:
    assert held.good("restore") == f"There are no backups in {held.folder}.\n"
    assert held("restore", "--latest").exit_code == 2
    assert "read again" not in held.good("import", sample())
    (listed,) = held.lines("restore", "--json")
    assert (listed["why"], listed["stories"]) == ("daily", 9)
    held.good("bookmark", "add", "1")
    assert listed["name"] in held.good("restore", "--latest")
    assert len(held.lines("bookmark", "list", "--json")) == 1, "own work since then comes back from the journal"
    assert "put aside by a restore" in held.good("restore")
    unknown = held("restore", "none")
    assert (unknown.exit_code, unknown.stderr) == (2, "dubao: The library holds no backup none.\n")
    assert held.good("reparse") == "Read 0 files again.\n"


def test_a_file_without_any_work_is_reported(held: Commands, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("几行文字，没有书签。\n", encoding="utf-8")
    done = held("bookmark", "merge", other)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"dubao: {other} was not merged: it holds no bookmarks or corrections of Dubao.\n"


def test_a_library_that_cannot_be_written_to_is_read(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    held.good("bookmark", "add", "1")
    before = {file: file.read_bytes() for file in held.folder.rglob("*") if file.is_file()}

    def refuse(path: Path) -> Connection:
        raise PermissionError(EACCES, "Permission denied", str(path))

    monkeypatch.setattr(opening, "connect", refuse)
    for reads in (("list",), ("show", "1"), ("export", "1"), ("bookmark", "list"), ("reindex",), ("check",)):
        assert held.good(*reads), reads
    assert held.lines("search", "--json", "工会")[0]["total"] > 0
    for writes in (("bookmark", "add", "2"), ("import", str(sample())), ("reparse",)):
        done = held(*writes)
        why = "it cannot be written to (there is no permission for it)"
        said = f"dubao: The folder {held.folder} cannot be used: {why}.\n"
        assert (done.exit_code, done.stderr) == (2, said), writes
    assert {file: file.read_bytes() for file in held.folder.rglob("*") if file.is_file()} == before


def test_bytes_that_are_no_text_are_not_merged(held: Commands, tmp_path: Path) -> None:
    held.good("bookmark", "add", "1", "--note", "核对")
    work = tmp_path / "work.json"
    work.write_bytes(held.good("bookmark", "export").encode().replace("核对".encode(), b"\xff"))
    done = held("bookmark", "merge", work)
    assert (done.exit_code, done.stderr) == (2, f"dubao: {work} was not merged: it is not text in UTF-8.\n")
