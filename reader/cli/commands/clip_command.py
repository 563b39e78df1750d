"""`dubao clip`: the clipping book, stories in a person's own order with notes."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reader.acts import clippings as clippings_act
from reader.cli.help.command import Group
from reader.cli.options import name_completion
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.parameters import ID, TEXT
from reader.cli.printing.anchor_words import on_one_line
from reader.cli.printing.output import NotDone, complain, print_json, print_result, say
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr, tr_n
from reader.errors import HeldKind, NotHeld
from reader.library.bookmark_words import note_with
from reader.library.corrections import as_read
from reader.library.draft import Draft
from reader.ports.rows import StoryRow
from reader.render.clipping import Clipping, clipping_of

if TYPE_CHECKING:
    from reader.library.library import Library

FIELDS = ("number", "id", "newspaper", "date", "page", "headline", "note")


@click.group("clip", cls=Group, short_help="Put stories in order for a clipping book.")
def clip() -> None:
    """Put stories in order for a clipping book, with a note on each. `dubao export --clippings` writes the book, with
    contents and references.

    The window shows the same book: do not change it here while it is open there.
    """


@clip.command("add", short_help="Put stories at the end of the book.")
@ids_argument("story_ids")
@click.option("--note", default="", type=TEXT, help="A note on each of them.")
@json_lines
@click.pass_context
@click.pass_obj
def add_command(session: Session, context: click.Context, story_ids: tuple[int, ...], note: str, as_json: bool) -> None:
    """Put the stories with these IDs at the end of the book, in this order. A story of the book keeps its position; the
    note is added below its own.

    \b
    Examples:
      dubao clip add 12 7 --note 背景
      dubao saved run 网约车 --ids | dubao clip add -
    """
    count = Count()
    with session.library() as library:
        rows = {row.id: row for row in library.rows_by_id(story_ids)}
        known = _present(story_ids, rows, count, lambda story_id: count.miss(NotHeld(HeldKind.STORY, story_id)))

        def added(draft: Draft) -> Draft:
            notes = dict(draft.notes)
            fuller = {story_id: note_with(notes.get(story_id, ""), note) for story_id in known} if note else {}
            return draft.with_stories(known).with_notes(fuller)

        draft = clippings_act.change(library, added).result
    _print(draft, known, rows, as_json)
    context.exit(count.exit_code)


@clip.command("remove", short_help="Take stories out of the book.")
@ids_argument("story_ids", complete=name_completion.clippings)
@json_lines
@click.pass_context
@click.pass_obj
def remove_command(session: Session, context: click.Context, story_ids: tuple[int, ...], as_json: bool) -> None:
    """Take the stories with these IDs out of the book, with their notes, and print them.

    \b
    Examples:
      dubao clip remove 12
      dubao clip list --ids | dubao clip remove -
    """
    count = Count()
    with session.library() as library:
        before = library.draft.read()
        inside = _inside(before, story_ids, count)
        clippings_act.change(library, lambda draft: draft.without(inside))
        rows = {row.id: row for row in library.rows_by_id(inside)}
    _print(before, inside, rows, as_json)
    context.exit(count.exit_code)


@clip.command("list", short_help="List the stories of the book in their order.")
@shaped(FIELDS)
@click.pass_obj
def list_command(session: Session, shape: Shape) -> None:
    """List the stories of the book in their order: number in the book, ID, headline, newspaper and page, note; above
    them title and introduction, if there are any.

    \b
    Fields of --json and --format:
      number, id, newspaper, date, page, headline, note

    \b
    Example:
      dubao clip list
    """
    with session.library(to_read=True) as library:
        draft = library.draft.read()
        rows = {row.id: row for row in library.rows_by_id(draft.stories)}
    if shape.for_people:
        for text in filter(None, (draft.title, draft.introduction)):
            say(f"{text}\n")
    shape.begin()
    for record in _records(draft, draft.stories, rows):
        shape.row(record, _line, record)
    gone = len(draft.stories) - len(rows)
    if gone:
        complain(tr_n("{n} story of the book is not held.", "{n} stories of the book are not held.", gone))


@clip.command("move", short_help="Move stories within the book.")
@ids_argument("story_ids", complete=name_completion.clippings)
@click.option("--to", "position", metavar="N", type=click.IntRange(min=1), help="The first of them becomes number N.")
@click.option("--up", "step", flag_value=-1, type=int, help="One place up.")
@click.option("--down", "step", flag_value=1, type=int, help="One place down.")
@json_lines
@click.pass_context
@click.pass_obj
def move_command(
    session: Session,
    context: click.Context,
    story_ids: tuple[int, ...],
    position: int | None,
    step: int | None,
    as_json: bool,
) -> None:
    """Move the stories with these IDs within the book; they stay together, in their present order.

    \b
    Examples:
      dubao clip move 12 7 --to 1
      dubao clip move 12 --up
    """
    if (position is None) == (step is None):
        raise click.UsageError(tr("say where to: one of --to, --up and --down."))
    count = Count()
    with session.library() as library:
        inside = _inside(library.draft.read(), story_ids, count)
        draft = clippings_act.change(
            library, lambda draft: draft.shifted(inside, step) if step else _put(draft, inside, position or 1)
        ).result
        rows = {row.id: row for row in library.rows_by_id(inside)}
    _print(draft, inside, rows, as_json)
    context.exit(count.exit_code)


@clip.command("note", short_help="Write the note on a story of the book.")
@click.argument("story_id", metavar="ID", type=ID, shell_complete=name_completion.clippings)
@click.argument("text", type=TEXT)
@json_lines
@click.pass_obj
def note_command(session: Session, story_id: int, text: str, as_json: bool) -> None:
    """Write TEXT as the note on the story with this ID; an empty TEXT removes the note. The note that it replaces is
    printed on standard error.

    \b
    Example:
      dubao clip note 12 第二段数字要核对
    """
    with session.library() as library:
        before = library.draft.read()
        if story_id not in before.stories:
            raise NotDone(_not_in(story_id))
        draft = clippings_act.change(library, lambda draft: draft.with_note(story_id, text.strip())).result
        rows = {row.id: row for row in library.rows_by_id([story_id])}
    _report_replaced(before.note(story_id), draft.note(story_id))
    _print(draft, [story_id], rows, as_json)


@clip.command("edit", short_help="Change title and introduction of the book.")
@click.option("--title", type=TEXT, help="The title of the book; '' for none.")
@click.option("--introduction", type=TEXT, help="The text before the stories; '' for none.")
@json_lines
@click.pass_obj
def edit_command(session: Session, title: str | None, introduction: str | None, as_json: bool) -> None:
    """Change title and introduction of the book. The texts that they replace are printed on standard error.

    \b
    Example:
      dubao clip edit --title 新就业形态劳动者 --introduction 2023年上半年的报道
    """
    if title is None and introduction is None:
        raise click.UsageError(tr("nothing to change: give --title or --introduction."))
    with session.library() as library:
        before = library.draft.read()
        draft = clippings_act.change(library, lambda draft: _headed(draft, title, introduction)).result
    _report_replaced(before.title, draft.title)
    _report_replaced(before.introduction, draft.introduction)
    if as_json:
        print_json({"title": draft.title, "introduction": draft.introduction})
    else:
        for text in filter(None, (draft.title, draft.introduction)):
            say(text)


def clippings(library: "Library") -> Iterator[Clipping]:
    """Yield the stories of the book that are in the library, in its order, with their notes."""
    draft = library.draft.read()
    for held in library.stories(draft.stories):
        yield clipping_of(as_read(held), note=draft.note(held.row.id))


def _headed(draft: Draft, title: str | None, introduction: str | None) -> Draft:
    return replace(
        draft,
        title=draft.title if title is None else title,
        introduction=draft.introduction if introduction is None else introduction,
    )


def _put(draft: Draft, ids: Sequence[int], position: int) -> Draft:
    """Move `ids`, the first of them to number `position`, or to the end of a shorter book."""
    moving = set(ids)
    others = [story_id for story_id in draft.stories if story_id not in moving]
    at = draft.stories.index(others[position - 1]) if position <= len(others) else len(draft.stories)
    return draft.moved(ids, at)


def _inside(draft: Draft, story_ids: Sequence[int], count: Count) -> list[int]:
    """Return the stories that are in the book; the others are reported."""

    def name(story_id: int) -> None:
        complain(_not_in(story_id))
        count.missing += 1

    return _present(story_ids, frozenset(draft.stories), count, name)


def _present(story_ids: Sequence[int], there: Container[int], count: Count, name: Callable[[int], None]) -> list[int]:
    present = [story_id for story_id in dict.fromkeys(story_ids) if story_id in there]
    for story_id in dict.fromkeys(story_ids):
        if story_id not in there:
            name(story_id)
    count.done += len(present)
    return present


def _not_in(story_id: int) -> str:
    return tr("Story {id} is not in the clipping book.").format(id=story_id)


def _report_replaced(old: str, new: str) -> None:
    if old and old != new:
        complain(tr("Before, it said: {text}").format(text=on_one_line(old)))


def _print(draft: Draft, ids: Sequence[int], rows: Mapping[int, StoryRow], as_json: bool) -> None:
    for record in _records(draft, ids, rows):
        print_result(record, _line(record), as_json)


def _records(draft: Draft, ids: Sequence[int], rows: Mapping[int, StoryRow]) -> Iterator[dict[str, Any]]:
    numbers = {story_id: number for number, story_id in enumerate(draft.stories, 1)}
    notes = dict(draft.notes)
    for row in (rows[story_id] for story_id in ids if story_id in rows):
        values = (numbers[row.id], row.id, row.newspaper, row.date, row.page, row.title, notes.get(row.id, ""))
        yield dict(zip(FIELDS, values, strict=True))


def _line(record: Mapping[str, Any]) -> str:
    page = f"第{record['page']}版" if record["page"] else None
    printed_in = " ".join(filter(None, (record["newspaper"], record["date"], page)))
    words = (on_one_line(record["headline"]), printed_in, on_one_line(record["note"]))
    return "  ".join((f"{record['number']:4}", f"{record['id']:6}", *filter(None, words)))
