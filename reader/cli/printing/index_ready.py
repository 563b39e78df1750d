"""The index brought up to date before a search, and what was not understood of its query."""

from typing import TYPE_CHECKING

from reader.cli.printing.error_sentences import query_problem, sentence
from reader.cli.printing.output import complain
from reader.cli.printing.progress import progress
from reader.cli.words import mark, tr
from reader.errors import LibraryUnusable

if TYPE_CHECKING:
    from reader.library.library import Library


def bring_up_to_date(library: "Library") -> None:
    """The index may be missing, old or broken: it is made anew here, while somebody waits, not in the background."""
    try:
        with progress(tr("Indexing"), at_once=False) as told:
            library.refresh_index(told)
    except LibraryUnusable as error:
        complain(tr("The index is not up to date. {reason}").format(reason=sentence(error)))


def tell_problem(library: "Library", query: str) -> None:
    """Tell on standard error what of a query is not understood, and that there is no index to answer it from."""
    from reader.query.parser import parse

    problem = parse(query).problem
    if problem:
        complain(query_problem(problem))
    if not library.searching.ready():
        complain(tr(NO_INDEX))


NO_INDEX = mark("There is no index; the library itself was read. `dubao check` says why.")
