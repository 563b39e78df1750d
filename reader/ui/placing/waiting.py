"""Pages that wait for a person's word: what is guessed of them, why, and what a person says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reader.domain.newspaper import Guess, PageFacts
from reader.library.library import Library
from reader.library.rows import PageRow
from reader.query.dates import date_range
from reader.ui.wording import day, labelled
from reader.ui.words import mark, tr

_NEIGHBOURS = re.compile(r"(.+) on other pages of (\S+)")
_PAGE_WORDS = re.compile(r"第|版|[Pp]age|\s")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """A page with its guesses, the file it came from, and the titles of its first stories."""

    row: PageRow
    guesses: Sequence[Guess]
    path: str
    titles: Sequence[str] = ()

    @property
    def folder(self) -> str:
        return str(PurePath(self.path).parent)

    @property
    def file(self) -> str:
        return PurePath(self.path).name

    @property
    def guessed(self) -> PageFacts:
        """The facts that are shown to be confirmed."""
        return PageFacts(newspaper=self.row.newspaper, date=self.row.date, number=self.row.number)

    def reasons(self, field: str, value: str) -> str:
        """Why `value` is guessed for a field, in words; '' where nothing speaks for it."""
        said = (guess.evidence for guess in self.guesses if guess.field == field and guess.value == value)
        return " · ".join(dict.fromkeys(_in_words(evidence) for evidence in said))


def _in_words(evidence: str) -> str:
    def told(part: str) -> str:
        source, found, quoted = part.partition(": ")
        return labelled(tr(_SOURCES[source]), _quoted(quoted)) if found and source in _SOURCES else part

    return " · ".join(told(part) for part in evidence.split("; "))


def _quoted(text: str) -> str:
    """What a guess quotes, as it stands; what the library itself says of the other pages of a day, in words."""
    neighbours = _NEIGHBOURS.fullmatch(text)
    if neighbours is None:
        return text
    newspaper, date = neighbours.groups()
    return tr("{newspaper} on other pages of {date}").format(newspaper=newspaper, date=day(date))


def load(library: Library) -> list[WaitingPage]:
    """The pages that wait, by file."""
    found = [WaitingPage(row=row, guesses=guesses, path=path) for row, guesses, path in library.unsure_pages()]
    return sorted(found, key=lambda page: page.path)


def titles_of(library: Library, page_id: int, limit: int = 3) -> list[str]:
    """The first headlines of a page, by which a person knows it again."""
    return [row.title for row in library.story_rows(page_id=page_id)[:limit] if row.title]


def iso_day(text: str) -> str | None:
    """The day that a person typed (2023-2-15, 2023年2月15日, 20230215), ISO; None where it is no day."""
    try:
        first, last = date_range(text)
    except ValueError:
        return None
    return first if first == last else None


def page_number(text: str) -> str:
    """A page number as typed, without 第 and 版 and leading zeros."""
    plain = _PAGE_WORDS.sub("", text).upper()
    return plain.lstrip("0") if plain.isdecimal() else plain


def confirm(library: Library, page: WaitingPage, facts: PageFacts) -> int:
    """Keep a person's word for one page; how many pages it placed."""
    library.set_facts([page.row.id], facts)
    return 1


def confirm_folder(library: Library, page: WaitingPage, facts: PageFacts, waiting: Iterable[WaitingPage]) -> int:
    """Keep the person's word for this page, its newspaper for the folder now and later, and for the other pages of the
    folder that wait the day and number that are guessed of them; how many pages were placed."""
    library.set_facts([page.row.id], facts)
    if facts.newspaper:
        library.set_facts([page.row.id], PageFacts(newspaper=facts.newspaper), for_folder=True)
    others = [each for each in waiting if each.folder == page.folder and each.row.id != page.row.id]
    for other in others:
        library.set_facts([other.row.id], PageFacts(date=other.row.date, number=other.row.number))
    return 1 + len(others)
