"""Files of tables: encodings, delimiters, cells without end, refusals, and the memory that a long one takes."""

import json
import tracemalloc
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from reader.errors import FileReason, FileRefused
from reader.importer.stages import read_pages
from tests.importer.books import make_zip, read_file

FIRST = "本县今年开办夜校三十所，入学农民四千余人，课程有识字、算术和农业技术。"
SECOND = "冬闲时节，各村灯火通明，大家读书的劲头很足。"
TABLE = f'标题,版次,日期,正文\r\n灯火亮到村口,2,2024-03-06,"{FIRST}\n{SECOND}"\r\n渠水进了田,2,2024-03-06,{SECOND}\r\n'


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def read(file: Path, said: Mapping[str, str]) -> tuple[Page, ...]:
    return tuple(read_pages(file, lambda _: None, columns=said))


def headlines(pages: tuple[Page, ...]) -> list[str | None]:
    return [story.headline.main for page in pages for story in page.stories if story.kind is StoryKind.STORY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "big5"])
def test_a_table_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = (
        TABLE
        if encoding != "big5"
        else TABLE.translate(
            str.maketrans("标题县开办农识术灯时节各学课术劲头进", "標題縣開辦農識術燈時節各學課術勁頭進")
        )
    )
    pages = read_file(written(tmp_path, "b.csv", text.encode(encoding, "ignore")))
    assert [(page.facts.date, page.facts.number) for page in pages] == [("2024-03-06", "2")]
    assert len(headlines(pages)) == 2
    assert len(pages[0].stories[0].paragraphs) == 2


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_a_table_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["标题", "日期", "正文"],
        ["灯火亮到村口", "2024-03-06", SECOND.replace("，", "")],
        ["渠水", "2024-03-06", "好。"],
    ]
    pages = read_file(written(tmp_path, "b.csv", "\n".join(map(delimiter.join, rows)).encode()))
    assert headlines(pages) == ["灯火亮到村口", "渠水"]


def test_a_table_within_a_zip_and_under_another_name(tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "b.zip", {"甲/a.csv": TABLE, "甲/b.txt": TABLE})
    assert headlines(read_file(archive)) == ["灯火亮到村口", "渠水进了田"] * 2


def test_columns_that_a_person_named_beat_their_names(tmp_path: Path) -> None:
    file = written(tmp_path, "b.csv", f"标题,甲,乙\n0001,灯火亮到村口,{FIRST}\n0002,渠水进了田,{SECOND}\n".encode())
    pages = read(file, {"标题": "", "甲": "title", "乙": "text"})
    assert headlines(pages) == ["灯火亮到村口", "渠水进了田"]
    assert "标题: 0001" in [part.text for page in pages for story in page.stories for part in story.paragraphs]
    assert not any(page.problems for page in pages)


def test_several_columns_that_a_person_called_text_stand_one_below_the_other(tmp_path: Path) -> None:
    file = written(tmp_path, "b.csv", f"标题,上,下\n灯火亮到村口,{FIRST},{SECOND}\n".encode())
    [page] = read(file, {"上": "text", "下": "text"})
    assert [part.text for part in page.stories[0].paragraphs] == [FIRST, SECOND]


def test_a_table_whose_columns_say_nothing_names_them_in_its_refusal(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        read_file(written(tmp_path, "b.csv", b"name,price\nx,1\ny,2\n"))
    assert (caught.value.reason, caught.value.detail) == (FileReason.NO_COLUMNS, "name, price")


def test_a_quotation_mark_that_is_never_closed_is_no_endless_cell(tmp_path: Path) -> None:
    pages = read_file(written(tmp_path, "b.csv", f'标题,日期,正文\n灯火,2024-03-06,"{FIRST}\n'.encode()))
    assert headlines(pages) == ["灯火"]


def test_a_cell_beyond_the_columns_is_kept(tmp_path: Path) -> None:
    [page] = read_file(written(tmp_path, "b.csv", f"标题,日期,正文\n灯火,2024-03-06,{FIRST},多出来的\n".encode()))
    assert "4: 多出来的" in [part.text for story in page.stories for part in story.paragraphs]


def test_a_list_in_gb18030_and_in_utf_16(tmp_path: Path) -> None:
    text = json.dumps([{"title": "灯火亮到村口", "content": FIRST, "date": "2024-03-06"}], ensure_ascii=False)
    for encoding in ("gb18030", "utf-16"):
        assert headlines(read_file(written(tmp_path, "b.json", text.encode(encoding)))) == ["灯火亮到村口"]


def test_a_long_list_is_read_item_by_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.importer.containers.records.json_lines.WHOLE_BYTES", 2000)
    items = [{"title": f"灯火{n}", "content": FIRST, "date": f"2024-03-{n % 28 + 1:02}", "x": 1.5} for n in range(40)]
    pages = read_file(written(tmp_path, "b.json", b"\xef\xbb\xbf" + json.dumps(items, indent=1).encode()))
    assert sorted(filter(None, headlines(pages))) == sorted(f"灯火{n}" for n in range(40))
    with pytest.raises(FileRefused, match="too_large"):
        read_file(written(tmp_path, "c.json", json.dumps({"a": items}, indent=1).encode()))


def test_pages_of_our_own_stand_among_rows(tmp_path: Path) -> None:
    own = {"newspaper": "海州日报", "stories": [{"headline": "夜里的船"}]}
    row = {"title": "灯火亮到村口", "content": FIRST, "date": "2024-03-06"}
    lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in (own, row, own, row))
    pages = read_file(written(tmp_path, "b.jsonl", lines.encode()))
    assert sorted(filter(None, headlines(pages))) == ["夜里的船"] * 2 + ["灯火亮到村口"] * 2


@pytest.mark.parametrize("name", ["b.csv", "b.jsonl"])
def test_a_long_table_needs_the_memory_of_a_window(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.importer.containers.records.page_groups.WINDOW_CHARS", 20_000)
    days = [f"2024-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(300)]
    rows = [{"title": f"灯火{n}", "date": days[n // 4], "page": "4", "content": SECOND * 20} for n in range(600)]
    if name.endswith("csv"):
        text = "title,date,page,content\n" + "".join(",".join(row.values()) + "\n" for row in rows)
    else:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    file = written(tmp_path, name, text.encode())
    # Tables of characters are loaded with the first page that asks for them, and stay.
    read_file(written(tmp_path, f"first-{name}", "".join(text.splitlines(keepends=True)[:20]).encode()))
    tracemalloc.start()
    try:
        counts = [len(page.stories) for page in read_pages(file, lambda _: None)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert counts == [4] * 150
    assert peak < 2_000_000


@pytest.mark.parametrize(("rows", "is_table"), [(30, False), (60, True)])
def test_two_cells_of_many_lines_are_a_table(tmp_path: Path, rows: int, is_table: bool) -> None:
    file = written(tmp_path, "b.txt", "".join(f"灯火亮到村口第{n}回\t{n % 9}\n" for n in range(rows)).encode())
    if is_table:
        with pytest.raises(FileRefused, match="no_columns"):
            read_file(file)
    else:
        assert "灯火亮到村口第3回" in read_file(file)[0].text
