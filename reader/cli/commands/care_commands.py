"""`dubao reindex` and `dubao reparse`: index and stories made anew."""

from typing import TYPE_CHECKING

import click

from reader.acts.importing import read_again
from reader.cli.commands.import_command import complain_of_shortfalls, exit_code
from reader.cli.help.command import Command
from reader.cli.printing.output import NotDone, counted, say
from reader.cli.printing.progress import progress
from reader.cli.process.stop_signals import Stopped
from reader.cli.session import Session
from reader.cli.words import tr

if TYPE_CHECKING:
    pass


@click.command("reindex", cls=Command, short_help="Rebuild the search index.")
@click.pass_obj
def reindex_command(session: Session) -> None:
    """Rebuild the search index from the library. The library itself, bookmarks included, is not changed.

    The index is repaired automatically; this command is for certainty.

    \b
    Example:
      dubao --library /media/papers reindex
    """
    with session.library(to_read=True) as library:
        with progress(tr("Indexing"), then_stop=False) as on_progress:
            count = library.reindex(on_progress)
        if not count and on_progress.stopped_by:
            # The old index answers until the new one is complete.
            raise Stopped(on_progress.stopped_by)
        if not count and library.story_count():
            raise NotDone(tr("Nothing was indexed: another program is at the index of this library; try again later."))
    say(tr("Indexed {stories}.").format(stories=counted(count, "story")))


@click.command("reparse", cls=Command, short_help="Read files again that earlier rules read.")
@click.pass_context
@click.pass_obj
def reparse_command(session: Session, context: click.Context) -> None:
    """Read files again that an earlier edition of the importer's rules read, so that they profit from newer rules.

    Stories keep their ids, bookmarks, corrections and read marks. A file is read if it is still in its place,
    unchanged; if it is gone, Markdown and plain text are read from the copy in the library, and stories of other files
    stay as they are. Importing a file again does the same for that file.

    \b
    Example:
      dubao reparse
    """
    with session.library() as library, progress(tr("Reading"), then_stop=False) as on_progress:
        report = read_again(library, on_progress).result
    complain_of_shortfalls(report)
    files = counted(report.reparsed, "file")
    if not report.cancelled:
        say(tr("Read {files} again.").format(files=files))
        return
    say(tr("Read {files} again; stopped before the end.").format(files=files))
    context.exit(exit_code(report, on_progress.stopped_by))
