"""A file holds what its name says."""

from pathlib import Path

import pytest

from tests.cli.conftest import Commands

BEGINNINGS = {
    "a.md": b"<!-- dubao: ",
    "a.txt": "非".encode(),
    "a.html": b"<!DOCTYPE html>",
    "a.htm": b"<!DOCTYPE html>",
    "a.epub": b"PK\x03\x04",
    "a.docx": b"PK\x03\x04",
    "a.json": b'{"newspaper"',
    "a.jsonl": b'{"newspaper"',
    "a.csv": b"\xef\xbb\xbfid",
    "a.bib": b"@",
    "a.ris": b"TY  - ",
    "A.BIB": b"@",
}


@pytest.fixture
def number(held: Commands) -> str:
    return next(str(row["id"]) for row in held.lines("list", "--json") if row["headline"].startswith("非遗"))


@pytest.mark.parametrize(("name", "start"), BEGINNINGS.items())
def test_the_format_follows_the_name(held: Commands, number: str, tmp_path: Path, name: str, start: bytes) -> None:
    held.good("export", number, "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_formats_that_share_an_ending_are_chosen(held: Commands, number: str, tmp_path: Path) -> None:
    held.good("export", number, "--format", "csl", "-o", tmp_path / "refs.json")
    assert (tmp_path / "refs.json").read_text(encoding="utf-8").startswith("[")
    held.good("export", number, "--format", "gbt7714", "-o", tmp_path / "refs.txt")
    assert "[N]" in (tmp_path / "refs.txt").read_text(encoding="utf-8")


def test_where_no_name_says_anything_it_is_markdown(held: Commands, number: str, tmp_path: Path) -> None:
    assert "\n\n# 非遗" in held.good("export", number)
    held.good("export", number, "-o", tmp_path / "clippings")
    assert "\n\n# 非遗" in (tmp_path / "clippings").read_text(encoding="utf-8")
    held.good("export", number, "--format", "txt", "-o", tmp_path / "clippings.log")


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("a.epub", "md", "its name says EPUB, and --format says Markdown; change one of them."),
        ("a.md", "docx", "its name says Markdown, and --format says Word; change one of them."),
        ("a.jsonl", "csl", "its name says JSON Lines, and --format says CSL JSON; change one of them."),
        ("a.odt", None, "no format is known by .odt; say --format, or let the name end in .md, .pdf, .txt, .html"),
        ("a.pdf", "docx", "its name says PDF, and --format says Word; change one of them."),
    ],
)
def test_a_name_that_says_something_else_is_refused(
    held: Commands, number: str, tmp_path: Path, name: str, form: str | None, said: str
) -> None:
    done = held("export", number, *(("--format", form) if form else ()), "-o", tmp_path / name)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"dubao: {tmp_path / name} was not written: ")
    assert said in done.stderr
    assert not (tmp_path / name).exists()


def test_own_work_follows_its_name_too(held: Commands, number: str, tmp_path: Path) -> None:
    held.good("bookmark", "add", number)
    for name, start in (("w.md", "# "), ("w.json", "{")):
        held.good("bookmark", "export", "-o", tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert held("bookmark", "export", "--format", "md", "-o", tmp_path / "x.json").exit_code == 2
    assert held("bookmark", "export", "-o", tmp_path / "x.csv").exit_code == 2
    assert not list(tmp_path.glob("x.*"))


def test_a_picture_that_cannot_be_written_so_is_refused(empty: Commands, tmp_path: Path) -> None:
    done = empty("open", "--screenshot", tmp_path / "shot.gif")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "no picture is known by .gif; the names of pictures end in .png, .jpg, .webp" in done.stderr
    assert empty.orders == []


def test_a_minus_for_a_file_is_standard_output(
    held: Commands, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert held.good("export", number, "-o", "-") == held.good("export", number)
    assert not list(tmp_path.glob("-"))


def test_a_folder_is_no_file_to_write(held: Commands, number: str, tmp_path: Path) -> None:
    done = held("export", number, "-o", f"{tmp_path}/sub/")
    assert done.exit_code == 2
    assert "is a folder; name the file in it." in done.stderr
    assert not (tmp_path / "sub").exists()


def test_a_story_named_twice_is_written_once(held: Commands, number: str) -> None:
    held.good("bookmark", "add", number, "--note", "待引用")
    once = held.good("export", number, number, "--search", "非遗", "--bookmarks", "--format", "ris")
    assert once.count("TY  - ") == len(held.lines("search", "非遗", "--json", "--limit", "0")[0]["hits"])
    assert "待引用" in held.good("export", number, "--bookmarks")
