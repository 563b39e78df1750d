"""`dubao undo`, `dubao redo` and `dubao history acts`: the way back from everything that a person does."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from reader.acts import undoing
from reader.cli.help.command import Command
from reader.cli.printing.act_words import act_words
from reader.cli.printing.anchor_words import on_one_line
from reader.cli.printing.output import NotDone
from reader.cli.printing.progress import progress
from reader.cli.printing.row_shape import Shape, shaped
from reader.cli.process.stop_signals import Stopped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import Cancelled, NotHeld
from reader.ports.undo import ActRecord

if TYPE_CHECKING:
    from reader.acts.done import Done, Undo
    from reader.library.library import Library
    from reader.ports.progress import Progress

ACT_FIELDS = ("id", "act", "about", "done", "undone")
_NUMBER = click.argument("number", required=False, type=click.IntRange(min=1))


@click.command("undo", cls=Command, short_help="Take back what was done last.")
@_NUMBER
@click.pass_obj
def undo_command(session: Session, number: int | None) -> None:
    """Take back what was done last to the library, in the window or by a command: a bookmark set, changed or removed, a
    correction, a page confirmed, own work merged, an import. With NUMBER, which `dubao history acts` prints, take back
    that act.

    Everything is as it was, ids and dates included. What was changed again since stays as it is: the command says so
    and changes nothing. The last hundred acts can be taken back.

    \b
    Examples:
      dubao bookmark remove 3 && dubao undo
      dubao undo 17
    """
    with session.library() as library:
        if number is None:
            way = _meant(lambda: undoing.last_done(library), tr("There is nothing to undo."))
        else:
            way = undoing.numbered(library, number)
        _turned(library, way, undoing.undo)
    click.echo(_said(tr("Undone: {act}."), tr("Undone: {act} ({about})."), way))


@click.command("redo", cls=Command, short_help="Do again what was undone last.")
@_NUMBER
@click.pass_obj
def redo_command(session: Session, number: int | None) -> None:
    """Do again what `dubao undo` took back last, if nothing else was done since. With NUMBER, which `dubao history
    acts` prints, do again that act.

    \b
    Example:
      dubao redo
    """
    with session.library() as library:
        if number is None:
            way = _meant(lambda: undoing.last_undone(library), tr("There is nothing to do again."))
        else:
            way = undoing.numbered(library, number)
        _turned(library, way, undoing.redo)
    click.echo(_said(tr("Done again: {act}."), tr("Done again: {act} ({about})."), way))


@click.command("acts", cls=Command, short_help="List what was done to the library, newest first.")
@shaped(ACT_FIELDS)
@click.pass_obj
def acts_command(session: Session, shape: Shape) -> None:
    """List what was done to the library, newest first: number, when, what, and to what. `dubao undo` takes it back.

    \b
    Fields of --json and --format:
      id, act, about, done (UTC), undone (UTC)

    \b
    Example:
      dubao history acts
    """
    with session.library(to_read=True) as library:
        found = list(undoing.acts_done(library))
    shape.begin()
    for act in found:
        shape.row(_record(act), _line_of(act))


def _meant(find: "Callable[[], Undo]", none: str) -> "Undo":
    try:
        return find()
    except NotHeld as error:
        raise NotDone(none) from error


def _turned(library: "Library", way: "Undo", turn: "Callable[[Library, Undo, Progress], Done[Undo]]") -> None:
    with progress(tr("Undoing"), then_stop=False) as on_progress:
        try:
            turn(library, way, on_progress)
        except Cancelled as error:
            # One transaction: nothing of it is done.
            raise Stopped(on_progress.stopped_by) from error


def _said(plain: str, with_about: str, way: "Undo") -> str:
    words = act_words(way.act)
    return with_about.format(act=words, about=on_one_line(way.about)) if way.about else plain.format(act=words)


def _record(act: ActRecord) -> dict[str, Any]:
    return dict(zip(ACT_FIELDS, (act.number, act.name, act.about, act.done, act.undone), strict=True))


def _line_of(act: ActRecord) -> Callable[[], str]:
    return lambda: _line(act)


def _line(act: ActRecord) -> str:
    undone = tr("was undone") if act.undone else ""
    words = (act_words(act.name), on_one_line(act.about), undone)
    return "  ".join((f"{act.number:6}", act.done[:16].replace("T", " "), *filter(None, words)))
