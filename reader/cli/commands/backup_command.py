"""`dubao backup`: a copy of the library, made now."""

from contextlib import suppress
from pathlib import Path

import click

from reader.cli.help.command import Command
from reader.cli.printing.output import counted, print_result
from reader.cli.printing.progress import progress
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import Cancelled


@click.command("backup", cls=Command, short_help="Make a backup of the library now.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.pass_obj
def backup_command(session: Session, as_json: bool) -> None:
    """Make a copy of the library file in the folder `backups` of the library, and verify it.

    Copies are also made by themselves, one a day, if something changed since the last one: before imports, after
    commands that change something, and while the window is open. Of a library over 256 MB one is made a week, before an
    import or by the window. Copies of seven days, four weeks and six months are kept, of large libraries as many as fit
    into 4 GB, and two in any case.

    Beside each copy lies its SHA-256, for `sha256sum -c`. Pictures are not part of a copy. Your own work is besides
    that in the file own-work.journal, with copies of its own.

    \b
    Examples:
      dubao backup
      dubao restore                    list the copies
    """
    made: Path | None = None
    with session.library() as library, progress(tr("Backing up")) as on_progress, suppress(Cancelled):
        made = library.back_up(on_progress)
        stories, bookmarks = library.story_count(), len(library.bookmarks.all())
    if made is None:
        return
    held = tr("{stories} and {bookmarks}").format(
        stories=counted(stories, "story"), bookmarks=counted(bookmarks, "bookmark")
    )
    line = tr("Made a backup of {held}: {path}").format(held=held, path=made)
    print_result({"backup": str(made), "stories": stories, "bookmarks": bookmarks}, line, as_json)
