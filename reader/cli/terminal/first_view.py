"""The start of reading: the story, link or search of the order, the imported stories, or all issues."""

from reader.cli.session import WindowOrder
from reader.cli.terminal.listings import Chosen, IssueStories
from reader.cli.terminal.navigation import ListView
from reader.cli.words import tr
from reader.errors import HeldKind, NotHeld
from reader.library.library import Library
from reader.render.link import anchor_of_link
from reader.text.escaping import visible


def names_something(order: WindowOrder) -> bool:
    """Return True if the order names something in the library, beside files to import."""
    return bool(order.links) or order.story is not None or bool(order.query)


def story_named(library: Library, order: WindowOrder) -> int | None:
    """Return the story that an id or a link names; None without either. Raises NotHeld."""
    if order.story is not None:
        return library.story(order.story).row.id
    for link in order.links:
        anchor = anchor_of_link(link)
        found = library.bookmarks.story_of(anchor) if anchor else None
        if found is None:
            raise NotHeld(HeldKind.STORY, visible(link))
        return found
    return None


def view_of(library: Library, story_id: int) -> ListView:
    """Return the list of a story's issue, with the story as its current entry."""
    row = library.story(story_id).row
    issue = next((each for each in library.issues() if (each.newspaper, each.date) == (row.newspaper, row.date)), None)
    if issue:
        rows = library.story_rows(newspaper=issue.newspaper, date=issue.date)
        at = next((at for at, each in enumerate(rows) if each.id == story_id), None)
        if at is not None:
            return ListView(IssueStories(library, issue), at=at)
    return ListView(Chosen(library, tr("The story"), [story_id]), at=0)
