"""`dubao restore`: an earlier copy of the library back in its place, or what can be read of a damaged one."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from reader.cli.commands.salvage_run import salvaged_and_imported
from reader.cli.help.command import Command
from reader.cli.printing.output import NotDone, counted, print_json, print_result, say
from reader.cli.printing.progress import progress
from reader.cli.printing.salvage_words import change_lines, restored_lines, salvage_lines
from reader.cli.process.exit_codes import ExitCode
from reader.cli.session import Session
from reader.cli.words import clauses, tr
from reader.errors import Cancelled
from reader.library.backups import newest
from reader.ports.restored import Restored
from reader.ports.rows import Backup, BackupLabel, BackupState
from reader.text.display_width import width_of

_CONTENT_CELLS = 30
"""Width of the column with the numbers of stories and bookmarks."""


@click.command("restore", cls=Command, short_help="Put a backup of the library back in its place.")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--latest", is_flag=True, help="The newest daily backup.")
@click.option("--dry-run", is_flag=True, help="Only say what the restore would change.")
@click.option("--salvage", is_flag=True, help="Instead of a backup: what can be read of the damaged library.")
@click.option("--json", "as_json", is_flag=True, help="Print the list, the changes or the result as JSON.")
@click.pass_context
@click.pass_obj
def restore_command(
    session: Session,
    context: click.Context,
    name: str | None,
    latest: bool,
    dry_run: bool,
    salvage: bool,
    as_json: bool,
) -> None:
    """List the backups of the library, or put the backup NAME in the place of the library.

    A backup is made each day on which something changed (`dubao backup`), and before a newer version of Dubao changes
    the file; those of seven days, four weeks and six months are kept, in the folder `backups` of the library. Each is
    verified when it is made. Before it is used its checksum is compared, it is opened as a library, read through and
    counted: one that is damaged replaces nothing, and --dry-run says so as well. The list reads no backup through; it
    says which are empty, cannot be opened, have no checksum, or were found damaged before (`dubao check` reads all).

    A restore loses nothing: the present library becomes a backup itself, named in the answer, and can be restored in
    the same way. What you made since (bookmarks, notes, corrections) is put back from the journal of your own work.
    The command works whatever state the library is in, also if it is missing; killed at any moment, it is completed at
    the next start, or leaves the library as it was. Pictures are not part of a backup, and stay. The next search or
    `dubao reindex` rebuilds the search index. Close the window first.

    With --salvage a damaged library is read page by page. What can be read goes into a new file; what cannot is taken
    from the newest sound backup, your own work from its journal; files of which pages are lost are imported again. The
    damaged file is kept among the backups. More is saved than by a restore: everything since the backup as well.

    \b
    Examples:
      dubao restore                                              list the backups
      dubao restore --latest --dry-run                           what would change
      dubao restore library-20230215-081500-daily.sqlite3
      dubao restore --latest
      dubao restore --salvage
    """
    from reader.wiring import backup_changes, backups, restore

    folder = session.library_folder
    if salvage:
        _refuse_both(name, latest, dry_run)
        context.exit(_salvage(folder, as_json))
    found = backups(folder)
    if not found:
        _refuse_where_nothing_is(folder)
    if latest and not name:
        name = _newest(found, folder)
    if name is None:
        _list(found, folder, as_json)
    elif dry_run:
        with progress(tr("Reading the backup")) as on_progress:
            changes = backup_changes(folder, name, on_progress)
        if as_json:
            print_json({"backup": name, **asdict(changes)})
        else:
            for line in change_lines(name, changes):
                say(line)
    else:
        with progress(tr("Restoring")) as on_progress, suppress(Cancelled):
            _say_restored(name, restore(folder, name, on_progress), as_json)


def _say_restored(name: str, restored: Restored, as_json: bool) -> None:
    kept = restored.kept and restored.kept.name
    record = {"restored": name, "kept": kept, "from_journal": restored.from_journal, "waiting": restored.waiting}
    print_result(record, "\n".join(restored_lines(name, restored)), as_json)


def _refuse_both(name: str | None, latest: bool, dry_run: bool) -> None:
    if name or latest or dry_run:
        raise click.UsageError(tr("--salvage reads the library itself, and takes no backup and no --dry-run."))


def _salvage(folder: Path, as_json: bool) -> ExitCode:
    """Salvage the library, then import again the files that lost something."""
    try:
        saved, there, gone = salvaged_and_imported(folder)
    except Cancelled:
        return ExitCode.NOT_DONE
    if as_json:
        record = asdict(saved) | {"kept": saved.kept.name, "files": list(map(str, there)), "gone": list(map(str, gone))}
        print_json(record)
    else:
        for line in salvage_lines(saved, there, gone):
            say(line)
    return ExitCode.IN_PART if gone or (saved.lost and not there) else ExitCode.DONE


def _refuse_where_nothing_is(folder: Path) -> None:
    """Raise NotDone if there is no library, LibraryUnusable if it is missing but may come back."""
    from reader.wiring import gone_or_absent, is_filled

    if is_filled(folder):
        return
    absence = gone_or_absent(folder)
    if absence.is_gone:
        raise absence
    raise NotDone(tr("There is no library in {folder}, and no backup of one.").format(folder=folder))


def _newest(found: Sequence[Backup], folder: Path) -> str:
    if backup := newest(found):
        return backup.name
    raise NotDone(tr("There is no daily backup in {folder} that seems sound.").format(folder=folder))


def _list(found: Sequence[Backup], folder: Path, as_json: bool) -> None:
    for backup in found:
        print_result({each: getattr(backup, each) for each in Backup.__dataclass_fields__}, _line(backup), as_json)
    if not found and not as_json:
        say(tr("There are no backups in {folder}.").format(folder=folder))


def _line(backup: Backup) -> str:
    made = datetime.fromisoformat(backup.made).astimezone().strftime("%Y-%m-%d %H:%M")
    content = tr("cannot be read")
    if backup.stories is not None:
        content = tr("{stories}, {bookmarks}").format(
            stories=counted(backup.stories, "story"), bookmarks=counted(backup.bookmarks or 0, "bookmark")
        )
    why = clauses([said for said in (_why(backup), _state(backup)) if said])
    room = " " * (_CONTENT_CELLS - width_of(content))
    return f"{made}  {room}{content}  {backup.size / 1e6:8.1f} MB  {backup.name}{f'  {why}' if why else ''}"


def _state(backup: Backup) -> str:
    """Return what speaks against a backup; '' if nothing is known."""
    match backup.state:
        case BackupState.EMPTY:
            return tr("empty")
        case BackupState.DAMAGED if backup.why != BackupLabel.DAMAGED:
            return tr("found damaged")
        case BackupState.NO_CHECKSUM:
            return tr("without a checksum")
    return ""


def _why(backup: Backup) -> str:
    if backup.ahead:
        return tr("made while the clock was wrong")
    match backup.why:
        case BackupLabel.DAILY:
            return ""
        case BackupLabel.REPLACED:
            return tr("put aside by a restore")
        case BackupLabel.DAMAGED:
            return tr("damaged, put aside")
        case BackupLabel.REPAIR:
            return tr("before a repair")
    return tr("before an update, version {version}").format(version=backup.why.removeprefix("v"))
