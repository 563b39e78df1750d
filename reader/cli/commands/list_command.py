"""`dubao list`: the stories and photos of the library."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from reader.cli.help.command import Command
from reader.cli.options.name_completion import days, newspapers
from reader.cli.options.parameters import TEXT
from reader.cli.printing.anchor_words import page_columns
from reader.cli.printing.index_ready import bring_up_to_date, complain_of_cut, report_problem
from reader.cli.printing.records import ROW_FIELDS, row_record
from reader.cli.printing.row_shape import Shape, shaped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.domain.story import StoryKind
from reader.ports.rows import ListOrder, StoryRow
from reader.query.dates.day_spans import NoDate
from reader.query.dates.ranges import date_range
from reader.text.numerals import page_number

if TYPE_CHECKING:
    from reader.library.library import Library

_CHUNK_STORIES = 1000


class Day(click.ParamType[str]):
    """The parameter type of one day, in any form of the query language; its value is ISO 8601."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            first, last = date_range(value)
        except NoDate:
            first = last = None
        if first is None or first != last:
            self.fail(tr("{value!r} is no day such as 2023-02-15.").format(value=value), param, ctx)
        return first


@click.command("list", cls=Command, short_help="List the stories and photos of the library.")
@click.option("--newspaper", type=TEXT, shell_complete=newspapers, help="Only this newspaper.")
@click.option("--date", metavar="YYYY-MM-DD", type=Day(), shell_complete=days, help="Only the issue of this day.")
@click.option("--page", help="Only this page of each issue.")
@click.option("--query", type=TEXT, help="Only hits of this search.")
@click.option("--unread", is_flag=True, help="Only unread stories.")
@click.option("--bookmarked", is_flag=True, help="Only bookmarked stories.")
@click.option(
    "--sort",
    default=ListOrder.NEWEST.value,
    show_default=True,
    type=click.Choice([order.value for order in ListOrder]),
    help="The order.",
)
@click.option("--limit", default=0, type=click.IntRange(min=0), help="Stories to list; 0 for all.")
@click.option("--offset", default=0, type=click.IntRange(min=0), help="Stories to pass over first.")
@shaped(ROW_FIELDS)
@click.pass_obj
def list_command(
    session: Session,
    newspaper: str | None,
    date: str | None,
    page: str | None,
    query: str | None,
    unread: bool,
    bookmarked: bool,
    sort: str,
    limit: int,
    offset: int,
    shape: Shape,
) -> None:
    """List the stories and stand-alone photos of the library, newest first: id, date, newspaper, page, headline.

    A star marks bookmarked stories; 图 stands before a photo.

    \b
    Fields of --json and --format:
      id, newspaper, date, page, section, kind (story or photo), headline, kicker, deck, column_label,
      photos (how many), bookmarked, read

    \b
    Examples:
      dubao list
      dubao list --newspaper 工人日报 --date 2023-02-15 --page 2
      dubao list --query 工会 --sort oldest --limit 10
      dubao list --date 2023-02-15 --ids | dubao export --format epub -o day.epub -
      dubao list --format '{id}\\t{date}\\t{headline}'
      dubao list --json | jq -r 'select(.photos > 0) | .headline'
    """
    number = page and (page_number(page) or page)

    def wanted(row: StoryRow) -> bool:
        return (
            date in (None, row.date)
            and number in (None, row.page)
            and not (unread and row.read)
            and not (bookmarked and not row.bookmarked)
        )

    with session.library(to_read=True) as library:
        ids = library.story_order(order=ListOrder(sort), newspaper=newspaper)
        if query is not None:
            bring_up_to_date(library)
            report_problem(library, query)
            found = library.found_ids(query)
            complain_of_cut(found.cut)
            wanted_ids = set(found)
            ids = [story_id for story_id in ids if story_id in wanted_ids]
        rows = filter(wanted, _rows(library, ids))
        shape.begin()
        for row in islice(rows, offset, offset + limit if limit else None):
            shape.row(row_record(row), _line, row)


def _rows(library: "Library", ids: Sequence[int]) -> Iterator[StoryRow]:
    """Yield rows in the order of `ids`, loaded in chunks."""
    for start in range(0, len(ids), _CHUNK_STORIES):
        yield from library.rows_by_id(ids[start : start + _CHUNK_STORIES])


def _line(row: StoryRow) -> str:
    printed_in = page_columns(row.date, row.newspaper, row.page)
    photo = "图 " if row.kind is StoryKind.PHOTO else ""
    return f"{row.id:6} {'★' if row.bookmarked else ' '} {printed_in}  {photo}{row.title}"
