"""`dubao bookmark doubts` and `settle`: bookmarks whose story or passage is uncertain after an import."""

from typing import TYPE_CHECKING, Any

import click

from reader.acts import doubts
from reader.cli.help.command import Command
from reader.cli.options import name_completion
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.parameters import ID, TEXT
from reader.cli.options.passage_options import Quoted, passage_named
from reader.cli.printing.anchor_words import on_one_line, story_named
from reader.cli.printing.bookmark_lines import bookmark_line
from reader.cli.printing.output import NotDone, complain, print_result
from reader.cli.printing.records import BOOKMARK_FIELDS, bookmark_record
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.domain.bookmark import Bookmark
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import quoted_text
from reader.library.doubts import Doubt
from reader.library.quoting import Quotation

if TYPE_CHECKING:
    from reader.library.library import Library


@click.command("doubts", cls=Command, short_help="List bookmarks whose story or passage is uncertain.")
@shaped((*BOOKMARK_FIELDS, "likely", "now"))
@click.pass_obj
def doubts_command(session: Session, shape: Shape) -> None:
    """List the bookmarks and highlights whose story or passage is uncertain after pages were imported again, each with
    the nearest story and passage. `dubao bookmark settle` decides about them.

    \b
    Fields of --json and --format: those of `dubao bookmark list`, and
      likely (ID of the nearest story), now (the nearest passage)

    \b
    Example:
      dubao bookmark doubts
    """
    with session.library(to_read=True) as library:
        found = library.doubts.all()
    shape.begin()
    for doubt in found:
        shape.row(_record(doubt), _line, doubt)


@click.command("settle", cls=Command, short_help="Decide where uncertain bookmarks belong.")
@ids_argument("bookmark_ids", complete=name_completion.bookmarks)
@click.option("--accept", is_flag=True, help="The nearest story or passage is right.")
@click.option("--leave", is_flag=True, help="Leave it as it is, and do not list it again.")
@click.option(
    "--story",
    "story_id",
    metavar="ID",
    type=ID,
    shell_complete=name_completion.stories,
    help="It belongs to this story.",
)
@click.option("--text", type=TEXT, help="With --story: the words of the passage, for a highlight.")
@click.option("--occurrence", metavar="N", type=click.IntRange(min=1), help="With --text: their Nth place.")
@json_lines
@click.pass_context
@click.pass_obj
def settle_command(
    session: Session,
    context: click.Context,
    bookmark_ids: tuple[int, ...],
    accept: bool,
    leave: bool,
    story_id: int | None,
    text: str | None,
    occurrence: int | None,
    as_json: bool,
) -> None:
    """Decide where the bookmarks with these IDs belong, the first numbers in the lines of `dubao bookmark doubts`.
    Their notes and tags stay in any case.

    \b
    Examples:
      dubao bookmark settle 3 5 --accept
      dubao bookmark settle 3 --story 12 --text 网约车司机
      dubao bookmark doubts --ids | dubao bookmark settle --leave -
    """
    if accept + leave + (story_id is not None) != 1:
        raise click.UsageError(tr("say one of --accept, --leave and --story."))
    count = Count()
    with session.library() as library:
        bookmarks = {bookmark.id: bookmark for bookmark in library.bookmarks.all()}

        def settled(bookmark: Bookmark) -> Bookmark:
            if story_id is not None:
                return _attached(library, bookmark, story_id, text, occurrence)
            if accept:
                return doubts.accept(library, bookmark.id).result
            return doubts.keep_loose(library, bookmark.id).result

        for number in dict.fromkeys(bookmark_ids):
            if number not in bookmarks:
                count.miss(NotHeld(HeldKind.BOOKMARK, number))
                continue
            try:
                done = settled(bookmarks[number])
            except NotHeld:
                complain(tr("Bookmark {id} has no place that could be accepted.").format(id=number))
                count.missing += 1
                continue
            count.done += 1
            print_result(bookmark_record(done), bookmark_line(done), as_json)
    context.exit(count.exit_code)


def _attached(
    library: "Library", bookmark: Bookmark, story_id: int, text: str | None, occurrence: int | None
) -> Bookmark:
    if not bookmark.anchor.exact:
        return doubts.attach(library, bookmark.id, [library.story(story_id).row.id]).result
    if text is None:
        raise NotDone(tr("Bookmark {id} marks a passage; --text says which words it is now.").format(id=bookmark.id))
    part_id, passage = passage_named(library, story_id, Quoted(text, occurrence=occurrence))
    whole = quoted_text(library.story(part_id).story)
    before, after = whole[: passage.span.start], whole[passage.span.end :]
    return doubts.attach(library, bookmark.id, [part_id], Quotation(passage.text, before, after)).result


def _record(doubt: Doubt) -> dict[str, Any]:
    likely = doubt.story.id if doubt.story else None
    return bookmark_record(doubt.bookmark) | {"likely": likely, "now": doubt.now or None}


def _line(doubt: Doubt) -> str:
    line = bookmark_line(doubt.bookmark)
    if doubt.story is None:
        return f"{line}\n        {tr('no story like it is held')}"
    nearest = " ".join(filter(None, (story_named(doubt.story.id), on_one_line(doubt.story.title))))
    now = f"  “{on_one_line(doubt.now)}”" if doubt.now else ""
    return f"{line}\n        {tr('nearest: {story}').format(story=nearest)}{now}"
