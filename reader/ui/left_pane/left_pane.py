"""Fills the left pane from the library, and lists or opens what is chosen in it."""

import json
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QModelIndex, QObject, Signal

from reader.acts.done import Changes
from reader.browse.listing import Listing, ListingKind
from reader.ui.background.act_runner import ActRunner
from reader.ui.background.library_workers import Worker
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.words import tr
from reader.ui.left_pane.section import Part, Section
from reader.ui.left_pane.sections import ALL_STORIES, SECTIONS, page_node
from reader.ui.left_pane.tree_model import Index, Node, TreeModel
from reader.ui.left_pane.tree_view import TreeView
from reader.ui.look.settings_keeper import SettingsKeeper

_OPEN, _ORDER = "sidebar_open", "sidebar_order"


class LeftPane(QObject):
    """`loaded` carries the number of stories in the library, each time that something was fetched; `action_wanted` the
    action of a node that was chosen. The open nodes and the order of the sections are kept.

    After an act only the parts are fetched again that show something of the kinds that it changed.
    """

    loaded = Signal(int)
    action_wanted = Signal(str)

    def __init__(
        self,
        browsing: Browsing,
        acts: ActRunner,
        model: TreeModel,
        view: TreeView,
        worker: Worker,
        settings: SettingsKeeper,
    ) -> None:
        super().__init__(view)
        self.model, self.view = model, view
        self._browsing, self._worker, self._settings = browsing, worker, settings
        self._sections = list(SECTIONS)
        self._fetched: dict[Part, list[Node]] = {}
        self._stale: set[Part] = set()
        model.children_wanted.connect(self._load_children)
        view.node_chosen.connect(self._choose)
        view.clicked.connect(self._act)
        view.activated.connect(self._act)
        view.opened_changed.connect(self._keep_open)
        acts.changed.connect(self._changed)
        acts.noted.connect(self._changed)
        browsing.listed.connect(self._follow)
        view.open_keys(self._kept(_OPEN))

    def add_section(self, section: Section) -> None:
        """One more section, below the others."""
        self._sections.append(section)

    def load(self) -> None:
        """Fetch all sections again."""
        self._fetch(part for section in self._sections for part in section.parts)

    def move_section(self, key: str, step: int) -> None:
        """Put a section one place up (-1) or down (1)."""
        keys = [node.key for node in self.model.roots]
        at = keys.index(key)
        if 0 <= at + step < len(keys):
            keys[at], keys[at + step] = keys[at + step], keys[at]
            self._keep(_ORDER, keys)
            self._show({})

    def _changed(self, changes: Changes) -> None:
        if self._fetched:
            parts = (part for section in self._sections for part in section.parts)
            self._fetch(part for part in parts if changes.of(*part.kinds))

    def _fetch(self, parts: Iterable[Part]) -> None:
        """Fetch parts on the worker, with those that a question asked for that is still on its way."""
        self._stale.update(parts)
        wanted = tuple(self._stale)
        if wanted:
            self._worker.ask(
                lambda library: {part: part.make(library) for part in wanted}, self._show, topic="left pane"
            )

    def _show(self, fetched: Mapping[Part, list[Node]]) -> None:
        self._fetched |= fetched
        self._stale.difference_update(fetched)
        order = {key: at for at, key in enumerate(self._kept(_ORDER))}
        sections = sorted(self._sections, key=lambda section: order.get(section.key, len(order)))
        chosen = self.model.node(self.view.currentIndex()).key
        blocked = self.view.blockSignals(True)
        self._show_sections(sections, fetched)
        if not self.model.find(chosen).isValid():
            self.view.choose("")
        self.view.blockSignals(blocked)
        if not self.view.currentIndex().isValid():
            self._follow(self._browsing.listing)
        everything = self.model.node(self.model.find(ALL_STORIES))
        self.loaded.emit(everything.count or 0)

    def _show_sections(self, sections: Sequence[Section], fetched: Mapping[Part, list[Node]]) -> None:
        held = {node.key: node for node in self.model.roots}
        heads = [
            Node(key=section.key, title=tr(section.title), kind=section.kind)
            for section in sections
            if all(part in self._fetched for part in section.parts)
        ]
        for head in heads:
            if head.key in held:
                held[head.key].title = head.title
        self.model.set_sections(heads)
        for section in sections:
            whole = all(part in self._fetched for part in section.parts)
            if whole and any(part in fetched for part in section.parts):
                self._show_section(section, self.model.node(self.model.find(section.key)))

    def _show_section(self, section: Section, head: Node) -> None:
        self.model.set_children(head, [node for part in section.parts for node in self._fetched[part]])
        # Of a node that was there before the model keeps its own, with the children fetched for it.
        shown = {node.key: node for node in head.children}
        for part in section.parts:
            self._fetched[part] = [shown[node.key] for node in self._fetched[part]]

    def _follow(self, listing: Listing) -> None:
        """Put the cursor on what is listed; on nothing if the pane does not show that, as with a search, or if the
        person has closed its section."""
        if self.model.node(self.view.currentIndex()).listing == listing:
            return
        index = self.model.find_listing(listing)
        for key in _keys(listing):
            index = index if index.isValid() else self.model.find(key)
        if not self.view.shows_section_of(index):
            index = QModelIndex()
        if self.model.node(index) is not self.model.node(self.view.currentIndex()):
            blocked = self.view.blockSignals(True)
            self.view.choose(self.model.node(index).key)
            self.view.blockSignals(blocked)

    def _load_children(self, node: Node) -> None:
        if node.load is not None:
            self._worker.ask(node.load, lambda nodes: self.model.set_children(node, nodes), topic=node.key)

    def _choose(self, node: Node) -> None:
        if node.listing is not None:
            if node.listing != self._browsing.listing or not self._browsing.story_is_listed():
                self._browsing.open_listing(node.listing)
        elif node.story_id is not None:
            if node.passage is not None:
                self._browsing.open_passage(node.story_id, node.passage)
            else:
                self._browsing.open_story(node.story_id)

    def _act(self, index: Index) -> None:
        """Going over a node with the arrows runs nothing."""
        node = self.model.node(index)
        if node.action:
            self.action_wanted.emit(node.action)

    def _keep_open(self, keys: list[str]) -> None:
        self._keep(_OPEN, keys)

    def _keep(self, part: str, keys: list[str]) -> None:
        self._settings.keep_state(part, QByteArray(json.dumps(keys, ensure_ascii=False).encode()))

    def _kept(self, part: str) -> list[str]:
        try:
            kept = json.loads(bytes(self._settings.state(part).data()) or b"[]")
        except ValueError:
            return []
        return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


def _keys(listing: Listing) -> tuple[str, ...]:
    """A place that is called otherwise in another language; for what stands in a node not opened yet also that."""
    month = f"month:{listing.newspaper}:{(listing.date or '')[:7]}"
    match listing.kind:
        case ListingKind.PAGE:
            return page_node(listing), f"issue:{listing.newspaper}:{listing.date}", month
        case ListingKind.ISSUE:
            return f"issue:{listing.newspaper}:{listing.date}", month
        case ListingKind.PERIOD:
            kind = "month" if "-" in (listing.date or "") else "year"
            return (f"{kind}:{listing.newspaper}:{listing.date}" if listing.date else f"newspaper:{listing.newspaper}",)
    return ()
