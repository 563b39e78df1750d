"""The settings page on which every action can be given other keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.workbench.action import KEY_SEPARATOR, AnyAction, keys_in_force
from reader.ui.workbench.key_text import native


class KeyPage(QWidget):
    """Choose an action, press the keys. A key that another action has is taken from it."""

    def __init__(self, settings: SettingsKeeper, actions: Sequence[AnyAction]) -> None:
        super().__init__()
        self._settings, self._actions = settings, actions
        self.table = QTreeWidget()
        self.table.setObjectName("keyTable")
        self.table.setHeaderLabels([tr("Action"), tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(tr("Keys"))
        self._items: list[QTreeWidgetItem] = []
        for action in self._actions:
            item = QTreeWidgetItem([tr(action.text).rstrip("…"), ""])
            item.setData(0, Qt.ItemDataRole.UserRole, action)
            self._items.append(item)
            self.table.addTopLevelItem(item)
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(tr("New keys"))
        self.edit.editingFinished.connect(self._take)
        self.reset = QPushButton(tr("Default keys"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._give_back)
        across = QHBoxLayout()
        across.addWidget(plain_label("muted", tr("New keys for the chosen action:")), 1)
        across.addWidget(self.edit, 1)
        across.addWidget(self.reset)
        down = QVBoxLayout(self)
        down.setContentsMargins(4, 18, 4, 4)
        down.addWidget(self.table)
        down.addLayout(across)
        self._fill()

    def _chosen(self) -> AnyAction | None:
        item = self.table.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    def _take(self) -> None:
        action = self._chosen()
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if action is None or not keys:
            return
        settings = self._settings.settings
        for other in self._actions:
            theirs = keys_in_force(other, settings)
            if other is not action and keys in theirs:
                settings = settings.with_key(other.id, KEY_SEPARATOR.join(key for key in theirs if key != keys))
        self._settings.use(settings.with_key(action.id, keys))
        self.edit.clear()
        self._fill()

    def _give_back(self) -> None:
        action = self._chosen()
        if action:
            self._settings.use(self._settings.settings.with_key(action.id, None))
            self._fill()

    def _fill(self) -> None:
        for at, action in enumerate(self._actions):
            self._items[at].setText(1, native(keys_in_force(action, self._settings.settings)))
