"""Own work of another library merged into this one: completed, never replaced."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from reader.domain.bookmark import Anchor, Bookmark
from reader.library.own_work_reading import Exported, ExportedBookmark, ExportedCorrection, read_export
from reader.library.search_keeping import SearchKeeping
from reader.library.views import Merged
from reader.ports.store import HasBookmarks, HasCorrections, HasHoldings, Transactions

_Outcome = tuple[str, bool]
"""The outcome of a record, 'added', 'merged' or 'same', and True if it waits for its story."""


class MergingStore(HasBookmarks, HasCorrections, HasHoldings, Transactions, Protocol):
    """The ports that merging asks for."""


def merge(store: MergingStore, searches: SearchKeeping, text: str) -> Merged:
    """Take in an export, JSON or Markdown: existing records are completed, never replaced.

    Raises NotOwnWork; nothing is taken in then.
    """
    exported = read_export(text)
    with store.together():
        outcomes = list(_merge_each(store, searches, exported))
    kinds = [kind for kind, _ in outcomes]
    return Merged(
        added=kinds.count("added"),
        merged=kinds.count("merged"),
        same=kinds.count("same"),
        waiting=sum(waits for kind, waits in outcomes if kind != "same"),
    )


def _merge_each(store: MergingStore, searches: SearchKeeping, exported: Exported) -> Iterator[_Outcome]:
    held = _HeldBookmarks(store.bookmarks.all())
    for bookmark in exported.bookmarks:
        yield _merge_bookmark(store, held, bookmark)
    corrected = {correction.anchor for correction in store.corrections.all()}
    for correction in exported.corrections:
        yield _merge_correction(store, corrected, correction)
    known = {search.name for search in searches.saved()}
    for search in exported.searches:
        if search.name not in known:
            searches.save(search.name, search.query, search.sort)
        yield ("same" if search.name in known else "added"), False


class _HeldBookmarks:
    """Bookmarks indexed by what they mark, because merging looks up thousands of them."""

    def __init__(self, bookmarks: Iterable[Bookmark]) -> None:
        """The first of several bookmarks that mark the same is the one found."""
        self._held: dict[tuple[int | str, str, str, str], Bookmark] = {}
        for bookmark in bookmarks:
            self.put(bookmark)

    def put(self, bookmark: Bookmark) -> None:
        """Add a bookmark, or replace the one of the same id."""
        for key in (_marked(bookmark.story_id, bookmark.anchor), _marked(None, bookmark.anchor)):
            held = self._held.setdefault(key, bookmark)
            if held.id == bookmark.id:
                self._held[key] = bookmark

    def find(self, anchor: Anchor, story_id: int | None) -> Bookmark | None:
        """Return the bookmark of the same words of the same story, in the same surroundings; None if there is none."""
        return self._held.get(_marked(story_id, anchor))


def _marked(story_id: int | None, anchor: Anchor) -> tuple[int | str, str, str, str]:
    """Return a key for what an anchor marks: by story id, or by fingerprint if the story is not in the library."""
    return anchor.fingerprint if story_id is None else story_id, anchor.prefix, anchor.exact, anchor.suffix


def _merge_bookmark(store: MergingStore, bookmarks: _HeldBookmarks, theirs: ExportedBookmark) -> _Outcome:
    story_id = store.holdings.find_story(theirs.anchor)
    held = bookmarks.find(theirs.anchor, story_id)
    if held is None:
        added = store.bookmarks.add(
            story_id,
            theirs.anchor,
            tags=theirs.tags,
            folder=theirs.folder,
            note=theirs.note,
            colour=theirs.colour,
        )
        bookmarks.put(added)
        return "added", story_id is None
    fuller = replace(
        held,
        folder=held.folder or theirs.folder,
        tags=tuple(dict.fromkeys((*held.tags, *theirs.tags))),
        note=_both_notes(held.note, theirs.note),
        colour=held.colour or theirs.colour,
    )
    if fuller == held:
        return "same", False
    store.bookmarks.update(fuller)
    bookmarks.put(fuller)
    return "merged", held.story_id is None


def _both_notes(ours: str, theirs: str) -> str:
    """Return both notes, ours first.

    It is ours alone if theirs is in it as whole paragraphs, not as a piece of a sentence.
    """
    if f"\n\n{theirs}\n\n" in f"\n\n{ours}\n\n":
        return ours
    return "\n\n".join(filter(None, (ours, theirs)))


def _merge_correction(store: MergingStore, corrected: set[Anchor], theirs: ExportedCorrection) -> _Outcome:
    if theirs.anchor in corrected:
        # The person's reading in this library stands.
        return "same", False
    story_id = store.holdings.find_story(theirs.anchor)
    store.corrections.add(story_id, theirs.anchor, theirs.replacement)
    corrected.add(theirs.anchor)
    return "added", story_id is None
