"""`dubao restore`: an earlier copy of the library back in its place."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from reader.cli.help.command import Command
from reader.cli.printing.output import NotDone, counted, print_result, say
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import LibraryReason
from reader.ports.rows import Backup, BackupLabel
from reader.text.display_width import width_of

_CONTENT_CELLS = 14
"""Width of the column with the number of stories."""


@click.command("restore", cls=Command, short_help="Put a backup of the library back in its place.")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--latest", is_flag=True, help="The newest daily backup.")
@click.option("--json", "as_json", is_flag=True, help="List the backups as one JSON object a line.")
@click.pass_obj
def restore_command(session: Session, name: str | None, latest: bool, as_json: bool) -> None:
    """List the backups of the library, or put the backup NAME in the place of the library.

    A backup is made before the first import of each day, and before a newer version of Dubao changes the file; those of
    seven days, four weeks and six months are kept, in the folder `backups` of the library. Each is verified when it is
    made and before it is used.

    A restore loses nothing: the present library becomes a backup itself, named in the answer, and can be restored in
    the same way. The command works even if the library is too damaged to be opened. Pictures are not part of a backup,
    and stay. The next search or `dubao reindex` rebuilds the search index. Close the window first.

    Of a library over 256 MB only bookmarks, notes, corrections and saved searches are copied each day, to
    backups/own-work.json: import the files again, then `dubao bookmark merge` that file.

    \b
    Examples:
      dubao restore                                              list the backups
      dubao restore library-20230215-081500-daily.sqlite3
      dubao restore --latest
    """
    from reader.wiring import backups, restore

    folder = session.library_folder
    found = backups(folder)
    if not found:
        _refuse_where_nothing_is(folder)
    if latest and not name:
        name = _newest(found, folder)
    if name is None:
        _list(found, folder, as_json)
        return
    kept = restore(folder, name)
    say(
        tr("Restored {name}. The library as it was is kept as {kept}.").format(name=name, kept=kept.name)
        if kept
        else tr("Restored {name}.").format(name=name)
    )


def _refuse_where_nothing_is(folder: Path) -> None:
    """Raise NotDone if there is no library, LibraryUnusable if it is missing but may come back."""
    from reader.wiring import gone_or_absent, is_filled

    if is_filled(folder):
        return
    absence = gone_or_absent(folder)
    if absence.reason in (LibraryReason.GONE_WITH_DISK, LibraryReason.GONE_ELSEWHERE):
        raise absence
    raise NotDone(tr("There is no library in {folder}, and no backup of one.").format(folder=folder))


def _newest(found: Sequence[Backup], folder: Path) -> str:
    for backup in found:
        if backup.why == BackupLabel.DAILY:
            return backup.name
    raise NotDone(tr("There is no daily backup in {folder}.").format(folder=folder))


def _list(found: Sequence[Backup], folder: Path, as_json: bool) -> None:
    for backup in found:
        print_result({each: getattr(backup, each) for each in Backup.__dataclass_fields__}, _line(backup), as_json)
    if not found and not as_json:
        say(tr("There are no backups in {folder}.").format(folder=folder))


def _line(backup: Backup) -> str:
    made = datetime.fromisoformat(backup.made).astimezone().strftime("%Y-%m-%d %H:%M")
    content = tr("cannot be read") if backup.stories is None else counted(backup.stories, "story")
    why = _why(backup.why)
    room = " " * (_CONTENT_CELLS - width_of(content))
    return f"{made}  {room}{content}  {backup.size / 1e6:8.1f} MB  {backup.name}{f'  {why}' if why else ''}"


def _why(label: str) -> str:
    match label:
        case BackupLabel.DAILY:
            return ""
        case BackupLabel.REPLACED:
            return tr("put aside by a restore")
        case BackupLabel.DAMAGED:
            return tr("damaged, put aside")
        case BackupLabel.REPAIR:
            return tr("before a repair")
    return tr("before an update, version {version}").format(version=label.removeprefix("v"))
