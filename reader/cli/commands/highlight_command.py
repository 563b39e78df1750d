"""`dubao highlight`: highlighted passages of stories, with notes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.acts import bookmarks, highlights
from reader.cli.help.command import Group
from reader.cli.options import name_completion
from reader.cli.options.bookmark_filter import BookmarkFilter, narrowed
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.parameters import ID
from reader.cli.options.passage_options import Quoted, passage_named, quoting
from reader.cli.options.word_options import WordChange, words_changed, words_given
from reader.cli.printing.bookmark_printing import print_bookmarks, print_edit, print_edits, print_removal
from reader.cli.printing.records import BOOKMARK_FIELDS
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.errors import HeldKind, NotHeld
from reader.library.bookmark_words import Words

if TYPE_CHECKING:
    from reader.library.library import Library


@click.group("highlight", cls=Group, short_help="Highlight passages of stories, with notes.")
def highlight() -> None:
    """Highlight passages of stories, write notes on them, list them and remove them.

    A highlight is a bookmark of some words of a story: `dubao bookmark list` lists both. It survives re-import, and is
    attached to its words again.
    """


@highlight.command("add", short_help="Highlight a passage, with a note.")
@click.argument("story_id", metavar="ID", type=ID, shell_complete=name_completion.stories)
@quoting
@words_given
@json_lines
@click.pass_obj
def add_command(session: Session, story_id: int, quoted: Quoted, words: Words, as_json: bool) -> None:
    """Highlight the words TEXT in the story with this ID, or in another part of it if it is continued.

    White space, full-width and half-width forms and quotation marks may differ from the story's own. If the words occur
    several times, --paragraph and --occurrence choose one. A passage that is highlighted keeps its highlight: tags and
    the note are added to its own, the note on a new line.

    \b
    Examples:
      dubao highlight add 12 --text 1037万人 --note 与年报不符 --colour red
      dubao highlight add 12 --text 网约车司机 --paragraph 3
      dubao highlight add 12 --text 工会 --occurrence 2
    """
    with session.library() as library:
        part_id, passage = passage_named(library, story_id, quoted)
        edit = highlights.add_at(library, part_id, passage.span, words).result
    print_edit(edit, as_json)


@highlight.command("list", short_help="List the highlights.")
@ids_argument("story_ids", required=False)
@narrowed
@shaped(BOOKMARK_FIELDS)
@click.pass_obj
def list_command(session: Session, story_ids: tuple[int, ...] | None, wanted: BookmarkFilter, shape: Shape) -> None:
    """List the highlights of the stories with these IDs in reading order; without an ID all of them, newest first.

    With several options, those that meet all of them are listed.

    \b
    Fields of --json and --format:
      id, story, newspaper, date, page, headline, passage, folder, tags, note, colour, created

    \b
    Examples:
      dubao highlight list 12
      dubao highlight list --note '' --format '{story}\\t{passage}\\t{note}'
    """
    with session.library(to_read=True) as library:
        found = [each for each in wanted.found(library) if each.anchor.exact]
        if story_ids is not None:
            fitting = {each.id: each for each in found}
            found = [fitting[number] for number in _in_reading_order(library, story_ids) if number in fitting]
    print_bookmarks(found, shape)


@highlight.command("edit", short_help="Change note, tags, folder or colour of highlights.")
@ids_argument("highlight_ids", metavar="HIGHLIGHT", complete=name_completion.highlights)
@words_changed
@json_lines
@click.pass_context
@click.pass_obj
def edit_command(
    session: Session, context: click.Context, highlight_ids: tuple[int, ...], change: WordChange, as_json: bool
) -> None:
    """Change the highlights with these numbers, the first in the lines of `dubao highlight list`.

    A line for each reports the result, with the note and the tags that the change removed.

    \b
    Examples:
      dubao highlight edit 5 --add-note 已核对
      dubao highlight list 12 --ids | dubao highlight edit --colour blue -
    """
    with session.library() as library:
        count, ids = _highlights(library, highlight_ids)
        edits = bookmarks.edit(library, ids, change).result
    context.exit(print_edits(edits, count, as_json))


@highlight.command("remove", short_help="Remove highlights.")
@ids_argument("highlight_ids", metavar="HIGHLIGHT", complete=name_completion.highlights)
@json_lines
@click.pass_context
@click.pass_obj
def remove_command(session: Session, context: click.Context, highlight_ids: tuple[int, ...], as_json: bool) -> None:
    """Remove the highlights with these numbers, the first in the lines of `dubao highlight list`.

    A line for each reports the result, with the words that a person wrote on it.

    \b
    Example:
      dubao highlight remove 5
    """
    with session.library() as library:
        count, ids = _highlights(library, highlight_ids)
        edits = bookmarks.remove(library, ids).result
    context.exit(print_edits(edits, count, as_json, print_removal))


def _in_reading_order(library: "Library", story_ids: tuple[int, ...]) -> Iterator[int]:
    """Yield ids of the highlights of stories; those whose words are no longer in their story come last."""
    for story_id in dict.fromkeys(story_ids):
        placed = [each.bookmark.id for each in library.bookmarks.highlights(story_id)]
        yield from dict.fromkeys((*placed, *(each.id for each in library.bookmarks.of_story(story_id))))


def _highlights(library: "Library", given: tuple[int, ...]) -> tuple[Count, list[int]]:
    """Return the given ids that are highlights; the others are reported and counted as missing."""
    known = {each.id for each in library.bookmarks.all() if each.anchor.exact}
    count = Count()
    for number in given:
        if number not in known:
            count.miss(NotHeld(HeldKind.HIGHLIGHT, number))
    return count, [number for number in given if number in known]
