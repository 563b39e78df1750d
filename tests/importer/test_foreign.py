"""Files of kinds that cannot be read: each is refused as what it is, by its bytes, with a way out."""

import io
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.errors import FileRefused
from reader.importer.stages import read_pages

TEXT = "# 报道一则\n\n这是正文，有一句完整的话。\n"


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def database(folder: Path) -> bytes:
    file = folder / "made.sqlite3"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    return file.read_bytes()


PDF_END = b"startxref\n1022030\n%%EOF\n"

KINDS = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + PDF_END, "is_pdf"),
    "pdf after blanks": (b"\r\n %PDF-1.4\n" + PDF_END, "is_pdf"),
    "pdf in letters": (b"%PDF-1.3\n1 0 obj\n<< /Filter [/ASCII85Decode] >>\n" + PDF_END, "is_pdf"),
    "pdf with much behind": (b"%PDF-1.4\n" + bytes(100_000) + PDF_END, "is_pdf"),
    "pdf locked": (b"%PDF-1.7\n" + b"trailer << /Root 1 0 R /Encrypt 487 0 R >>\n" + PDF_END, "is_locked_pdf"),
    "pdf locked within": (b"%PDF-1.7\n" + b"<</Type/XRef/Encrypt<</Filter/Standard>>>>\n" + PDF_END, "is_locked_pdf"),
    "pdf cut off": (b"%PDF-1.4\n1 0 obj\nstream\n" + bytes(5000), "is_damaged_pdf"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is_office"),
    "docx of nothing": (zipped("[Content_Types].xml", "word/document.xml"), "damaged"),
    "ofd": (zipped("OFD.xml", "Doc_0/Document.xml"), "is_ebook"),
    "postscript": (b"%!PS-Adobe-3.0\n%%Pages: 1\n", "is_ebook"),
    "tex": ("% 县报\n\\documentclass{ctexart}\n\\begin{document}\n正文。\n".encode(), "is_markup"),
    "org": ("\n#+TITLE: 县报\n* 春耕\n正文。\n".encode(), "is_markup"),
    "xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "is_office"),
    "odp": (zipped("mimetype", "META-INF/manifest.xml", "content.xml"), "is_office"),
    "rtf": (b"{\\rtf1\\ansi hello}", "is_office"),
    "sql": (b"-- MySQL dump 10.13\n--\n-- Host: localhost\n", "is_database"),
    "sql of statements": (
        "\n/*!40101 SET NAMES utf8 */;\n-- 文章\nINSERT INTO `a` VALUES (1,'春耕');\n".encode(),
        "is_database",
    ),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is_picture"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "is_picture"),
    "gif": (b"GIF89a\x01\x00\x01\x00\x00", "is_picture"),
    "webp": (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "is_picture"),
    "tiff": (b"II*\x00\x08\x00\x00\x00", "is_picture"),
    "djvu": (b"AT&TFORM\x00\x00\x10\x00DJVM", "is_picture"),
    "rar": (b"Rar!\x1a\x07\x01\x00", "is_packed"),
    "7z cut off": (b"7z\xbc\xaf\x27\x1c\x00\x04", "not_an_archive"),
    "mobi": (bytes(60) + b"BOOKMOBI" + bytes(10), "is_ebook"),
    "caj": (b"CAJ\x00\x01\x02", "is_ebook"),
    "zip of pdf": (zipped("01.pdf", "02.pdf", "cover.jpg"), "holds_pdf"),
    "zip of pictures": (zipped("01.jpg"), "no_pages"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["page", "page.md", "page.pdf", "第2版.html"])
def test_a_kind_is_known_by_its_bytes(tmp_path: Path, kind: str, name: str) -> None:
    data, reason = KINDS[kind]
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(FileRefused) as refused:
        list(read_pages(file, lambda _: None))
    assert refused.value.reason == reason
    assert file in (refused.value.path, *refused.value.path.parents)


@pytest.mark.parametrize("name", ["page.rst", "page.org", "page.tex", "page.DAT"])
def test_text_for_another_program_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("春耕开始\n====\n\n正文，有一句完整的话。\n", encoding="utf-8")
    with pytest.raises(FileRefused, match="is_markup"):
        list(read_pages(tmp_path / name, lambda _: None))


def test_a_library_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(database(tmp_path))
    with pytest.raises(FileRefused) as refused:
        list(read_pages(tmp_path / "a.md", lambda _: None))
    assert refused.value.reason == "is_database"


@pytest.mark.parametrize(
    "text",
    ["%PDF 是一种格式\n\n正文。\n", "GIF89a 是什么\n\n正文。\n", "报道 %PDF-1.7\n\n正文。\n", "7z 和 RAR\n\n正文。\n"],
)
def test_a_text_that_speaks_of_a_kind_is_a_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert len(list(read_pages(tmp_path / "a.txt", lambda _: None))) == 1


def test_a_text_under_the_name_of_another_kind_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text(TEXT, encoding="utf-8")
    assert len(list(read_pages(tmp_path / "a.pdf", lambda _: None))) == 1


def test_members_of_another_kind_stop_nothing(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.writestr("01.md", TEXT)
        archive.writestr("02.md", b"%PDF-1.7\n%\xe2\xe3" + PDF_END)
    given: list[FileRefused] = []
    assert len(list(read_pages(tmp_path / "week.zip", given.append))) == 1
    assert [(refusal.path.name, refusal.reason) for refusal in given] == [("02.md", "is_pdf")]
