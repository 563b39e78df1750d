"""`dubao reindex` and `dubao check`: care for the library."""

import click

from reader.cli.command import Command
from reader.cli.importing import complain_of_shortfalls
from reader.cli.output import counted
from reader.cli.progress import progress
from reader.cli.session import Session


@click.command("reindex", cls=Command, short_help="Make the search index anew.")
@click.pass_obj
def reindex_command(session: Session) -> None:
    """Make the search index anew from the library. The library itself, bookmarks included, is not touched.

    The index is derived and repaired by itself; this is for when you want to be sure.

    \b
    Example:
      dubao --library /media/papers reindex
    """
    with session.library(to_read=True) as library, progress("Indexing") as told:
        count = library.reindex(told)
    click.echo(f"Indexed {counted(count, 'story')}.")


@click.command("reparse", cls=Command, short_help="Read again what earlier rules read.")
@click.pass_obj
def reparse_command(session: Session) -> None:
    """Read again the files that an earlier edition of the importer's rules read, so that they gain by the newer ones.

    Stories keep their ids, bookmarks, corrections and read marks. A file is read where it still lies at its place
    unchanged; where it is gone, Markdown and plain text are read from the text that the library keeps of them, and
    what came from other files stays as it is. Importing a file again does the same for that file.

    \b
    Example:
      dubao reparse
    """
    with session.library() as library, progress("Reading") as told:
        report = library.reparse(told)
    complain_of_shortfalls(report)
    click.echo(f"Read {counted(report.reparsed, 'file')} again." + (" Stopped before the end." * report.cancelled))


@click.command("check", cls=Command, short_help="Look for damage in the library.")
@click.pass_context
@click.pass_obj
def check_command(session: Session, context: click.Context) -> None:
    """Look for damage: the library file, its records, the bookmarks, and whether library and index agree.

    They agree when the index holds every change of the library, every story of it, and nothing else. Prints what is
    amiss, one thing a line, and exits 1; exits 0 where all is well. Nothing is changed.

    \b
    Example:
      dubao check || dubao reindex
    """
    with session.library(to_read=True) as library:
        problems = library.check()
        count = library.story_count()
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo(f"All is well: {count} stories and photos; library and index agree.")
    context.exit(1 if problems else 0)
