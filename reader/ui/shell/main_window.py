"""The main window: panes, commands, features and reports put together. It does nothing else itself."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.acts import traces
from reader.browse import last_listing
from reader.library.library import Library
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.imports import Imports
from reader.ui.background.library_workers import Workers
from reader.ui.background.long_work import LongWork
from reader.ui.browsing.browsing import Browsing
from reader.ui.browsing.change_follower import ChangeFollower
from reader.ui.language.error_messages import system_sentence
from reader.ui.language.words import tr
from reader.ui.left_pane.left_pane import LeftPane
from reader.ui.left_pane.tree_model import TreeModel
from reader.ui.left_pane.tree_view import TreeView
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.search_commands import SearchCommands
from reader.ui.shell.bulk_marks import ManyMarks
from reader.ui.shell.context_menus import LIST_MENU, SOURCE_MENU, STORY_MENU
from reader.ui.shell.core_actions import CORE_ACTIONS
from reader.ui.shell.core_commands import CoreCommands
from reader.ui.shell.damage_care import DamageCare
from reader.ui.shell.desktop_notices import DesktopNotices
from reader.ui.shell.features import ACTIONS, FEATURES
from reader.ui.shell.first_size import first_size
from reader.ui.shell.index_care import IndexRefresher
from reader.ui.shell.library_commands import LibraryCommands
from reader.ui.shell.notice_bar import NoticeBar
from reader.ui.shell.panes import Panes
from reader.ui.shell.query_line import QueryLine
from reader.ui.shell.read_only import ReadOnlyNotice
from reader.ui.shell.reading_commands import ReadingCommands
from reader.ui.shell.story_state import StoryState
from reader.ui.shell.undo_actions import UndoCommands, UndoReports
from reader.ui.shell.view_commands import ViewCommands
from reader.ui.shell.welcome import Welcome
from reader.ui.shell.work_bar import WorkBar
from reader.ui.shell.work_reports import WorkReports
from reader.ui.story.story_pane import StoryPane
from reader.ui.story.story_show import StoryPresenter
from reader.ui.story_list.headings import Headings
from reader.ui.story_list.list_pane import StoryListPane
from reader.ui.top_bar.search_box import SearchBox
from reader.ui.top_bar.top_bar import TopBar
from reader.ui.workbench.action import AnyAction
from reader.ui.workbench.action_set import ActionSet
from reader.ui.workbench.feature import Feature, install
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SAY_MS = 6000


class MainWindow(QMainWindow):
    """One window on one library, which only the workers touch.

    Its parts are made in this order, each from those before it: work, acts and browsing; the panes; the commands, the
    features and the actions; the places of the widgets; reports on what happens; the signals between panes.
    """

    def __init__(self, workers: Workers, settings: SettingsKeeper, themes: ThemeKeeper) -> None:
        super().__init__()
        self.workers, self.settings, self.themes = workers, settings, themes
        self.setWindowTitle(tr("Dubao"))
        self.setWindowIcon(icons.application_icon())
        self.setAcceptDrops(True)
        self.resize(first_size(self.screen().availableSize()))
        self.setMinimumSize(720, 480)
        self._make_browsing()
        self._make_panes()
        self._make_commands()
        self._arrange()
        self._make_reports()
        self._wire()
        self._restore()
        self._to_do = [self.left_pane.load, self._prepare_search, self._damage_care.look]

    def _make_browsing(self) -> None:
        self.work = LongWork(self.workers.importing, self)
        self.acts = ActRunner(self.workers.writing, self.work, self)
        self.imports = Imports(self.acts, self)
        self.browsing = Browsing(self.workers, self.acts, self.settings, self)
        ChangeFollower(self.browsing, self.acts, self.workers.reading)

    def _make_panes(self) -> None:
        tree_model = TreeModel(self)
        tree = TreeView(tree_model, self.themes)
        self.left_pane = LeftPane(self.browsing, self.acts, tree_model, tree, self.workers.reading, self.settings)
        self.list_pane = StoryListPane(self.browsing.stories, self.themes, self.workers.paint_lock)
        self.story_pane = StoryPane(self.themes, self.workers.budget.do)
        self.panes = Panes(tree, self.list_pane, self.story_pane, self.settings)
        self.search_box = SearchBox(self.themes)
        self.query_line = QueryLine(self.browsing, self.search_box, self.settings)
        self.facts = plain_label("storyFacts")
        self.notice = NoticeBar(self.themes)
        self.screens = QStackedWidget()
        self._whole = QVBoxLayout()

    def start(self) -> None:
        """Fill the panes as they were left; call it once the window is to be shown."""
        self.browsing.background_writes.look()
        self.workers.reading.ask(lambda library: library.media, self.story_pane.view.set_media)
        self.workers.reading.ask(last_listing.recall, lambda stop: self.browsing.open_listing(*stop))
        self.workers.reading.became_idle.connect(self._go_on)

    def _go_on(self) -> None:
        """Load one part more: after list and story the left pane, then what only later work needs."""
        if self._to_do:
            self._to_do.pop(0)()
        else:
            self.workers.reading.became_idle.disconnect(self._go_on)

    def _prepare_search(self) -> None:
        """Load the index, which the first search does: better now than when someone waits for it."""
        self.workers.query.ask(_prepared, self._start_searching)

    def _start_searching(self, ready: bool) -> None:
        # All objects of now stay: to look through them for garbage again and again stops every thread, for a tenth of
        # a second each time in an import.
        gc.freeze()
        if not ready:
            self._index_refresher.make()

    @property
    def table(self) -> tuple[AnyAction, ...]:
        return ACTIONS

    def action(self, action_id: str) -> QAction:
        return self.actions_by_id[action_id]

    def search(self, query: str) -> None:
        self.search_box.set_query(query)
        self.searching.enter(query)

    def open_story(self, story_id: int) -> None:
        self.browsing.open_story(story_id)
        self.show_panes()

    def chosen_ids(self) -> list[int]:
        story, selected = self.browsing.story, self.list_pane.selected_ids()
        return selected if len(selected) > 1 else [story.row.id] if story else []

    def say(self, text: str) -> None:
        self.statusBar().showMessage(text, SAY_MS)

    def add_screen(self, screen: QWidget) -> None:
        self.screens.addWidget(screen)

    def show_screen(self, screen: QWidget) -> None:
        self.screens.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def shows_screen(self, screen: QWidget) -> bool:
        return self.screens.currentWidget() is screen

    def show_panes(self, *, focus: bool = True) -> None:
        self.screens.setCurrentWidget(self.panes)
        if focus:
            self.story_pane.focus_text()

    def add_strip(self, strip: QWidget) -> None:
        self._whole.addWidget(strip)

    def widen_list(self) -> None:
        self.panes.widen_list()

    def print_story(self, printer: "QPrinter") -> None:
        self._show.print_to(printer)

    def _make_commands(self) -> None:
        self._show = StoryPresenter(self.browsing, self.story_pane, self.workers.reading, self.settings, self.themes)
        panes = (self.browsing, self.list_pane, self.story_pane)
        self.reading = ReadingCommands(*panes, self._show, self.settings, ManyMarks(self), self)
        self.library = LibraryCommands(self, self.browsing, self.left_pane, self.imports, self.work)
        self.searching = SearchCommands(self.browsing, self.search_box, self.story_pane, self.settings)
        self.query_line.problem.query_wanted.connect(self.searching.search)
        self.view = ViewCommands(self, self.left_pane.view, self.settings)
        commands = CoreCommands(self.reading, self.library, self.searching, self.view, UndoCommands(self.acts))
        core = Feature(install=lambda _bench: commands, actions=CORE_ACTIONS)
        self.screens.addWidget(self.panes)
        runs = install((core, *FEATURES), self)
        focused = (self.left_pane.view, self.list_pane, self.story_pane)
        self.actions_by_id = ActionSet(self, focused, ACTIONS, runs, self.settings, self.themes)
        self.actions_by_id.stand_in = self._does_instead

    def _does_instead(self, action_id: str) -> Callable[[], None] | None:
        """Return what the screen in front does for an action, instead of the panes."""
        screen = self.screens.currentWidget()
        return screen.does.get(action_id) if isinstance(screen, Screen) else None

    def _arrange(self) -> None:
        actions = self.actions_by_id
        bar = TopBar(self.search_box)
        bar.fill([actions["sidebar"], actions["back"], actions["forward"]], [actions["import"], actions["settings"]])
        self.story_pane.add_buttons(
            [actions[name] for name in ("previous_story", "next_story", "zoom_out", "zoom_in", "original", "bookmark")]
        )
        self.welcome = Welcome(actions["import"], actions["sample"], actions["tour"])
        self.screens.addWidget(self.welcome)
        whole = QWidget()
        whole.setLayout(self._whole)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        for part, stretch in ((bar, 0), (self.notice, 0), (self.query_line.problem, 0), (self.screens, 1)):
            self._whole.addWidget(part, stretch)
        self.setCentralWidget(whole)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.facts, 1)
        self.statusBar().addPermanentWidget(WorkBar(self.work, self.themes))

    def _make_reports(self) -> None:
        ReadOnlyNotice(self.browsing.background_writes, self.actions_by_id, self.notice)
        Headings(self.browsing, self.list_pane, self.settings)
        self._index_refresher = IndexRefresher(self.browsing, self.work)
        self._damage_care = DamageCare(self.workers, self.work, self.browsing, self.notice)
        self.story_pane.view.picture_missing.connect(self._damage_care.look_at_picture)
        DesktopNotices(self, self.work)
        WorkReports(self, self.work, self.imports, self.browsing, self.workers.reading, self.notice)
        UndoReports(self, self.acts, self.actions_by_id)
        self._story_state = StoryState(self, self.browsing, self.story_pane, self.actions_by_id, self.facts)

    def _wire(self) -> None:
        browsing, view = self.browsing, self.story_pane.view
        self.left_pane.loaded.connect(self._welcome_if_empty)
        self.left_pane.loaded.connect(self.panes.share_width)
        # What is listed may open nodes of the left pane.
        browsing.listed.connect(self.panes.share_width)
        # Its scroll bar, too, takes width from the titles, as soon as it stands there.
        for changed in (self.left_pane.view.expanded, self.left_pane.view.verticalScrollBar().rangeChanged):
            changed.connect(self.panes.share_width, Qt.ConnectionType.QueuedConnection)
        self.left_pane.action_wanted.connect(lambda action_id: self.actions_by_id[action_id].trigger())
        self.list_pane.story_chosen.connect(browsing.open_story)
        self.list_pane.story_wanted.connect(self.story_pane.focus_text)
        browsing.story_opened.connect(lambda story: self.list_pane.select_story(story.row.id))
        browsing.story_listed.connect(self.list_pane.select_story)
        view.end_passed.connect(self.reading.pass_end)
        view.anchorClicked.connect(self.reading.read_in_full)
        view.zoom_wanted.connect(self.view.zoom)
        for part, wanted in (
            (view, STORY_MENU),
            (self.story_pane.source, SOURCE_MENU),
            (self.list_pane.view, LIST_MENU),
        ):
            part.customContextMenuRequested.connect(partial(self._show_menu, part, wanted))
        self.settings.save_failed.connect(self._settings_not_saved)

    def _welcome_if_empty(self, stories: int) -> None:
        if not stories:
            self.show_screen(self.welcome)
            self.welcome.import_button.setFocus()
        elif self.screens.currentWidget() is self.welcome:
            self.screens.setCurrentWidget(self.panes)

    def _show_menu(self, part: QAbstractScrollArea, wanted: tuple[str, ...], at: QPoint) -> None:
        self.actions_by_id.show_menu(wanted, part.viewport().mapToGlobal(at))

    def _settings_not_saved(self, error: OSError) -> None:
        said = f"{tr('The settings could not be saved.')} {system_sentence(error)}"
        self.say(said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self.left_pane.load()
            self._story_state.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.library.import_paths(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        listing, story = self.browsing.listing, self.browsing.story
        left = last_listing.kept_text(listing, story.row.id if story else None)
        self.browsing.background_writes.note(lambda library: traces.left_off(library, left))
        self.settings.keep_state("geometry", self.saveGeometry())
        self.panes.keep()
        self.settings.save()
        self.work.cancel()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panes.share_width()
        if self.focusWidget() is None:
            self.list_pane.view.setFocus()

    def _restore(self) -> None:
        kept = self.settings.state("geometry")
        if not kept.isEmpty():
            self.restoreGeometry(kept)
        self.panes.restore()


def _prepared(library: Library) -> bool:
    library.aids.prepare()
    return library.searching.ready()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]
