"""The dialog of keys: every action with its keys, made from the table of actions."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.settings import Settings
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.workbench.action import AnyAction, Menu, keys_in_force
from reader.ui.workbench.key_text import menu_title, native


class KeysDialog(QDialog):
    """A list of actions that can be filtered by typing."""

    def __init__(self, table: Sequence[AnyAction], settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.resize(560, 620)
        self.table = QTreeWidget()
        self.table.setObjectName("keyTable")
        self.table.setHeaderLabels([tr("Action"), tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 220)
        self.table.setAccessibleName(tr("Keys"))
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for menu in Menu:
            self._add_group(menu, {each: keys_in_force(each, settings) for each in table if each.menu is menu})
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find an action or a key"))
        self.filter.setAccessibleName(tr("Find an action or a key"))
        self.filter.textChanged.connect(self._narrow)
        hint = plain_label("muted", tr("Single letters work in the lists and the story, not while you type."))
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (plain_label("dialogHeading", tr("Keys")), self.filter, self.table, hint, buttons):
            down.addWidget(part)

    def _add_group(self, menu: Menu, keys: Mapping[AnyAction, tuple[str, ...]]) -> None:
        group = QTreeWidgetItem([menu_title(menu)])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.addTopLevelItem(group)
        rows = [
            QTreeWidgetItem([tr(each.text).rstrip("…"), native(pressed)]) for each, pressed in keys.items() if pressed
        ]
        group.addChildren(rows)
        self._groups.append((group, rows))
        group.setExpanded(True)

    def _narrow(self, text: str) -> None:
        for group, rows in self._groups:
            for row in rows:
                row.setHidden(text.casefold() not in f"{row.text(0)} {row.text(1)}".casefold())
            group.setHidden(all(row.isHidden() for row in rows))
