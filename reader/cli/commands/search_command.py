"""`dubao search`: find stories."""

import click

from reader.cli.help.command import Command
from reader.cli.options.parameters import QUERY
from reader.cli.options.standard_input import typed_lines
from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.printing.records import HIT_FIELDS
from reader.cli.printing.row_shape import Shape, shaped
from reader.cli.printing.search_answers import Asked, print_found
from reader.cli.session import Session
from reader.cli.words import tr
from reader.ports.engine import SortOrder


@click.command("search", cls=Command, short_help="Find stories.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY", type=QUERY)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help="Hits to print; 0 for all. Without it 20, or all for --ids and --format.",
)
@click.option("--offset", default=0, type=click.IntRange(min=0), help="Hits to pass over first.")
@click.option(
    "--sort",
    default=SortOrder.RELEVANCE.value,
    show_default=True,
    type=click.Choice([order.value for order in SortOrder]),
    help="The order.",
)
@click.option("--other-names", is_flag=True, help="Search for other names of the words as well: 全总, 中华全国总工会.")
@click.option("--no-near", is_flag=True, help="No near answers below few hits.")
@click.option("--facets", is_flag=True, help="Count the hits by newspaper, year and so on.")
@shaped(HIT_FIELDS)
@click.pass_obj
def search_command(
    session: Session,
    query: tuple[str, ...],
    limit: int | None,
    offset: int,
    sort: str,
    other_names: bool,
    no_near: bool,
    facets: bool,
    shape: Shape,
) -> None:
    """Find the stories that contain QUERY, in headlines, captions, bylines and text.

    Characters are found wherever they occur, also inside words and across column breaks of the page; full-width and
    half-width, simplified and traditional characters match each other. Words separated by spaces must all occur.
    `dubao search -` reads one query a line from standard input, and ignores blank lines. Put `--` before a query that
    begins with a minus.

    If few stories or none contain all of QUERY, those that hold most of it follow as near answers, under a line that
    says so, each with the words that it has and lacks. Question words are left out, and words may stand in another
    order. Near answers are never counted; --no-near leaves them out.

    With --ids and --format the line with the count is left out, and all hits are printed, unless --limit is given.
    Fields of --format: id, newspaper, date, page, headline, snippet.

    \b
    With --json, one object a query:
      {"query", "total", "took_ms",
       "hits": [{"id", "newspaper", "date", "page", "headline", "snippet", "score"}],
       "near": [{... as a hit, "has": [WORD], "lacks": [WORD], "instead": {WORD: PRINTED}}],
       "offers": [{"query", "total"}]}
    took_ms is the time from the query to the complete answer, rows and snippets included.
    "problem": {"code", "position", "right"} comes with them if something was not understood, or was searched for as
    text and not found; "right" is the query as it could be typed. "offers" are queries that may have been meant.

    Operators, fields and dates of other systems are taken if they cannot be mistaken: and, &&, 篇名:, TI=, 作者=,
    日期:去年, 日期:>=2023. `dubao help query` lists the whole language.

    \b
    Examples:
      dubao search 网约车司机
      dubao search 环卫工人的早餐是谁出钱？
      dubao search "标题:工会 -维权" --limit 0
      dubao search '"二十大精神" 版:2' --sort newest
      dubao search -- '-维权 工会'
      dubao search --json --limit 0 - < queries.txt
      dubao search 网约车司机 --ids | dubao show -
      dubao search 网约车司机 --format '{id}\\t{date}\\t{headline}'
    """
    if facets and not (shape.for_people or shape.as_json):
        raise click.UsageError(tr("--facets goes with lines for people, or with --json."))
    asked = Asked(
        limit=limit,
        offset=offset,
        sort=SortOrder(sort),
        facets=facets,
        widen=other_names,
        near=not no_near,
        folder=session.folder,
    )
    with session.library(to_read=True) as library:
        bring_up_to_date(library)
        shape.begin()
        for text in typed_lines() if query == ("-",) else [" ".join(query)]:
            print_found(library, text, asked, shape)
