"""The contents of a book: clippings under issue and page, if those of an issue or a page follow one another."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.domain.export_marks import UNTITLED
from reader.render.clipping import Clipping, ClippingBook
from reader.render.dates import day_in_words, span_in_words

_UNKNOWN_ISSUE, _UNKNOWN_PAGE = "出处不详", "版次不详"
_NAMED_PAPERS = 4

_Numbered = tuple[int, Clipping]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a table of contents: a clipping, or an issue or page with entries below it.

    `first` is the number of its first clipping, counted from 1; a clipping has no `below`.
    """

    title: str
    first: int
    below: tuple["Entry", ...] = ()


def contents(clippings: Sequence[Clipping]) -> tuple[Entry, ...]:
    """Return a tree of issues, pages and stories in the book's order; all stories have the same depth.

    A level is left out if it has no use: for a single issue, if every story would get a heading of its own, and for
    clippings in the reader's own order, which would name an issue or a page again and again.
    """
    return _tree(list(enumerate(clippings, 1)), list(_levels(clippings)))


def depth(entries: Sequence[Entry]) -> int:
    """Return the number of levels above the stories: 0 for a plain list."""
    return 1 + depth(entries[0].below) if entries and entries[0].below else 0


def is_one_issue(clippings: Sequence[Clipping]) -> bool:
    """Return True if all clippings are of one newspaper and one day, both known."""
    issues = {(each.newspaper, each.date) for each in clippings}
    return len(issues) == 1 and all(issues.pop())


def papers(clippings: Sequence[Clipping]) -> tuple[str, ...]:
    """Return the newspapers of a book, each once, in its order."""
    return tuple(dict.fromkeys(each.newspaper for each in clippings if each.newspaper))


def imprint(book: ClippingBook) -> str:
    """Return the sources of a book: 工人日报、人民日报 2023年2月14日至16日 共12篇."""
    named = papers(book.clippings)
    days = sorted({each.date for each in book.clippings if each.date})
    words = (
        "、".join(named[:_NAMED_PAPERS]) + ("等" if len(named) > _NAMED_PAPERS else ""),
        span_in_words(days[0], days[-1]) if days else "",
        f"共{len(book.clippings)}篇" if len(book.clippings) > 1 else "",
    )
    return " ".join(word for word in words if word)


def usual_title(clippings: Sequence[Clipping]) -> str:
    """Return the title of a book without a title: the story's headline, the issue's newspaper and day, else 剪报."""
    if len(clippings) == 1:
        return clippings[0].title
    return _issue_in_words(clippings[0]) if is_one_issue(clippings) else "剪报"


def page_in_words(clipping: Clipping) -> str:
    """Return page and section: 第2版 要闻; '' if neither is known."""
    page = f"第{clipping.page}版" if clipping.page else None
    return " ".join(part for part in (page, clipping.section) if part)


def _issue_in_words(clipping: Clipping) -> str:
    return " ".join(part for part in (clipping.newspaper, day_in_words(clipping.date)) if part)


_Level = tuple[Callable[[Clipping], Hashable], Callable[[Clipping], str], str]
"""A level of contents: the key that groups clippings, the name of a group, its name if the key is not known."""


def _issue(clipping: Clipping) -> Hashable:
    return clipping.newspaper, clipping.date


def _page(clipping: Clipping) -> Hashable:
    return clipping.newspaper, clipping.date, clipping.page, clipping.section


def _levels(clippings: Sequence[Clipping]) -> Iterator[_Level]:
    issues, pages = (_runs(clippings, key) for key in (_issue, _page))
    if issues is None:
        return
    if 1 < issues < len(clippings):
        yield _issue, _issue_in_words, _UNKNOWN_ISSUE
    if pages and issues < pages < len(clippings):
        yield _page, page_in_words, _UNKNOWN_PAGE


def _runs(clippings: Sequence[Clipping], key: Callable[[Clipping], Hashable]) -> int | None:
    """Return the number of groups of consecutive clippings; None if one group occurs twice."""
    runs = [same for same, _ in groupby(clippings, key=key)]
    return len(runs) if len(set(runs)) == len(runs) else None


def _tree(numbered: Sequence[_Numbered], levels: Sequence[_Level]) -> tuple[Entry, ...]:
    if not levels:
        return tuple(Entry(clipping.title or UNTITLED, number) for number, clipping in numbered)
    key, words, unknown = levels[0]
    runs = [list(run) for _, run in groupby(numbered, key=lambda pair: key(pair[1]))]
    return tuple(Entry(words(run[0][1]) or unknown, run[0][0], _tree(run, levels[1:])) for run in runs)
