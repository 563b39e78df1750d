"""Files from standard input are called so, in messages and in the library."""

from pathlib import Path
from zipfile import ZipFile

from reader.importer.source.path_names import renamed
from reader.paths import sample
from tests.cli.conftest import Commands

PAGE = "# 报道一则\n\n这是正文，有一句完整的话。\n"


def test_a_page_is_said_to_come_from_there(empty: Commands) -> None:
    assert empty.good("parse", "-", stdin=PAGE).startswith("standard input: newspaper unknown, date unknown")
    assert "/dubao-" not in empty.good("parse", "-", stdin=sample().read_bytes())


def test_what_is_refused_is_said_to_come_from_there(empty: Commands, tmp_path: Path) -> None:
    for command, done_to in (("import", "imported"), ("parse", "read")):
        done = empty(command, "-", stdin=b"%PDF-1.7\n%\xe2\xe3")
        assert done.stderr.startswith(f"dubao: standard input was not {done_to}: it is a PDF")
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("01.md", PAGE)
        archive.writestr("2023/02.md", b"%PDF-1.7\n%\xe2\xe3")
    done = empty("import", "-", stdin=(tmp_path / "a.zip").read_bytes())
    assert done.stderr.startswith("dubao: standard input/2023/02.md was not imported: it is a PDF")
    lines = '{"newspaper": "报", "stories": [{"headline": "甲"}]}\n{"newspaper": "报", "sto\n'
    assert empty("import", "-", stdin=lines).stderr.startswith("dubao: standard input:2 was not imported: ")


def test_no_path_of_the_moment_is_kept(empty: Commands) -> None:
    empty.good("import", "-", stdin=PAGE)
    (waiting,) = empty.lines("page", "waiting", "--json")
    assert waiting["file"].startswith("standard input (")
    empty.good("import", "-", stdin=PAGE.replace("一则", "两则"))
    assert len({page["file"] for page in empty.lines("page", "waiting", "--json")}) == 2
    assert "1 file held already" in empty.good("import", "-", stdin=PAGE)


def test_pages_from_there_share_no_folder(empty: Commands) -> None:
    for number in ("一", "两"):
        empty.good("import", "-", stdin=PAGE.replace("一则", f"{number}则"))
    first, second = (page["id"] for page in empty.lines("page", "waiting", "--json"))
    word = ("--newspaper", "工人日报", "--date", "2023-02-15", "--page", "2")
    empty.good("page", "correct", str(first), *word, "--folder")
    assert [page["id"] for page in empty.lines("page", "waiting", "--json")] == [second]


def test_only_what_is_called_something_else_is_renamed() -> None:
    called = {Path("/tmp/x/stdin.zip"): "standard input"}
    assert renamed(Path("/tmp/x/stdin.zip"), called) == "standard input"
    assert renamed(Path("/tmp/x/stdin.zip/a/1.md"), called) == str(Path("standard input/a/1.md"))
    assert renamed(Path("/tmp/x/stdin.zip:3"), called) == "standard input:3"
    assert renamed(Path("/tmp/x/stdin.zipper"), called) == str(Path("/tmp/x/stdin.zipper"))
