"""`dubao man`: the manual pages."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

import click

from reader.cli.help.command import Command
from reader.cli.help.man_pages import Edition, page_of, pages
from reader.cli.options.parameters import FOLDER
from reader.cli.printing.output import NotDone, not_written
from reader.cli.words import tr


@click.command("man", cls=Command, short_help="Show or write the manual pages.")
@click.argument("command", nargs=-1, metavar="[COMMAND|CHAPTER]...")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=FOLDER,
    help="Write all pages into this folder.",
)
@click.pass_context
def man_command(context: click.Context, command: tuple[str, ...], folder: Path | None) -> None:
    """Show the manual page of COMMAND, of a CHAPTER of the manual, or of the program: in man if standard output is a
    terminal, else as roff.

    With --to all pages are written into a folder, in the language of the locale: dubao.1, dubao-list.1, dubao-query.1
    and so on.

    \b
    Examples:
      dubao man bookmark add
      dubao man query
      dubao man --to ~/.local/share/man/man1
      LANGUAGE=zh_CN dubao man --to ~/.local/share/man/zh_CN/man1
    """
    # Loaded only here, for the parser of Markdown takes a moment.

    program = context.find_root().command
    edition = Edition(version("dubao"), _day())
    if folder is not None:
        if command:
            raise click.UsageError(tr("--to writes all pages; name none."))
        _write(folder, dict(pages(program, edition)))
        return
    page = page_of(program, command, edition)
    if page is None:
        raise NotDone(tr("There is no command or chapter {name}.").format(name=" ".join(("dubao", *command))))
    _show(page)


def _write(folder: Path, made: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in made.items():
            (folder / f"{name}.1").write_text(page, encoding="utf-8")
    except OSError as error:
        raise not_written(folder, error) from error


def _show(page: str) -> None:
    viewer = shutil.which("man") if sys.stdout.isatty() else None
    # Not every man takes a page from standard input.
    if viewer is None or subprocess.run([viewer, "-l", "-"], input=page.encode(), check=False).returncode:
        click.echo(page, nl=False)


def _day() -> str:
    """Today, or the day that SOURCE_DATE_EPOCH names: who builds a package twice wants the same pages."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()
    return day.isoformat()
