"""The clipping book: stories put in, taken out, moved; notes, title, introduction."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.library.draft import Draft
from reader.library.draft_keeping import DraftKeeping

if TYPE_CHECKING:
    from reader.library.library import Library


def _title(draft: Draft) -> str:
    return draft.title


@act_on(_title)
def change(library: "Library", change: Callable[[Draft], Draft]) -> Draft:
    """Change the book by a rule, such as `lambda draft: draft.with_stories(ids)`, and return it."""
    return DraftKeeping(library.store).change(change)


@act_on(_title)
def keep(library: "Library", draft: Draft) -> Draft:
    """Keep the book as a person has set it in a window, in place of the one before."""
    DraftKeeping(library.store).keep(draft)
    return draft
