"""`dubao list` and `dubao show`: what the library holds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.cli.command import Command
from reader.cli.output import print_json
from reader.cli.parameters import ID, TEXT
from reader.cli.records import row_record, story_record
from reader.cli.session import Session
from reader.importer.numerals import page_number
from reader.library.corrections import as_read
from reader.library.rows import StoryRow
from reader.query.dates import date_range
from reader.render.clipping import clipping_of
from reader.render.plain_text import plain_text

if TYPE_CHECKING:
    from reader.library.library import Library

_CHUNK = 1000


class Day(click.ParamType[str]):
    """One day, as a query may name it; its ISO form."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            first, last = date_range(value)
        except ValueError:
            first = last = None
        if first is None or first != last:
            self.fail(f"{value!r} is no day such as 2023-02-15.", param, ctx)
        return first


@click.command("list", cls=Command, short_help="List the stories and photos held.")
@click.option("--newspaper", type=TEXT, help="Only this newspaper.")
@click.option("--date", metavar="YYYY-MM-DD", type=Day(), help="Only the issue of this day.")
@click.option("--page", help="Only this page of each issue.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_command(session: Session, newspaper: str | None, date: str | None, page: str | None, as_json: bool) -> None:
    """List the stories and stand-alone photos held, newest first, one a line: id, date, newspaper, page, headline.

    A star marks what is bookmarked; 图 stands before a photo.

    \b
    Examples:
      dubao list
      dubao list --newspaper 工人日报 --date 2023-02-15 --page 2
      dubao list --json | jq -r 'select(.photos > 0) | .headline'
    """
    with session.library(to_read=True) as library:
        number = page and (page_number(page) or page)
        for row in _rows(library, newspaper):
            if date not in (None, row.date) or number not in (None, row.page):
                continue
            if as_json:
                print_json(row_record(row))
            else:
                click.echo(_line(row))


@click.command("show", cls=Command, short_help="Print one story.")
@click.argument("story_id", metavar="ID", type=ID)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--chain", is_flag=True, help="With the parts it is continued from and on.")
@click.pass_obj
def show_command(session: Session, story_id: int, as_json: bool, chain: bool) -> None:
    """Print the story with this ID, as text: headline stack, byline, paragraphs as printed, photos with captions; your
    own corrections are applied.

    \b
    Examples:
      dubao show 12
      dubao show 12 --chain          with 上接 and 下转 joined
      dubao show 12 --json
    """
    with session.library(to_read=True) as library:
        held = library.chain(story_id) if chain else [library.story(story_id)]
    for part in map(as_read, held):
        if as_json:
            print_json(story_record(part))
        else:
            click.echo(plain_text(clipping_of(part)))


def _rows(library: "Library", newspaper: str | None) -> Iterator[StoryRow]:
    """Newest first, never all in memory."""
    ids = library.story_order(newspaper=newspaper)
    for start in range(0, len(ids), _CHUNK):
        yield from library.rows_by_id(ids[start : start + _CHUNK])


def _line(row: StoryRow) -> str:
    place = f"{row.date or '-':10}  {row.newspaper or '-'} {row.page or '-':>3}"
    return f"{row.id:6} {'★' if row.bookmarked else ' '} {place}  {'图 ' if row.kind == 'photo' else ''}{row.title}"
