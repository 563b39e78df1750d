"""The actions as Qt knows them: QActions, menus and keys made from the table."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from reader.ui.language.words import tr
from reader.ui.look import icons
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper
from reader.ui.workbench.action import AnyAction, Menu, keys_in_force


def is_single_key(keys: str) -> bool:
    """Return True if a key sequence types: a letter, a sign or Space, perhaps with Shift."""
    plain = keys.removeprefix("Shift+")
    return len(plain) == 1 or plain == "Space"


class ActionSet(QObject):
    """Makes the actions of a window and keeps their words, icons, keys and check marks as they should be.

    `table` holds them all. Single keys work only while the focus is in one of `reading_panes`; text
    fields and input methods keep theirs. `stand_in` may give something else to do for an action, while another page
    than the panes is shown.
    """

    def __init__(
        self,
        window: QMainWindow,
        reading_panes: Sequence[QWidget],
        table: Sequence[AnyAction],
        runs: Mapping[str, Callable[[], object]],
        settings: SettingsKeeper,
        themes: ThemeKeeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = reading_panes
        self._settings = settings
        self._themes = themes
        self._groups: dict[str, QActionGroup] = {}
        self._writing = QActionGroup(self)
        self._writing.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._shortcuts: list[QShortcut] = []
        self._menus: list[tuple[QMenu, str]] = []
        self._texts: dict[str, Callable[[], str]] = {}
        self.table = table
        self.stand_in: Callable[[str], Callable[[], None] | None] = lambda action_id: None
        self._runs = runs
        self.actions = {action.id: self._make(action) for action in self.table}
        self._make_menus()
        self._retranslate()
        self._follow_settings()
        self._repaint()
        settings.changed.connect(self._follow_settings)
        themes.changed.connect(self._repaint)
        window.installEventFilter(self)

    def __getitem__(self, action_id: str) -> QAction:
        return self.actions[action_id]

    def switch_off_writing(self) -> None:
        """Switch off what changes the library, which can only be read, and say so at each."""
        self._writing.setEnabled(False)
        self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    def show_menu(self, action_ids: Sequence[str], at: QPoint) -> None:
        """A context menu of some of the actions, at a place on the screen; '' divides."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action_id in action_ids:
            if action_id:
                menu.addAction(self.actions[action_id])
            else:
                menu.addSeparator()
        menu.popup(at)

    def keys_of(self, action: AnyAction) -> tuple[str, ...]:
        """The keys in force: the person's own, or those of the table."""
        return keys_in_force(action, self._settings.settings)

    def _make(self, action: AnyAction) -> QAction:
        made = QAction(self._window)
        made.setObjectName(action.id)
        made.setCheckable(action.checkable or bool(action.setting))
        if action.writes:
            self._writing.addAction(made)
        if action.setting:
            made.triggered.connect(
                lambda checked, action=action: self._settings.choose(action.setting, _value(action, checked))
            )
            if isinstance(action.value, str):
                self._groups.setdefault(action.setting, QActionGroup(self)).addAction(made)
        else:
            made.triggered.connect(partial(self._run, action))
        self._window.addAction(made)
        return made

    def _run(self, action: AnyAction, _checked: bool = False) -> None:
        instead = self.stand_in(action.id)
        if instead:
            instead()
        else:
            self._runs[action.id]()

    def _make_menus(self) -> None:
        bar = self._window.menuBar()
        for menu in Menu:
            made = bar.addMenu("")
            self._menus.append((made, menu.value))
            submenus: dict[str, QMenu] = {}
            for action in (each for each in self.table if each.menu is menu):
                if action.section:
                    made.addSeparator()
                target = made
                if action.submenu:
                    if action.submenu not in submenus:
                        submenus[action.submenu] = made.addMenu("")
                        self._menus.append((submenus[action.submenu], action.submenu))
                    target = submenus[action.submenu]
                target.addAction(self.actions[action.id])

    def _retranslate(self) -> None:
        for menu, title in self._menus:
            menu.setTitle(tr(title))
        for action in self.table:
            self._speak(action)

    def name(self, action_id: str, text: Callable[[], str]) -> None:
        """Name an action by what it would do now, not by the table; `rename` asks again."""
        self._texts[action_id] = text
        self.rename(action_id)

    def rename(self, action_id: str) -> None:
        """Ask for the name again of an action that has one by `name`."""
        self._speak(next(action for action in self.table if action.id == action_id))

    def _speak(self, action: AnyAction) -> None:
        made = self.actions[action.id]
        text = self._texts[action.id]() if action.id in self._texts else tr(action.text)
        made.setText(text.replace("&", "&&") if action.id in self._texts else text)
        keys = self.keys_of(action)
        hint = f" ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        why = "" if not action.writes or self._writing.isEnabled() else tr("The library can only be read.")
        made.setStatusTip(why)
        made.setToolTip(text.rstrip("…") + hint + (f"\n{why}" if why else ""))

    def _follow_settings(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts.clear()
        for action in self.table:
            made = self.actions[action.id]
            if action.setting:
                kept = getattr(self._settings.settings, action.setting)
                made.setChecked(kept == action.value if isinstance(action.value, str) else bool(kept))
            keys = self.keys_of(action)
            made.setShortcuts([QKeySequence(key) for key in keys if not is_single_key(key)])
            for key in filter(is_single_key, keys):
                self._shortcuts += [self._single_key(key, made, pane) for pane in self._panes]

    def _single_key(self, key: str, action: QAction, pane: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), pane)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action.trigger)
        return shortcut

    def _repaint(self) -> None:
        theme = self._themes.theme
        for action in self.table:
            if action.icon:
                made = icons.icon(action.icon, theme.muted, theme.accent, theme.line)
                self.actions[action.id].setIcon(made)


def _value(action: AnyAction, checked: bool) -> str | bool:
    return action.value if isinstance(action.value, str) else checked
