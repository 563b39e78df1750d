"""The clipping book (剪报夹): stories put in order by dragging or with the keys, a note to each, and an export menu."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.draft import Draft
from reader.ports.rows import StoryRow
from reader.ui.clipping_book.clip_list import ClipList
from reader.ui.clipping_book.clippings_model import ClipRole, DraftModel
from reader.ui.language.words import tr, tr_n
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper

TYPING_MS = 800
"""A pause in the typing after which the typed text is kept: one act, which is undone as a whole."""


class ClippingBookEditor(QWidget):
    """`draft_changed` carries the Draft after every act; `story_opened` an id; `export_wanted` the key of a format;
    `fill_wanted` the name of a saved search whose stories are to be put in.

    Alt+Up and Alt+Down move what is selected, Delete takes it out, Enter opens it.
    """

    draft_changed = Signal(object)
    story_opened = Signal(int)
    export_wanted = Signal(str)
    fill_wanted = Signal(str)

    def __init__(self, themes: ThemeKeeper, formats: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`formats` are what a book can be exported as: key and name, in the order of the menu."""
        super().__init__(parent)
        self._themes = themes
        self._draft = Draft()
        self._rows: Sequence[StoryRow] = ()
        self._model = DraftModel(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(lambda: self.draft_changed.emit(self._draft))
        self.title = QLineEdit()
        self.introduction = QPlainTextEdit()
        self.list = ClipList(self._model, themes)
        self.note = QPlainTextEdit()
        self.export, self.fill = QPushButton(), QPushButton()
        self._count = plain_label("listCount")
        self._tools = {name: QToolButton() for name in ("up", "down", "remove")}
        self._tool_row = QHBoxLayout()
        self._lay_out(formats)
        self._wire()
        self._dress()
        self._speak()

    def show_draft(self, draft: Draft, rows: Sequence[StoryRow]) -> None:
        """Edit this book; `rows` are those of its stories, in any order. What is not held is passed over."""
        if draft != self._draft or rows != self._rows:
            self._show(draft, rows)

    def show_searches(self, names: Sequence[str]) -> None:
        """The saved searches that the book can be filled from."""
        menu = self.fill.menu()
        menu.clear()
        for name in names:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self.fill_wanted.emit(name))
        self.fill.setEnabled(bool(names))

    def add(self, rows: Sequence[StoryRow]) -> int:
        """Put these at the end, those already in left out; how many came in."""
        held = {row.id: row for row in (*self._rows, *rows)}
        more = self._draft.with_stories([row.id for row in rows])
        came = len(more.stories) - len(self._draft.stories)
        self._rows = list(held.values())
        self._change(more)
        return came

    def keep_typing(self) -> None:
        """Hand over now what was typed a moment ago."""
        if self._typing.isActive():
            self._typing.stop()
            self.draft_changed.emit(self._draft)

    def add_undo(self, action: QAction) -> None:
        """Show the window's undo beside the tools of the list."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(18, 18))
        self._tool_row.insertWidget(1, button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the typed text before something else has the focus."""
        if event.type() is QEvent.Type.FocusOut:
            self.keep_typing()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_typing()
        super().hideEvent(event)

    def _show(self, draft: Draft, rows: Sequence[StoryRow]) -> None:
        selected = self.selected
        self._draft, self._rows = draft, rows
        self._model.show_draft(draft, rows)
        if self.title.text() != draft.title:
            self.title.setText(draft.title)
        if self.introduction.toPlainText() != draft.introduction:
            blocked = self.introduction.blockSignals(True)
            self.introduction.setPlainText(draft.introduction)
            self.introduction.blockSignals(blocked)
        self._select(selected)
        self._show_count()

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def selected(self) -> list[int]:
        """Ids of the selected stories, in the order of the book."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(ClipRole).id for index in rows]

    def move_selected(self, step: int) -> None:
        """Move the selected stories one row up (`step` -1) or down (1)."""
        if self.selected:
            self._change(self._draft.shifted(self.selected, step))

    def remove_selected(self) -> None:
        if self.selected:
            self._change(self._draft.without(self.selected))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _change(self, draft: Draft) -> None:
        if draft != self._draft:
            self.keep_typing()
            self._show(draft, self._rows)
            self.draft_changed.emit(draft)

    def _select(self, ids: Sequence[int]) -> None:
        picks = self.list.selectionModel()
        for story_id in ids:
            index = self._model.index(self._model.row_of(story_id), 0)
            if index.isValid():
                picks.select(index, picks.SelectionFlag.Select)
                picks.setCurrentIndex(index, picks.SelectionFlag.NoUpdate)
        self._show_note()

    def _show_note(self) -> None:
        """The note box belongs to the one story that is selected."""
        one = self.selected[0] if len(self.selected) == 1 else None
        self.note.setEnabled(one is not None)
        for name in ("up", "down", "remove"):
            self._tools[name].setEnabled(bool(self.selected))
        text = self._draft.note(one) if one is not None else ""
        if self.note.toPlainText() != text:
            blocked = self.note.blockSignals(True)
            self.note.setPlainText(text)
            self.note.blockSignals(blocked)

    def _note_typed(self) -> None:
        if len(self.selected) == 1:
            self._draft = self._draft.with_note(self.selected[0], self.note.toPlainText())
            self._model.show_note(self._draft, self.selected[0])
            self._typing.start()

    def _texts_typed(self) -> None:
        draft = replace(self._draft, title=self.title.text(), introduction=self.introduction.toPlainText())
        if draft != self._draft:
            self._draft = draft
            self._typing.start()

    def _wire(self) -> None:
        # Queued: the drop has to end before the rows are set anew.
        self._model.moved.connect(self._drop, Qt.ConnectionType.QueuedConnection)
        self.list.activated.connect(lambda index: self.story_opened.emit(index.data(ClipRole).id))
        self.list.selectionModel().selectionChanged.connect(self._show_note)
        self.title.textEdited.connect(self._texts_typed)
        self.introduction.textChanged.connect(self._texts_typed)
        self.note.textChanged.connect(self._note_typed)
        for field in (self.title, self.introduction, self.note):
            field.installEventFilter(self)
        for name, run, keys in (
            ("up", partial(self.move_selected, -1), "Alt+Up"),
            ("down", partial(self.move_selected, 1), "Alt+Down"),
            ("remove", self.remove_selected, "Del"),
        ):
            self._tools[name].clicked.connect(lambda _=False, run=run: run())
            action = QAction(self.list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, run=run: run())
            self.list.addAction(action)
        self._themes.changed.connect(self._dress)

    def _drop(self, ids: list[int], row: int) -> None:
        self._change(self._draft.moved(ids, self._place(row)))

    def _place(self, row: int) -> int:
        """The place in the draft of a row of the list, which passes over what is not held."""
        index = self._model.index(row, 0)
        stories = self._draft.stories
        return stories.index(index.data(ClipRole).id) if index.isValid() else len(stories)

    def _lay_out(self, formats: Mapping[str, str]) -> None:
        menu = QMenu(self.export)
        for key, name in formats.items():
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, key=key: self.export_wanted.emit(key))
        self.export.setMenu(menu)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.fill.setMenu(QMenu(self.fill))
        self.fill.setEnabled(False)
        head.addWidget(self.fill)
        head.addWidget(self.export)
        tools = self._tool_row
        tools.addWidget(self._count, 1)
        for button in self._tools.values():
            button.setIconSize(QSize(18, 18))
            tools.addWidget(button)
        self.introduction.setMaximumHeight(72)
        self.note.setMaximumHeight(84)
        for box in (self.introduction, self.note):
            box.setObjectName("plainText")
            box.setTabChangesFocus(True)
        self.note.setEnabled(False)
        down = QVBoxLayout(self)
        down.setContentsMargins(14, 12, 14, 12)
        down.setSpacing(8)
        down.addLayout(head)
        down.addWidget(self.introduction)
        down.addLayout(tools)
        down.addWidget(self.list, 1)
        down.addWidget(self.note)

    def _dress(self) -> None:
        theme = self._themes.theme
        for name, button in self._tools.items():
            button.setIcon(icons.icon(name, theme.muted, disabled=theme.line))
        self.fill.setIcon(icons.icon("search", theme.muted))
        self.export.setIcon(icons.icon("export", theme.muted))

    def _show_count(self) -> None:
        self._count.setText(tr_n("{n} clipping", "{n} clippings", self._model.rowCount()))
        self.export.setEnabled(self._model.rowCount() > 0)

    def _speak(self) -> None:
        self.title.setPlaceholderText(tr("Title of the clipping book"))
        self.title.setAccessibleName(tr("Title of the clipping book"))
        self.introduction.setPlaceholderText(tr("Introduction"))
        self.introduction.setAccessibleName(tr("Introduction"))
        self.note.setPlaceholderText(tr("Note to the selected clipping"))
        self.note.setAccessibleName(tr("Note to the selected clipping"))
        self.list.setAccessibleName(tr("Clippings"))
        self.list.empty_text = tr("Nothing here yet. Put stories in with “Add to the clipping book”.")
        self.export.setText(tr("Export"))
        self.fill.setText(tr("Fill from a saved search"))
        self.fill.setToolTip(tr("Puts in all that the search finds; Ctrl+Alt+S saves a search"))
        names = (
            tr("Move up (Alt+Up)"),
            tr("Move down (Alt+Down)"),
            tr("Take out of the book (Delete)"),
        )
        for button, name in zip(self._tools.values(), names, strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._show_count()
