"""Fills the left pane from the library and takes what is chosen in it to the desk."""

from PySide6.QtCore import QObject, Signal

from reader.ui import sections
from reader.ui.desk import Desk
from reader.ui.lane import Lane
from reader.ui.models.sidebar import Index, Node, SidebarModel
from reader.ui.place import Place
from reader.ui.widgets.sidebar import Sidebar

_KEYS = {"all": "all", "bookmarks": "all_bookmarks", "history": "history", "open_jumps": "open_jumps"}


class SidebarShow(QObject):
    """`loaded` tells how many stories the library holds, each time the sections were fetched; `action_wanted` carries
    the action of a node that was chosen."""

    loaded = Signal(int)
    action_wanted = Signal(str)

    def __init__(self, desk: Desk, model: SidebarModel, view: Sidebar, lane: Lane) -> None:
        super().__init__(view)
        self._desk, self._model, self._view, self._lane = desk, model, view, lane
        self._sections = list(sections.SECTIONS)
        model.children_wanted.connect(self._load_children)
        view.node_chosen.connect(self._choose)
        view.clicked.connect(self._act)
        view.activated.connect(self._act)
        desk.bookmarks_changed.connect(self.load)
        desk.listed.connect(self._follow)

    def add_section(self, section: sections.Section) -> None:
        """One more section, below the others."""
        self._sections.append(section)

    def load(self) -> None:
        """Fetch the sections again."""
        wanted = tuple(self._sections)
        self._lane.ask(lambda library: [section(library) for section in wanted], self._show, topic="sidebar")

    def _show(self, nodes: list[Node]) -> None:
        chosen = self._model.node(self._view.currentIndex()).key
        blocked = self._view.blockSignals(True)
        self._model.set_nodes(nodes)
        self._view.choose(chosen or "all")
        self._view.blockSignals(blocked)
        if not chosen:
            self._follow(self._desk.place)
        self.loaded.emit(nodes[0].children[0].count or 0)

    def _follow(self, place: Place) -> None:
        """The cursor goes to what is listed, where the pane shows it."""
        key = _KEYS.get(place.kind, "") or (f"page:{place.page_id}" if place.kind == "page" else "")
        key = f"issue:{place.newspaper}:{place.date}" if place.kind == "issue" else key
        if self._model.find(key).isValid() and self._model.node(self._view.currentIndex()).key != key:
            blocked = self._view.blockSignals(True)
            self._view.choose(key)
            self._view.blockSignals(blocked)

    def _load_children(self, node: Node) -> None:
        if node.load is not None:
            self._lane.ask(node.load, lambda nodes: self._model.set_children(node, nodes), topic=node.key)

    def _choose(self, node: Node) -> None:
        if node.place is not None:
            if node.place != self._desk.place or not self._desk.story_is_listed():
                self._desk.open_place(node.place)
        elif node.story_id is not None:
            if node.passage is not None:
                self._desk.open_passage(node.story_id, node.passage)
            else:
                self._desk.open_story(node.story_id)

    def _act(self, index: Index) -> None:
        """Going over a node with the arrows runs nothing."""
        node = self._model.node(index)
        if node.action:
            self.action_wanted.emit(node.action)
