"""Exports of this program read back: their stories, which say what each line is, put on their pages again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.domain.export_marks import UNTITLED
from reader.domain.newspaper import Page
from reader.domain.span import SourceLines
from reader.importer.containers.records.page_record import page_of
from reader.importer.containers.records.story_record import PageText, Record, record_number, record_text, story_of

Place = tuple[str | None, str | None, str | None, str | None]
"""Newspaper, date, page and section as the export states them."""

_LONGEST_CHARS = 20 * 1024 * 1024
"""Characters of stories that wait for others of their pages, so that a large book does not fill the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story of an export, or lines of the book's own; `place` is None for these.

    `record` is as `parse --json` prints stories, `notes` are the reader's own words to it, `problems` what was odd.
    `source` is the item's own text in the file, `lines` says where in it each text stands; both are empty if the
    file's marks are no text to show.
    """

    record: Record
    place: Place | None = None
    notes: Sequence[str] = ()
    problems: Sequence[Record] = ()
    source: str = ""
    lines: Mapping[str, Sequence[SourceLines]] = field(default_factory=dict)


def beside(lines: Iterable[str], kind: str = "folio") -> Record:
    """Return the record of lines that are part of no story: title, introduction, notes, references."""
    return {"kind": kind, "paragraphs": list(lines), "fingerprint": ""}


def titled(record: Record, shown: str) -> Record:
    """Return a story's record with its headline, of one that had none and was `shown` under its name in lists.

    A heading that its editor changed is a headline.
    """
    bare = record | {"headline": None}
    named = " ".join(story_of(bare, PageText()).title.split()) or UNTITLED
    return bare if " ".join(shown.split()) in (named, "") else bare | {"headline": shown}


def place_of(given: Record) -> Place:
    """Return a story's newspaper, date, page and section, by the names of `parse --json`."""
    newspaper, date, section = (record_text(given.get(name)) for name in ("newspaper", "date", "section"))
    return newspaper, date, record_number(given.get("page")), section


def pages(items: Iterable[Item]) -> Iterator[Page]:
    """Yield the pages that the stories come from, in the order of their first stories.

    What belongs to no story goes with the one that follows it, at the end with the last. No story, no page.
    """
    groups: dict[Place, list[Item]] = {}
    waiting: list[Item] = []
    last: Place | None = None
    length = 0
    for item in items:
        waiting.append(item)
        length += sum(map(len, item.record.get("paragraphs", ())))
        if item.place is None:
            continue
        last = item.place
        groups.setdefault(last, []).extend(waiting)
        waiting = []
        if length > _LONGEST_CHARS:
            yield from map(_page, groups.items())
            groups, length = {}, 0
    if last is not None:
        groups.setdefault(last, []).extend(waiting)
        yield from map(_page, groups.items())


def _page(group: tuple[Place, list[Item]]) -> Page:
    (newspaper, date, page, section), items = group
    record = {
        "newspaper": newspaper,
        "date": date,
        "page": page,
        "section": section,
        "stories": [record for item in items for record in _records(item)],
        "problems": [problem for item in items for problem in item.problems],
    }
    return page_of(record, _Placed(items) if any(item.source for item in items) else None)


def _records(item: Item) -> Iterator[Record]:
    if item.place or item.record["paragraphs"]:
        yield item.record
    if item.notes:
        yield beside(item.notes)


class _Placed(PageText):
    """The page's text as it stood in the file, and where the texts of its stories stand in it."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self._places: defaultdict[str, list[SourceLines]] = defaultdict(list)
        for item in items:
            for text, places in item.lines.items():
                self._places[record_text(text) or ""] += (self._moved(place) for place in places)
            self._lines += [*item.source.split("\n"), ""]

    def add(self, text: str | None, mark: str = "") -> tuple[SourceLines, ...]:
        """Return the place of `text`; equal texts stand where they come in turn."""
        places = self._places.get(text or "")
        return (places.pop(0),) if text and places else ()

    def _moved(self, place: SourceLines) -> SourceLines:
        return SourceLines(place.first + len(self._lines), place.last + len(self._lines))
