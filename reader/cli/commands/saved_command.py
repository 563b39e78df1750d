"""`dubao saved`: saved searches."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reader.acts import searches as searches_act
from reader.acts import traces
from reader.cli.help.command import Group
from reader.cli.options.given_ids import Count
from reader.cli.options.name_completion import searches
from reader.cli.options.parameters import TEXT
from reader.cli.printing.index_ready import bring_up_to_date, report_problem
from reader.cli.printing.output import NotDone, complain, print_result
from reader.cli.printing.records import HIT_FIELDS
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.printing.search_answers import Asked, print_found
from reader.cli.session import Session
from reader.cli.words import listed, tr, tr_n
from reader.errors import HeldKind, NotHeld
from reader.library.searches import SavedSearch
from reader.ports.engine import SortOrder
from reader.query.parser import parse
from reader.query.query_remark import counted_from_today

if TYPE_CHECKING:
    from reader.library.library import Library

FIELDS = ("name", "query", "sort", "new")
_SORT = click.Choice([order.value for order in SortOrder])


@click.group("saved", cls=Group, short_help="Save searches under a name, and see their new hits.")
def saved() -> None:
    """Save searches under a name, run them, and see the stories that are new since the last look.

    The left pane of the window shows the same searches.
    """


@saved.command("add", short_help="Save a search.")
@click.argument("name", type=TEXT)
@click.argument("query", nargs=-1, required=True, type=TEXT)
@click.option("--sort", default=SortOrder.RELEVANCE.value, show_default=True, type=_SORT, help="The order.")
@click.option("--replace", "replacing", is_flag=True, help="Replace a search with this name.")
@json_lines
@click.pass_obj
def add_command(session: Session, name: str, query: tuple[str, ...], sort: str, replacing: bool, as_json: bool) -> None:
    """Save QUERY under NAME. Its present hits count as seen.

    \b
    Examples:
      dubao saved add 网约车 网约车司机
      dubao saved add 工会要闻 "标题:工会 版:1" --sort newest
    """
    text, name = " ".join(query), _clean(name)
    with session.library() as library:
        existing = _search(library, name)
        if existing is not None and not replacing:
            said = tr("There is a search {name} already: {query}. --replace puts another in its place.")
            raise NotDone(said.format(name=name, query=existing.query))
        bring_up_to_date(library)
        report_problem(library, text)
        made = searches_act.save(library, library.searches.made(name, text, SortOrder(sort))).result
    if dates := counted_from_today(parse(text).tree):
        complain(tr("{dates} is counted anew from the day of each search.").format(dates=listed(dates)))
    if existing is not None and existing.query != text:
        complain(tr("Before, it said: {text}").format(text=existing.query))
    _print(made, as_json)


@saved.command("list", short_help="List the saved searches, with how many stories are new.")
@shaped(FIELDS, key="name")
@click.pass_obj
def list_command(session: Session, shape: Shape) -> None:
    """List the saved searches: name, query, and number of stories since the last look.

    \b
    Fields of --json and --format:
      name, query, sort, new

    \b
    Examples:
      dubao saved list
      dubao saved list --format '{new}\\t{name}'
    """
    with session.library(to_read=True) as library:
        searches_saved = library.searches.saved()
        counts = shape.for_people or shape.needs("new")
        if searches_saved and counts:
            bring_up_to_date(library)
        shape.begin()
        for search in searches_saved:
            new = library.searches.new_count(search) if counts else 0
            shape.row(_record(search, new), _line, search, new)


@saved.command("run", short_help="Run a saved search.")
@click.argument("name", type=TEXT, shell_complete=searches)
@click.option("--new", "only_new", is_flag=True, help="Only stories since the last look.")
@click.option("--keep-new", is_flag=True, help="Do not count the hits as seen.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help="Hits to print; 0 for all. Without it 20, or all for --ids and --format.",
)
@click.option("--offset", default=0, type=click.IntRange(min=0), help="Hits to pass over first.")
@click.option("--sort", type=_SORT, help="The order; by default that of the saved search.")
@shaped(HIT_FIELDS)
@click.pass_obj
def run_command(
    session: Session,
    name: str,
    only_new: bool,
    keep_new: bool,
    limit: int | None,
    offset: int,
    sort: str | None,
    shape: Shape,
) -> None:
    """Run the search saved under NAME, and print its hits as `dubao search` does. They count as seen from then on.

    \b
    Examples:
      dubao saved run 网约车 --new
      dubao saved run 网约车 --ids | dubao clip add -
    """
    with session.library(to_read=True) as library:
        search = _held(library, name)
        bring_up_to_date(library)
        after = search.seen if only_new else 0
        order = SortOrder(sort) if sort else search.sort
        shape.begin()
        asked = Asked(limit=limit, offset=offset, sort=order, after=after, folder=session.folder)
        print_found(library, search.query, asked, shape)
        if library.writable and not keep_new:
            traces.looked_at(library, search.name)


@saved.command("rename", short_help="Give a saved search another name.")
@click.argument("name", type=TEXT, shell_complete=searches)
@click.argument("new", type=TEXT)
@json_lines
@click.pass_obj
def rename_command(session: Session, name: str, new: str, as_json: bool) -> None:
    """Give the search saved under NAME the name NEW.

    \b
    Example:
      dubao saved rename 网约车 新就业形态
    """
    new = _clean(new)
    with session.library() as library:
        search = _held(library, name)
        taken = _search(library, new)
        if taken is not None and taken.name != search.name:
            raise NotDone(tr("There is a search {name} already: {query}.").format(name=new, query=taken.query))
        searches_act.rename(library, search.name, new)
    _print(replace(search, name=new), as_json)


@saved.command("remove", short_help="Remove saved searches.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", type=TEXT, shell_complete=searches)
@json_lines
@click.pass_context
@click.pass_obj
def remove_command(session: Session, context: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Remove the searches saved under these names, and print them.

    \b
    Example:
      dubao saved remove 网约车
    """
    count, wanted = Count(), list(dict.fromkeys(map(_clean, names)))
    with session.library() as library:
        gone = {search.name: search for search in searches_act.remove(library, *wanted).result}
    for name in wanted:
        if name not in gone:
            count.miss(NotHeld(HeldKind.SAVED_SEARCH, name))
            continue
        count.done += 1
        _print(gone[name], as_json)
    context.exit(count.exit_code)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise click.UsageError(tr("the name is empty."))
    return name


def _search(library: "Library", name: str) -> SavedSearch | None:
    return library.searches.named(name)


def _held(library: "Library", name: str) -> SavedSearch:
    search = _search(library, _clean(name))
    if search is None:
        raise NotHeld(HeldKind.SAVED_SEARCH, name)
    return search


def _print(search: SavedSearch, as_json: bool) -> None:
    print_result({name: value for name, value in _record(search, 0).items() if name != "new"}, _line(search), as_json)


def _record(search: SavedSearch, new: int) -> dict[str, Any]:
    return dict(zip(FIELDS, (search.name, search.query, search.sort.value, new), strict=True))


def _line(search: SavedSearch, new: int = 0) -> str:
    count = tr_n("{n} new", "{n} new", new) if new else ""
    return "  ".join(filter(None, (search.name, search.query, count)))
