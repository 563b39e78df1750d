"""Archives of every kind read alike: 7z, tar, files packed by themselves, and archives within archives."""

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.importer.containers.archives import archive as limits
from reader.importer.containers.archives import seven_zip as seven_zip_reader
from reader.importer.containers.archives import tar_file
from reader.importer.containers.archives.archive_opening import MOST_NESTED, open_archive
from reader.importer.stages import read_pages
from tests.importer import packed
from tests.importer.books import linked_picture, make_epub, make_zip, read_file
from tests.importer.packed import seven_zip, tar, written

PAGE = "# 春耕开始\n\n全总和各级工会将在强化职工思想政治引领、努力解决职工群众的急难愁盼问题等方面下功夫。\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
PICTURED = PAGE + "\n![](../images/a.png)\n\n图为现场。张三摄\n"

Make = Callable[[Mapping[str, bytes | str]], bytes]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


KINDS: dict[str, Make] = {
    "zip": zipped,
    "7z": seven_zip,
    "tar": tar,
    "tar.gz": lambda members: gzip.compress(tar(members)),
    "tgz": lambda members: gzip.compress(tar(members)),
    "tar.bz2": lambda members: bz2.compress(tar(members)),
    "tar.xz": lambda members: lzma.compress(tar(members)),
}


def refusals(path: Path) -> tuple[int, dict[str, str]]:
    """Return the number of pages read, and the reason for each member refused."""
    refused: list[FileRefused] = []
    pages = list(read_pages(path, refused.append))
    return len(pages), {each.path.relative_to(path).as_posix(): each.reason for each in refused}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("named", [True, False])
def test_every_kind_is_read_by_its_bytes(tmp_path: Path, kind: str, named: bool) -> None:
    members = {f"人民日报/2022/0705/{page}.md": PAGE for page in ("10", "2", "1")}
    file = written(tmp_path / (f"week.{kind}" if named else "week.md"), KINDS[kind](members))
    pages = read_file(file)
    assert [page.facts.number for page in pages] == ["1", "2", "10"]
    assert {(page.facts.newspaper, page.facts.date) for page in pages} == {("人民日报", "2022-07-05")}


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_found_in_every_kind(tmp_path: Path, kind: str) -> None:
    file = written(tmp_path / f"a.{kind}", KINDS[kind]({"day/text/1.md": PICTURED, "day/images/a.png": PNG}))
    [page] = read_file(file)
    [image] = [photo.image for story in page.stories for photo in story.photos]
    assert image == "day/images/a.png"
    picture = linked_picture(file, image)
    assert picture is not None
    assert picture.data == PNG


@pytest.mark.parametrize("outer", KINDS)
@pytest.mark.parametrize("inner", KINDS)
def test_pictures_are_found_in_an_archive_within_an_archive(tmp_path: Path, outer: str, inner: str) -> None:
    day = KINDS[inner]({"text/1.md": PICTURED, "images/a.png": PNG})
    file = written(tmp_path / f"a.{outer}", KINDS[outer]({f"2022/0705.{inner}": day, "2022/0706.md": PAGE}))
    pages = read_file(file)
    assert [page.facts.date for page in pages] == ["2022-07-05", "2022-07-06"]
    [image] = [photo.image for story in pages[0].stories for photo in story.photos]
    assert image == f"2022/0705.{inner}/images/a.png"
    picture = linked_picture(file, image)
    assert picture is not None
    assert picture.data == PNG
    assert linked_picture(file, f"2022/0705.{inner}/images/b.png") is None
    assert linked_picture(file, f"2022/0705.{inner}") is None


