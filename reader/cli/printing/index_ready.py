"""Preparation of a search: the index is brought up to date, problems of the query are reported."""

from typing import TYPE_CHECKING

from reader.cli.printing.error_sentences import query_problem, sentence
from reader.cli.printing.output import complain, counted
from reader.cli.printing.progress import progress
from reader.cli.words import mark, tr
from reader.errors import LibraryUnusable
from reader.library.watchman import FaultKind
from reader.ports.engine import Cut

if TYPE_CHECKING:
    from reader.library.library import Library


def bring_up_to_date(library: "Library") -> None:
    """Bring the index up to date, with a progress bar; make it anew if it is missing, old or broken."""
    try:
        with progress(tr("Indexing"), at_once=False) as on_progress:
            library.refresh_index(on_progress)
    except LibraryUnusable as error:
        complain(tr("The index is not up to date. {reason}").format(reason=sentence(error)))


def report_problem(library: "Library", query: str) -> None:
    """Say on standard error what of a query is not understood, and if there is no index to answer it."""
    from reader.query.parser import parse

    problem = parse(query).problem
    if problem:
        complain(query_problem(problem))
    if not library.searching.ready():
        complain_of_no_index(library)


def complain_of_no_index(library: "Library") -> None:
    """Say that a search read the library. Damage of the index is said at the end, when it is mended."""
    if not library.watchman.faults(FaultKind.INDEX):
        complain(tr(_NO_INDEX))


def complain_of_cut(cut: Cut | None) -> None:
    """Say that a search was too much, and how far it came; nothing for None."""
    if cut:
        complain(cut_sentence(cut))


def cut_sentence(cut: Cut) -> str:
    """Return the sentence on a search that was too much: how far it came, and what makes it less."""
    return tr(_CUT).format(seen=cut.seen, stories=counted(cut.stories, "story"))


_CUT = mark(
    "This search is too much work: {seen} of {stories} were searched, and what is found is complete for these only. "
    "Fewer * and ?, or fewer words near one another, are less work."
)
_NO_INDEX = mark("There is no index; the library itself was read. `dubao check` says why.")
