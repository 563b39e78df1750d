"""`dubao mark` and `dubao history`: stories that were read, searches that were made."""

from collections.abc import Sequence
from typing import Any

import click

from reader.acts import reading
from reader.cli.commands.undo_commands import acts_command
from reader.cli.help.command import Group
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.printing.anchor_words import on_one_line, page_columns
from reader.cli.printing.import_words import OUTCOME_FIELDS, outcome_line, outcome_record
from reader.cli.printing.output import print_json, say
from reader.cli.printing.records import ROW_FIELDS, row_record
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr, tr_n
from reader.errors import HeldKind, NotHeld
from reader.library.last_import import last_import
from reader.ports.rows import Visit

VISIT_FIELDS = (*ROW_FIELDS, "position", "opened")


@click.group("mark", cls=Group, short_help="Mark stories as read or unread.")
def mark() -> None:
    """Mark stories as read or unread, as the window does with stories that are opened."""


@mark.command("read", short_help="Mark stories as read.")
@ids_argument("story_ids")
@json_lines
@click.pass_context
@click.pass_obj
def read_command(session: Session, context: click.Context, story_ids: tuple[int, ...], as_json: bool) -> None:
    """Mark the stories with these IDs as read.

    \b
    Examples:
      dubao mark read 12
      dubao list --date 2023-02-15 --ids | dubao mark read -
    """
    context.exit(_mark(session, story_ids, read=True, as_json=as_json))


@mark.command("unread", short_help="Mark stories as unread.")
@ids_argument("story_ids")
@json_lines
@click.pass_context
@click.pass_obj
def unread_command(session: Session, context: click.Context, story_ids: tuple[int, ...], as_json: bool) -> None:
    """Mark the stories with these IDs as unread.

    \b
    Example:
      dubao mark unread 12
    """
    context.exit(_mark(session, story_ids, read=False, as_json=as_json))


def _mark(session: Session, story_ids: Sequence[int], *, read: bool, as_json: bool) -> int:
    count, ids = Count(), list(dict.fromkeys(story_ids))
    with session.library() as library:
        known = {row.id for row in library.rows_by_id(ids)}
        reading.mark(library, [story_id for story_id in ids if story_id in known], read)
    count.done += len(known)
    for story_id in ids:
        if story_id not in known:
            count.miss(NotHeld(HeldKind.STORY, story_id))
        elif as_json:
            print_json({"id": story_id, "read": read})
    if not as_json and read:
        say(tr_n("{n} story is read.", "{n} stories are read.", count.done))
    elif not as_json:
        say(tr_n("{n} story is unread.", "{n} stories are unread.", count.done))
    return count.exit_code


@click.group("history", cls=Group, short_help="List what was read, searched for and done.")
def history() -> None:
    """List the stories that were read in the window, the searches that were made there, the files of the last import,
    and everything that was done to the library; forget the stories and searches.
    """


@history.command("list", short_help="List the stories read lately, newest first.")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(min=1), help="Stories to list.")
@shaped(VISIT_FIELDS)
@click.pass_obj
def list_command(session: Session, limit: int, shape: Shape) -> None:
    """List the stories read lately, the last one first: id, when it was opened, newspaper, date, page, headline.

    \b
    Fields of --json and --format: those of `dubao list`, and
      position (characters read), opened (UTC)

    \b
    Example:
      dubao history list --limit 5
    """
    with session.library(to_read=True) as library:
        visits = library.visits(limit)
    shape.begin()
    for visit in visits:
        shape.row(_record(visit), _line, visit)


@history.command("searches", short_help="List the searches made, newest first.")
@shaped(("query",), key="")
@click.pass_obj
def searches_command(session: Session, shape: Shape) -> None:
    """List the searches that were made in the window, the last one first, each once.

    \b
    Field of --json and --format:
      query

    \b
    Example:
      dubao history searches
    """
    with session.library(to_read=True) as library:
        queries = library.searches.history()
    shape.begin()
    for query in queries:
        shape.row({"query": query}, query.strip)


@history.command("import", short_help="List the files of the last import.")
@shaped(OUTCOME_FIELDS, key="")
@click.pass_obj
def import_command(session: Session, shape: Shape) -> None:
    """List every file of the last import: taken, held already, kept with its page (a picture), refused and why, or
    passed over by its kind, and what can be done about it.

    \b
    Fields of --json and --format:
      path, status (taken, read_again, held, linked, refused, passed_over), kind (of a file that was passed over),
      reason and detail (of one that was refused), why, way_out, pages, stories, photos

    \b
    Examples:
      dubao history import
      dubao history import --format '{status} {path}' | grep ^refused
    """
    with session.library(to_read=True) as library:
        kept = last_import(library.folder)
    shape.begin()
    for outcome in kept.outcomes() if kept else ():
        shape.row(outcome_record(outcome), outcome_line, outcome)


@history.command("forget", short_help="Forget stories read lately, or searches.")
@click.option("--stories", is_flag=True, help="Forget which stories were read lately, and how far.")
@click.option("--searches", is_flag=True, help="Forget the searches that were made; saved ones stay.")
@click.pass_obj
def forget_command(session: Session, stories: bool, searches: bool) -> None:
    """Forget which stories were read lately, or which searches were made. Read marks, bookmarks and saved searches
    stay.

    \b
    Example:
      dubao history forget --stories --searches
    """
    if not (stories or searches):
        raise click.UsageError(tr("say what to forget: --stories, --searches or both."))
    with session.library() as library:
        reading.forget(library, visits=stories, searches=searches)
    say(tr("Forgotten."))


def _record(visit: Visit) -> dict[str, Any]:
    return row_record(visit.row) | {"position": visit.position, "opened": visit.opened}


def _line(visit: Visit) -> str:
    row = visit.row
    printed_in = page_columns(row.date, row.newspaper, row.page)
    return f"{row.id:6}  {visit.opened[:16].replace('T', ' ')}  {printed_in}  {on_one_line(row.title)}"


history.add_command(acts_command)
