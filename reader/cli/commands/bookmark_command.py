"""`dubao bookmark`: bookmarks of stories."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.acts import bookmarks
from reader.cli.commands.bookmark_doubts import doubts_command, settle_command
from reader.cli.commands.bookmark_files import export_command, merge_command
from reader.cli.help.command import Group
from reader.cli.options import name_completion
from reader.cli.options.bookmark_filter import BookmarkFilter, narrowed
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.parameters import ID
from reader.cli.options.word_options import WordChange, words_changed, words_given
from reader.cli.printing.bookmark_printing import print_bookmarks, print_edits, print_removal
from reader.cli.printing.output import complain
from reader.cli.printing.records import BOOKMARK_FIELDS
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.library.bookmark_words import Words

if TYPE_CHECKING:
    from reader.library.library import Library

_STORIES = click.option("--stories", is_flag=True, help="The IDs are those of bookmarked stories.")


@click.group("bookmark", cls=Group, short_help="Keep stories, with folder, tags and a note.")
def bookmark() -> None:
    """Add, change, remove and list bookmarks; export and merge them.

    A bookmark identifies its story by content: it survives re-import, a new index and corrections. Without its story
    it is kept, and attached again when the story returns to the library.
    """


@bookmark.command("add", short_help="Bookmark stories, or add to their bookmarks.")
@ids_argument("story_ids")
@words_given
@json_lines
@click.pass_context
@click.pass_obj
def add_command(
    session: Session, context: click.Context, story_ids: tuple[int, ...], words: Words, as_json: bool
) -> None:
    """Bookmark the stories with these IDs; `-` reads IDs from standard input.

    A story with a bookmark keeps it: new tags and the note are added to its own, the note on a new line, folder and
    colour replace its own. A line for each story reports the result.

    Unknown IDs are reported and do not stop the others: the command exits 1, or 2 if all are unknown.

    \b
    Examples:
      dubao bookmark add 12 --folder 工会 --tag 待引用 --note "第二段数字要核对"
      dubao search 网约车司机 --ids | dubao bookmark add --tag 网约车 -
    """
    with session.library() as library:
        edits = bookmarks.add(library, story_ids, words).result
    context.exit(print_edits(edits, Count(), as_json))


@bookmark.command("edit", short_help="Change folder, tags, note or colour of bookmarks.")
@ids_argument("bookmark_ids", complete=name_completion.bookmarks)
@_STORIES
@words_changed
@json_lines
@click.pass_context
@click.pass_obj
def edit_command(
    session: Session,
    context: click.Context,
    bookmark_ids: tuple[int, ...],
    stories: bool,
    change: WordChange,
    as_json: bool,
) -> None:
    """Change the bookmarks and highlights with these IDs, the first numbers in the lines of `dubao bookmark list`.

    A line for each reports the result, with the note and the tags that the change removed.

    \b
    Examples:
      dubao bookmark edit 3 --tag 已核对 --no-tag 待引用
      dubao bookmark edit 3 --note 数字已核对 --folder 工会/2023
      dubao bookmark list --folder 旧 --ids | dubao bookmark edit --no-folder -
    """
    with session.library() as library:
        count, ids = _of_stories(library, bookmark_ids) if stories else (Count(), bookmark_ids)
        edits = bookmarks.edit(library, ids, change).result
    context.exit(print_edits(edits, count, as_json))


@bookmark.command("remove", short_help="Remove bookmarks.")
@ids_argument("bookmark_ids", complete=name_completion.bookmarks)
@_STORIES
@json_lines
@click.pass_context
@click.pass_obj
def remove_command(
    session: Session, context: click.Context, bookmark_ids: tuple[int, ...], stories: bool, as_json: bool
) -> None:
    """Remove the bookmarks and highlights with these IDs, the first numbers in the lines of `dubao bookmark list`.

    A line for each reports the result, with the words that a person wrote on it.

    \b
    Examples:
      dubao bookmark remove 3
      dubao bookmark list --tag 已核对 --ids | dubao bookmark remove -
    """
    with session.library() as library:
        count, ids = _of_stories(library, bookmark_ids) if stories else (Count(), bookmark_ids)
        edits = bookmarks.remove(library, ids).result
    context.exit(print_edits(edits, count, as_json, print_removal))


@bookmark.command("list", short_help="List the bookmarks, newest first.")
@click.option(
    "--story",
    "stories",
    multiple=True,
    metavar="ID",
    type=ID,
    shell_complete=name_completion.stories,
    help="Only those of this story.",
)
@narrowed
@shaped(BOOKMARK_FIELDS)
@click.pass_obj
def list_command(session: Session, stories: tuple[int, ...], wanted: BookmarkFilter, shape: Shape) -> None:
    """List bookmarks and highlights, newest first: id, story, headline, page, passage, folder, tags, note.

    With several options, those that meet all of them are listed.

    \b
    Fields of --json and --format:
      id, story, newspaper, date, page, headline, passage, folder, tags, note, colour, created

    \b
    Examples:
      dubao bookmark list --folder 工会 --tag 待引用
      dubao bookmark list --note 核对 --format '{story}\\t{note}'
      dubao bookmark list --json > bookmarks.jsonl
    """
    with session.library(to_read=True) as library:
        found = [each for each in wanted.found(library) if not stories or each.story_id in stories]
    print_bookmarks(found, shape)


for command in (doubts_command, settle_command, export_command, merge_command):
    bookmark.add_command(command)


def _of_stories(library: "Library", story_ids: Sequence[int]) -> tuple[Count, list[int]]:
    """Return the bookmarks of stories; stories without one are reported and counted as missing."""
    stars, count = library.bookmarks.stars(story_ids), Count()
    for story_id in story_ids:
        if story_id not in stars:
            complain(tr("Story {id} has no bookmark.").format(id=story_id))
            count.missing += 1
    return count, [stars[story_id].id for story_id in story_ids if story_id in stars]
