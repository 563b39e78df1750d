"""Acts of a person in the window: run one after another, their changes handed to the views, undone and done again."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.acts import undoing
from reader.acts.done import Changes, Done, Undo
from reader.errors import ActOvertaken, Cancelled, HeldKind, NotHeld
from reader.library.library import Library
from reader.ports.progress import Progress
from reader.ports.undo import MOST_ACTS
from reader.ui.background.library_workers import Worker
from reader.ui.background.long_work import LongWork
from reader.ui.language.act_names import act_name
from reader.ui.language.words import tr

_T = TypeVar("_T")
_Failed = Callable[[Exception], None]
_NO_MORE = (ActOvertaken, NotHeld)
"""Errors after which an act can never be undone, or done again, from here."""


@dataclass(frozen=True, slots=True)
class _Step:
    """An act on one of the stacks; undoing a long one takes long too."""

    undo: Undo
    long: bool


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Something to begin; `alone`: not before all acts asked for are answered."""

    begin: Callable[[], None]
    alone: bool


class ActRunner(QObject):
    """The one writer of the window: each act of a person goes through `run` or `run_long`.

    Short acts run on a worker of their own, in order; a long one runs beside them, with progress and a way to stop it.
    The stack of acts that can be undone belongs to the window, not to a view.

    `changed` carries the `Changes` of an act, also of one undone or done again: each view reloads what it shows of
    them. `noted` carries those of what the window notes by itself, which moves nothing under a person's eyes.
    `undone` and `redone` carry the `Undo`; `not_undone` that of an act that leaves the stack, and the error that says
    why: what it left was changed since, the log has dropped it, or another program has undone it.
    """

    changed = Signal(object)
    noted = Signal(object)
    stack_changed = Signal()
    undone = Signal(object)
    redone = Signal(object)
    not_undone = Signal(object, object)

    def __init__(self, worker: Worker, work: LongWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._work = worker, work
        self._waiting: deque[_Waiting] = deque()
        self._asked = self._long = 0
        self._turning = False
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def run(
        self,
        act: Callable[[Library], Done[_T]],
        then: Callable[[_T], object] | None = None,
        failed: _Failed | None = None,
    ) -> None:
        """Run a short act, then hand its result to `then`. `failed` takes its error; else the window shows it."""
        begin = partial(self._ask, act, lambda done: self._did(done, long=False), _result(then), failed)
        # Asked at once, so that it is done even if the window closes now; unless it comes after an undo that waits.
        self._queue(_Waiting(begin, alone=False))

    def run_long(
        self,
        said: str,
        act: Callable[[Library, Progress], Done[_T]],
        then: Callable[[_T], object] | None = None,
        failed: _Failed | None = None,
    ) -> None:
        """Run a long act, which the progress bar calls `said`. One that raises Cancelled when stopped has no result."""

        def did(done: Done[_T]) -> None:
            self._long -= 1
            self._did(done, long=True)
            self.stack_changed.emit()

        def did_not(_error: Exception) -> None:
            self._long -= 1
            self.stack_changed.emit()

        self._long += 1
        self.stack_changed.emit()
        self._work.run(said, act, _both(did, _result(then)), _both(did_not, failed or self._work.report))

    def begin_anew(self, changes: Changes) -> None:
        """Forget the acts of another library file, and have the views read this one; `changes` name everything."""
        self._done.clear()
        self._undone.clear()
        self.stack_changed.emit()
        self._pass_on(changes)

    def pass_on_note(self, changes: Changes) -> None:
        """Hand changes to the views that no act made but a note (`acts.traces`), such as that a story was opened."""
        if changes:
            self.noted.emit(changes)

    def _pass_on(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)

    @property
    def next_undo(self) -> Undo | None:
        """The act that `undo` takes back; None if there is none.

        Also None while a long act is being undone, and for a long act while another one runs: its turn would come after
        that one, which may change what it left.
        """
        return self._next_of(self._done)

    @property
    def next_redo(self) -> Undo | None:
        """The act that `redo` does again; None as for `next_undo`."""
        return self._next_of(self._undone)

    def _next_of(self, stack: Sequence[_Step]) -> Undo | None:
        open_to_it = stack and not self._turning and not (self._long and stack[-1].long)
        return stack[-1].undo if open_to_it else None

    def undo(self) -> None:
        """Take back the last act; acts asked for before this count."""
        stacks, said = (self._done, self._undone), tr("Undoing: {act}")
        self._queue(_Waiting(partial(self._turn, *stacks, undoing.undo, self.undone, said), alone=True))

    def redo(self) -> None:
        """Do the act again that was undone last."""
        stacks, said = (self._undone, self._done), tr("Doing again: {act}")
        self._queue(_Waiting(partial(self._turn, *stacks, undoing.redo, self.redone, said), alone=True))

    def _did(self, done: Done[Any], *, long: bool) -> None:
        if done.undo is not None:
            self._done.append(_Step(done.undo, long))
            del self._done[:-MOST_ACTS]
            self._undone.clear()
            self.stack_changed.emit()
        self._pass_on(done.changes)

    def _turn(
        self, source: list[_Step], target: list[_Step], turn: Callable[..., Done[Undo]], reached: Any, said: str
    ) -> None:
        """Undo the act on top of `source`, or do it again, and put it on `target`.

        `reached` is the signal for it; the progress bar says `said` of a long one.
        """
        if self._next_of(source) is None:
            return
        step = source.pop()

        def did(done: Done[Undo]) -> None:
            self._turning = False
            target.append(step)
            self.stack_changed.emit()
            self._pass_on(done.changes)

        def did_not(error: Exception) -> None:
            self._turning = False
            self._put_away(step, source, error)
            self.stack_changed.emit()

        def report_failure(error: Exception) -> None:
            if isinstance(error, _NO_MORE):
                self.not_undone.emit(step.undo, error)
            elif not isinstance(error, Cancelled):
                self._worker.failed.emit(error)

        def report(_: Done[Undo]) -> None:
            reached.emit(step.undo)

        if step.long:
            self._turning = True
            work = partial(_in_order, turn, step.undo)
            self._work.run(
                said.format(act=act_name(step.undo)), work, _both(did, report), _both(did_not, report_failure)
            )
            self.stack_changed.emit()
        else:
            self._ask(lambda library: turn(library, step.undo), did, report, report_failure, did_not)

    def _put_away(self, step: _Step, source: list[_Step], error: Exception) -> None:
        """Put an act that was not undone back if it can be undone later: the disk was full, or a person stopped it.

        If the log has dropped it, all older ones leave both stacks as well.
        """
        if not isinstance(error, _NO_MORE):
            source.append(step)
        elif isinstance(error, NotHeld) and error.what is HeldKind.DROPPED_ACT:
            for stack in (self._done, self._undone):
                stack[:] = [each for each in stack if each.undo.number > step.undo.number]

    def _queue(self, act: "_Waiting") -> None:
        self._waiting.append(act)
        self._next()

    def _next(self) -> None:
        """Begin the acts whose turn it is. The turn of an undo comes when all before it are answered: only then is it
        known which act is the last."""
        while self._waiting and not (self._waiting[0].alone and self._asked):
            self._waiting.popleft().begin()

    def _ask(
        self,
        work: Callable[[Library], _T],
        did: Callable[[_T], None],
        then: Callable[[_T], object],
        failed: _Failed | None,
        did_not: _Failed | None = None,
    ) -> None:
        def answered(answer: _T) -> None:
            # The next act begins before `then`, which may open a dialog and wait for the person.
            self._asked -= 1
            did(answer)
            self._next()
            then(answer)

        def broke(error: Exception) -> None:
            self._asked -= 1
            if did_not:
                did_not(error)
            self._next()
            (failed or self._worker.failed.emit)(error)

        self._asked += 1
        self._worker.ask(work, answered, failed=broke)


def _in_order(turn: Callable[..., Done[Undo]], undo: Undo, library: Library, progress: Progress) -> Done[Undo]:
    return turn(library, undo, progress)


def _both(first: Callable[[_T], object], second: Callable[[_T], object]) -> Callable[[_T], None]:
    def run(answer: _T) -> None:
        first(answer)
        second(answer)

    return run


def _result(then: Callable[[_T], object] | None) -> Callable[[Done[_T]], None]:
    def run(done: Done[_T]) -> None:
        if then:
            then(done.result)

    return run
