"""Parts of a drawn page for the keyboard and screen readers: stories and jump lines, in reading order."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from reader.render.page_view import Area, Link, Sheet
from reader.ui.look.accessible_parts import Handle


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words on a story for people who hear the page: its title, its state; `read` is True if it was read."""

    title: str
    state: str = ""
    read: bool = False


class StoryHandle(Handle):
    """One story, or the jump line `link` of it. Tab reaches it."""

    reached = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, key: int, area: Area, name: str, link: Link | None = None) -> None:
        super().__init__(parent)
        self.key, self.area, self.link = key, area, link
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def make_handles(parent: QWidget, sheet: Sheet, spoken: Callable[[int], Spoken]) -> list[StoryHandle]:
    """Make a handle for each story, each followed by those of its jump lines."""
    made = []
    for key, area in sheet.stories:
        said = spoken(key)
        made.append(StoryHandle(parent, key, area, said.title))
        made[-1].setAccessibleDescription(said.state)
        made += [StoryHandle(parent, key, link.area, link.text, link) for link in sheet.links if link.key == key]
    return made
