"""The window: panes put together and wired to the desk. What the actions do stands in `commands`."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.browse import last_listing
from reader.browse.listing import ListingKind, Place
from reader.library.library import Library
from reader.library.views import SearchAnswer
from reader.ui.background.long_work import LongWork
from reader.ui.background.workers import Lanes
from reader.ui.browsing.browsing import Desk
from reader.ui.help.help_commands import HelpCommands
from reader.ui.language.error_messages import query_problem
from reader.ui.language.names import story_facts
from reader.ui.language.words import tr
from reader.ui.left_pane.left_pane import SidebarShow
from reader.ui.left_pane.sections import Section
from reader.ui.left_pane.tree_model import SidebarModel
from reader.ui.left_pane.tree_view import Sidebar
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.saving import SAY_MS
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper
from reader.ui.searching.search_box import SearchBox
from reader.ui.searching.search_commands import SearchCommands
from reader.ui.shell.desktop_notices import Notices
from reader.ui.shell.features import FEATURES
from reader.ui.shell.index_care import IndexCare
from reader.ui.shell.library_commands import LibraryCommands
from reader.ui.shell.notice_bar import NoticeBar
from reader.ui.shell.read_only import Unkept
from reader.ui.shell.reading_commands import ReadingCommands
from reader.ui.shell.top_bar import TopBar
from reader.ui.shell.view_commands import ViewCommands
from reader.ui.shell.welcome import Welcome
from reader.ui.shell.work_bar import WorkBar
from reader.ui.shell.work_reports import WorkReports
from reader.ui.story.story_pane import StoryPane
from reader.ui.story.story_show import StoryShow
from reader.ui.story_list.headings import Headings
from reader.ui.story_list.list_pane import StoryListPane
from reader.ui.workbench.action_set import ActionSet
from reader.ui.workbench.feature import Commands
from reader.ui.workbench.screen import PageFrame

STORY_MENU = (
    *("copy", "cite", "select_all", "", "highlight", "annotate", "correct", "unmark", ""),
    *("search_selection", "find", "", "bookmark", "clip", "original"),
)
SOURCE_MENU = ("copy", "select_all", "copy_address", "", "toggle_seam", "", "bookmark", "original")
LIST_MENU = (
    "bookmark",
    "put_into_folder",
    "give_tag",
    "toggle_read",
    "clip",
    "cite",
    "export_selected",
    "",
    "select_all",
    "original",
)


class MainWindow(QMainWindow):
    """One window on one library. Nothing here touches the library itself: the lanes do."""

    def __init__(self, lanes: Lanes, settings: SettingsKeeper, themes: ThemeKeeper) -> None:
        super().__init__()
        self.lanes, self.settings, self.themes = lanes, settings, themes
        self.setWindowTitle(tr("Dubao"))
        self.setWindowIcon(icons.application_icon())
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.setMinimumSize(720, 480)
        self.desk = Desk(lanes, settings, self)
        self.work = LongWork(lanes.importing, self)
        self.sidebar_model = SidebarModel(self)
        self.sidebar = Sidebar(self.sidebar_model, themes)
        self.list_pane = StoryListPane(self.desk.stories, themes, lanes.way)
        self.story_pane = StoryPane(themes, lanes.pacer.do)
        self.search_box = SearchBox(themes)
        self.facts = plain_label("storyFacts")
        self.query_problem = plain_label("queryProblem")
        self.query_problem.setWordWrap(True)
        self.query_problem.hide()
        self.notice = NoticeBar(themes)
        self.pages = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.sections = SidebarShow(self.desk, self.sidebar_model, self.sidebar, lanes.reading, settings)
        self._make_commands()
        self._arrange()
        Unkept(self.desk.upkeep, self.actions_by_id, self.notice)
        Headings(self.desk, self.list_pane, settings)
        self._index_care = IndexCare(self.desk, self.work)
        Notices(self, self.work)
        WorkReports(self, self.work, self.desk, self.sections, lanes.reading, self.notice)
        self._wire()
        self._restore()
        self._to_do = [self.sections.load, self._prepare_search]

    def start(self) -> None:
        """Fill the panes as they were left; call it once the window is to be shown."""
        self.desk.upkeep.look()
        self.lanes.reading.ask(lambda library: library.media, self.story_pane.view.set_media)
        self.lanes.reading.ask(last_listing.recall, lambda stop: self.desk.open_place(*stop))
        self.lanes.reading.became_idle.connect(self._go_on)

    def _go_on(self) -> None:
        """The list and the story come first, then the left pane, then what only later work needs."""
        if self._to_do:
            self._to_do.pop(0)()
        else:
            self.lanes.reading.became_idle.disconnect(self._go_on)

    def _prepare_search(self) -> None:
        """The first search loads the index: better now than when someone waits for it."""
        self.lanes.query.ask(_prepared, self._start_searching)

    def _start_searching(self, ready: bool) -> None:
        # What is there by then stays: to look through it for garbage again and again stops every thread, for a tenth of
        # a second each time in an import.
        gc.freeze()
        if not ready:
            self._index_care.make()

    def add_page(self, page: QWidget) -> None:
        """A page that can stand in place of the three panes."""
        self.pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page that was added; the focus goes to it."""
        self.pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panes(self) -> None:
        """Go back to the three panes."""
        self.pages.setCurrentWidget(self.splitter)
        self.story_pane.focus_text()

    def add_section(self, section: Section) -> None:
        """One more section of the left pane."""
        self.sections.add_section(section)

    def _make_commands(self) -> None:
        show = StoryShow(self.desk, self.story_pane, self.lanes.reading, self.settings, self.themes)
        self.reading = ReadingCommands(self.desk, self.list_pane, self.story_pane, show, self.settings)
        self.library = LibraryCommands(self, self.desk, self.work)
        self.search = SearchCommands(self.desk, self.search_box, self.story_pane, self.settings)
        self.view = ViewCommands(self, self.sidebar, self.settings)
        help_commands = HelpCommands(self)
        self.pages.addWidget(self.splitter)
        own = {
            "reading": self.reading,
            "library": self.library,
            "search": self.search,
            "view": self.view,
            "help": help_commands,
        }
        commands = Commands(self, own, FEATURES)
        panes = (self.sidebar, self.list_pane, self.story_pane)
        self.actions_by_id = ActionSet(self, panes, commands, self.settings, self.themes)
        self.actions_by_id.stand_in = self._does_instead
        help_commands.actions = self.actions_by_id

    def _does_instead(self, action_id: str) -> Callable[[], None] | None:
        """What the page in front does for an action, instead of the panes."""
        page = self.pages.currentWidget()
        return page.does.get(action_id) if isinstance(page, PageFrame) else None

    def _arrange(self) -> None:
        actions = self.actions_by_id
        bar = TopBar(self.search_box)
        bar.fill([actions["sidebar"], actions["back"], actions["forward"]], [actions["import"], actions["settings"]])
        self.story_pane.add_buttons(
            [actions[name] for name in ("previous_story", "next_story", "zoom_out", "zoom_in", "original", "bookmark")]
        )
        self.splitter.setChildrenCollapsible(False)
        self.splitter.splitterMoved.connect(self._stop_sharing)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self.sidebar, 150), (self.list_pane, 220), (self.story_pane, 300)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, 1 if pane is self.story_pane else 0)
        self.welcome = Welcome(actions["import"], actions["sample"], actions["tour"])
        self.pages.addWidget(self.welcome)
        whole = QWidget()
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for part, stretch in ((bar, 0), (self.notice, 0), (self.query_problem, 0), (self.pages, 1)):
            down.addWidget(part, stretch)
        self.setCentralWidget(whole)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.facts, 1)
        self.statusBar().addPermanentWidget(WorkBar(self.work, self.themes))

    def _wire(self) -> None:
        desk, view = self.desk, self.story_pane.view
        self.sections.loaded.connect(self._welcome_if_empty)
        self.sections.loaded.connect(self._share_width)
        # What is listed may open nodes of the left pane.
        desk.listed.connect(self._share_width)
        # Its scroll bar, too, takes width from the titles, as soon as it stands there.
        for changed in (self.sidebar.expanded, self.sidebar.verticalScrollBar().rangeChanged):
            changed.connect(self._share_width, Qt.ConnectionType.QueuedConnection)
        self.sections.action_wanted.connect(lambda action_id: self.actions_by_id[action_id].trigger())
        self.list_pane.story_chosen.connect(desk.open_story)
        self.list_pane.story_wanted.connect(self.story_pane.focus_text)
        desk.story_opened.connect(lambda story: self.list_pane.select_story(story.row.id))
        desk.story_listed.connect(self.list_pane.select_story)
        desk.searched.connect(self._show_answer)
        desk.listed.connect(self._place_listed)
        for changed in (desk.story_opened, desk.row_changed, desk.story_closed, desk.listed):
            changed.connect(self._update_actions)
        view.end_passed.connect(self.reading.pass_end)
        view.anchorClicked.connect(self.reading.read_in_full)
        view.zoom_wanted.connect(self.view.zoom)
        for part, wanted in (
            (view, STORY_MENU),
            (self.story_pane.source, SOURCE_MENU),
            (self.list_pane.view, LIST_MENU),
        ):
            part.customContextMenuRequested.connect(partial(self._show_menu, part, wanted))
        self.settings.changed.connect(self._settings_changed)
        self.settings.save_failed.connect(self._settings_not_saved)
        self._settings_changed()
        self._update_actions()

    def _welcome_if_empty(self, stories: int) -> None:
        if not stories:
            self.show_page(self.welcome)
            self.welcome.import_button.setFocus()
        elif self.pages.currentWidget() is self.welcome:
            self.pages.setCurrentWidget(self.splitter)

    def _place_listed(self, place: Place) -> None:
        if place.kind is not ListingKind.SEARCH:
            self.query_problem.hide()
            self.search_box.set_query("")
        elif self.search_box.text().strip() != place.query:
            self.search_box.set_query(place.query)

    def _show_answer(self, answer: SearchAnswer) -> None:
        self.query_problem.setVisible(answer.problem is not None)
        self.query_problem.setText(query_problem(answer.problem) if answer.problem else "")

    def _show_menu(self, part: QAbstractScrollArea, wanted: tuple[str, ...], at: QPoint) -> None:
        self.actions_by_id.show_menu(wanted, part.viewport().mapToGlobal(at))

    def _update_actions(self) -> None:
        actions, story = self.actions_by_id, self.desk.story
        for name in ("print", "copy", "select_all", "find", "original", "bookmark", "toggle_read", "next_hit"):
            actions[name].setEnabled(story is not None)
        self.facts.setText(story_facts(story.parts) if story else "")
        actions["bookmark"].setChecked(story is not None and story.row.bookmarked)
        actions["original"].setChecked(self.story_pane.shows_original)
        actions["back"].setEnabled(self.desk.trail.can_step(-1))
        actions["forward"].setEnabled(self.desk.trail.can_step(1))
        self.setWindowTitle(f"{story.row.title} - {tr('Dubao')}" if story and story.row.title else tr("Dubao"))

    def _settings_changed(self) -> None:
        self.search_box.as_typed = self.settings.settings.search_as_typed

    def _settings_not_saved(self, error: OSError) -> None:
        said = tr("The settings could not be saved: {reason}").format(reason=error.strerror or error)
        self.statusBar().showMessage(said, SAY_MS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self.sections.load()
            self._update_actions()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.library.import_paths(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        place, story = self.desk.place, self.desk.story
        self.desk.upkeep.keep(lambda library: last_listing.keep(library, place, story.row.id if story else None))
        self.settings.keep_state("geometry", self.saveGeometry())
        self.settings.keep_state("splitter", self.splitter.saveState())
        self.settings.save()
        self.work.cancel()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()
        if self.focusWidget() is None:
            self.list_pane.view.setFocus()

    def _stop_sharing(self) -> None:
        self._shares_width = False

    def _share_width(self) -> None:
        """The left pane as wide as its titles, the list next, the rest to the story; until a person says otherwise."""
        if not self._shares_width:
            return
        titles = self.sidebar.sizeHintForColumn(0) + self.sidebar.width() - self.sidebar.viewport().width()
        side = max(self.width() // 7, min(titles, 260, self.width() * 27 // 100))
        middle = min(350, self.width() * 28 // 100)
        self.splitter.setSizes([side, middle, self.width() - side - middle])

    def _restore(self) -> None:
        self._shares_width = self.settings.state("splitter").isEmpty()
        for state, restore in (("geometry", self.restoreGeometry), ("splitter", self.splitter.restoreState)):
            kept = self.settings.state(state)
            if not kept.isEmpty():
                restore(kept)


def _prepared(library: Library) -> bool:
    library.aids.prepare()
    return library.searching.ready()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]
