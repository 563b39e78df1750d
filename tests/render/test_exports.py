"""Every export of a book: what it holds, and that no text of a story is taken for markup."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.render.clipping import ClippingBook
from reader.render.exports import EXPORTS, pictures_in
from tests.render.clippings import BOOK, PNG, clipping, no_picture, one_picture


@pytest.mark.parametrize("form", [form for form in EXPORTS if form not in ("csv", "json", "pdf")])
def test_every_export_holds_the_headlines(form: str) -> None:
    content = EXPORTS[form].write(ClippingBook(title="剪报", clippings=[clipping(), clipping(page="3")]), no_picture)
    if content[:2] == b"PK":
        with ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    assert content.count("2023年工会工作主要任务明确".encode()) >= 2


def test_text_is_set_as_on_the_page() -> None:
    text = EXPORTS["txt"].write(ClippingBook(title=clipping().title, clippings=[clipping()]), no_picture).decode()
    assert text.startswith(
        "〔要闻〕\n全总部署\n2023年工会工作主要任务明确\n副题在此\n\n工人日报 2023-02-15 第2版 要闻\n\n"
    )
    assert "\n\n　　本报北京2月14日电 第一段。\n\n小标题\n\n床前明月光\n疑是地上霜\n\n" in text
    assert text.endswith("［图片］工会搭鹊桥\n图说。\n杜凯 摄\n\n（下转第3版）\n")


def test_json_lines_are_grouped_by_page() -> None:
    book = ClippingBook(title="x", clippings=[clipping(), clipping(), clipping(page="3")])
    lines = [json.loads(line) for line in EXPORTS["json"].write(book, no_picture).decode().splitlines()]
    assert [(line["page"], len(line["stories"])) for line in lines] == [("2", 2), ("3", 1)]
    assert lines[0]["stories"][0]["headline"] == "2023年工会工作主要任务明确"


def test_pictures_come_from_the_media_folder_only(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"no")
    media = tmp_path / "media"
    media.mkdir()
    (media / "a.png").write_bytes(PNG)
    read = pictures_in(media)
    assert read("a.png") == PNG
    assert read("../secret.png") is None
    assert read(str(tmp_path / "secret.png")) is None
    assert read("..") is None


@pytest.mark.parametrize("form", list(EXPORTS))
def test_half_a_character_stops_no_export(form: str) -> None:
    book = ClippingBook(title="剪\ud800报", clippings=[clipping(note="笔\udc00记", section="要\ud801闻")] * 2)
    assert len(EXPORTS[form].write(book, one_picture)) > 100


def test_a_table_has_a_byte_order_mark_in_a_file_and_none_in_a_pipe() -> None:
    table = EXPORTS["csv"]
    assert table.file(BOOK, no_picture) == b"\xef\xbb\xbf" + table.write(BOOK, no_picture)
    assert table.write(BOOK, no_picture).startswith(b"id,newspaper,")
    assert not any(export.byte_order_mark for form, export in EXPORTS.items() if form != "csv")
