"""Bookmarks and edits of bookmarks as lines for people and as records."""

from collections.abc import Iterator
from typing import Any

from reader.cli.printing.anchor_words import on_one_line, printed_in, story_named
from reader.cli.printing.records import bookmark_record
from reader.cli.words import clauses, tr
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_words import Edit

_OWN = ("folder", "tags", "note", "colour")


def bookmark_line(bookmark: Bookmark) -> str:
    """Return a line with id, story, headline, newspaper and page, passage, folder, tags and note."""
    extras = [bookmark.folder, *(f"#{tag}" for tag in bookmark.tags), on_one_line(bookmark.note)]
    return "  ".join(filter(None, (f"{bookmark.id:6}", *_named(bookmark), *extras)))


def edit_line(edit: Edit) -> str:
    """Return a line on the changes of an edit, with the words that it removed."""
    bookmark, changes = edit.after, list(_changes(edit))
    if edit.before is None:
        head = tr("Bookmark {id} is made: {story}")
    elif changes:
        head = tr("Bookmark {id} is changed: {story}")
    else:
        head = tr("Bookmark {id} stays as it was: {story}")
    story = " ".join(
        filter(None, (story_named(bookmark.story_id), on_one_line(bookmark.anchor.headline), _passage(bookmark)))
    )
    return clauses((head.format(id=bookmark.id, story=story), *changes))


def removal_line(bookmark: Bookmark) -> str:
    """Return a sentence on a removed bookmark, with the words that the person wrote on it."""
    said = tr("Bookmark {id} is removed.").format(id=bookmark.id)
    own = [bookmark.folder, *(f"#{tag}" for tag in bookmark.tags), on_one_line(bookmark.note)]
    return "  ".join(filter(None, (said, *own)))


def edit_record(edit: Edit) -> dict[str, Any]:
    """Return the bookmark after the edit; `before` has the earlier values of changed fields, None if it is new."""
    now = bookmark_record(edit.after)
    before = None if edit.before is None else bookmark_record(edit.before)
    changed = None if before is None else {name: before[name] for name in _OWN if before[name] != now[name]}
    return now | {"before": changed}


def _named(bookmark: Bookmark) -> Iterator[str]:
    """Yield the story and passage of a bookmark."""
    anchor = bookmark.anchor
    yield story_named(bookmark.story_id)
    yield on_one_line(anchor.headline)
    yield printed_in(anchor)
    yield _passage(bookmark)


def _passage(bookmark: Bookmark) -> str:
    return f"“{on_one_line(bookmark.anchor.exact)}”" if bookmark.anchor.exact else ""


def _changes(edit: Edit) -> Iterator[str]:
    old, new = edit.before, edit.after
    yield from _folder_change(old.folder if old else "", new.folder)
    before = old.tags if old else ()
    if added := [f"#{tag}" for tag in new.tags if tag not in before]:
        yield tr("tagged {tags}").format(tags=" ".join(added))
    if taken := [f"#{tag}" for tag in before if tag not in new.tags]:
        yield tr("no longer tagged {tags}").format(tags=" ".join(taken))
    yield from _note_change(old.note if old else "", new.note)
    if new.colour != (old.colour if old else ""):
        yield tr("coloured {colour}").format(colour=new.colour) if new.colour else tr("without a colour")


def _folder_change(old: str, new: str) -> Iterator[str]:
    if new != old:
        yield (tr("put into {folder}") if new else tr("taken out of {folder}")).format(folder=new or old)


def _note_change(old: str, new: str) -> Iterator[str]:
    if new == old:
        return
    if not old:
        yield tr("note: {note}").format(note=on_one_line(new))
    elif new.startswith(f"{old}\n"):
        yield tr("added to the note: {note}").format(note=on_one_line(new.removeprefix(f"{old}\n")))
    elif new:
        yield tr("note: {note} (before: {old})").format(note=on_one_line(new), old=on_one_line(old))
    else:
        yield tr("the note is taken off: {old}").format(old=on_one_line(old))
