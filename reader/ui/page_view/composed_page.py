"""From a page of the library to a composed sheet, with the window's fonts and words."""

import re
from collections.abc import Callable, Sequence

from reader.ports.rows import HeldStory, PageRow
from reader.render.page_view import Folio, Item, Sheet, SheetStyle, compose
from reader.render.punctuation import full_width
from reader.ui.language.names import day
from reader.ui.language.words import tr
from reader.ui.page_view.page_type import body_advance

# The first page of a paper, and the first of its main section.
_FRONT = re.compile(r"[Aa]?0*1")


def sheet_of(
    page: PageRow,
    stories: Sequence[HeldStory],
    *,
    display: Callable[[str], str] = full_width,
    words: Callable[[str], Sequence[str]] | None = None,
    picture_size: Callable[[str], tuple[int, int] | None] | None = None,
    columns: int | None = None,
) -> Sheet:
    """`display` makes the text to show of the text as printed; `words` cuts headlines into pieces between breaks."""
    style = SheetStyle(
        columns=columns,
        advance=body_advance,
        display=display,
        words=words,
        picture_size=picture_size or (lambda name: None),
        advert=tr("Advertisement"),
    )
    return compose([Item(held.row.id, held.story) for held in stories], folio_of(page), style)


def folio_of(page: PageRow) -> Folio:
    """The line at the head of the page, its date in the words of the window's language."""
    return Folio(
        number=page.number or "",
        section=page.section or "",
        newspaper=page.newspaper or "",
        date=day(page.date, weekday=True) if page.date else "",
        front=_FRONT.fullmatch(page.number or "") is not None,
    )
