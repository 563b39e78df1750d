"""All bookmarks and highlights in one list, with folders, tags and colours beside it and a box that filters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListView,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.browse.shelves import Shelf, ShelfKind, matching, shelves
from reader.domain.bookmark import Bookmark
from reader.text.folding import Folding
from reader.ui.bookmarks.bookmark_delegate import BookmarkDelegate
from reader.ui.bookmarks.bookmark_model import BookmarkModel, BookmarkRole
from reader.ui.bookmarks.shelf_list import ShelfList
from reader.ui.language.words import tr, tr_n
from reader.ui.look import icons
from reader.ui.look.colours import MARK_COLOURS, mark_icon
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper
from reader.ui.story.note_editor import NoteEditor


class BookmarkList(QWidget):
    """`bookmark_opened` carries a Bookmark, `bookmarks_edited` a list of changed Bookmarks to keep, `note_edited` one
    changed in the editor of notes, `bookmarks_removed` a list of ids; `export_wanted` 'markdown' or 'json' and the
    Bookmarks shown; `import_wanted` asks for a file; `folder_wanted` carries the name of a folder to make."""

    bookmark_opened = Signal(object)
    bookmarks_edited = Signal(list)
    note_edited = Signal(object)
    bookmarks_removed = Signal(list)
    export_wanted = Signal(str, list)
    import_wanted = Signal()
    folder_wanted = Signal(str)

    def __init__(self, themes: ThemeKeeper, folding: Folding | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._folding = folding or Folding()
        self._bookmarks: Sequence[Bookmark] = ()
        self._new_folders: list[str] = []
        self._model = BookmarkModel(self)
        self.shelves = ShelfList(themes)
        self.list = _Rows(self._model, themes)
        self.filter = QLineEdit()
        self._count = plain_label("listCount")
        self._more = QToolButton()
        self._actions = self._make_actions()
        self._lay_out()
        self.shelves.shelf_chosen.connect(lambda shelf: self._show())
        self.shelves.dropped.connect(self._file)
        self.filter.textChanged.connect(lambda text: self._show())
        self.list.activated.connect(self.open_selected)
        self.list.clicked.connect(self.open_selected)
        self.list.customContextMenuRequested.connect(self._open_menu)
        themes.changed.connect(self._dress)
        self._dress()
        self._speak()

    def show_bookmarks(
        self,
        bookmarks: Sequence[Bookmark],
        headlines: Mapping[int, str] | None = None,
        folders: Sequence[str] | None = None,
    ) -> None:
        """Show these, newest first as the library gives them; `headlines` are those that a person corrected, `folders`
        all folders in the reader's order."""
        if folders is not None:
            self._new_folders = list(folders)
        self._bookmarks = bookmarks
        self._model.headlines = self._model.headlines if headlines is None else headlines
        self.shelves.show_shelves(shelves(bookmarks, self._new_folders))
        self._show()

    @property
    def selected(self) -> list[Bookmark]:
        """The bookmarks that are selected, in their order."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(BookmarkRole) for index in rows]

    @property
    def shown(self) -> list[Bookmark]:
        """The bookmarks of this shelf that the filter lets through."""
        headlines = self._model.headlines
        return matching(self._bookmarks, self.shelves.shelf, self.filter.text(), self._folding, headlines)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.show_bookmarks(self._bookmarks)
        super().changeEvent(event)

    def open_selected(self) -> None:
        if len(self.selected) == 1:
            self.bookmark_opened.emit(self.selected[0])

    def edit_note(self) -> None:
        """Edit note, folder, tags and colour of the bookmark in hand."""
        for bookmark in self.selected[:1]:
            self.edit_note_of(bookmark)

    def edit_note_of(self, bookmark: Bookmark) -> None:
        """Edit that of this bookmark, which need not be kept as it is here."""
        names = sorted({mark.folder for mark in self._bookmarks} | set(self._new_folders))
        editor = NoteEditor(self._themes, bookmark, [name for name in names if name], self)
        editor.saved.connect(self.note_edited)
        editor.removed.connect(lambda number: self.bookmarks_removed.emit([number]))
        editor.open()

    def remove_selected(self) -> None:
        if self.selected:
            self.bookmarks_removed.emit([bookmark.id for bookmark in self.selected])

    def new_folder(self) -> None:
        """Ask for a name; the folder stays even while it is empty."""
        name, agreed = QInputDialog.getText(self, tr("New folder"), tr("Name of the folder"))
        if agreed and name.strip():
            self.add_folder(name.strip())

    def add_folder(self, name: str) -> None:
        """A folder to drop bookmarks on."""
        self._new_folders.append(name)
        self.folder_wanted.emit(name)
        self.shelves.show_shelves(shelves(self._bookmarks, self._new_folders))

    def _show(self) -> None:
        rows = self.shown
        self._model.show_rows(rows)
        hint = tr("Ctrl+D bookmarks the open story, H highlights selected words, N adds a note.")
        self._count.setText(tr_n("{n} bookmark", "{n} bookmarks", len(rows)) if self._bookmarks else hint)

    def _file(self, shelf: Shelf, ids: list[int]) -> None:
        """Put bookmarks into a folder, or give them a tag."""
        chosen = [bookmark for bookmark in self._bookmarks if bookmark.id in set(ids)]
        if shelf.kind is ShelfKind.TAG:
            tagged = [mark for mark in chosen if shelf.name not in mark.tags]
            self.bookmarks_edited.emit([replace(mark, tags=(*mark.tags, shelf.name)) for mark in tagged])
        else:
            self.bookmarks_edited.emit([replace(mark, folder=shelf.name) for mark in chosen])

    def _colour(self, key: str) -> None:
        self.bookmarks_edited.emit([replace(mark, colour=key) for mark in self.selected])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 10, 10, 4)
        head.addWidget(self.filter, 1)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        for name in ("new_folder", "import", "markdown", "json"):
            menu.addAction(self._actions[name])
        self._more.setMenu(menu)
        head.addWidget(self._more)
        right = QWidget()
        right.setObjectName("listPane")
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        self._count.setContentsMargins(14, 0, 14, 6)
        down.addWidget(self._count)
        down.addWidget(self.list, 1)
        splitter = QSplitter()
        splitter.addWidget(self.shelves)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([190, 460])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _make_actions(self) -> dict[str, QAction]:
        def action(run: Callable[[], object], *keys: QKeySequence.StandardKey | str) -> QAction:
            made = QAction(self)
            made.triggered.connect(lambda: run())
            made.setShortcuts([QKeySequence(key) for key in keys])
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            return made

        actions = {
            "open": action(self.open_selected),
            "note": action(self.edit_note, "F2"),
            "remove": action(self.remove_selected, QKeySequence.StandardKey.Delete),
            "new_folder": action(self.new_folder),
            "import": action(self.import_wanted.emit),
            "markdown": action(lambda: self.export_wanted.emit("markdown", self.shown)),
            "json": action(lambda: self.export_wanted.emit("json", self.shown)),
        }
        for name in ("note", "remove"):
            self.list.addAction(actions[name])
        return actions

    def _open_menu(self, at: QPoint) -> None:
        if not self.selected:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("open", "note"):
            menu.addAction(self._actions[name])
        folders = menu.addMenu(tr("Move to folder"))
        for shelf in shelves(self._bookmarks, self._new_folders):
            if shelf.kind is ShelfKind.FOLDER and shelf.name:
                self._add(folders, shelf.name.replace("&", "&&"), partial(self._move, shelf.name))
        self._add(folders, tr("No folder"), partial(self._move, ""))
        colours = menu.addMenu(tr("Colour"))
        for colour in MARK_COLOURS:
            item = self._add(colours, tr(colour.name), partial(self._colour, colour.key))
            item.setIcon(mark_icon(colour, self._themes.theme))
        self._add(colours, tr("No colour"), partial(self._colour, ""))
        menu.addSeparator()
        menu.addAction(self._actions["remove"])
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _add(self, menu: QMenu, text: str, run: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: run())
        return action

    def _move(self, folder: str) -> None:
        self._file(Shelf(ShelfKind.FOLDER, folder), [mark.id for mark in self.selected])

    def _dress(self) -> None:
        theme = self._themes.theme
        self._more.setIcon(icons.icon("down", theme.muted))
        for name, icon in (
            ("note", "note"),
            ("remove", "remove"),
            ("new_folder", "folder"),
            ("import", "import"),
            ("markdown", "export"),
            ("json", "export"),
        ):
            self._actions[name].setIcon(icons.icon(icon, theme.muted))

    def _speak(self) -> None:
        self.filter.setPlaceholderText(tr("Filter by headline, passage, note or tag"))
        self.filter.setAccessibleName(tr("Filter by headline, passage, note or tag"))
        self.filter.setClearButtonEnabled(True)
        self.list.setAccessibleName(tr("Bookmarks"))
        self.shelves.setAccessibleName(tr("Folders and tags"))
        self._more.setToolTip(tr("More"))
        self._more.setAccessibleName(tr("More"))
        for name, text in (
            ("open", tr("Open")),
            ("note", tr("Edit note…")),
            ("remove", tr("Remove bookmark")),
            ("new_folder", tr("New folder…")),
            ("import", tr("Import bookmarks…")),
            ("markdown", tr("Export as Markdown…")),
            ("json", tr("Export as JSON…")),
        ):
            self._actions[name].setText(text)


class _Rows(QListView):
    def __init__(self, model: BookmarkModel, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("storyList")
        self.setModel(model)
        self.setItemDelegate(BookmarkDelegate(self, themes))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        # Rows are measured a few at a time: a long list is there at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        themes.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
