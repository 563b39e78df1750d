"""The window: panes put together and wired to the desk. What the actions do stands in `commands`."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.library.ports import StoryRow
from reader.library.views import ImportReport, SearchAnswer
from reader.ui import icons, sections
from reader.ui.action_set import ActionSet
from reader.ui.commands.help import HelpCommands
from reader.ui.commands.library import LibraryCommands
from reader.ui.commands.reading import ReadingCommands
from reader.ui.commands.search import SearchCommands
from reader.ui.commands.view import ViewCommands
from reader.ui.desk import Desk
from reader.ui.dialogs.import_report import ImportReportDialog, summary
from reader.ui.error_messages import query_problem
from reader.ui.features import FEATURES
from reader.ui.headings import Headings
from reader.ui.lane import Lanes
from reader.ui.long_work import LongWork
from reader.ui.models.sidebar import Node, SidebarModel
from reader.ui.place import ALL, Place
from reader.ui.settings_keeper import SettingsKeeper
from reader.ui.story_show import StoryShow
from reader.ui.theme import ThemeKeeper
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.sidebar import Sidebar
from reader.ui.widgets.story_list import StoryListPane
from reader.ui.widgets.story_pane import StoryPane
from reader.ui.widgets.top_bar import TopBar
from reader.ui.widgets.welcome import Welcome
from reader.ui.widgets.work_bar import WorkBar
from reader.ui.words import tr, tr_n

_SAY_MS = 8000


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
        self.list_pane = StoryListPane(self.desk.stories, themes)
        self.story_pane = StoryPane(themes)
        self.search_box = SearchBox(themes)
        self.query_problem = plain_label("queryProblem")
        self.query_problem.setWordWrap(True)
        self.query_problem.hide()
        self.pages = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._sections = list(sections.SECTIONS)
        self._make_commands()
        self._arrange()
        self.headings = Headings(self.desk, self.list_pane, settings)
        self._wire()
        self._restore()

    def start(self, place: Place = ALL) -> None:
        """Fill the panes; call it once the window is to be shown."""
        self.lanes.reading.ask(lambda library: library.media, self.story_pane.view.set_media)
        self._load_sidebar()
        self.search.load_history()
        self.desk.open_place(place)

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

    def add_section(self, section: sections.Section) -> None:
        """One more section of the left pane."""
        self._sections.append(section)

    def reload_sidebar(self) -> None:
        """Fetch the sections of the left pane again."""
        self._load_sidebar()

    def _make_commands(self) -> None:
        show = StoryShow(self.desk, self.story_pane, self.lanes.reading, self.settings, self.themes)
        self.reading = ReadingCommands(self.desk, self.story_pane, show)
        self.library = LibraryCommands(self, self.desk, self.work)
        self.search = SearchCommands(self.desk, self.search_box, self.story_pane, self.lanes.reading, self.settings)
        self.view = ViewCommands(self, self.sidebar, self.settings)
        help_commands = HelpCommands(self)
        self.pages.addWidget(self.splitter)
        commands = {
            "reading": self.reading,
            "library": self.library,
            "search": self.search,
            "view": self.view,
            "help": help_commands,
        } | {feature.name: feature.install(self) for feature in FEATURES}
        panes = (self.sidebar, self.list_pane, self.story_pane)
        self.actions_by_id = ActionSet(self, panes, commands, self.settings, self.themes)
        help_commands.actions = self.actions_by_id

    def _arrange(self) -> None:
        actions = self.actions_by_id
        bar = TopBar(self.search_box)
        bar.fill([actions["sidebar"], actions["back"], actions["forward"]], [actions["import"], actions["settings"]])
        self.story_pane.add_buttons(
            [actions[name] for name in ("previous_story", "next_story", "zoom_out", "zoom_in", "original", "bookmark")]
        )
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self.sidebar, 150), (self.list_pane, 220), (self.story_pane, 300)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, 1 if pane is self.story_pane else 0)
        self.welcome = Welcome(actions["import"], actions["sample"])
        self.pages.addWidget(self.welcome)
        whole = QWidget()
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for part, stretch in ((bar, 0), (self.query_problem, 0), (self.pages, 1)):
            down.addWidget(part, stretch)
        self.setCentralWidget(whole)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(WorkBar(self.work, self.themes))

    def _wire(self) -> None:
        desk, view = self.desk, self.story_pane.view
        self.sidebar_model.children_wanted.connect(self._load_children)
        self.sidebar.node_chosen.connect(self._node_chosen)
        self.list_pane.story_chosen.connect(desk.open_story)
        self.list_pane.story_wanted.connect(self.story_pane.focus_text)
        desk.story_opened.connect(lambda story: self.list_pane.select_story(story.row.id))
        desk.searched.connect(self._show_answer)
        desk.listed.connect(self._place_listed)
        desk.bookmarks_changed.connect(self._load_sidebar)
        for changed in (desk.story_opened, desk.row_changed, desk.story_closed, desk.listed):
            changed.connect(self._update_actions)
        view.end_passed.connect(self.reading.pass_end)
        view.zoom_wanted.connect(self.view.zoom)
        self.work.imported.connect(self._imported)
        self.work.index_built.connect(self._index_built)
        self.work.checked.connect(self._checked)
        self.settings.changed.connect(self._settings_changed)
        self._settings_changed()
        self._update_actions()

    def _load_sidebar(self) -> None:
        wanted = tuple(self._sections)
        self.lanes.reading.ask(
            lambda library: [section(library) for section in wanted], self._show_sidebar, topic="sidebar"
        )

    def _show_sidebar(self, nodes: list[Node]) -> None:
        chosen = self.sidebar_model.node(self.sidebar.currentIndex()).key
        self.sidebar.blockSignals(True)
        self.sidebar_model.set_nodes(nodes)
        self.sidebar.choose(chosen or "all")
        self.sidebar.blockSignals(False)
        empty = not nodes[0].children[0].count
        if empty:
            self.show_page(self.welcome)
            self.welcome.import_button.setFocus()
        elif self.pages.currentWidget() is self.welcome:
            self.pages.setCurrentWidget(self.splitter)

    def _load_children(self, node: Node) -> None:
        if node.load is not None:
            self.lanes.reading.ask(
                node.load, lambda nodes: self.sidebar_model.set_children(node, nodes), topic=node.key
            )

    def _node_chosen(self, node: Node) -> None:
        if node.place is not None and node.place != self.desk.place:
            self.search_box.set_query("")
            self.desk.open_place(node.place)
        elif node.story_id is not None:
            self.desk.open_story(node.story_id)

    def _place_listed(self, place: Place) -> None:
        if place.kind != "search":
            self.query_problem.hide()
            self.search_box.set_query("")
        elif self.search_box.text().strip() != place.query:
            self.search_box.set_query(place.query)

    def _show_answer(self, answer: SearchAnswer) -> None:
        self.query_problem.setVisible(answer.problem is not None)
        self.query_problem.setText(query_problem(answer.problem) if answer.problem else "")

    def _update_actions(self) -> None:
        actions, story = self.actions_by_id, self.desk.story
        for name in ("print", "copy", "select_all", "find", "original", "bookmark", "toggle_read", "next_hit"):
            actions[name].setEnabled(story is not None)
        actions["bookmark"].setChecked(story is not None and story.row.bookmarked)
        actions["original"].setChecked(self.story_pane.shows_original)
        actions["back"].setEnabled(self.desk.trail.can_step(-1))
        actions["forward"].setEnabled(self.desk.trail.can_step(1))
        self.setWindowTitle(f"{story.row.title} - {tr('Dubao')}" if story and story.row.title else tr("Dubao"))

    def _imported(self, report: ImportReport) -> None:
        self.statusBar().showMessage(summary(report), _SAY_MS)
        self._load_sidebar()
        if report.story_ids:
            self.lanes.reading.ask(lambda library: library.story(report.story_ids[0]).row, self._open_page_of)
        if report.refused:
            ImportReportDialog(report, self).open()

    def _open_page_of(self, row: StoryRow) -> None:
        place = self.headings.place_of(row)
        self.desk.open_place(place)

    def _index_built(self, stories: int) -> None:
        self.statusBar().showMessage(
            tr_n("{n} story in the new index", "{n} stories in the new index", stories), _SAY_MS
        )

    def _checked(self, problems: list[str]) -> None:
        self.statusBar().showMessage("; ".join(problems) if problems else tr("The library is in order"), _SAY_MS)

    def _settings_changed(self) -> None:
        self.search_box.as_typed = self.settings.settings.search_as_typed

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self._load_sidebar()
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
        self.settings.keep_state("geometry", self.saveGeometry())
        self.settings.keep_state("splitter", self.splitter.saveState())
        self.settings.save()
        self.work.cancel()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.settings.state("splitter").isEmpty():
            side, middle = (min(230, self.width() // 5), min(350, self.width() * 3 // 10))
            self.splitter.setSizes([side, middle, self.width() - side - middle])
        if self.focusWidget() is None:
            self.list_pane.view.setFocus()

    def _restore(self) -> None:
        for state, restore in (("geometry", self.restoreGeometry), ("splitter", self.splitter.restoreState)):
            kept = self.settings.state(state)
            if not kept.isEmpty():
                restore(kept)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]
