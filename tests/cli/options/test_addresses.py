"""file:// addresses as browsers, launchers and file managers hand them over; addresses of the web."""

import os
import sys
from pathlib import Path

import pytest

from reader.cli.options.addresses import without_address
from reader.cli.printing.output import NotDone
from reader.paths import sample
from tests.cli.conftest import Commands

posix = pytest.mark.skipif(sys.platform == "win32", reason="names there are not bytes, and have drives")


@posix
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("file:///papers/02.md", "/papers/02.md"),
        ("file:/papers/02.md", "/papers/02.md"),
        ("FILE://localhost/papers/02.md", "/papers/02.md"),
        ("file:///%E5%B7%A5%E4%BA%BA%E6%97%A5%E6%8A%A5/a%20b%23c%3F.md", "/工人日报/a b#c?.md"),
        ("file:///工人日报/02.md#2", "/工人日报/02.md"),
        ("file:///a+b.md", "/a+b.md"),
        ("file:///%B9%A4.md", os.fsdecode(b"/\xb9\xa4.md")),
    ],
)
def test_an_address_of_a_file_is_that_file(address: str, name: str) -> None:
    assert without_address(address) == name


@pytest.mark.parametrize(
    "name", ["02.md", "/papers/02.md", r"C:\papers\02.md", "C:/papers/02.md", "-", "file", "a:b.md", ""]
)
def test_a_name_stays_as_it_is(name: str) -> None:
    assert without_address(name) == name


@posix
def test_a_file_that_is_called_so_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "https:").mkdir()
    (tmp_path / "https:" / "page.md").touch()
    assert without_address("https://page.md") == "https://page.md"


@pytest.mark.parametrize("command", ["import", "parse", "open"])
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/a.html", "Dubao opens no network; save the page first"),
        ("ftp://example.org/a.txt", "Dubao opens no network; save the page first"),
        ("file:///a%00b.md", "is no address that leads to a file"),
        ("file://", "is no address that leads to a file"),
        ("http://[x/a.html", "is no address that leads to a file"),
        pytest.param("file://server/papers/02.md", "lies on another machine; copy the file here first", marks=posix),
    ],
)
def test_what_is_no_file_here_is_one_sentence(empty: Commands, command: str, address: str, said: str) -> None:
    done = empty(command, address)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"dubao: {address}")
    assert said in done.stderr
    assert empty.orders == []
    assert not empty.folder.exists()


def test_a_link_to_a_story_is_no_file(empty: Commands) -> None:
    with pytest.raises(NotDone, match="leads to a story"):
        without_address("dubao://story/1")


def test_files_are_read_and_opened_by_their_addresses(empty: Commands, tmp_path: Path) -> None:
    page = tmp_path / "工人 日报#2.txt"
    page.write_bytes(sample().read_bytes())
    assert empty.good("parse", page.as_uri()) == empty.good("parse", page)
    assert "7 stories" in empty.good("import", page.as_uri())
    empty.good("open", page.as_uri(), "dubao://story/1")
    assert (empty.orders[0].files, empty.orders[0].links) == ((page,), ("dubao://story/1",))
