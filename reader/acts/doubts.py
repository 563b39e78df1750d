"""Bookmarks whose place is not sure, settled by a person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.acts.bookmarks import headline_of
from reader.domain.bookmark import Bookmark
from reader.library.fitting import first_fit
from reader.library.quoting import Quotation
from reader.library.reattaching import Reattaching

if TYPE_CHECKING:
    from reader.library.library import Library


@act_on(headline_of)
def accept(library: "Library", bookmark_id: int) -> Bookmark:
    """Take the nearest place for the right one. Raises NotHeld if there is none."""
    return _reattaching(library).accept(bookmark_id)


@act_on(headline_of)
def attach(
    library: "Library", bookmark_id: int, story_ids: Sequence[int], quotation: Quotation | None = None
) -> Bookmark:
    """Give a bookmark the first of these stories that fits; a highlight the passage of it that a person selected.

    Raises NotHeld(HeldKind.PASSAGE) if no story holds the passage.
    """
    attach = _reattaching(library).attach
    exact, before, after = (quotation.exact, quotation.before, quotation.after) if quotation else ("", "", "")
    return first_fit(story_ids, lambda each: attach(bookmark_id, each, exact, before, after))


@act_on(headline_of)
def keep_loose(library: "Library", bookmark_id: int) -> Bookmark:
    """Leave a bookmark as it is, and ask no more. Raises NotHeld."""
    return _reattaching(library).keep_loose(bookmark_id)


def _reattaching(library: "Library") -> Reattaching:
    return Reattaching(library.store, library.folding)
