"""`dubao reindex` and `dubao check`: care for the library."""

import click

from reader.cli.output import counted
from reader.cli.progress import progress
from reader.cli.session import Session


@click.command("reindex", short_help="Make the search index anew.")
@click.pass_obj
def reindex_command(session: Session) -> None:
    """Make the search index anew from the library. The library itself, bookmarks included, is not touched.

    The index is derived and repaired by itself; this is for when you want to be sure.

    \b
    Example:
      dubao --library /media/papers reindex
    """
    with session.library() as library, progress("Indexing") as told:
        count = library.reindex(told)
    click.echo(f"Indexed {counted(count, 'story')}.")


@click.command("check", short_help="Look for damage in the library.")
@click.pass_context
def check_command(context: click.Context) -> None:
    """Look for damage: the library file, its records, the bookmarks, and whether the index agrees with them.

    Prints what is amiss, one thing a line, and exits 1; exits 0 where all is well. Nothing is changed.

    \b
    Example:
      dubao check || dubao reindex
    """
    session = context.find_object(Session)
    assert session is not None
    with session.library() as library:
        problems = library.check()
        count = library.story_count()
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo(f"All is well: {count} stories and photos.")
    context.exit(1 if problems else 0)