def test_a_book_in_an_archive_is_read_with_its_pictures(tmp_path: Path) -> None:
    body = (
        "<h2>春耕开始</h2><p>全总和各级工会将在强化思想引领等方面下功夫。</p><img src='a.png'/><p>图为现场。张三摄</p>"
    )
    book = make_epub(tmp_path / "x.epub", {"1.xhtml": f"<html><body>{body}</body></html>"})
    members = {"books/a.epub": book.read_bytes(), "books/1.md": PAGE}
    file = make_zip(tmp_path / "a.zip", members)
    epub, _ = sorted(read_file(file), key=lambda page: page.facts.newspaper or "", reverse=True)
    assert epub.facts.newspaper == "工人日报"
    assert [photo.image for story in epub.stories for photo in story.photos] == ["books/a.epub/OEBPS/a.png"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("parts", [1, 2])
def test_a_page_packed_by_itself_is_read_under_its_name(
    tmp_path: Path, pack: Callable[[bytes], bytes], parts: int
) -> None:
    folder = tmp_path / "工人日报" / "2023"
    folder.mkdir(parents=True)
    (folder / "a.png").write_bytes(PNG)
    text = (PAGE + "\n![](a.png)\n\n图为现场。张三摄\n").encode()
    data = pack(text) if parts == 1 else pack(text[:50]) + pack(text[50:])
    file = written(folder / "0215-02.md.gz", data)
    [page] = read_file(file)
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("工人日报", "2023-02-15", "2")
    [image] = [photo.image for story in page.stories for photo in story.photos]
    assert image == "a.png"
    assert linked_picture(file, image) is not None


def test_a_packed_file_without_an_ending_is_text(tmp_path: Path) -> None:
    assert len(read_file(written(tmp_path / "20230215-02.gz", gzip.compress(PAGE.encode())))) == 1
    with pytest.raises(FileRefused, match="is_picture"):
        read_file(written(tmp_path / "a.png.gz", gzip.compress(PNG)))


def test_zeros_behind_a_packed_file_are_padding(tmp_path: Path) -> None:
    assert len(read_file(written(tmp_path / "1.md.xz", lzma.compress(PAGE.encode()) + bytes(700_000)))) == 1


@pytest.mark.parametrize(
    "method", [packed.LZMA, packed.LZMA2, packed.X86_LZMA2, packed.BZIP2, packed.DEFLATE, packed.COPY]
)
@pytest.mark.parametrize("solid", [True, False])
@pytest.mark.parametrize("packed_header", [True, False])
def test_7z_is_read_however_it_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: bytes, solid: bool, packed_header: bool
) -> None:
    """Its longest member is longer than the dictionary, and many times what is read and unpacked at once."""
    monkeypatch.setattr(seven_zip_reader, "CHUNK_BYTES", 1 << 12)
    chance = random.Random(1)
    long = PAGE + "\n\n".join("".join(chance.choices(PAGE, k=200)) + "。" for _ in range(160))
    members = {"2.md": PAGE, "1.md": long, "empty.md": "", "a/3.md": PAGE}
    file = written(tmp_path / "a.7z", seven_zip(members, method, solid=solid, packed_header=packed_header))
    count, refused = refusals(file)
    assert (count, refused) == (3, {"empty.md": "empty"})
    with open_archive(file, 10**9) as archive:
        assert archive.read("1.md") == long.encode()
        assert archive.changed("1.md") == date(2024, 1, 17)


@pytest.mark.parametrize(("method", "reason"), [(packed.AES, "encrypted"), (packed.PPMD, "unknown_packing")])
def test_7z_that_cannot_be_unpacked_says_why(tmp_path: Path, method: bytes, reason: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_file(written(tmp_path / "a.7z", seven_zip({"1.md": PAGE, "2.md": PAGE}, method)))
    assert refused.value.reason == reason


def test_a_damaged_member_of_a_7z_costs_those_behind_it_and_no_more(tmp_path: Path) -> None:
    whole = seven_zip({f"{number}.md": PAGE * number for number in range(1, 5)}, packed.COPY)
    at = whole.index(b"#", 32 + len(PAGE.encode()) + 5)
    count, refused = refusals(written(tmp_path / "a.7z", whole[:at] + b"?" + whole[at + 1 :]))
    assert count == 1
    assert refused == dict.fromkeys(("2.md", "3.md", "4.md"), "damaged")


def test_a_dictionary_of_any_size_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seven_zip_reader, "_DICTIONARY_LIMIT_BYTES", 1000)
    with pytest.raises(FileRefused) as refused:
        read_file(written(tmp_path / "a.7z", seven_zip({"1.md": PAGE})))
    assert refused.value.reason == "unknown_packing"
    assert refused.value.detail == "a dictionary of 65536 bytes, the limit is 1000"


def test_a_packing_that_states_no_dictionary_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(packed.METHODS, packed.LZMA2, (b"", packed.METHODS[packed.LZMA2][1]))
    with pytest.raises(FileRefused) as refused:
        read_file(written(tmp_path / "a.7z", seven_zip({"1.md": PAGE})))
    assert refused.value.reason == "damaged"


def test_a_refused_member_never_stops_its_batch(tmp_path: Path) -> None:
    names = ("../up.md", "/abs.md", "a\\b.md", "C:x.md", "good/1.md", "good/2.md")
    pages = {**dict.fromkeys(names, PAGE), "link.md": "/etc/passwd", "README.md": PAGE, "a.png": PNG}
    count, refused = refusals(written(tmp_path / "a.7z", seven_zip(pages, links=["link.md"])))
    assert (count, refused.pop("link.md")) == (2, "symlink")
    assert (set(refused.values()), len(refused)) == ({"unsafe_name"}, 4)
    link, hard, pipe = (tarfile.TarInfo(name) for name in ("link.md", "hard.md", "pipe.md"))
    link.type, hard.type, pipe.type = tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE
    link.linkname = hard.linkname = "good/1.md"
    count, refused = refusals(written(tmp_path / "a.tar", tar(dict.fromkeys(names, PAGE), link, hard, pipe)))
    assert (count, refused.pop("link.md"), refused.pop("hard.md")) == (2, "symlink", "symlink")
    assert refused.pop("pipe.md") == "not_a_file"
    assert (set(refused.values()), len(refused)) == ({"unsafe_name"}, 4)


