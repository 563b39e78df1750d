"""The bookmark list in the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.acts import bookmarks as acts
from reader.acts import folders, own_work
from reader.acts.done import Kind
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_words import Edits
from reader.library.own_work_reading import NotOwnWork
from reader.library.views import Merged
from reader.ui.bookmarks.bookmark_screen import BookmarkList
from reader.ui.files.saving import ask_file, write_file
from reader.ui.language.words import tr, tr_n
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class BookmarkCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._bookmarks = BookmarkList(bench.themes)
        self._screen = Screen(bench, self._bookmarks)
        self._bookmarks.bookmark_opened.connect(self._open_bookmark)
        self._bookmarks.bookmarks_edited.connect(self._keep_bookmarks)
        self._bookmarks.note_edited.connect(self._keep_note)
        self._bookmarks.bookmarks_removed.connect(self._remove_bookmarks)
        self._bookmarks.export_wanted.connect(self._export_bookmarks)
        self._bookmarks.import_wanted.connect(self._import_bookmarks)
        self._bookmarks.folder_wanted.connect(self._make_folder)
        shown = (Kind.BOOKMARKS, Kind.FOLDERS, Kind.CORRECTIONS, Kind.PAGES)
        self._freshness = Freshness(self._bookmarks, bench.acts, self._load_bookmarks, *shown)

    def show_bookmarks(self) -> None:
        """All bookmarks and highlights, with folders and tags."""
        self._load_bookmarks()
        self._screen.show_titled(tr("Bookmarks and notes"))

    def _load_bookmarks(self) -> None:
        self._freshness.note_reading()
        self._bench.workers.reading.ask(
            lambda library: (library.bookmarks.all(), library.bookmarks.headlines(), library.folders.all()),
            lambda found: self._bookmarks.show_bookmarks(*found),
            topic="bookmark-list",
        )

    def _open_bookmark(self, bookmark: Bookmark) -> None:
        if bookmark.story_id is None:
            self._bench.say(tr("The story of this bookmark is not held."))
        elif bookmark.anchor.exact:
            self._bench.browsing.open_passage(bookmark.story_id, bookmark.id)
            self._bench.show_panes()
        else:
            self._bench.open_story(bookmark.story_id)

    def _keep_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        changed = {bookmark.id: bookmark for bookmark in bookmarks}
        self._bench.acts.run(lambda library: acts.edit(library, list(changed), lambda held: changed[held.id]))

    def _keep_note(self, bookmark: Bookmark) -> None:
        """Keep a note; if that fails it comes back as it was written."""

        def not_kept(error: Exception) -> None:
            self._bookmarks.edit_note_of(bookmark)
            self._bench.workers.writing.failed.emit(error)

        self._bench.acts.run(lambda library: acts.change(library, bookmark), failed=not_kept)

    def _remove_bookmarks(self, ids: Sequence[int]) -> None:
        self._bench.acts.run(lambda library: acts.remove(library, ids), self._removed)

    def _removed(self, edits: Edits) -> None:
        said = tr_n("{n} bookmark removed.", "{n} bookmarks removed.", len(edits.done))
        say_with_way_back(self._bench, said)

    def _export_bookmarks(self, form: str, bookmarks: Sequence[Bookmark]) -> None:
        suffix = ".md" if form == "markdown" else ".json"
        file = ask_file(self._bench.window(), tr("Bookmarks") + suffix)
        if file:
            self._bench.workers.reading.ask(
                lambda library: (
                    library.export_bookmarks(bookmarks) if form == "markdown" else library.export_own_work()
                ),
                lambda text: write_file(self._bench, file, text.encode()),
            )

    def _make_folder(self, name: str) -> None:
        self._bench.acts.run(lambda library: folders.make(library, name))

    def _import_bookmarks(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._bench.window(), tr("Import bookmarks…"), "", "*.md *.json")
        if name:
            self._bench.acts.run(
                lambda library: own_work.merge(library, Path(name).read_text(encoding="utf-8")),
                self._merged,
                failed=self._not_merged,
            )

    def _merged(self, merged: Merged) -> None:
        """Say how many bookmarks, highlights, corrections and saved searches came in, and how many wait for stories."""
        said = [
            tr_n("{n} taken in", "{n} taken in", merged.added),
            tr_n("{n} completed", "{n} completed", merged.merged),
            tr_n("{n} as they were", "{n} as they were", merged.same),
        ]
        if merged.waiting:
            said.append(tr_n("{n} wait for their stories", "{n} wait for their stories", merged.waiting))
        self._bench.say(" · ".join(said))

    def _not_merged(self, error: Exception) -> None:
        if isinstance(error, NotOwnWork | UnicodeDecodeError):
            self._bench.say(tr("This file holds no bookmarks of Dubao; nothing was changed."))
        else:
            self._bench.workers.writing.failed.emit(error)
