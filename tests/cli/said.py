"""Output of the command line in the language of the locale, as JSON: `python -m tests.cli.said FOLDER`.

Run as a program of its own, since the manuals get their language when they are made.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from reader.cli.program import dubao
from reader.errors import NoWindow
from reader.paths import sample

_HELD = (
    "",
    "read",
    "list",
    "list --json --ids",
    "list --date yesterday",
    "list --sort best",
    "list --limit -1",
    "list --offset many",
    "list --format {nothing}",
    "show",
    "show 1 2 99",
    "show one",
    "search 网约车司机 --facets",
    "search 全总 --other-names",
    "search 不在报上的字样",
    'search "标题:" --limit 1',
    "search '(工会'",
    "explain 标题:工会 早餐车 不在报上的字样",
    "explain 网约车司机 --story 1",
    "printings 1",
    "printings 1 --standing",
    "printings one",
    "diff 1 2",
    "diff 1 99",
    "bookmark add 1 99 --folder 工会 --tag 待引用 --note 核对 --colour red",
    "bookmark add 1 --tag 已核对 --note 再核对",
    "bookmark edit 1 --no-note --no-colour --no-folder --no-tag 待引用",
    "bookmark edit 1",
    "bookmark edit 1 --note a --no-note",
    "bookmark list",
    "bookmark doubts",
    "bookmark settle 1",
    "bookmark settle 1 --accept",
    "bookmark export --format md",
    "bookmark merge {page}",
    "bookmark merge -",
    "bookmark remove 1 99",
    "highlight add 1 --text 工会",
    "highlight add 1 --text 不在报上的字样",
    "highlight list",
    "highlight remove 99",
    "correction add 1 --text 工会 --to 公会 --occurrence 1",
    "correction add 1 --text 不在报上的字样 --to 工会",
    "correction list",
    "correction seams 1",
    "correction divide 1 3",
    "correction remove 99",
    "saved add 网约车 网约车司机",
    "saved add 网约车 工会",
    "saved list",
    "saved run 网约车",
    "saved run 没有",
    "saved rename 没有 有",
    "saved remove 网约车",
    "folder add 工会 工会/2023",
    "folder rename 没有 有",
    "folder rename 工会 工会/2023",
    "folder move 工会",
    "folder list",
    "folder remove 工会",
    "tag rename 没有 有",
    "clip add 1 2 --note 背景",
    "clip list",
    "clip note 1 第二段",
    "clip move 1",
    "clip edit",
    "clip edit --title 早餐车",
    "clip remove 1 99",
    "mark read 1",
    "mark unread 1 2",
    "history list",
    "history searches",
    "history forget",
    "history forget --stories",
    "page list",
    "page waiting",
    "page correct 1",
    "page correct 1 --date 2023-02-15",
    "page confirm 1",
    "page text 1",
    "page jumps",
    "alias list 全总",
    "alias off 没有",
    "setting list",
    "setting set theme pink",
    "setting set nothing on",
    "setting set font_size 3",
    "setting reset theme",
    "export",
    "export 1 -o {folder}/a.xyz",
    "export 1 --format md -o {folder}/a.epub",
    "export --search 不在报上的字样",
    "export --issue 没有/2023-02-15",
    "import {folder}/absent.md",
    "import {page} {folder}/picture.png {folder}/empty.md {folder}/doc.docx",
    "import https://example.org/page.html",
    "parse {page}",
    "parse {folder}/picture.png",
    "reparse",
    "reindex",
    "check",
    "restore",
    "restore nothing",
    "completion tcsh",
    "man nothing",
    "man",
    "man page correct",
    "open --screenshot {folder}/a.xyz",
    "open --size big",
    "open {folder}/absent.md",
    "nothing",
    "list --nothing",
    "search",
)
_ABSENT = ("list", "search 工会", "check", "restore", "bookmark list", "read", "saved list", "export 1")


def _lines_said(folder: Path) -> Iterator[tuple[str, str]]:
    for name, command in _commands(dubao):
        yield f"{name} --help", _run(folder, *name.split()[1:], "--help", width=200)
        assert not command.hidden
    for line in _ABSENT:
        yield line, _run(folder / "absent", *_words(line, folder))
    yield "import", _run(folder / "library", "import", str(sample()))
    for line in _HELD:
        yield line, _run(folder / "library", *_words(line, folder))


def _words(line: str, folder: Path) -> list[str]:
    return [word.replace("{page}", str(sample())).replace("{folder}", str(folder)).strip("'") for word in line.split()]


def _commands(command: click.Command, above: str = "") -> Iterator[tuple[str, click.Command]]:
    name = f"{above} {command.name}".strip()
    yield name, command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _commands(below, name)


def _run(folder: Path, *arguments: str, width: int = 80) -> str:
    def no_window(_order: object) -> int:
        raise NoWindow("libEGL.so.1")

    line = ["--library", str(folder), *arguments]
    done = CliRunner().invoke(dubao, line, obj=no_window, prog_name="dubao", terminal_width=width)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def _prepare(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "doc.docx").write_bytes(b"PK\x03\x04")
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        os.environ[variable] = str(folder / "own")


if __name__ == "__main__":
    where = Path(sys.argv[1])
    _prepare(where)
    sys.stdout.write(json.dumps(dict(_lines_said(where)), ensure_ascii=False))