def test_names_that_older_systems_packed_are_read(tmp_path: Path) -> None:
    data = tar({"XXXXXXXX/20220705-02.md": PAGE})
    block = bytearray(data.replace(b"XXXXXXXX", "人民日报".encode("gb18030")))
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block[:512])
    [page] = read_file(written(tmp_path / "a.tar", bytes(block)))
    assert page.facts.newspaper == "人民日报"


def nested(depth: int) -> bytes:
    data: bytes = zipped({"1.md": PAGE})
    for _ in range(depth - 1):
        data = zipped({"inner.zip": data})
    return data


def test_archives_may_nest_so_deep_and_no_deeper(tmp_path: Path) -> None:
    assert len(read_file(written(tmp_path / "a.zip", nested(MOST_NESTED)))) == 1
    with pytest.raises(FileRefused) as refused:
        read_file(written(tmp_path / "b.zip", nested(MOST_NESTED + 1)))
    assert refused.value.reason == "nested_archive"
    assert refused.value.path.name == "inner.zip"


def test_a_broken_or_empty_inner_archive_is_refused_and_no_more(tmp_path: Path) -> None:
    inner = {"a.zip": b"PK\x03\x04", "b.7z": seven_zip({"a.pdf": b"%PDF-1.7\n"}), "c.tar": tar({"x.jpg": b"x"})}
    count, refused = refusals(written(tmp_path / "a.zip", zipped({**inner, "1.md": PAGE})))
    assert (count, refused) == (1, {"a.zip": "not_an_archive", "b.7z": "holds_pdf", "c.tar": "no_pages"})


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_off_archive_is_damaged(tmp_path: Path, kind: str) -> None:
    whole = KINDS[kind]({"1.md": PAGE * 40, "2.md": PAGE * 41})
    for size in (600, len(whole) * 3 // 4, len(whole) - 30):
        refused: list[FileRefused] = []
        try:
            pages = list(read_pages(written(tmp_path / f"a.{kind}", whole[:size]), refused.append))
        except FileRefused as refusal:
            assert refusal.reason in ("damaged", "not_an_archive")  # noqa: PT017 - a whole file's refusal is an answer
        else:
            assert pages


BOMB = bytes(30_000_000)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_is_refused(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    for data in (BOMB, tar({"1.md": BOMB})):
        with pytest.raises(FileRefused) as refused:
            read_file(written(tmp_path / "a.gz", pack(data)))
        assert refused.value.reason == "bomb"


def test_a_7z_bomb_is_refused(tmp_path: Path) -> None:
    count, refused = refusals(written(tmp_path / "a.7z", seven_zip({"1.md": PAGE, "2.md": BOMB})))
    assert (count, refused) == (1, {"2.md": "bomb"})


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (limits, seven_zip_reader, tar_file):
        monkeypatch.setattr(module, "MOST_MEMBERS", 10)
    for kind in KINDS:
        file = written(tmp_path / f"a.{kind}", KINDS[kind]({f"{n}.md": PAGE for n in range(11)}))
        with pytest.raises(FileRefused, match="too_many_members: 11, the limit is 10"):
            read_file(file)


def test_members_of_all_archives_together_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS_IN_ALL", 8)
    day = zipped({f"{n}.md": PAGE for n in range(4)})
    count, refused = refusals(written(tmp_path / "a.zip", zipped({"1.zip": day, "2.zip": day})))
    assert (count, refused) == (4, {"2.zip": "too_many_members"})


def test_pages_of_all_archives_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.importer.containers.archive_sheets.TEXT_LIMIT_BYTES", 3 * len(PAGE.encode()) + 1)
    day = zipped({f"{n}.md": PAGE for n in range(2)})
    count, refused = refusals(written(tmp_path / "a.zip", zipped({"1.zip": day, "2.zip": day})))
    assert (count, refused) == (3, {"2.zip/1.md": "too_large"})


def test_headers_of_any_size_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = {"工" * 3000 + ".md": PAGE}
    monkeypatch.setattr(tar_file, "_LONGEST_HEADER_BYTES", 2000)
    with pytest.raises(FileRefused, match="its headers are too large"):
        read_file(written(tmp_path / "a.tar", tar(long)))
    monkeypatch.setattr(seven_zip_reader, "_DIRECTORY_LIMIT_BYTES", 2000)
    for packed_header in (True, False):
        with pytest.raises(FileRefused, match="the directory is too large"):
            read_file(written(tmp_path / "a.7z", seven_zip(long, packed_header=packed_header)))
