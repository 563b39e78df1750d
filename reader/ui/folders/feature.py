"""Folders, tags and saved searches in the left pane: made, renamed, put in order, taken away; stories put into them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMenu

from reader.acts import folders as acts
from reader.acts import searches
from reader.browse.listing import Listing
from reader.library.folders import BETWEEN, above
from reader.ui.language.words import mark, tr, tr_n
from reader.ui.left_pane.tree_model import Node, NodeAct, NodeKind
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature
from reader.ui.workbench.question import ask_first
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class FolderCommands:
    """The commands of the feature. What is asked in words is asked without waiting for the answer."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        bench.left_pane.view.menu_wanted.connect(self._open_menu)
        bench.left_pane.view.act_wanted.connect(self._act)
        bench.left_pane.model.stories_dropped.connect(self._drop)

    def new_folder(self) -> None:
        """A folder for bookmarks, in the one that the left pane stands on."""
        node = self._bench.left_pane.model.node(self._bench.left_pane.view.currentIndex())
        inside = node.name + BETWEEN if node.kind is NodeKind.FOLDER else ""
        said = tr("Name of the folder; “/” stands between a folder and one in it")
        self._ask(tr("New folder"), said, inside, self._make)

    def _make(self, name: str) -> None:
        self._bench.acts.run(lambda library: acts.make(library, name))

    def put_into_folder(self) -> None:
        """Put the open story, or those selected in the list, into a folder; that bookmarks them."""
        ids = self._bench.chosen_ids()
        if ids:
            self._bench.workers.reading.ask(
                lambda library: library.folders.all(), lambda folders: self._ask_folder(ids, folders)
            )

    def give_tag(self) -> None:
        """Give the open story, or those selected in the list, a tag; that bookmarks them."""
        ids = self._bench.chosen_ids()
        if ids:
            self._ask(tr("Give a tag"), tr("Tag"), "", lambda tag: self._file(ids, tag=tag))

    def _ask_folder(self, ids: Sequence[int], folders: list[str]) -> None:
        dialog = self._dialog(tr("Put into a folder"), tr("Folder"), lambda name: self._file(ids, folder=name))
        dialog.setComboBoxItems(folders or [""])
        dialog.setComboBoxEditable(True)
        dialog.open()

    def _drop(self, node: Node, ids: list[int]) -> None:
        if node.kind is NodeKind.TAG:
            self._file(ids, tag=node.name)
        else:
            self._file(ids, folder=node.name if node.kind is NodeKind.FOLDER or node.key == "no_folder" else None)

    def _file(self, ids: Sequence[int], *, folder: str | None = None, tag: str = "") -> None:
        name = (folder or tag).strip()
        where = f"#{name}" if tag else name.replace(BETWEEN, " / ") or tr("Bookmarks")

        def filed(done: acts.Filed) -> None:
            stories = tr_n("{n} story", "{n} stories", done.count)
            self._bench.say(tr("{stories} put into “{where}”").format(stories=stories, where=where))

        self._bench.acts.run(lambda library: acts.put_into(library, ids, folder=folder, tag=tag.strip()), filed)

    def _open_menu(self, node: Node, at: QPoint) -> None:
        menu = QMenu(self._bench.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, keys, run in self._offers(node):
            action = menu.addAction(text)
            action.setShortcut(keys)
            action.triggered.connect(partial(_run, run))
        if menu.actions():
            menu.popup(at)

    def _offers(self, node: Node) -> list[tuple[str, str, Callable[[], None]]]:
        """The entries of a node's menu: text, key, command."""
        act = partial(self._act, node)
        offers: list[tuple[str, str, Callable[[], None]]] = []
        if node.kind in (NodeKind.FOLDER, NodeKind.SHELVES) or node.key in ("all_bookmarks", "no_folder"):
            offers.append((tr("New folder…"), "", self.new_folder))
        if node.kind in (NodeKind.FOLDER, NodeKind.TAG):
            offers.append((tr("Rename…"), "F2", partial(act, NodeAct.RENAME)))
        if node.kind in (NodeKind.FOLDER, NodeKind.TAG, NodeKind.SEARCH):
            offers.append((tr("Remove…"), "Del", partial(act, NodeAct.REMOVE)))
        if node.listing is not None:
            offers.append((tr("Export…"), "", partial(self._export, node.listing, node.title)))
        if node.kind is NodeKind.FOLDER or node in self._bench.left_pane.model.roots:
            offers += [
                (tr("Move up"), "Alt+Up", partial(act, NodeAct.UP)),
                (tr("Move down"), "Alt+Down", partial(act, NodeAct.DOWN)),
            ]
        return offers

    def _export(self, listing: Listing, title: str) -> None:
        # What exports takes a while to load.
        from reader.ui.files.exporter import Exporter

        Exporter(self._bench).export_listing(listing, title)

    def _act(self, node: Node, act: NodeAct) -> None:
        match act:
            case NodeAct.UP:
                self._move(node, -1)
            case NodeAct.DOWN:
                self._move(node, 1)
            case NodeAct.RENAME:
                if node.kind in (NodeKind.FOLDER, NodeKind.TAG):
                    title = tr("Rename the folder") if node.kind is NodeKind.FOLDER else tr("Rename the tag")
                    self._ask(title, tr("New name"), node.name, partial(self._rename, node))
            case NodeAct.REMOVE:
                self._ask_removal(node)
            case _:
                assert_never(act)

    def _move(self, node: Node, step: int) -> None:
        if node.kind is NodeKind.FOLDER:
            self._bench.acts.run(lambda library: acts.move(library, node.name, step))
        elif node in self._bench.left_pane.model.roots:
            self._bench.left_pane.move_section(node.key, step)

    def _rename(self, node: Node, name: str) -> None:
        rename = acts.rename if node.kind is NodeKind.FOLDER else acts.rename_tag
        self._bench.acts.run(lambda library: rename(library, node.name, name), lambda _: self._go_along(node, name))

    def _ask_removal(self, node: Node) -> None:
        questions: dict[NodeKind | None, str] = {
            NodeKind.FOLDER: tr("Remove the folder “{name}”? Its bookmarks stay; they go to the folder above."),
            NodeKind.TAG: tr("Remove the tag “{name}”? The bookmarks that have it stay."),
            NodeKind.SEARCH: tr("Remove the saved search “{name}”? No story is removed."),
        }
        if node.kind in questions:
            question = questions[node.kind].format(name=node.name)
            ask_first(self._bench.window(), question, tr("Remove"), lambda: self._remove(node))

    def _remove(self, node: Node) -> None:
        """Remove what a node stands for, and say how it comes back."""
        match node.kind:
            case NodeKind.FOLDER:
                said = tr("The folder “{name}” was removed.").format(name=node.name)
                self._bench.acts.run(
                    lambda library: acts.remove(library, node.name),
                    lambda _: self._removed(said, node, above(node.name)),
                )
            case NodeKind.TAG:
                said = tr("The tag “{name}” was removed.").format(name=node.name)
                self._bench.acts.run(
                    lambda library: acts.remove_tag(library, node.name), lambda _: self._removed(said, node, "")
                )
            case NodeKind.SEARCH:
                said = tr("The saved search “{name}” was removed.").format(name=node.name)
                self._bench.acts.run(
                    lambda library: searches.remove(library, node.name),
                    lambda _: say_with_way_back(self._bench, said),
                )

    def _removed(self, said: str, node: Node, instead: str) -> None:
        self._go_along(node, instead)
        say_with_way_back(self._bench, said)

    def _go_along(self, node: Node, name: str) -> None:
        """If the list shows the folder or tag that had this node, list the one called `name`."""
        listing = self._bench.browsing.listing
        if node.listing == listing:
            self._bench.browsing.open_listing(Listing(kind=listing.kind, name=name), first_story=False)

    def _ask(self, title: str, said: str, text: str, then: Callable[[str], None]) -> None:
        dialog = self._dialog(title, said, then)
        dialog.setTextValue(text)
        dialog.open()

    def _dialog(self, title: str, said: str, then: Callable[[str], None]) -> QInputDialog:
        dialog = QInputDialog(self._bench.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(said)
        dialog.textValueSelected.connect(lambda name: then(name) if name.strip() else None)
        return dialog


def _run(run: Callable[[], None], _checked: bool = False) -> None:
    run()


FOLDERS = Feature(
    install=FolderCommands,
    actions=(
        entry(
            Menu.BOOKMARKS,
            "put_into_folder",
            mark("Put into a folder…"),
            lambda do: do.put_into_folder(),
            "Ctrl+Alt+D",
            icon="folder",
            after="bookmark",
            writes=True,
        ),
        entry(
            Menu.BOOKMARKS,
            "give_tag",
            mark("Give a tag…"),
            lambda do: do.give_tag(),
            "Ctrl+Alt+G",
            icon="tag",
            after="put_into_folder",
            writes=True,
        ),
        entry(
            Menu.BOOKMARKS,
            "new_folder",
            mark("New folder…"),
            lambda do: do.new_folder(),
            icon="folder",
            after="give_tag",
            writes=True,
        ),
    ),
)
