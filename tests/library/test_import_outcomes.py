"""The outcome of every file of an import: counted by kind, listed, and kept for later."""

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.library import last_import as kept_import
from reader.library.import_outcomes import FileGroup, FileOutcome, FileStatus
from reader.library.import_stages import outcomes
from reader.library.last_import import LastImport, last_import
from reader.library.library import Library
from reader.library.reading import Reading
from reader.store.sqlite_store import SqliteStore
from tests.builders import facts, page, story
from tests.doing import imported, read_again
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf

PAGE = """# 春耕开始

各地春耕陆续开始，农机手忙着检修农机，田间地头一派繁忙景象。

![图为检修农机。王小明摄](images/1.png)
"""
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Library]:
    """A library that reads files from the disk."""
    folder = tmp_path / "library"
    made = Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")
    yield made
    made.close()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder as people hold it."""
    papers = tmp_path / "papers"
    for name, data in {
        "01.md": PAGE.encode(),
        "02.pdf": PDF,
        "03.pdf": PDF,
        "images/1.png": png(1),
        "images/2.png": png(2),
        "备份.rar": b"Rar!\x1a\x07\x01\x00",
        "假的.md": PDF,
        "README.md": b"# a",
    }.items():
        (papers / name).parent.mkdir(parents=True, exist_ok=True)
        (papers / name).write_bytes(data)
    return papers


def png(shade: int) -> bytes:
    """A picture of one pixel; those of different shades are of the same size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    image = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", image) + chunk(b"IEND", b"")


def last(library: Library) -> LastImport:
    found = last_import(library.folder)
    assert found is not None
    return found


def statuses(library: Library, below: Path) -> dict[str, str]:
    return {
        Path(each.path).relative_to(below).as_posix(): each.passed or each.status for each in last(library).outcomes()
    }


def test_every_file_of_a_folder_is_named(held: Library, papers: Path) -> None:
    report = imported(held, [papers])
    every = {
        "01.md": "taken",
        "02.pdf": "pdf",
        "03.pdf": "pdf",
        "images/1.png": "linked",
        "images/2.png": "picture",
        "备份.rar": "archive",
        "假的.md": "refused",
        "README.md": "beside",
    }
    assert statuses(held, papers) == every
    assert {(group.status.value, group.passed): group.count for group in report.groups} == {
        ("taken", None): 1,
        ("linked", None): 1,
        ("refused", None): 1,
        ("passed_over", "pdf"): 2,
        ("passed_over", "picture"): 1,
        ("passed_over", "archive"): 1,
        ("passed_over", "beside"): 1,
    }
    assert report.passed_over == 5
    assert (papers / "01.md").as_posix() in {each.path for each in last(held).outcomes()}
    # The second time everything is held, and the picture is still known to be the page's.
    imported(held, [papers])
    assert statuses(held, papers) == every | {"01.md": "held"}


def test_a_file_says_what_came_of_it(held: Library, papers: Path) -> None:
    imported(held, [papers])
    by_name = {Path(each.path).name: each for each in last(held).outcomes()}
    taken, refused = by_name["01.md"], by_name["假的.md"]
    assert (taken.pages, taken.stories) == (1, 1)
    assert (refused.reason, refused.passed) == ("is_pdf", None)


