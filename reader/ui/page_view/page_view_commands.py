"""The page view in the window: the page of the open story set as a newspaper page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.browse.listing import ListingKind
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.ports.rows import HeldStory, StoryRow
from reader.render.punctuation import full_width
from reader.ui.browsing import lookups
from reader.ui.look.theme import shown_text
from reader.ui.page_view.page_pane import PagePane, ShownPage
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class PageViewCommands:
    """The 'broadsheet' commands."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._pane = PagePane(bench.themes, bench.window())
        self._page = Screen(bench, self._pane.view, self._pane.head)
        self._page.does = {
            "zoom_in": self._pane.view.zoom_in,
            "zoom_out": self._pane.view.zoom_out,
            "zoom_reset": self._pane.view.zoom_to_width,
            "next_page": partial(self._turn, 1),
            "previous_page": partial(self._turn, -1),
            "print": self._pane.print_page,
            "print_preview": self._pane.preview,
        }
        self._pane.view.story_opened.connect(self._open)
        self._pane.view.jump_followed.connect(self._follow)
        self._pane.page_wanted.connect(self._turn)
        bench.settings.changed.connect(self._set_again)

    def show(self) -> None:
        """The page of the open story; once more goes back to the stories."""
        story = self._bench.browsing.story
        if self._page.shown:
            self._bench.show_panes()
        elif story is not None:
            self._load(story.row, story.row.id)

    def _load(self, row: StoryRow, story_id: int | None) -> None:
        query = self._query()
        self._bench.workers.reading.ask(
            lambda library: _shown(library, row.newspaper, row.date, row.page_id, query),
            lambda shown: self._show(shown, story_id),
            topic="broadsheet",
        )

    def _show(self, shown: ShownPage | None, story_id: int | None) -> None:
        if shown is not None:
            self._pane.show_page(shown, self._display(), story_id)
            self._page.show_titled(self._pane.title)
            if story_id is not None:
                # Once more: a page that comes to the front first gives the focus to its first part.
                self._pane.view.show_story(story_id)

    def _open(self, story_id: int) -> None:
        if story_id > 0:
            self._bench.browsing.open_story(story_id)
            self._bench.show_panes()

    def _turn(self, step: int) -> None:
        row, query = self._pane.first_row, self._query()
        if row is not None:
            self._bench.workers.reading.ask(
                lambda library: _neighbour(library, row, step, query),
                lambda shown: self._show(shown, None),
                topic="broadsheet",
            )

    def _follow(self, story_id: int, page: str) -> None:
        """To the page on which the story goes on; where that is not held, to the story, which says so."""
        self._bench.workers.reading.ask(
            lambda library: _other_part(library, story_id, page),
            lambda row: self._load(row, row.id) if row.page == page else self._open(story_id),
            topic="broadsheet",
        )

    def _query(self) -> str:
        """What is being searched for; the page marks it."""
        place = self._bench.browsing.listing
        return place.query if place.kind is ListingKind.SEARCH else ""

    def _set_again(self) -> None:
        if self._pane.page is not None:
            self._pane.show_as(self._display())

    def _display(self) -> Callable[[str], str]:
        return shown_text(self._bench.settings.settings)


def _shown(
    library: Library, newspaper: str | None, date: str | None, page_id: int, query: str = ""
) -> ShownPage | None:
    pages = [page for page in library.pages(newspaper, date) if page.id == page_id]
    if not pages:
        return None
    stories = _items(library, page_id)
    heads = {text for held in stories for text in _headlines(held.story.headline.main, held.story.headline.kicker)}
    heads |= {text for held in stories for text in _headlines(held.story.headline.deck)}
    words: dict[str, Sequence[str]] = {text: library.aids.segmenter.words(text) for text in heads}
    marker = library.marker(query) if query else None
    return ShownPage(page=pages[0], stories=stories, words=words, media=library.media, marker=marker)


def _items(library: Library, page_id: int) -> list[HeldStory]:
    """Everything on the page in its order. Adverts, contents and imprint are in no list: they have numbers below zero
    and cannot be opened."""
    listed = {row.position: row for row in library.story_rows(page_id=page_id)}
    items = []
    for position, story in enumerate(library.page(page_id).stories):
        if position in listed:
            items.append(as_read(library.story(listed[position].id)))
        else:
            row = StoryRow(
                id=-1 - position, page_id=page_id, position=position, kind=story.kind, title=story.title, read=True
            )
            items.append(HeldStory(row=row, story=story))
    return items


def _headlines(*texts: str | None) -> set[str]:
    """Headlines as they are shown, with either punctuation: that is what is cut into words."""
    return {each for text in texts if text for each in (text, full_width(text))}


def _neighbour(library: Library, row: StoryRow, step: int, query: str) -> ShownPage | None:
    place = lookups.neighbour_page(library, row, step)
    if place is None or place.page_id is None:
        return None
    return _shown(library, place.newspaper, place.date, place.page_id, query)


def _other_part(library: Library, story_id: int, page: str) -> StoryRow:
    """The part of the story's chain that is on that page; else the story itself."""
    parts = [held.row for held in library.chain(story_id)]
    return next((row for row in parts if row.page == page), parts[0])
