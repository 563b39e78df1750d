"""`dubao restore`: an earlier copy of the library back in its place."""

from datetime import datetime

import click

from reader.cli.command import Command
from reader.cli.output import NotDone, counted, print_json
from reader.cli.session import Session
from reader.library.rows import Backup

_WHY = {"daily": "", "replaced": "  put aside by a restore", "damaged": "  damaged, put aside by a restore"}


@click.command("restore", cls=Command, short_help="Put a backup of the library back in its place.")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--latest", is_flag=True, help="The newest daily backup.")
@click.option("--json", "as_json", is_flag=True, help="List the backups as one JSON object a line.")
@click.pass_obj
def restore_command(session: Session, name: str | None, latest: bool, as_json: bool) -> None:
    """List the backups of the library, or with a NAME put that one in the library's place.

    A copy of the library is made before the first import of each day, and before a newer version of Dubao changes the
    file; copies of seven days, four weeks and six months are kept, in the folder `backups` of the library. Each was
    verified when it was made and is verified again before it is used.

    Nothing is lost by a restore: the library as it was becomes a backup itself, named in the answer, and can be put
    back in the same way. It works also where the library is too damaged to be opened. Pictures are not part of a
    backup and stay. The search index is made anew at the next search or `dubao reindex`. Close the window first.

    Of a library over 256 MB only the bookmarks, notes, corrections and saved searches are copied each day, to
    backups/own-work.json: import the files again, then `dubao bookmark merge` that file.

    \b
    Examples:
      dubao restore                                              what there is
      dubao restore library-20230215-081500-daily.sqlite3
      dubao restore --latest
    """
    from reader.wiring import backups, restore

    folder = session.library_folder
    found = backups(folder)
    if latest and not name:
        name = next((backup.name for backup in found if backup.why == "daily"), None)
        if name is None:
            raise NotDone(f"There is no daily backup in {folder}.")
    if name is None:
        for backup in found:
            if as_json:
                print_json({each: getattr(backup, each) for each in Backup.__dataclass_fields__})
            else:
                click.echo(_line(backup))
        if not found and not as_json:
            click.echo(f"There are no backups in {folder}.")
        return
    kept = restore(folder, name)
    click.echo(f"Restored {name}." + (f" The library as it was is kept as {kept.name}." if kept else ""))


def _line(backup: Backup) -> str:
    made = datetime.fromisoformat(backup.made).astimezone().strftime("%Y-%m-%d %H:%M")
    held = "cannot be read" if backup.stories is None else counted(backup.stories, "story")
    why = _WHY.get(backup.why, f"  before an update, version {backup.why.removeprefix('v')}")
    return f"{made}  {held:>14}  {backup.size / 1e6:8.1f} MB  {backup.name}{why}"
