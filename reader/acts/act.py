"""An act as a callable: its body inside one transaction, recorded for undo, its answer made of what was recorded."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from reader.acts.done import Done, Undo, changes_of
from reader.ports.undo import Entry

if TYPE_CHECKING:
    from reader.library.library import Library

P = ParamSpec("P")
T = TypeVar("T")
Body = Callable[Concatenate["Library", P], T]


class Act(Generic[P, T]):
    """Call it with a library and the body's arguments; it answers with `Done`.

    Everything that the body writes is one transaction: if it raises, nothing is changed. A body that makes its own
    transactions (an import, for what is reported must be held) is not `whole`: each of them stays, and undo covers all.
    `name` is the module's and the function's, such as 'bookmarks.toggle'; it is kept in the log of acts.
    """

    def __init__(
        self,
        body: "Body[P, T]",
        about: Callable[[T], str] | None,
        *,
        whole: bool,
        called: Callable[[T], str] | None = None,
    ) -> None:
        self._body = body
        self._about = about
        self._called = called
        self.whole = whole
        self.name = f"{body.__module__.rpartition('.')[2]}.{body.__name__}"
        update_wrapper(self, body)

    def __call__(self, library: "Library", *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        with ExitStack() as inside:
            if self.whole:
                inside.enter_context(library.store.together())
            recording: AbstractContextManager[Entry] = library.store.acts.recording(self.name)
            entry = inside.enter_context(recording)
            result = self._body(library, *args, **kwargs)
            entry.about = self._about(result) if self._about else ""
            entry.name = self._called(result) if self._called else self.name
        undo = None if entry.number is None else Undo(entry.number, entry.name, entry.about)
        return Done(result=result, changes=changes_of(entry.touched), undo=undo)


def act(body: "Body[P, T]") -> Act[P, T]:
    """Make an act of a function; decorate with it."""
    return Act(body, None, whole=True)


def act_on(
    about: Callable[[T], str], *, whole: bool = True, called: Callable[[T], str] | None = None
) -> Callable[["Body[P, T]"], Act[P, T]]:
    """Like `act`, but `about` names the thing that the act was about (a headline, a folder) by its result.

    `called` gives the registered name of the act that it turned out to be, if that is not always its own.
    """
    return lambda body: Act(body, about, whole=whole, called=called)
