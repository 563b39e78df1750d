"""`dubao desktop`: the menu entry of a Linux desktop for an installation by pip, pipx or uv."""

import os
import sys
import sysconfig
from pathlib import Path
from shutil import which

import click

from reader import paths
from reader.cli.help.command import Group
from reader.cli.printing.output import NotDone, say
from reader.cli.printing.refusal_details import system_words
from reader.cli.words import tr
from reader.menu_entry import MenuEntry, can_be_named, is_temporary, system_entry


@click.group("desktop", cls=Group, short_help="Put Dubao into the menu of a Linux desktop, or take it out.")
def desktop() -> None:
    """Put Dubao into the menu of a Linux desktop, or take it out.

    An installation by pip, pipx or uv is not in the menu by itself; the Debian package is.
    """


@desktop.command("install", short_help="Put Dubao into the menu.")
def install_command() -> None:
    """Put Dubao into your menu: an entry that starts this installation, the icon, the file type JSON Lines, and dubao:
    links.

    All files are in your own data folder ($XDG_DATA_HOME, else ~/.local/share) and can be written again at any time.

    \b
    Example:
      dubao desktop install
    """
    entry = _menu_entry()
    program = _program()
    system = system_entry() if _is_on_path(program) else None
    if system:
        say(tr("Dubao is in the menu already: {file}").format(file=system))
        return
    if not can_be_named(program):
        raise NotDone(
            tr("A menu entry cannot name {program}: install Dubao in another folder.").format(program=program)
        )
    if is_temporary(program):
        said = tr(
            "{program} lies in a temporary folder, and a menu entry would soon lead nowhere: install Dubao first."
        )
        raise NotDone(said.format(program=program))
    try:
        entry.install(program)
    except OSError as error:
        raise _not_written(entry, error) from error
    say(tr("Dubao is in the menu now: {file}").format(file=entry.file))
    if not which("update-desktop-database"):
        said = tr(
            "Files and dubao: links lead to it once desktop-file-utils is installed and this command is run again."
        )
        say(said)


@desktop.command("remove", short_help="Take Dubao out of the menu.")
def remove_command() -> None:
    """Remove the files that `dubao desktop install` wrote, and no others.

    \b
    Example:
      dubao desktop remove
    """
    entry = _menu_entry()
    try:
        removed = entry.remove()
    except OSError as error:
        raise _not_written(entry, error) from error
    if removed:
        say(tr("Dubao is out of the menu: {file} is gone.").format(file=entry.file))
    else:
        say(tr("Nothing was to be removed: there is no {file}.").format(file=entry.file))


def _menu_entry() -> MenuEntry:
    if not sys.platform.startswith("linux"):
        raise NotDone(tr("Menu entries are made for Linux desktops only; nothing was written."))
    return MenuEntry(paths.data_folder().parent, paths.shipped("resources"))


def _program() -> Path:
    """Return the command of this installation. Raises NotDone if there is none."""
    single = os.environ.get("DUBAO_SINGLE_FILE")
    if single:
        return Path(single)
    if getattr(sys, "frozen", False):
        return Path(sys.executable)
    # As it was called; `python -m reader` has a command beside its interpreter.
    called, beside = Path(sys.argv[0]).absolute(), Path(sysconfig.get_path("scripts")) / "dubao"
    command = called if called.name == "dubao" and called.is_file() else beside
    if not command.is_file():
        raise NotDone(tr("There is no command {program} that a menu entry could start.").format(program=command))
    return command


def _is_on_path(program: Path) -> bool:
    """Return True if this program is the `dubao` that the system's menu entry starts."""
    command = which("dubao")
    return command is not None and Path(command).resolve() == program.resolve()


def _not_written(entry: MenuEntry, error: OSError) -> NotDone:
    said = tr("The menu entry in {folder} cannot be changed: {reason}.")
    return NotDone(said.format(folder=entry.data, reason=system_words(error)))
