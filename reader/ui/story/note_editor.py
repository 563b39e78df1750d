"""The editor of a bookmark's or highlight's note, folder, tags and colour."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.bookmark import Bookmark
from reader.ui.language.names import where_anchored
from reader.ui.language.words import tr
from reader.ui.look.colours import MARK_COLOURS, MarkColour, mark_icon
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper

_BETWEEN_TAGS = re.compile(r"[,，、;；\s#]+")


def tags_of(text: str) -> tuple[str, ...]:
    """Split tags as typed at blanks, commas of either width and #; each comes once."""
    return tuple(dict.fromkeys(part for part in _BETWEEN_TAGS.split(text) if part))


class NoteEditor(QDialog):
    """A dialog: `saved` carries the changed Bookmark, `removed` an id to remove. Ctrl+Enter saves, Esc leaves."""

    saved = Signal(object)
    removed = Signal(int)

    def __init__(
        self, themes: ThemeKeeper, bookmark: Bookmark, folders: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bookmark = bookmark
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Note"))
        self.resize(520, 460)
        self.note = QPlainTextEdit(bookmark.note)
        self.folder = QComboBox()
        self.tags = QLineEdit(" ".join(bookmark.tags))
        self._colours = QButtonGroup(self)
        self._fill_folders(folders)
        self._lay_out(themes)
        self.note.setFocus()

    @property
    def bookmark(self) -> Bookmark:
        """The bookmark as it would be saved now."""
        chosen = self._colours.checkedButton()
        return replace(
            self._bookmark,
            note=self.note.toPlainText().strip(),
            folder=self.folder.currentText().strip(),
            tags=tags_of(self.tags.text()),
            colour=chosen.property("colour") if chosen else "",
        )

    def accept(self) -> None:
        self.saved.emit(self.bookmark)
        super().accept()

    def _remove(self) -> None:
        self.removed.emit(self._bookmark.id)
        self.reject()

    def _fill_folders(self, folders: Sequence[str]) -> None:
        self.folder.setEditable(True)
        self.folder.addItem("")
        for name in folders:
            self.folder.addItem(name)
        self.folder.setCurrentText(self._bookmark.folder)

    def _lay_out(self, themes: ThemeKeeper) -> None:
        anchor = self._bookmark.anchor
        down = QVBoxLayout(self)
        down.setContentsMargins(22, 18, 22, 16)
        down.setSpacing(10)
        head = plain_label("dialogHeading", anchor.headline or tr("No headline"))
        head.setWordWrap(True)
        down.addWidget(head)
        down.addWidget(plain_label("muted", where_anchored(self._bookmark.anchor)))
        if anchor.exact:
            quote = QPlainTextEdit(anchor.exact)
            quote.setObjectName("plainText")
            quote.setReadOnly(True)
            quote.setMaximumHeight(96)
            quote.setAccessibleName(tr("Highlighted passage"))
            down.addWidget(quote)
        self.note.setPlaceholderText(tr("Your note"))
        self.note.setAccessibleName(tr("Your note"))
        self.note.setTabChangesFocus(True)
        self.note.setObjectName("plainText")
        down.addWidget(self.note, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(tr("Folder"), self.folder)
        self.tags.setPlaceholderText(tr("divided by blanks or commas"))
        form.addRow(tr("Tags"), self.tags)
        form.addRow(tr("Colour"), self._colour_row(themes))
        down.addLayout(form)
        down.addWidget(self._buttons())

    def _colour_row(self, themes: ThemeKeeper) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        none = QToolButton()
        none.setText(tr("None"))
        self._offer(none, "", tr("No colour"), across)
        for colour in MARK_COLOURS:
            button = QToolButton()
            button.setIcon(mark_icon(colour, themes.theme))
            self._offer(button, colour.key, _said(colour), across)
        across.addStretch(1)
        return row

    def _offer(self, button: QToolButton, key: str, name: str, across: QHBoxLayout) -> None:
        button.setCheckable(True)
        button.setChecked(key == self._bookmark.colour)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setProperty("colour", key)
        self._colours.addButton(button)
        across.addWidget(button)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = QPushButton(tr("Save"))
        save.setShortcut("Ctrl+Return")
        save.setDefault(True)
        remove = QPushButton(tr("Remove bookmark"))
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        box.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(remove, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _said(colour: MarkColour) -> str:
    return tr(colour.name)
