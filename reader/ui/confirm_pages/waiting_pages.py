"""What speaks for the guesses of a page that waits, in words; and a person's answer, kept by the library."""

from collections.abc import Iterable

from reader.domain.newspaper import PageFacts
from reader.library.library import Library
from reader.library.placing import Evidence, WaitingPage, evidence_of
from reader.ui.language.names import day, labelled
from reader.ui.language.words import mark, tr

_SOURCES = {
    "folio": mark("page head"),
    "path": mark("file name"),
    "folder": mark("folder"),
    "dateline": mark("dateline"),
    "year": mark("year in the text"),
    "jump line": mark("jump line"),
    "page": mark("own page head"),
    "heading": mark("heading"),
    "page title": mark("title of the web page"),
    "web page": mark("web page"),
    "address": mark("web address"),
    "e-paper page": mark("e-paper page"),
    "record": mark("record of the file"),
}


def reasons(page: WaitingPage, field: str, value: str) -> str:
    """Why `value` is guessed for a field, in words; '' where nothing speaks for it."""
    return " · ".join(dict.fromkeys(map(_in_words, evidence_of(page.guesses, field, value))))


def _in_words(evidence: Evidence) -> str:
    text = evidence.text
    if evidence.newspaper:
        said = tr("{newspaper} on other pages of {date}")
        text = said.format(newspaper=evidence.newspaper, date=day(evidence.date))
    if evidence.source in _SOURCES:
        return labelled(tr(_SOURCES[evidence.source]), text)
    return f"{evidence.source}: {text}" if evidence.source else text


def load(library: Library) -> list[WaitingPage]:
    """The pages that wait, by file."""
    return library.placing.waiting()


def confirm(library: Library, page: WaitingPage, facts: PageFacts) -> int:
    """Keep a person's word for one page; how many pages it placed."""
    library.placing.set_facts([page.row.id], facts)
    return 1


def confirm_folder(library: Library, page: WaitingPage, facts: PageFacts, waiting: Iterable[WaitingPage]) -> int:
    """Keep it for the folder as well, see `Placing.confirm_folder`."""
    return library.placing.confirm_folder(page, facts, waiting)
