"""Zip archives and EPUB: what they hold, and what tries to get out of them or to fill the memory."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from reader.domain.story import StoryKind
from reader.errors import FileRefused
from reader.importer.containers.archives import archive as limits
from reader.importer.containers.archives import zip_file
from reader.importer.stages import read_pages
from tests.importer.books import linked_picture, make_epub, make_zip, overlapping_zip, read_file, with_flag

PAGE = "# 春耕开始\n\n全总和各级工会将在强化职工思想政治引领、努力解决职工群众的急难愁盼问题等方面下功夫。\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def refusals(path: Path) -> tuple[int, dict[str, str]]:
    """Return the number of pages read, and the reason for each member refused."""
    refused: list[FileRefused] = []
    pages = list(read_pages(path, refused.append))
    return len(pages), {each.path.relative_to(path).as_posix(): each.reason for each in refused}


def test_members_come_in_natural_order_with_the_facts_of_their_names(tmp_path: Path) -> None:
    names = [f"人民日报/2022/0705/{page}.md" for page in ("10", "2", "1")]
    pages = read_file(make_zip(tmp_path / "week.zip", dict.fromkeys(names, PAGE)))
    assert [page.facts.number for page in pages] == ["1", "2", "10"]
    assert {(page.facts.newspaper, page.facts.date) for page in pages} == {("人民日报", "2022-07-05")}


def test_names_packed_by_chinese_windows_are_read(tmp_path: Path) -> None:
    file = make_zip(tmp_path / "a.zip", {"XXXXXXXX/20220705-02.md": PAGE})
    file.write_bytes(file.read_bytes().replace(b"XXXXXXXX", "人民日报".encode("gb18030")))
    [page] = read_file(file)
    assert page.facts.newspaper == "人民日报"


def test_a_name_that_begins_with_a_nul_names_nothing(tmp_path: Path) -> None:
    file = make_zip(tmp_path / "a.zip", {"X.md": PAGE, "2.md": PAGE})
    file.write_bytes(file.read_bytes().replace(b"X.md", b"\0.md"))
    assert len(read_file(file)) == 1


def test_a_refused_member_never_stops_its_batch(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../up.md", "/abs.md", "a\\b.md", "C:x.md", "good/1.md", "good/2.md"):
            archive.writestr(name, PAGE)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", b"PK\x03\x04")
        archive.writestr("picture.png", PNG)
        archive.writestr("README.md", PAGE)
        archive.writestr("__MACOSX/good/._1.md", PAGE)
        archive.writestr("binary.txt", bytes(range(256)) * 30)
        archive.writestr("broken.jsonl", b"[1,2]\n")
        archive.writestr("bomb.md", "工" * 10_000_000)
    count, refused = refusals(file)
    assert count == 2
    assert refused.pop("bomb.md") == "bomb"
    assert refused.pop("inner.zip") == "not_an_archive"
    assert refused.pop("link.md") == "symlink"
    assert (refused.pop("binary.txt"), refused.pop("broken.jsonl")) == ("not_text", "not_json")
    assert set(refused.values()) == {"unsafe_name"}
    assert len(refused) == 4


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    file = with_flag(make_zip(tmp_path / "a.zip", {"1.md": PAGE}), 0x1)
    with pytest.raises(FileRefused, match="encrypted"):
        read_file(file)


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="overlapping"):
        read_file(overlapping_zip(tmp_path / "a.zip"))


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 10)
    file = make_zip(tmp_path / "a.zip", {f"{n}.md": PAGE for n in range(11)})
    with pytest.raises(FileRefused, match="too_many_members: 11"):
        read_file(file)


def test_a_directory_of_any_size_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_file, "_DIRECTORY_LIMIT_BYTES", 400)
    file = make_zip(tmp_path / "a.zip", {f"{n}.md": PAGE for n in range(11)})
    with pytest.raises(FileRefused, match="not_an_archive: the directory is too large"):
        read_file(file)


def test_all_members_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.importer.containers.archive_sheets.TEXT_LIMIT_BYTES", 3 * len(PAGE.encode()) + 1)
    count, refused = refusals(make_zip(tmp_path / "a.zip", {f"{n}.md": PAGE for n in range(5)}))
    assert count == 3
    assert refused == {"3.md": "too_large", "4.md": "too_large"}


def test_a_member_that_lies_about_its_size_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBER_LIMIT_BYTES", 1000)
    count, refused = refusals(make_zip(tmp_path / "a.zip", {"1.md": PAGE, "2.md": PAGE * 50}))
    assert (count, refused) == (1, {"2.md": "too_large"})


def test_other_packings_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("1.md", PAGE)
    with pytest.raises(FileRefused, match="unknown_packing"):
        read_file(file)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"x" * 100])
def test_what_is_no_archive_or_holds_no_page_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(FileRefused, match=r"not_an_archive|no_pages"):
        read_file(tmp_path / "a.zip")


def test_pictures_of_an_archive_are_named_from_its_top(tmp_path: Path) -> None:
    page = PAGE + "\n![](../images/a.png)\n\n图为现场。张三摄\n\n![](../../secret.png)\n\n图为另一处。李四摄\n"
    file = make_zip(tmp_path / "a.zip", {"day/text/1.md": page, "day/images/a.png": PNG, "secret.png": PNG})
    [read] = read_file(file)
    images = [photo.image for story in read.stories for photo in story.photos]
    assert images == ["day/images/a.png", "secret.png"]
    picture = linked_picture(file, "day/images/a.png")
    assert picture is not None
    assert (picture.data, picture.name[-4:], len(picture.name)) == (PNG, ".png", 68)
    for name in ("day/images/b.png", "day/text/1.md", "../secret.png"):
        assert linked_picture(file, name) is None


def chapter(head: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{head}{body}</body></html>'


def test_a_book_becomes_the_pages_that_its_headings_name(tmp_path: Path) -> None:
    long = "全总和各级工会将在强化职工思想政治引领、努力解决职工群众的急难愁盼问题等方面下功夫。"
    file = make_epub(
        tmp_path / "a.epub",
        {
            "1.xhtml": chapter("<h1>第01版：要闻</h1>"),
            "2.xhtml": chapter("<h2>春耕开始</h2>", long),
            "3.xhtml": chapter("<h2>秋收在望</h2>", long, '<img src="images/a.png"/>', "图为现场。张三摄"),
            "4.xhtml": chapter("<h1>第02版：国际</h1>"),
            "5.xhtml": chapter("<h2>远方来客</h2>", long),
            "images/a.png": "",
        },
    )
    first, second = read_file(file)
    assert (first.facts.newspaper, first.facts.date) == ("工人日报", "2023-02-15")
    assert [(page.facts.number, page.facts.section) for page in (first, second)] == [("1", "要闻"), ("2", "国际")]
    heads = [story.headline.main for story in first.stories if story.kind is StoryKind.STORY]
    assert heads == ["春耕开始", "秋收在望"]
    assert [photo.image for story in first.stories for photo in story.photos] == ["OEBPS/images/a.png"]


@pytest.mark.parametrize(
    ("opf", "reason"),
    [
        ('<!DOCTYPE p [<!ENTITY a "b">]><package/>', "doctype"),
        ("<package>", "damaged"),
        ("<package/>", "no_article"),
        ("<a>" * 20_000, "damaged"),
        ("<a>" * 9_000 + "</a>" * 9_000, "no_article"),
    ],
)
def test_a_hostile_package_is_refused(tmp_path: Path, opf: str, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        read_file(make_epub(tmp_path / "a.epub", {}, opf=opf))


def test_a_doctype_hidden_in_utf16_is_refused(tmp_path: Path) -> None:
    file = make_epub(tmp_path / "a.epub", {})
    hidden = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE p [<!ENTITY a "b">]><package>&a;</package>'.encode(
        "utf-16"
    )
    members = {info.filename: zipfile.ZipFile(file).read(info) for info in zipfile.ZipFile(file).infolist()}
    make_zip(file, {**members, "OEBPS/content.opf": hidden})
    with pytest.raises(FileRefused, match="doctype"):
        read_file(file)


def test_a_missing_chapter_is_a_problem_and_no_more(tmp_path: Path) -> None:
    file = make_epub(
        tmp_path / "a.epub", {"1.xhtml": chapter("<h1>春耕</h1>", "全文在此,各级工会将认真落实各项任务。")}
    )
    source = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.endswith("opf"):
                data = data.replace(b"<manifest>", b'<manifest><item id="x" href="x.html" media-type="text/html"/>')
                data = data.replace(b"<spine>", b'<spine><itemref idref="x"/><itemref idref="none"/>')
            new.writestr(info, data)
    [page] = read_file(file)
    assert [problem.detail for problem in page.problems if problem.code == "member_refused"] == [
        "OEBPS/x.html: not_found"
    ]


def test_a_zip_that_is_no_book_is_refused_as_one(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="not_an_epub"):
        read_file(make_zip(tmp_path / "a.epub", {"1.md": PAGE}))
