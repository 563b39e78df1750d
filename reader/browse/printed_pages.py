"""Pages with everything that is needed to set them again as they were printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.browse.page_listings import neighbour_page
from reader.browse.whole_pages import files_of_page, whole_pages
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.ports.rows import HeldStory, PageRow, StoryRow
from reader.render.page_view import EN_SPACE
from reader.render.punctuation import full_width
from reader.render.story_html import Marker


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page: its stories in order, the words of their headlines, the folder of its pictures, a search's marker."""

    page: PageRow
    stories: Sequence[HeldStory]
    words: Mapping[str, Sequence[str]]
    media: Path
    marker: Marker | None = None

    def cut(self, headline: str) -> Sequence[str]:
        """Return the words of a headline, whose halves are set an en apart if it came with a blank."""
        return self.words.get(headline.replace(EN_SPACE, " "), (headline,))


def page_as_printed(
    library: Library, newspaper: str | None, date: str | None, page_id: int, query: str = ""
) -> PrintedPage | None:
    files = files_of_page(library, newspaper, date, page_id)
    pages = [page for page in whole_pages(library, newspaper, date) if page.id == files[0]]
    if not pages:
        return None
    stories: list[HeldStory] = []
    for file in files:
        stories += _items(library, file, len(stories))
    headlines = [held.story.headline for held in stories]
    heads = {text for each in headlines for text in _headlines(each.main, each.kicker, each.deck)}
    words: dict[str, Sequence[str]] = {text: library.aids.segmenter.words(text) for text in heads}
    marker = library.marker(query) if query else None
    return PrintedPage(page=pages[0], stories=stories, words=words, media=library.media, marker=marker)


def page_of_story(library: Library, story_id: int, query: str = "") -> PrintedPage | None:
    """Return the page on which a story stands now; None if the story is no longer in the library."""
    rows = library.rows_by_id([story_id])
    return page_as_printed(library, rows[0].newspaper, rows[0].date, rows[0].page_id, query) if rows else None


def _items(library: Library, page_id: int, before: int) -> list[HeldStory]:
    """Return everything in a file of the page in its order, with `before` items of the page above it.

    Adverts, contents and imprint are in no list: their ids are below zero, and they cannot be opened.
    """
    ids = [row.id for row in library.story_rows(page_id=page_id)]
    listed = {held.row.position: as_read(held) for held in library.stories(ids)}
    items = []
    for position, story in enumerate(library.page(page_id).stories):
        if position in listed:
            items.append(listed[position])
        else:
            row = StoryRow(
                id=-1 - before - position,
                page_id=page_id,
                position=position,
                kind=story.kind,
                title=story.title,
                read=True,
            )
            items.append(HeldStory(row=row, story=story))
    return items


def _headlines(*texts: str | None) -> set[str]:
    """Return headlines with either punctuation, as they may be shown and are cut into words."""
    return {each for text in texts if text for each in (text, full_width(text))}


def neighbour_as_printed(library: Library, row: StoryRow, step: int, query: str) -> PrintedPage | None:
    listing = neighbour_page(library, row, step)
    if listing is None or listing.page_id is None:
        return None
    return page_as_printed(library, listing.newspaper, listing.date, listing.page_id, query)


def other_part(library: Library, story_id: int, page: str) -> StoryRow:
    """Return the part of a story's chain that is on a page; else the story itself."""
    parts = [held.row for held in library.chain(story_id)]
    return next((row for row in parts if row.page == page), parts[0])
