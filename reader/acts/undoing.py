"""Acts undone and done again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.acts.done import Done, Undo, changes_of
from reader.errors import HeldKind, NotHeld
from reader.ports.progress import Progress
from reader.ports.undo import ActRecord, Touched

if TYPE_CHECKING:
    from reader.library.library import Library


def undo(library: "Library", way: Undo, progress: Progress | None = None) -> Done[Undo]:
    """Put back everything that an act changed, in one transaction. `Done.undo` is for `redo`.

    Raises ActOvertaken if something that the act left was changed since, NotHeld(HeldKind.ACT) if it is undone already,
    NotHeld(HeldKind.DROPPED_ACT) if it is too old, Cancelled if `progress` stopped it: nothing is changed then.
    """
    return _done(way, library.store.acts.undo(way.number, progress))


def redo(library: "Library", way: Undo, progress: Progress | None = None) -> Done[Undo]:
    """Do an undone act again: the same rows, ids and dates. Raises as `undo` does."""
    return _done(way, library.store.acts.redo(way.number, progress))


def _done(way: Undo, touched: Touched) -> Done[Undo]:
    return Done(result=way, changes=changes_of(touched), undo=way)


def acts_done(library: "Library") -> Iterator[ActRecord]:
    """Return the acts in the log, newest first, undone ones included; of this program and of all others."""
    return library.store.acts.acts()


def last_done(library: "Library") -> Undo:
    """Return the newest act that stands. Raises NotHeld(HeldKind.ACT) if there is none."""
    return _way(next((each for each in acts_done(library) if not each.undone), None))


def last_undone(library: "Library") -> Undo:
    """Return the act that was undone last, if no act was done since. Raises NotHeld(HeldKind.ACT) if there is none."""
    acts = list(acts_done(library))
    newest = max((each.done for each in acts if not each.undone), default="")
    undone = max((each for each in acts if each.undone > newest), key=lambda each: each.undone, default=None)
    return _way(undone)


def numbered(library: "Library", number: int) -> Undo:
    """Return the act with this number. Raises NotHeld(HeldKind.ACT), or of DROPPED_ACT if only newer ones are kept."""
    acts = {each.number: each for each in acts_done(library)}
    if acts and number < min(acts):
        raise NotHeld(HeldKind.DROPPED_ACT, number)
    return _way(acts.get(number), number)


def _way(record: ActRecord | None, number: object = "") -> Undo:
    if record is None:
        raise NotHeld(HeldKind.ACT, number)
    return Undo(record.number, record.name, record.about)
