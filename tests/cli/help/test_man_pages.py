"""Manual pages: one a command, taken without complaint by the programs that set them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reader.cli.help import roff
from reader.cli.program import dubao
from reader.manual import chapters
from tests.cli.conftest import Commands


def commands(command: click.Command, above: str = "") -> Iterator[str]:
    name = f"{above}{command.name}"
    yield name
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from commands(below, f"{name}-")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("man") / "man1"
    Commands(folder).good("man", "--to", folder)
    return folder


def test_there_is_a_page_for_every_command_and_chapter(pages: Path) -> None:
    chapter_pages = {f"dubao-{name}.1" for name in chapters.NAMES}
    assert {file.name for file in pages.iterdir()} == {f"{name}.1" for name in commands(dubao)} | chapter_pages


def test_a_page_says_what_the_manual_of_its_command_says(pages: Path) -> None:
    page = (pages / "dubao-bookmark-add.1").read_text(encoding="utf-8")
    assert page.startswith('.TH "DUBAO\\-BOOKMARK\\-ADD" "1" "')
    assert "\ndubao\\-bookmark\\-add \\- Bookmark stories, or add to their bookmarks\n" in page
    assert "\n\\fBdubao bookmark add\\fR [OPTIONS] ID...\n" in page
    assert "\n.TP\n\\fB\\-\\-tag\\fR TEXT\nA tag; may be given several times.\n" in page
    assert "\ndubao bookmark add 12 \\-\\-folder 工会 " in page
    assert ".BR dubao\\-bookmark (1),\n" in page
    assert '\n.SS "Read and find"\n' in (pages / "dubao.1").read_text(encoding="utf-8")


def test_a_chapter_has_a_page(pages: Path) -> None:
    page = (pages / "dubao-query.1").read_text(encoding="utf-8")
    assert page.startswith('.TH "DUBAO\\-QUERY" "1" "')
    assert "\ndubao\\-query \\- The query language\n" in page
    assert "\n.TP\n\\fB工会 \\-早餐\\fR\n" in page
    assert ".BR dubao\\-reading (1),\n" in page
    assert ".BR dubao\\-query (1),\n" in (pages / "dubao.1").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages in Chinese; the language of a process is chosen as it starts."""
    folder = tmp_path_factory.mktemp("man") / "zh_CN"
    line = [sys.executable, "-m", "reader", "man", "--to", str(folder)]
    subprocess.run(line, env={**os.environ, "LC_ALL": "zh_CN.UTF-8"} | {"LANGUAGE": ""}, check=True, timeout=60)
    return folder


def test_the_pages_speak_the_language_of_the_locale(chinese: Path, pages: Path) -> None:
    assert {file.name for file in chinese.iterdir()} == {file.name for file in pages.iterdir()}
    page = (chinese / "dubao-bookmark-add.1").read_text(encoding="utf-8")
    assert '\n.SH "名称"\n' in page
    assert "\n.TP\n\\fB\\-\\-tag\\fR TEXT\n标\\:签" in page


@pytest.mark.parametrize("language", ["pages", "chinese"])
@pytest.mark.parametrize(
    "check",
    [
        ("mandoc", "-T", "lint", "-W", "warning"),
        ("groff", "-man", "-ww", "-z", "-Kutf8", "-Tutf8"),
    ],
)
def test_the_pages_are_sound(request: pytest.FixtureRequest, language: str, check: tuple[str, ...]) -> None:
    if shutil.which(check[0]) is None:
        pytest.skip(f"{check[0]} is not installed")
    files = sorted(map(str, request.getfixturevalue(language).iterdir()))
    done = subprocess.run([*check, *files], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_page_is_shown_or_said_not_to_be(empty: Commands, pages: Path) -> None:
    shown = empty.good("man", "bookmark", "add").splitlines()[1:]
    assert shown == (pages / "dubao-bookmark-add.1").read_text(encoding="utf-8").splitlines()[1:]
    assert empty.good("man").startswith('.TH "DUBAO" "1" "')
    assert empty.good("man", "query").startswith('.TH "DUBAO\\-QUERY" "1" "')
    done = empty("man", "bookmark", "nonsense")
    assert (done.exit_code, done.stderr) == (2, "dubao: There is no command or chapter dubao bookmark nonsense.\n")
    assert empty("man", "list", "--to", "x").exit_code == 2
    assert not empty.folder.exists()


def test_a_folder_that_cannot_be_written_is_said(empty: Commands, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = empty("man", "--to", tmp_path / "file" / "man1")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dubao: {tmp_path / 'file' / 'man1'} cannot be written: ")


def test_the_day_of_a_package_is_that_of_its_source(empty: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert '"1970-01-02"' in empty.good("man").splitlines()[0]


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        (".dots 'quoted' and \\ too", "\\&.dots \\(aqquoted\\(aq and \\e too"),
        ("see `dubao check`, or --json", "see \\fBdubao check\\fR, or \\fB\\-\\-json\\fR"),
        ('a-b ~ "x"', "a\\-b \\(ti \\(dqx\\(dq"),
        ("收下稿件，(甲)", "收\\:下\\:稿\\:件，\\:(甲)"),
        ("《甲》 乙", "《甲》 乙"),
        ("用 `dubao` 看", "用 \\fBdubao\\fR 看"),
    ],
)
def test_text_is_set_as_it_reads(text: str, set_: str) -> None:
    assert roff.prose(text) == set_


def test_chinese_is_broken_and_no_line_is_too_long() -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    page = f'.TH "X" "1"\n.nh\n.ad l\n.SH "甲"\n{roff.prose("报纸的稿件，都能搜到。" * 40)}\n'
    line = ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-P-c", "-rLL=60n"]
    done = subprocess.run(line, input=page.encode(), capture_output=True, check=False, timeout=60)
    assert done.stderr == b""
    text = [row.strip() for row in done.stdout.decode().splitlines() if "报纸" in row or "稿件" in row]
    assert len(text) > 5
    assert not any(row.startswith(("，", "。")) for row in text)
