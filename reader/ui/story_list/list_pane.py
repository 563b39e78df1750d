"""The middle pane: the heading, the order and the list itself."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reader.ui.background.frame_budget import PaintLock
from reader.ui.browsing.stories_model import StoriesModel
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.look.short_texts import ShortLabel
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story_list.list_view import StoryListView

_REST_MS = 120


class StoryListPane(QWidget):
    """Title, count and order above the list; a sentence instead of an empty one."""

    story_chosen = Signal(int)
    story_wanted = Signal()
    sort_chosen = Signal(str)

    def __init__(self, model: StoriesModel, themes: ThemeKeeper, paint_lock: PaintLock) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.model = model
        self.view = StoryListView(model, themes, paint_lock)
        self.title, self.count = ShortLabel("listTitle"), ShortLabel("listCount")
        self.sort = QComboBox()
        self.sort.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._empty = _EmptyNote()
        self._orders: tuple[tuple[str, str], ...] = ()
        self._awaited: int | None = None
        self._arrange()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(lambda: self._opened(self.view.currentIndex().row()))
        self.view.opened.connect(self._moved)
        self.view.activated.connect(lambda _index: self.story_wanted.emit())
        self.sort.activated.connect(lambda at: self.sort_chosen.emit(self._orders[at][0]))
        model.shown.connect(self._show_list)
        model.ids_known.connect(self._select_awaited)
        model.rowsInserted.connect(lambda *_: self._stack.setCurrentIndex(0))
        self.retranslate()

    def add_panel(self, panel: QWidget) -> None:
        """Put a widget between the heading and the list."""
        self._panels.addWidget(panel)

    def set_heading(self, title: str, count: str, took: str = "") -> None:
        """Show the name of the list, the number of stories, and the time a search took."""
        self.title.say(title)
        self.count.say(count, took)
        self.view.setAccessibleName(f"{title}, {count}")

    def set_orders(self, orders: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer orders: (value of the setting, text); none if the list has an order of its own."""
        self._orders = orders
        self.sort.clear()
        self.sort.setVisible(bool(orders))
        self.sort.addItems([text for _name, text in orders])
        self.sort.setCurrentIndex(next((at for at, (name, _text) in enumerate(orders) if name == chosen), 0))

    def set_empty_note(self, title: str, hint: str) -> None:
        """Set the sentence for an empty list."""
        self._empty.say(title, hint)

    def selected_ids(self) -> list[int]:
        """Return the selected stories, in the order of the list."""
        return self.view.selected_ids()

    def select_story(self, story_id: int) -> bool:
        """Put the cursor on a story, if it is listed; it is emitted as chosen only if it was not yet.

        In a long list whose order is on its way the cursor goes there once it is known.
        """
        at = self.model.row_of(story_id)
        self._awaited = story_id if at is None else None
        if at is None:
            return False
        # The row of another copy of the story is not chosen by this.
        blocked = self.view.blockSignals(self.model.id_at(at) != story_id)
        # A list that gets the focus has a cursor on its first row that chooses nothing yet.
        if self.view.currentIndex().row() != at or not self.view.selectionModel().hasSelection():
            self.view.select_alone(at)
        self.view.blockSignals(blocked)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.sort.setAccessibleName(tr("Order of the list"))
        self.sort.view().setAccessibleName(tr("Order of the list"))
        self.view.setAccessibleDescription(tr("Up and Down choose a story, Enter goes to its text"))

    def _select_awaited(self) -> None:
        if self._awaited is not None:
            self.select_story(self._awaited)

    def _moved(self, at: int) -> None:
        """Wait while a key is held down; the story on which the cursor comes to rest is opened."""
        if self.view.key_held:
            self._rest.start()
        else:
            self._rest.stop()
            self._opened(at)

    def _opened(self, at: int) -> None:
        story_id = self.model.id_at(at)
        if story_id is not None:
            self.story_chosen.emit(story_id)

    def _show_list(self, elsewhere: bool) -> None:
        """Go to the first row of another list."""
        if elsewhere:
            self.view.scrollToTop()
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _arrange(self) -> None:
        header = QWidget()
        header.setObjectName("listHeader")
        words = QVBoxLayout(header)
        words.setContentsMargins(22, 10, 10, 8)
        words.setSpacing(0)
        self.count.setWordWrap(True)
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self.count, 1)
        across.addWidget(self.sort)
        words.addWidget(self.title)
        words.addLayout(across)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(header)
        self._panels = QVBoxLayout()
        down.addLayout(self._panels)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        down.addLayout(self._stack, 1)


class _EmptyNote(QWidget):
    """A quiet sentence, and advice."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._hint = plain_label("emptyTitle"), plain_label("emptyHint")
        down = QVBoxLayout(self)
        down.setContentsMargins(28, 0, 28, 60)
        down.addStretch(2)
        for label in (self._title, self._hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            down.addWidget(label)
        down.addStretch(3)

    def say(self, title: str, hint: str) -> None:
        self._title.setText(title)
        self._hint.setText(hint)
