"""The manual as a screen of the window: contents and search at the left, the chapter at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reader.manual import chapters
from reader.manual.chapters import Section
from reader.ui.help import help_chapters
from reader.ui.help.help_text import HelpText
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper
from reader.ui.workbench.action import AnyAction, keys_in_force

_SECTION = Qt.ItemDataRole.UserRole


class HelpScreen(QWidget):
    """Contents, search and chapter. `action_wanted` carries the action's id of a link, `query_wanted` its query."""

    action_wanted = Signal(str)
    query_wanted = Signal(str)

    def __init__(self, themes: ThemeKeeper, settings: SettingsKeeper, actions: Sequence[AnyAction]) -> None:
        super().__init__()
        self._settings = settings
        self._actions = actions
        self._texts: dict[str, str] = {}
        self._name = ""
        self._rows: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.contents = QTreeWidget()
        self.contents.setObjectName("helpList")
        self.contents.setHeaderHidden(True)
        self.contents.setIndentation(14)
        self.nothing = plain_label("muted")
        self.nothing.setWordWrap(True)
        self.view = HelpText(themes)
        left = QWidget()
        left.setObjectName("helpSide")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = QVBoxLayout(left)
        down.setContentsMargins(10, 10, 10, 10)
        for part in (self.field, self.nothing, self.contents):
            down.addWidget(part)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(self.view)
        parts.setStretchFactor(1, 1)
        parts.setSizes([250, 800])
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(parts)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.view.setFocus)
        self.contents.currentItemChanged.connect(self._choose)
        self.view.followed.connect(self.follow)
        themes.changed.connect(self._show_again)
        settings.changed.connect(self._load)
        self._speak()

    def open_chapter(self, name: str, heading: str = "") -> None:
        """Show a chapter by its file name, at the heading `heading` or from its beginning."""
        for row in (row for page, inner in self._rows for row in (page, *inner)):
            section = _section(row)
            if section.chapter == name and (section.title == heading or (not heading and section.level == 1)):
                self.contents.setCurrentItem(row)
                return

    def follow(self, address: str) -> None:
        """Go where a link leads."""
        kind, _, rest = address.partition(":")
        if kind in ("do", "key"):
            self.action_wanted.emit(rest)
        elif kind == "find":
            self.query_wanted.emit(rest)
        elif address.endswith(".md"):
            self.open_chapter(address.removesuffix(".md"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.contents.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _speak(self) -> None:
        self.field.setPlaceholderText(tr("Search the help"))
        self.field.setAccessibleName(tr("Search the help"))
        self.contents.setAccessibleName(tr("Contents of the help"))
        self.view.setAccessibleName(tr("Help"))
        self.nothing.setText(tr("Nothing in the manual has all of these words. Try one of them."))
        self._load()

    def _load(self) -> None:
        """Read all chapters in the language of the window, with the keys in force; the open chapter stays open."""
        keys = {action: keys_in_force(action, self._settings.settings) for action in self._actions}
        texts = {name: help_chapters.load(name, keys) for name in chapters.NAMES}
        if texts == self._texts:
            return
        self._texts, name = texts, self._name or chapters.NAMES[0]
        self._name = ""
        self.contents.blockSignals(True)
        self.contents.clear()
        self._rows = []
        for chapter, text in texts.items():
            top, *inner = chapters.sections(chapter, text)
            self._rows.append((_row(top), [_row(section) for section in inner]))
            self._rows[-1][0].addChildren(self._rows[-1][1])
            self.contents.addTopLevelItem(self._rows[-1][0])
        self.contents.blockSignals(False)
        self._narrow(self.field.text())
        self.open_chapter(name)

    def _narrow(self, words: str) -> None:
        """Keep the sections that contain all of the words, and the chapters that have such sections."""
        found = 0
        for page, inner in self._rows:
            for row in inner:
                row.setHidden(not _section(row).holds(words))
            shown = _section(page).holds(words) or any(not row.isHidden() for row in inner)
            page.setHidden(not shown)
            page.setExpanded(bool(words.strip()) or _section(page).chapter == self._name)
            found += shown
        self.nothing.setVisible(not found)
        self.contents.setVisible(bool(found))
        self.view.mark_words(words.split())
        self._go_to_match()

    def _go_to_match(self) -> None:
        """If the search has hidden the open section, go to the first section that contains the words."""
        now = self.contents.currentItem()
        page = (now.parent() or now) if now else None
        if now and page and (now.isHidden() or page.isHidden()):
            words = self.field.text()
            rows = (row for page, inner in self._rows for row in (page, *inner) if _section(row).holds(words))
            self.contents.setCurrentItem(next(rows, now))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        section = _section(item)
        if section.chapter != self._name:
            self._name = section.chapter
            self.view.show_chapter(self._texts[section.chapter])
        for page, _ in self._rows:
            page.setExpanded(bool(self.field.text().strip()) or _section(page).chapter == self._name)
        self.view.go_to(section.title)

    def _show_again(self) -> None:
        if self._name:
            at = self.view.verticalScrollBar().value()
            self.view.show_chapter(self._texts[self._name])
            self.view.verticalScrollBar().setValue(at)


def _row(section: Section) -> QTreeWidgetItem:
    row = QTreeWidgetItem([section.title])
    row.setData(0, _SECTION, section)
    row.setToolTip(0, section.title)
    return row


def _section(row: QTreeWidgetItem) -> Section:
    section: Section = row.data(0, _SECTION)
    return section
