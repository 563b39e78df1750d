"""The bookmark list and the clipping book in the window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.domain.bookmark import Bookmark
from reader.errors import Cancelled
from reader.library.draft import Draft
from reader.library.library import Library
from reader.library.own_work import Merged, NotOwnWork
from reader.ports.progress import Progress
from reader.ports.rows import StoryRow
from reader.ui.bookmarks.bookmark_list import BookmarkList
from reader.ui.clipping_book.clipping_book import ClippingBookEditor
from reader.ui.exporting.export_commands import ExportingCommands
from reader.ui.exporting.gathering import Wanted, forms, suffix
from reader.ui.language.words import tr, tr_n
from reader.ui.look.saving import SAY_MS, ask_file, write_file
from reader.ui.workbench.screen import PageFrame

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow

_AT_ONCE = 500


class KeepingCommands:
    """The 'keeping' commands."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._bookmarks = BookmarkList(window.themes)
        self._book = ClippingBookEditor(window.themes, {key: tr(name) for key, name in forms().items()})
        self._exporting = ExportingCommands(window)
        self._bookmarks_page = PageFrame(window, self._bookmarks)
        self._book_page = PageFrame(window, self._book)
        self._bookmarks.bookmark_opened.connect(self._open_bookmark)
        self._bookmarks.bookmarks_edited.connect(self._keep_bookmarks)
        self._bookmarks.note_edited.connect(self._keep_note)
        self._bookmarks.bookmarks_removed.connect(self._remove_bookmarks)
        self._bookmarks.export_wanted.connect(self._export_bookmarks)
        self._bookmarks.import_wanted.connect(self._import_bookmarks)
        self._bookmarks.folder_wanted.connect(self._make_folder)
        self._book.draft_changed.connect(self._keep_draft)
        self._book.story_opened.connect(self._open_story)
        self._book.export_wanted.connect(self._export_book)
        self._book.fill_wanted.connect(self._fill)

    def show_bookmarks(self) -> None:
        """All bookmarks and highlights, with folders and tags."""
        self._load_bookmarks()
        self._bookmarks_page.show_titled(tr("Bookmarks and notes"))

    def show_book(self) -> None:
        """The clipping book."""
        self._book_page.show_titled(tr("Clipping book"))
        self._window.lanes.reading.ask(_load_draft, lambda found: self._book.show_draft(*found), topic="draft")
        self._window.lanes.reading.ask(
            lambda library: [search.name for search in library.searches.saved()], self._book.show_searches
        )

    def clip(self) -> None:
        """Put the open story into the clipping book; where several are selected in the list, all of those."""
        story, selected = self._window.desk.story, self._window.list_pane.selected_ids()
        ids = selected if len(selected) > 1 else [story.row.id] if story else []
        if ids:
            self._window.lanes.reading.ask(lambda library: _clip(library, ids), self._clipped)

    def _load_bookmarks(self) -> None:
        self._window.lanes.reading.ask(
            lambda library: (library.bookmarks(), library.marks.headlines(), library.marks.filing.folders()),
            lambda found: self._bookmarks.show_bookmarks(*found),
            topic="bookmark-list",
        )

    def _open_bookmark(self, bookmark: Bookmark) -> None:
        if bookmark.story_id is None:
            self._say(tr("The story of this bookmark is not held."))
        elif bookmark.anchor.exact:
            self._window.desk.open_passage(bookmark.story_id, bookmark.id)
            self._window.show_panes()
        else:
            self._open_story(bookmark.story_id)

    def _open_story(self, story_id: int) -> None:
        self._window.desk.open_story(story_id)
        self._window.show_panes()

    def _keep_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        self._change(lambda library: [library.update_bookmark(bookmark) for bookmark in bookmarks])

    def _keep_note(self, bookmark: Bookmark) -> None:
        """Keep a note; where that fails it comes back as it was written."""

        def not_kept(error: Exception) -> None:
            self._bookmarks.edit_note_of(bookmark)
            self._window.lanes.reading.failed.emit(error)

        self._window.lanes.reading.ask(
            lambda library: library.update_bookmark(bookmark), lambda _: self._changed(), failed=not_kept
        )

    def _remove_bookmarks(self, ids: Sequence[int]) -> None:
        self._change(lambda library: [library.remove_bookmark(number) for number in ids])

    def _change(self, work: Callable[[Library], object]) -> None:
        self._window.lanes.reading.ask(work, lambda _: self._changed())

    def _changed(self) -> None:
        self._load_bookmarks()
        self._window.desk.bookmarks_changed.emit()

    def _export_bookmarks(self, form: str, bookmarks: Sequence[Bookmark]) -> None:
        suffix = ".md" if form == "markdown" else ".json"
        file = ask_file(self._window, tr("Bookmarks") + suffix)
        if file:
            self._window.lanes.reading.ask(
                lambda library: (
                    library.export_bookmarks(bookmarks) if form == "markdown" else library.export_own_work()
                ),
                lambda text: write_file(self._window, file, text.encode()),
            )

    def _make_folder(self, name: str) -> None:
        self._change(lambda library: library.marks.filing.make(name))

    def _import_bookmarks(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Import bookmarks…"), "", "*.md *.json")
        if name:
            self._window.lanes.reading.ask(
                lambda library: library.merge_own_work(Path(name).read_text(encoding="utf-8")),
                self._merged,
                failed=self._not_merged,
            )

    def _merged(self, merged: Merged) -> None:
        """What came in: bookmarks, highlights, corrections and saved searches; some may wait for their stories."""
        self._changed()
        self._window.desk.reload()
        said = [
            tr_n("{n} taken in", "{n} taken in", merged.added),
            tr_n("{n} completed", "{n} completed", merged.merged),
            tr_n("{n} as they were", "{n} as they were", merged.same),
        ]
        if merged.waiting:
            said.append(tr_n("{n} wait for their stories", "{n} wait for their stories", merged.waiting))
        self._say(" · ".join(said))

    def _not_merged(self, error: Exception) -> None:
        if isinstance(error, NotOwnWork | UnicodeDecodeError):
            self._say(tr("This file holds no bookmarks of Dubao; nothing was changed."))
        else:
            self._window.lanes.reading.failed.emit(error)

    def _keep_draft(self, draft: Draft) -> None:
        self._window.desk.upkeep.keep(lambda library: library.draft.keep(draft))

    def _clipped(self, draft: Draft) -> None:
        self._say(tr_n("{n} clipping", "{n} clippings", len(draft.stories)))

    def _export_book(self, key: str) -> None:
        draft = self._book.draft
        title = draft.title or tr("Clippings")
        file = ask_file(self._window, title + suffix(key))
        if file:
            wanted = Wanted(
                form=key,
                ids=draft.stories,
                title=title,
                introduction=draft.introduction,
                notes=dict(draft.notes),
                look=self._exporting.look(),
                edition=self._exporting.edition(),
            )
            self._exporting.save(wanted, file)

    def _fill(self, name: str) -> None:
        """Put in all that a saved search finds, in its order."""
        self._window.work.run(
            tr("Filling the clipping book"), lambda library, progress: _found(library, name, progress), self._filled
        )

    def _filled(self, rows: list[StoryRow]) -> None:
        came = self._book.add(rows)
        self._say(tr_n("{n} story put in", "{n} stories put in", came))

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, SAY_MS)


def _load_draft(library: Library) -> tuple[Draft, list[StoryRow]]:
    draft = library.draft.read()
    return draft, library.rows_by_id(draft.stories)


def _clip(library: Library, ids: Sequence[int]) -> Draft:
    return library.draft.change(lambda draft: draft.with_stories(ids))


def _found(library: Library, name: str, progress: Progress) -> list[StoryRow]:
    """The stories that a saved search finds. Raises Cancelled."""
    search = next((each for each in library.searches.saved() if each.name == name), None)
    ids = library.found_ids(search.query, sort=search.sort) if search else ()
    rows: list[StoryRow] = []
    for start in range(0, len(ids), _AT_ONCE):
        if not progress(start, len(ids), name):
            raise Cancelled
        rows += library.rows_by_id(ids[start : start + _AT_ONCE])
    return rows