def test_refused_members_are_named_beside_their_archive(held: Library, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.writestr("01.md", PAGE)
        archive.writestr("02.md", PDF)
    imported(held, [tmp_path / "week.zip"])
    assert statuses(held, tmp_path) == {"week.zip": "taken", "week.zip/02.md": "refused"}


def test_members_that_are_no_pages_are_named_too(held: Library, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.writestr("a/01.md", PAGE)
        for name in ("a/images/1.png", "a/images/2.png", "02.pdf", "README.md", "__MACOSX/._01.md", "a/data.bin"):
            archive.writestr(name, png(1) if name.endswith("png") else "x")
    report = imported(held, [tmp_path / "week.zip"])
    assert statuses(held, tmp_path / "week.zip") == {
        ".": "taken",
        "a/images/1.png": "linked",
        "a/images/2.png": "picture",
        "02.pdf": "pdf",
        "README.md": "beside",
        "__MACOSX/._01.md": "hidden",
        "a/data.bin": "other",
    }
    assert report.passed_over == 5


def test_the_members_of_an_archive_without_pages_are_named(held: Library, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.writestr("01.pdf", PDF)
    imported(held, [tmp_path / "week.zip"])
    assert statuses(held, tmp_path) == {"week.zip/01.pdf": "pdf", "week.zip": "refused"}


def test_what_holds_no_text_is_never_reported_as_done(held: Library, tmp_path: Path) -> None:
    file = tmp_path / "fetched.jsonl"
    file.write_text('{"newspaper": "东北日报", "date": "2024-03-06"}\n' * 2, "utf-8")
    report = imported(held, [file])
    assert (report.files, report.pages, len(report.refused)) == (0, 0, 1)
    assert statuses(held, tmp_path) == {"fetched.jsonl": "refused"}


def test_a_file_of_very_many_pages_is_listed_once(library: Library, shelf: Shelf) -> None:
    pages = [page(story(f"甲{number}"), where=facts(str(number))) for number in range(1, 150)]
    shelf.put("/papers/year.jsonl", *pages)
    report = imported(library, [Path("/papers/year.jsonl")])
    assert report.groups == (FileGroup(status=FileStatus.TAKEN, count=1, names=("year.jsonl",)),)
    (outcome,) = last(library).outcomes()
    assert (outcome.pages, outcome.stories, outcome.status) == (149, 149, "taken")


def test_the_list_is_that_of_the_last_import(library: Library, shelf: Shelf) -> None:
    assert last_import(library.folder) is None
    shelf.put("/papers/1.md", page(story("甲")))
    shelf.put("/papers/2.md", page(story("乙"), where=facts("2")))
    imported(library, [Path("/papers/1.md")])
    imported(library, [Path("/papers/2.md")])
    read_again(library)
    found = last(library)
    assert [each.path for each in found.outcomes()] == ["/papers/2.md"]
    assert (found.given, found.report.files, found.report.stories) == (("/papers/2.md",), 1, 1)


def test_names_are_few_and_the_list_is_whole(library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "_IN_MEMORY_BYTES", 100)
    for number in range(1, 21):
        shelf.put(f"/papers/{number:02}.md", page(story(f"甲{number}"), where=facts(str(number))))
    (group,) = imported(library, [Path("/papers")]).groups
    assert (group.count, group.names) == (20, tuple(f"{number:02}.md" for number in range(1, 6)))
    assert len(list(last(library).outcomes())) == 20


def test_a_damaged_list_is_read_as_far_as_it_is_sound(library: Library, shelf: Shelf) -> None:
    for number in (1, 2):
        shelf.put(f"/papers/{number}.md", page(story(f"甲{number}"), where=facts(str(number))))
    imported(library, [Path("/papers")])
    file = library.folder / "last_import.jsonl"
    lines = file.read_text("utf-8").splitlines()
    with pytest.MonkeyPatch.context() as patch:
        warned: list[str] = []
        patch.setattr(kept_import._log, "warning", lambda said, _why: warned.append(said))
        file.write_text("\n".join([*lines[:2], '{"path": 1}']), "utf-8")
        assert [each.path for each in last(library).outcomes()] == ["/papers/1.md"]
        assert len(warned) == 1
    for odd in ("", "[]", "{}", lines[0].replace("given", "taken")):
        file.write_text(odd, "utf-8")
        assert last_import(library.folder) is None


def test_a_kind_of_a_newer_version_is_another_kind(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/1.md", page(story("甲")))
    imported(library, [Path("/papers")])
    file = library.folder / "last_import.jsonl"
    row = json.dumps({"path": "a", "status": "passed_over", "passed": "hologram", "reason": "too_new", "detail": ""})
    counts = ', "pages": 0, "stories": 0, "photos": 0}'
    file.write_text(f"{file.read_text('utf-8').splitlines()[0]}\n{row.removesuffix('}')}{counts}\n", "utf-8")
    (outcome,) = last(library).outcomes()
    assert outcome == FileOutcome(path="a", status=FileStatus.PASSED_OVER, passed=outcome.passed)
    assert outcome.passed == "other"


def test_a_list_that_cannot_be_kept_stops_nothing(
    library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space")

    shelf.put("/papers/1.md", page(story("甲")))
    warned: list[str] = []
    monkeypatch.setattr(kept_import._log, "warning", lambda said, _why: warned.append(said))
    monkeypatch.setattr(kept_import, "write_durably", full)
    assert imported(library, [Path("/papers/1.md")]).files == 1
    assert (last_import(library.folder), len(warned)) == (None, 1)


def test_only_pictures_of_a_kept_size_are_hashed(held: Library, papers: Path) -> None:
    hashed: list[Path] = []
    reading = Reading()

    def digest(path: Path) -> str:
        hashed.append(path)
        return reading.digest(path)

    (papers / "images" / "3.png").write_bytes(png(3) + bytes(9))
    held._reading = Reading(digest=digest)
    imported(held, [papers])
    pictures = {path.name for path in hashed if path.suffix == ".png"}
    assert pictures == {"1.png", "2.png"}
