"""`dubao search`: find stories."""

from typing import TYPE_CHECKING

import click

from reader.cli.command import Command
from reader.cli.output import complain, counted, print_json, typed_in
from reader.cli.progress import progress
from reader.cli.records import answer_record
from reader.cli.sentences import query_problem, sentence
from reader.cli.session import Session
from reader.errors import LibraryUnusable
from reader.library.engine_port import SortOrder
from reader.library.views import SearchAnswer, SearchHit

if TYPE_CHECKING:
    from reader.library.library import Library


@click.command("search", cls=Command, short_help="Find stories.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a query and line.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=0), help="Hits to print; 0 for all.")
@click.option("--offset", default=0, type=click.IntRange(min=0), help="Hits to pass over first.")
@click.option(
    "--sort",
    default=SortOrder.RELEVANCE.value,
    show_default=True,
    type=click.Choice([order.value for order in SortOrder]),
    help="What comes first.",
)
@click.option("--facets", is_flag=True, help="Count the hits by newspaper, year and so on.")
@click.pass_obj
def search_command(
    session: Session, query: tuple[str, ...], as_json: bool, limit: int, offset: int, sort: str, facets: bool
) -> None:
    """Find the stories that contain QUERY, in headlines, captions, bylines and text.

    Whatever is typed is found wherever it stands, also inside words and across the column breaks of the page;
    full-width and half-width, simplified and traditional characters match each other. Words separated by spaces must
    all occur. `dubao search -` reads one query a line from standard input and answers each. A query that begins with
    a minus stands behind `--`.

    \b
    With --json, one object a query:
      {"query", "total", "took_ms",
       "hits": [{"id", "newspaper", "date", "page", "headline", "snippet", "score"}]}

    \b
    Examples:
      dubao search 网约车司机
      dubao search "标题:工会 -维权" --limit 0
      dubao search '"二十大精神" 版:2' --sort newest
      dubao search -- '-维权 工会'
      dubao search --json --limit 0 - < queries.txt
    """
    with session.library(to_read=True) as library:
        _bring_up_to_date(library)
        for text in _typed_queries() if query == ("-",) else [" ".join(query)]:
            answer = library.search(text, offset=offset, limit=limit or None, sort=SortOrder(sort), facets=facets)
            if answer.scanned:
                complain("There is no index; the library itself was read. `dubao check` says why.")
            if as_json:
                print_json(answer_record(answer))
            else:
                _print_answer(answer)


def _typed_queries() -> list[str]:
    """The lines of standard input, empty ones too: each is answered."""
    lines = [line.rstrip("\r") for line in typed_in().split("\n")]
    return lines if lines[-1] else lines[:-1]


def _bring_up_to_date(library: "Library") -> None:
    """The index may be missing, old or broken: it is made anew here, while somebody waits, not in the background."""
    try:
        with progress("Indexing") as told:
            library.refresh_index(told)
    except LibraryUnusable as error:
        complain(f"The index is not up to date. {sentence(error)}")


def _print_answer(answer: SearchAnswer) -> None:
    if answer.problem:
        complain(query_problem(answer.problem))
    click.echo(f"{counted(answer.total, 'story')} for {answer.query} ({answer.took_ms:.0f} ms)")
    for hit in answer.hits:
        _print_hit(hit)
    for facet in answer.facets:
        click.echo(f"{facet.name}: " + ", ".join(f"{value or '?'} {count}" for value, count in facet.counts))


def _print_hit(hit: SearchHit) -> None:
    row = hit.row
    where = " ".join(filter(None, (row.newspaper, row.date, f"第{row.page}版" if row.page else None)))
    click.echo(f"{row.id:6}  {row.title}  {click.style(where, dim=True)}".rstrip())
    if hit.snippet.text:
        click.echo(f"        {_marked(hit)}")


def _marked(hit: SearchHit) -> str:
    text, at, out = hit.snippet.text, 0, []
    for mark in hit.snippet.marks:
        out += [text[at : mark.start], click.style(text[mark.start : mark.end], bold=True)]
        at = mark.end
    return "".join([*out, text[at:]]).replace("\n", " ")
