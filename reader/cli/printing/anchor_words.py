"""The story and page of a bookmark, highlight or correction, each on one line."""

from reader.cli.words import tr
from reader.domain.bookmark import Anchor

_LINE_END = " ⏎ "


def on_one_line(text: str) -> str:
    """Return the text with signs in place of its line ends, and blanks in place of the tabs of a table."""
    return _LINE_END.join(text.splitlines()).replace("\t", " ")


def story_named(story_id: int | None) -> str:
    """Name the story by its id; None is a story that is not in the library."""
    return tr("story {id}").format(id=story_id) if story_id is not None else tr("story not held")


def page_columns(date: str | None, newspaper: str | None, page: str | None) -> str:
    """Day, newspaper and page as aligned columns of a list; '-' for facts not known."""
    return f"{date or '-':10}  {newspaper or '-'} {page or '-':>3}"


def printed_in(anchor: Anchor) -> str:
    """Newspaper, day and page, as far as they are known."""
    return " ".join(filter(None, (anchor.newspaper, anchor.date, f"第{anchor.page}版" if anchor.page else None)))
