"""Passages of stories highlighted. A highlight is a bookmark of a passage: `acts.bookmarks` changes and removes it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.acts.bookmarks import headline_of
from reader.domain.bookmark import Bookmark
from reader.domain.span import Span
from reader.library.anchors import anchor_of
from reader.library.bookmark_edits import BookmarkEdits
from reader.library.bookmark_words import NO_WORDS, Edit, Words
from reader.library.fitting import first_fit
from reader.library.quoting import Quotation, span_of

if TYPE_CHECKING:
    from reader.library.library import Library


def _of_edit(edit: Edit) -> str:
    return headline_of(edit.after)


@act_on(headline_of)
def add(library: "Library", story_ids: Sequence[int], quotation: Quotation, words: Words = NO_WORDS) -> Bookmark:
    """Highlight a passage that a person selected, in the first of the stories that holds it.

    White space, width and quotes may differ from the story's own. A passage that is highlighted already stays as it is.
    Raises NotHeld(HeldKind.PASSAGE) if none holds it.
    """
    edits = BookmarkEdits(library.store)

    def highlighted(story_id: int) -> Bookmark:
        held = library.store.holdings.story(story_id)
        anchor = anchor_of(held, span_of(held.story, quotation, library.folding))
        return library.store.bookmarks.at(anchor) or edits.mark(story_id, anchor, words).after

    return first_fit(story_ids, highlighted)


@act_on(_of_edit)
def add_at(library: "Library", story_id: int, span: Span, words: Words) -> Edit:
    """Highlight a passage of the story's `quoted_text`; a highlight that is there gets the words besides its own."""
    anchor = anchor_of(library.store.holdings.story(story_id), span)
    return BookmarkEdits(library.store).mark(story_id, anchor, words)
