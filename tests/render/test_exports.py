"""Every export of a book: what it holds, and that no text of a story is taken for markup."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from docx import Document
from markdown_it import MarkdownIt

from reader.render.clipping import ClippingBook
from reader.render.epub import book_epub
from reader.render.exports import EXPORTS, pictures_in
from reader.render.table import csv_table
from tests.render.clippings import HOSTILE, clipping, hostile

# One red pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
BOOK = ClippingBook(title="剪报", clippings=(clipping(note="我的笔记"), hostile()), introduction="前言")
# What is left of the hostile text where control characters cannot stand.
SEEN = HOSTILE.replace("\x07", "")


def no_picture(_name: str) -> None:
    return None


def one_picture(name: str) -> bytes | None:
    return PNG if name == "abc.png" else None


def exported(form: str) -> str:
    return EXPORTS[form].write(BOOK, one_picture).decode()


@pytest.mark.parametrize("form", [form for form in EXPORTS if form not in ("csv", "json")])
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


def test_markdown_shows_every_character_as_text() -> None:
    markdown = EXPORTS["md"].write(ClippingBook(title="剪报", clippings=[hostile()]), no_picture)
    tokens = MarkdownIt("commonmark").parse(markdown.decode("utf-8"))
    inline = [token for token in tokens if token.type == "inline"]
    texts = [
        "".join("\n" if c.type in ("softbreak", "hardbreak") else c.content for c in t.children or ()) for t in inline
    ]
    headline = " ".join(HOSTILE.split())
    assert headline in texts
    assert HOSTILE in texts
    assert "# no heading\n- no list\n1. no number" in texts
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close"}


def test_html_runs_nothing_and_loads_nothing() -> None:
    tags: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    html = exported("html")
    Reader().feed(html)
    assert "default-src 'none'" in html
    assert not {tag for tag, _ in tags} & {"script", "iframe", "link", "object", "a", "form"}
    sources = [attributes["src"] or "" for tag, attributes in tags if tag == "img"]
    assert [source[:22] for source in sources] == ["data:image/png;base64,"]
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)


def test_epub_is_a_book_with_a_contents_page_and_pictures() -> None:
    made = datetime(2026, 1, 2, tzinfo=UTC)
    with ZipFile(io.BytesIO(book_epub(BOOK, one_picture, made))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == ZIP_STORED
        assert archive.read("mimetype") == b"application/epub+zip"
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(archive.read(name))
        package = archive.read("book/package.opf").decode()
        named = {f"book/{name}" for name in re.findall(r'href="([^"]+)"', package)}
        assert named | {"mimetype", "META-INF/container.xml", "book/package.opf"} == set(archive.namelist())
        assert '<meta property="dcterms:modified">2026-01-02T00:00:00Z</meta>' in package
        assert '<img src="pictures/' in archive.read("book/chapter1.xhtml").decode()
        assert "我的笔记" in archive.read("book/chapter1.xhtml").decode()
        contents = archive.read("book/contents.xhtml").decode()
        assert contents.count("<li>") == 3


def test_the_same_clippings_make_the_same_epub() -> None:
    made = datetime(2026, 1, 2, tzinfo=UTC)
    packages = []
    for _ in range(2):
        with ZipFile(io.BytesIO(book_epub(BOOK, one_picture, made))) as archive:
            packages.append(archive.read("book/package.opf"))
    assert packages[0] == packages[1]


def test_word_document_holds_text_headings_and_pictures() -> None:
    document = Document(io.BytesIO(EXPORTS["docx"].write(BOOK, one_picture)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "本报北京2月14日电 第一段。" in texts
    assert SEEN in texts
    headings = {p.text for p in document.paragraphs if p.style and p.style.name.startswith("Heading")}
    assert {"2023年工会工作主要任务明确", "小标题", "参考文献"} <= headings
    assert len(document.inline_shapes) == 1


def test_json_lines_are_grouped_by_page() -> None:
    book = ClippingBook(title="x", clippings=[clipping(), clipping(), clipping(page="3")])
    lines = [json.loads(line) for line in EXPORTS["json"].write(book, no_picture).decode().splitlines()]
    assert [(line["page"], len(line["stories"])) for line in lines] == [("2", 2), ("3", 1)]
    assert lines[0]["stories"][0]["headline"] == "2023年工会工作主要任务明确"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "　=1", " +1"])
def test_no_cell_starts_a_formula(start: str) -> None:
    (_, row) = csv.reader(io.StringIO(csv_table(["a"], [[start]])))
    assert row == ["'" + start]


def test_a_table_keeps_numbers_and_harmless_text() -> None:
    (head, row) = csv.reader(io.StringIO(csv_table(["id", "headline"], [[7, 'a,"b"\n中']]).removeprefix("\ufeff")))
    assert head == ["id", "headline"]
    assert row == ["7", 'a,"b"\n中']


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
