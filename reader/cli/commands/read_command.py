"""`dubao read`: the newspaper in the terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reader.cli.help.command import Command
from reader.cli.options.addresses import without_address
from reader.cli.options.parameters import ID, QUERY, GivenPath
from reader.cli.session import Session, WindowOrder


@click.command("read", cls=Command, short_help="Read in the terminal, as dubao alone does without a display.")
@click.argument("files", nargs=-1, metavar="[FILE|LINK]...", type=GivenPath())
@click.option("--story", metavar="ID", type=ID, help="Begin with this story.")
@click.option("--query", metavar="TEXT", type=QUERY, help="Search for TEXT and open the first hit.")
@click.pass_context
@click.pass_obj
def read_command(
    session: Session, context: click.Context, files: tuple[str, ...], story: int | None, query: str | None
) -> None:
    """Import FILE..., and read in the terminal; a LINK (dubao://story/...) opens its story. FILE may be a
    file:// address.

    Issues, pages and stories are numbered lists. A number opens, Enter goes on, any words are searched for, s
    bookmarks, b leads back, ? shows all keys, q leaves. Stories are shown by $PAGER, or by less. Over SSH and in a
    container plain `dubao` does the same.

    If standard input or output is no terminal, the newest issues and stories of the library are printed, one story
    with captions, and a search; or those of the sample that comes with Dubao, if the library is empty.

    \b
    Examples:
      dubao read
      dubao read page.md
      dubao read --query 工会
      NO_COLOR=1 dubao read --story 12 | head
    """
    context.exit(read_here(order_of(session, files, story=story, query=query)))


def read_here(order: WindowOrder) -> int:
    """Read in the terminal; return the exit code. Raises NotDone, NotHeld, LibraryUnusable."""
    from reader.cli.terminal.reading_session import read

    return read(order)


def order_of(session: Session, files: Sequence[str], **more: Any) -> WindowOrder:
    """Make an order of the arguments, with files and links separated."""
    links = tuple(file for file in files if _is_link(file))
    return WindowOrder(library=session.library_folder, files=paths_in(files), links=links, **more)


def paths_in(files: Sequence[str]) -> tuple[Path, ...]:
    """Return the arguments that are files, as absolute paths."""
    return tuple(Path(without_address(file)).absolute() for file in files if not _is_link(file))


def _is_link(argument: str) -> bool:
    return argument.startswith("dubao:")
