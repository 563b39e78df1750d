"""What the keyboard and a screen reader take hold of on a drawn page: a widget without a look over each story and jump
line. They come in reading order, so Tab walks them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.render.broadsheet import Area, Link, Sheet


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a story: its title, what else a person should know of it, and whether it was read."""

    title: str
    state: str = ""
    read: bool = False


class Handle(QAbstractButton):
    """One story, or the jump line `link` of it. The mouse does not see it; keys go on to the page."""

    reached = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, key: int, area: Area, name: str, link: Link | None = None) -> None:
        super().__init__(parent)
        self.key, self.area, self.link = key, area, link
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page is drawn below."""


def make_handles(parent: QWidget, sheet: Sheet, spoken: Callable[[int], Spoken]) -> list[Handle]:
    """A handle for each story, each followed by those of its jump lines."""
    made = []
    for key, area in sheet.stories:
        said = spoken(key)
        made.append(Handle(parent, key, area, said.title))
        made[-1].setAccessibleDescription(said.state)
        made += [Handle(parent, key, link.area, link.text, link) for link in sheet.links if link.key == key]
    return made
