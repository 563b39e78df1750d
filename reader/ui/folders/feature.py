"""Folders, tags and saved searches in the left pane: made, renamed, put in order, taken away; stories put into them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox

from reader.browse.listing import SHELVES, Listing
from reader.library.folders import BETWEEN, above
from reader.library.library import Library
from reader.ui.language.words import mark, tr, tr_n
from reader.ui.left_pane.tree_model import Node, NodeAct, NodeKind
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class FolderCommands:
    """The 'filing' commands. What is asked in words is asked without waiting for the answer."""

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
        self._ask(tr("New folder"), said, inside, lambda name: self._change(_making(name)))

    def put_into_folder(self) -> None:
        """Put the open story, or those selected in the list, into a folder; that bookmarks them."""
        ids = self._ids()
        if ids:
            self._bench.workers.reading.ask(
                lambda library: library.marks.filing.folders(), lambda folders: self._ask_folder(ids, folders)
            )

    def give_tag(self) -> None:
        """Give the open story, or those selected in the list, a tag; that bookmarks them."""
        ids = self._ids()
        if ids:
            self._ask(tr("Give a tag"), tr("Tag"), "", lambda tag: self._file(ids, tag=tag))

    def _ask_folder(self, ids: Sequence[int], folders: list[str]) -> None:
        dialog = self._dialog(tr("Put into a folder"), tr("Folder"), lambda name: self._file(ids, folder=name))
        dialog.setComboBoxItems(folders or [""])
        dialog.setComboBoxEditable(True)
        dialog.open()

    def _ids(self) -> list[int]:
        return self._bench.chosen_ids()

    def _drop(self, node: Node, ids: list[int]) -> None:
        if node.kind is NodeKind.TAG:
            self._file(ids, tag=node.name)
        else:
            self._file(ids, folder=node.name if node.kind is NodeKind.FOLDER or node.key == "no_folder" else None)

    def _file(self, ids: Sequence[int], *, folder: str | None = None, tag: str = "") -> None:
        name = (folder or tag).strip()
        where = f"#{name}" if tag else name.replace(BETWEEN, " / ") or tr("Bookmarks")

        def filed(count: int) -> None:
            self._bench.browsing.marks_changed(ids, bookmarked=True)
            self._changed()
            stories = tr_n("{n} story", "{n} stories", count)
            self._bench.say(tr("{stories} put into “{where}”").format(stories=stories, where=where))

        self._bench.workers.reading.ask(
            lambda library: library.marks.filing.file(ids, folder=folder, tag=tag.strip()), filed
        )

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
        """What the menu of a node offers: its text, key, and what it does."""
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
                if node.kind:
                    self._ask_removal(node)
            case _:
                assert_never(act)

    def _move(self, node: Node, step: int) -> None:
        if node.kind is NodeKind.FOLDER:
            self._change(lambda library: library.marks.filing.shift_folder(node.name, step))
        elif node in self._bench.left_pane.model.roots:
            self._bench.left_pane.move_section(node.key, step)

    def _rename(self, node: Node, name: str) -> None:
        if node.kind is NodeKind.FOLDER:
            self._change(lambda library: library.marks.filing.rename_folder(node.name, name), node, name)
        else:
            self._change(lambda library: library.marks.filing.rename_tag(node.name, name), node, name)

    def _ask_removal(self, node: Node) -> None:
        said = (
            {
                NodeKind.FOLDER: tr("Remove the folder “{name}”? Its bookmarks stay; they go to the folder above."),
                NodeKind.TAG: tr("Remove the tag “{name}”? The bookmarks that have it stay."),
                NodeKind.SEARCH: tr("Remove the saved search “{name}”? No story is removed."),
            }.get(node.kind)
            if node.kind
            else None
        )
        if said is None:
            return
        box = QMessageBox(QMessageBox.Icon.Question, tr("Dubao"), "", parent=self._bench.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(said.format(name=node.name))
        box.addButton(tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(lambda: self._remove(node))
        box.open()

    def _remove(self, node: Node) -> None:
        if node.kind is NodeKind.FOLDER:
            self._change(lambda library: library.marks.filing.remove_folder(node.name), node, above(node.name))
        elif node.kind is NodeKind.TAG:
            self._change(lambda library: library.marks.filing.remove_tag(node.name), node, "")
        else:
            self._change(lambda library: library.searches.remove(node.name))

    def _change(self, work: Callable[[Library], object], node: Node | None = None, name: str = "") -> None:
        """Change folders or tags; a list of the one that is called otherwise now goes along."""

        def changed(_: object) -> None:
            listing = self._bench.browsing.listing
            if node is not None and node.listing == listing:
                self._bench.browsing.open_listing(Listing(kind=listing.kind, name=name), first_story=False)
            self._changed()

        self._bench.workers.reading.ask(work, changed)

    def _changed(self) -> None:
        self._bench.browsing.bookmarks_changed.emit()
        if self._bench.browsing.listing.kind in SHELVES:
            self._bench.browsing.refresh()

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


def _making(name: str) -> Callable[[Library], str]:
    return lambda library: library.marks.filing.make(name)


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
