"""A story set from its top: the part in sight at once, the rest piece by piece when the window has painted."""

from collections.abc import Callable, Iterator
from functools import partial
from math import inf

from PySide6.QtGui import QTextDocument

from reader.ui.story.even_lines import even_lines

Later = Callable[[Callable[[], None]], None]


class Typesetter:
    """Sets a document. `later` runs work when the window has painted; without it, all is set at once.

    `done` is called once all is set.
    """

    def __init__(self, done: Callable[[], None], later: Later | None = None) -> None:
        self._done, self._later = done, later
        self._lines: Iterator[int] = iter(())
        self._reached: float = inf

    @property
    def whole(self) -> bool:
        """True if all of the text is set."""
        return self._reached == inf

    def begin(self, document: QTextDocument, width: float, height: float) -> None:
        """Set a document `width` pixels wide, its first `height` pixels now; leave one that is being set."""
        self._lines = even_lines(document, width, height)
        self._go_on()
        if self._later is None:
            self.reach(inf)
        else:
            self._later(partial(self._rest, self._lines))

    def reach(self, position: float) -> None:
        """Set the text up to this position now: somebody looks at it."""
        while self._reached < position:
            self._go_on()

    def _rest(self, lines: Iterator[int]) -> None:
        if lines is self._lines and self._later and not self.whole:
            self._go_on()
            self._later(partial(self._rest, lines))

    def _go_on(self) -> None:
        self._reached = next(self._lines, inf)
        if self.whole:
            self._done()
