"""`dubao reindex` and `dubao check`: care for the library."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.acts.importing import read_again
from reader.cli.commands.import_command import complain_of_shortfalls, exit_code
from reader.cli.help.command import Command
from reader.cli.printing.check_words import finding
from reader.cli.printing.output import NotDone, counted, print_json, say
from reader.cli.printing.progress import progress
from reader.cli.process.exit_codes import ExitCode
from reader.cli.process.stop_signals import Stopped
from reader.cli.session import Session
from reader.cli.words import tr, tr_n
from reader.library.watchman import Fault

if TYPE_CHECKING:
    from reader.library.library import Library


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


@click.command("check", cls=Command, short_help="Look for damage in the library, and mend it.")
@click.option("--repair", is_flag=True, help="Mend what is found, after a backup.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.pass_context
@click.pass_obj
def check_command(session: Session, context: click.Context, repair: bool, as_json: bool) -> None:
    """Read everything that the library keeps, and hold it against what was written: the library file and its records,
    the text of each story, bookmarks, every byte of the search index, pictures, and each backup by opening it.

    Library and index agree if the index contains every story of the library, and nothing else. Changes that still wait
    for the index, as after a program was killed, are no damage: the next search takes them in. Prints one fault a line
    and exits 1, or exits 0 if all is well.

    Without --repair nothing is changed in the library; the next search builds a damaged index anew. With it a backup
    is made before anything else, stories are read again from their files, from the text that is kept of them or from a
    backup, pictures are taken again from the files they came from, damaged backups are put aside, and bookmarks whose
    words are not found wait for you (`dubao bookmark doubts`). Then everything is read once more, and what is left is
    printed.

    \b
    With --json, one object:
      {"library", "stories", "waiting", "problems": [...], "mended": [...]}
    waiting counts the changes that are not in the index yet; mended has one {"kind", "what"} a fault.

    \b
    Examples:
      dubao check || dubao check --repair
      dubao check --json | jq '.problems | length'
    """
    mended: list[Fault] = []
    with session.library(to_read=not repair, mends=False) as library:
        with progress(tr("Checking")) as on_progress:
            problems = library.check(on_progress)
        if problems and repair:
            mended, problems = _repaired(library, problems, for_people=not as_json)
        library.watchman.to_show()
        count, waiting = library.story_count(), library.waiting_for_index()
    if as_json:
        answer = {"library": str(session.library_folder), "stories": count, "waiting": waiting, "problems": problems}
        print_json({**answer, "mended": [{"kind": fault.kind, "what": fault.what} for fault in mended]})
    else:
        for line in map(finding, problems) if problems else _all_is_well(count, waiting):
            say(line)
    context.exit(ExitCode.IN_PART if problems else ExitCode.DONE)


def _repaired(library: "Library", problems: list[str], *, for_people: bool) -> tuple[list[Fault], list[str]]:
    """Mend what was found; return what was mended, and the problems that are left."""
    if for_people:
        for line in map(finding, problems):
            say(line)
    with progress(tr("Mending")) as on_progress:
        mended = library.mending.repair(on_progress)
    if for_people:
        say(
            tr_n(
                "Mended {n} fault; everything is read once more.",
                "Mended {n} faults; everything is read once more.",
                len(mended),
            )
        )
    with progress(tr("Checking")) as on_progress:
        return mended, library.check(on_progress)


def _all_is_well(count: int, waiting: int) -> Iterator[str]:
    if not waiting:
        yield tr_n(
            "All is well: {n} story or photo; library and index agree.",
            "All is well: {n} stories and photos; library and index agree.",
            count,
        )
        return
    yield tr_n("All is well: {n} story or photo.", "All is well: {n} stories and photos.", count)
    yield tr_n(
        "{n} change is not in the search index yet; the next search takes it in.",
        "{n} changes are not in the search index yet; the next search takes them in.",
        waiting,
    )
