"""`dubao undo`, `dubao redo` and `dubao history acts`: undo of everything that a person does."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from reader.acts import undoing
from reader.acts.done import Kind
from reader.cli.help.command import Command
from reader.cli.kept_settings import change_settings
from reader.cli.printing.act_words import act_words
from reader.cli.printing.anchor_words import on_one_line
from reader.cli.printing.output import NotDone, say
from reader.cli.printing.progress import progress
from reader.cli.printing.row_shape import Shape, shaped
from reader.cli.process.stop_signals import Stopped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import Cancelled, NotHeld
from reader.library.folding_choice import with_folding
from reader.ports.undo import ActRecord

if TYPE_CHECKING:
    from reader.acts.done import Done, Undo
    from reader.library.library import Library
    from reader.ports.progress import Progress

ACT_FIELDS = ("id", "act", "about", "done", "undone")
_NUMBER = click.argument("number", required=False, type=click.IntRange(min=1))


@click.command("undo", cls=Command, short_help="Undo the last act.")
@_NUMBER
@click.pass_obj
def undo_command(session: Session, number: int | None) -> None:
    """Undo the last act on the library, in the window or by a command: a bookmark added, changed or removed, a
    correction, a page confirmed, own work merged, an import. With NUMBER, which `dubao history acts` prints, undo that
    act.

    Everything is restored, ids and dates included. If something was changed again since, the command says so and
    changes nothing. The last hundred acts can be undone.

    \b
    Examples:
      dubao bookmark remove 3 && dubao undo
      dubao undo 17
    """
    with session.library() as library:
        chosen = _chosen(library, number, undoing.last_done, tr("There is nothing to undo."))
        _run(library, chosen, undoing.undo)
    say(_said(tr("Undone: {act}."), tr("Undone: {act} ({about})."), chosen))


@click.command("redo", cls=Command, short_help="Redo the last act that was undone.")
@_NUMBER
@click.pass_obj
def redo_command(session: Session, number: int | None) -> None:
    """Redo the act that `dubao undo` undid last, if nothing else was done since. With NUMBER, which `dubao history
    acts` prints, redo that act.

    \b
    Example:
      dubao redo
    """
    with session.library() as library:
        chosen = _chosen(library, number, undoing.last_undone, tr("There is nothing to do again."))
        _run(library, chosen, undoing.redo)
    say(_said(tr("Done again: {act}."), tr("Done again: {act} ({about})."), chosen))


@click.command("acts", cls=Command, short_help="List the acts on the library, newest first.")
@shaped(ACT_FIELDS)
@click.pass_obj
def acts_command(session: Session, shape: Shape) -> None:
    """List the acts on the library, newest first: number, time, act, and what it was about. `dubao undo` undoes them.

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
        shape.row(_record(act), _line, act)


def _chosen(library: "Library", number: int | None, newest: "Callable[[Library], Undo]", none: str) -> "Undo":
    """Return the act with this number, else the `newest`. Raises NotDone with the text `none` if there is none."""
    if number is not None:
        return undoing.numbered(library, number)
    try:
        return newest(library)
    except NotHeld as error:
        raise NotDone(none) from error


def _run(library: "Library", undo: "Undo", run: "Callable[[Library, Undo, Progress], Done[Undo]]") -> None:
    """Undo or redo an act, with progress. Raises Stopped."""
    with progress(tr("Undoing"), then_stop=False) as on_progress:
        try:
            done = run(library, undo, on_progress)
        except Cancelled as error:
            # It is one transaction, and none of it was done.
            raise Stopped(on_progress.stopped_by) from error
    if done.changes.of(Kind.FOLDING):
        # The choice stands among the settings as well, which would bring it back at the next opening.
        folding = library.chosen_folding()
        change_settings(lambda kept: with_folding(kept, folding))


def _said(plain: str, with_about: str, undo: "Undo") -> str:
    words = act_words(undo.act)
    return with_about.format(act=words, about=on_one_line(undo.about)) if undo.about else plain.format(act=words)


def _record(act: ActRecord) -> dict[str, Any]:
    return dict(zip(ACT_FIELDS, (act.number, act.name, act.about, act.done, act.undone), strict=True))


def _line(act: ActRecord) -> str:
    undone = tr("was undone") if act.undone else ""
    words = (act_words(act.name), on_one_line(act.about), undone)
    return "  ".join((f"{act.number:6}", act.done[:16].replace("T", " "), *filter(None, words)))
