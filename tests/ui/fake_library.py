"""A library in memory, for tests of the window: the façade's calls, plain answers, no files."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from reader.domain.bookmark import Anchor, Bookmark
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.span import Span
from reader.domain.story import Story, StoryKind
from reader.library.draft import ClippingDraft
from reader.library.searches import SavedSearch
from reader.library.suggest import Suggestion
from reader.library.views import Changes, ImportReport, SearchAnswer, SearchHit, Snippet
from reader.ports.collecting import Source
from reader.ports.engine import SortOrder
from reader.ports.progress import Progress
from reader.ports.rows import HeldStory, IssueRow, ListOrder, OpenJump, PageRow, StoryRow, Visit
from reader.text.folding import Folding
from reader.text.highlight import Highlighter


class Shelf:
    """What several fake libraries (one for each lane) share."""

    def __init__(self, pages: Iterable[Page] = (), arriving: Iterable[Page] = ()) -> None:
        self.pages: list[Page] = []
        self.stories: dict[int, HeldStory] = {}
        self.bookmarks: list[Bookmark] = []
        self.settings: dict[str, str | None] = {}
        self.history: list[str] = []
        self.positions: dict[int, int] = {}
        self.offers: list[Suggestion] = []
        self.copies: list[tuple[int, ...]] = []
        self.saved: dict[str, SavedSearch] = {}
        self.behind = self.refreshed = 0
        self.indexed = True
        self.arriving = list(arriving)
        self.media = Path("nowhere")
        self.report = ImportReport()
        for page in pages:
            self.add(page)

    def add(self, page: Page) -> list[int]:
        self.pages.append(page)
        facts = page.facts
        added = []
        for position, story in enumerate(page.stories):
            if story.kind not in (StoryKind.STORY, StoryKind.PHOTO):
                continue
            number = len(self.stories) + 1
            row = StoryRow(
                id=number,
                page_id=len(self.pages),
                position=position,
                kind=story.kind,
                title=story.title,
                newspaper=facts.newspaper,
                date=facts.date,
                page=facts.number,
                section=facts.section,
                kicker=story.headline.kicker,
                deck=story.headline.deck,
                column_label=story.column_label,
                photo_count=len(story.photos),
            )
            self.stories[number] = HeldStory(row=row, story=story, parts=(number,))
            added.append(number)
        return added


class FakeLibrary:
    """One lane's view of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.media = shelf.media
        self.settings = SimpleNamespace(get=self.setting, set=self.set_setting)
        self.draft = ClippingDraft(self)  # type: ignore[arg-type]
        self.writable = True
        self.folder, self.index_folder = Path("shelf"), Path("index")
        self.searches = self.searching = self.aids = self.marks = self.filing = self.reattaching = self
        self.folding = Folding()
        self.reading_seconds: float | None = None
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def issues(self) -> list[IssueRow]:
        keys = dict.fromkeys((page.facts.newspaper, page.facts.date) for page in self.shelf.pages)
        return [
            IssueRow(
                newspaper=newspaper,
                date=date,
                page_count=len(self.pages(newspaper, date)),
                story_count=len(self.story_rows(newspaper=newspaper, date=date)),
            )
            for newspaper, date in sorted(keys, key=lambda key: key[1] or "", reverse=True)
        ]

    def pages(self, newspaper: str | None, date: str | None) -> list[PageRow]:
        return [
            PageRow(
                id=number,
                newspaper=newspaper,
                date=date,
                number=page.facts.number,
                section=page.facts.section,
                story_count=len(self.story_rows(page_id=number)),
            )
            for number, page in enumerate(self.shelf.pages, 1)
            if (page.facts.newspaper, page.facts.date) == (newspaper, date)
        ]

    def story_rows(
        self,
        *,
        newspaper: str | None = None,
        date: str | None = None,
        page_id: int | None = None,
        everything: bool = False,
    ) -> list[StoryRow]:
        rows = [held.row for held in self.shelf.stories.values()]
        if everything:
            return rows
        if page_id is not None:
            return [row for row in rows if row.page_id == page_id]
        return [row for row in rows if (row.newspaper, row.date) == (newspaper, date)]

    def story(self, story_id: int) -> HeldStory:
        return self.shelf.stories[story_id]

    def chain(self, story_id: int) -> list[HeldStory]:
        return [self.shelf.stories[each] for each in self.shelf.stories[story_id].parts]

    def story_count(self) -> int:
        return len(self.shelf.stories)

    def source_of(self, page_id: int) -> Source:
        return Source(digest="", path="page.txt", text=self.shelf.pages[page_id - 1].text)

    def page(self, page_id: int) -> Page:
        return self.shelf.pages[page_id - 1]

    def set_read(self, ids: Sequence[int], read: bool) -> Changes:
        for each in ids:
            self._change(each, read=read)
        return Changes(stories=True)

    def import_paths(self, paths: Sequence[Path], progress: Progress | None = None) -> ImportReport:
        if progress:
            progress(0, len(paths), paths[0].name)
        ids = [added for page in self.shelf.arriving for added in self.shelf.add(page)]
        self.shelf.arriving = []
        return replace(self.shelf.report, files=len(paths), pages=1, stories=len(ids), story_ids=tuple(ids))

    def search(
        self,
        text: str,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
        widen: bool = False,
    ) -> SearchAnswer:
        marker = self.marker(text)
        hits = [hit for held in self.shelf.stories.values() if (hit := _hit(held, marker))]
        wanted = hits[offset : None if limit is None else offset + limit]
        behind = self.shelf.behind
        return SearchAnswer(query=text, total=len(hits), took_ms=1.0, hits=tuple(wanted), behind=behind)

    def prepare(self) -> None:
        """Nothing to load."""

    def ready(self) -> bool:
        return self.shelf.indexed

    def found_ids(self, text: str, *, sort: SortOrder = SortOrder.RELEVANCE, widen: bool = False) -> Sequence[int]:
        return [hit.row.id for hit in self.search(text, limit=None).hits]

    def found(self, text: str, ids: Sequence[int], *, widen: bool = False) -> tuple[SearchHit, ...]:
        return tuple(hit for hit in self.search(text, limit=None).hits if hit.row.id in ids)

    def refresh_index(self, progress: Progress | None = None) -> int:
        self.shelf.refreshed += 1
        return 1

    def marker(self, text: str) -> Highlighter:
        return Highlighter(tuple(text.replace('"', "").split()), Folding())

    def story_marker(self, text: str, parts: Sequence[HeldStory], *, widen: bool = False) -> Highlighter:
        return self.marker(text)

    def suggest(self, typed: str, limit: int = 10) -> list[Suggestion]:
        return self.shelf.offers[:limit]

    def copies(self, story_ids: Sequence[int], pause: Callable[[], None] = lambda: None) -> list[tuple[int, ...]]:
        return [group for group in self.shelf.copies if set(group) <= set(story_ids)]

    def saved(self) -> list[SavedSearch]:
        return list(self.shelf.saved.values())

    def save(self, name: str, query: str, sort: SortOrder = SortOrder.RELEVANCE) -> SavedSearch:
        self.shelf.saved[name] = SavedSearch(name=name, query=query, sort=sort, seen=self.story_count())
        return self.shelf.saved[name]

    def remove(self, name: str) -> None:
        del self.shelf.saved[name]

    def opened(self, name: str) -> None:
        self.save(name, self.shelf.saved[name].query)

    def new_count(self, search: SavedSearch) -> int:
        return sum(hit.row.id > search.seen for hit in self.search(search.query, limit=None).hits)

    def forget(self) -> None:
        self.shelf.history = []

    def bookmarks(self) -> list[Bookmark]:
        return list(reversed(self.shelf.bookmarks))

    def folders(self) -> list[str]:
        return sorted({mark.folder for mark in self.shelf.bookmarks} - {""})

    def story_of(self, anchor: Anchor) -> None:
        return None

    def count(self) -> int:
        return 0

    def star(self, ids: Sequence[int], progress: Progress | None = None) -> list[int]:
        for each in ids:
            if not self.shelf.stories[each].row.bookmarked:
                self.toggle_bookmark(each)
        return list(ids)

    def headlines(self) -> dict[int, str]:
        return {}

    def toggle_bookmark(self, story_id: int) -> bool:
        held = self.shelf.stories[story_id]
        if held.row.bookmarked:
            self.shelf.bookmarks = [each for each in self.shelf.bookmarks if each.story_id != story_id]
        else:
            anchor = Anchor(newspaper=None, date=None, page=None, headline=held.row.title, fingerprint="")
            self.shelf.bookmarks.append(Bookmark(id=len(self.shelf.bookmarks) + 1, story_id=story_id, anchor=anchor))
        self._change(story_id, bookmarked=not held.row.bookmarked)
        return not held.row.bookmarked

    def reindex(self, progress: Progress | None = None) -> int:
        return self.story_count()

    def check(self) -> list[str]:
        return []

    def set_position(self, story_id: int, position: int) -> None:
        self.shelf.positions[story_id] = position

    def position(self, story_id: int) -> int:
        return self.shelf.positions.get(story_id, 0)

    def history(self) -> list[str]:
        return list(self.shelf.history)

    def remember(self, query: str) -> None:
        self.shelf.history = [query, *(each for each in self.shelf.history if each != query)]

    def story_window(
        self, offset: int, limit: int, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None
    ) -> list[StoryRow]:
        return self.rows_by_id(self.story_order(order=order, newspaper=newspaper)[offset : offset + limit])

    def story_order(self, *, order: ListOrder = ListOrder.NEWEST, newspaper: str | None = None) -> list[int]:
        rows = [row for row in self.story_rows(everything=True) if newspaper in (None, row.newspaper or "")]
        if order is ListOrder.TITLE:
            rows.sort(key=lambda row: row.title)
        else:
            rows.sort(key=lambda row: row.date or "", reverse=order is ListOrder.NEWEST)
        return [row.id for row in rows]

    def rows_by_id(self, ids: Sequence[int]) -> list[StoryRow]:
        return [self.shelf.stories[each].row for each in ids]

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def setting(self, name: str) -> str | None:
        return self.shelf.settings.get(name)

    def set_setting(self, name: str, value: str | None) -> None:
        self.shelf.settings[name] = value

    def visits(self, limit: int = 200) -> list[Visit]:
        opened = list(self.shelf.positions.items())[::-1][:limit]
        return [Visit(row=self.shelf.stories[number].row, position=position, opened="") for number, position in opened]

    def unsure_pages(self) -> list[tuple[PageRow, tuple[Guess, ...], str]]:
        return []

    def unsure_count(self) -> int:
        return len(self.unsure_pages())

    def open_jump_count(self) -> int:
        return len(self.open_jumps())

    def open_jumps(self) -> list[OpenJump]:
        return [
            OpenJump(row=held.row, onward=False, page=held.story.continued_from.page, page_held=False)
            for held in self.shelf.stories.values()
            if held.story.continued_from
        ]

    def _change(self, story_id: int, **changes: bool) -> None:
        held = self.shelf.stories[story_id]
        self.shelf.stories[story_id] = replace(held, row=replace(held.row, **changes))


def _hit(held: HeldStory, marker: Highlighter) -> SearchHit | None:
    for text in _texts(held.story):
        spans = marker.spans(text)
        if spans:
            start = max(0, spans[0].start - 12)
            piece = text[start : start + 80]
            marks = tuple(Span(span.start - start, span.end - start) for span in spans if span.end - start <= 80)
            return SearchHit(row=held.row, score=1.0, snippet=Snippet(piece, marks))
    return None


def _texts(story: Story) -> list[str]:
    photos = [text for photo in story.photos for text in (photo.title or "", photo.caption)]
    return [story.title, *(paragraph.text for paragraph in story.paragraphs), *photos]


def page_of(*stories: Story, number: str | None = "2", text: str = "", **facts: str | None) -> Page:
    """A page with these stories."""
    known = {"newspaper": "工人日报", "date": "2023-02-15", "section": None} | facts
    return Page(facts=PageFacts(number=number, **known), stories=stories, text=text)
