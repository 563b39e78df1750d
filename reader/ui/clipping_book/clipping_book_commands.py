"""The clipping book in the window."""

from typing import TYPE_CHECKING

from reader.acts import clippings
from reader.acts.done import Kind
from reader.browse.book_files import BookRequest, suffix
from reader.browse.saved_searches import rows_of_saved
from reader.library.draft import Draft
from reader.library.library import Library
from reader.ports.rows import StoryRow
from reader.ui.clipping_book.clipping_book import ClippingBookEditor
from reader.ui.files.exporter import Exporter, form_names
from reader.ui.files.saving import ask_file
from reader.ui.language.words import tr, tr_n
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class ClippingBookCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._book = ClippingBookEditor(bench.themes, {key: tr(name) for key, name in form_names().items()})
        self._book.add_undo(bench.action("undo"))
        self._exporter = Exporter(bench)
        self._screen = Screen(bench, self._book)
        self._book.draft_changed.connect(self._keep_draft)
        self._book.story_opened.connect(bench.open_story)
        self._book.export_wanted.connect(self._export_book)
        self._book.fill_wanted.connect(self._fill)
        self._freshness = Freshness(self._book, bench.acts, self._load, Kind.CLIPPINGS)

    def show_book(self) -> None:
        """The clipping book."""
        self._load()
        self._screen.show_titled(tr("Clipping book"))
        self._bench.workers.reading.ask(
            lambda library: [search.name for search in library.searches.saved()], self._book.show_searches
        )

    def _load(self) -> None:
        self._freshness.note_reading()
        self._bench.workers.reading.ask(_load_draft, lambda found: self._book.show_draft(*found), topic="draft")

    def clip(self) -> None:
        """Put the open story into the clipping book, or all that are selected in the list if they are several."""
        ids = self._bench.chosen_ids()
        if ids:
            self._bench.acts.run(
                lambda library: clippings.change(library, lambda draft: draft.with_stories(ids)), self._clipped
            )

    def _keep_draft(self, draft: Draft) -> None:
        self._bench.acts.run(lambda library: clippings.keep(library, draft))

    def _clipped(self, draft: Draft) -> None:
        self._bench.say(tr_n("{n} clipping", "{n} clippings", len(draft.stories)))

    def _export_book(self, key: str) -> None:
        draft = self._book.draft
        title = draft.title or tr("Clippings")
        file = ask_file(self._bench.window(), title + suffix(key))
        if file:
            wanted = BookRequest(
                form=key,
                ids=draft.stories,
                title=title,
                introduction=draft.introduction,
                notes=dict(draft.notes),
                look=self._exporter.look(),
                edition=self._exporter.edition(),
            )
            self._exporter.save(wanted, file)

    def _fill(self, name: str) -> None:
        """Put in all that a saved search finds, in its order."""
        self._bench.work.run(
            tr("Filling the clipping book"),
            lambda library, progress: rows_of_saved(library, name, progress),
            self._filled,
        )

    def _filled(self, rows: list[StoryRow]) -> None:
        came = self._book.add(rows)
        self._bench.say(tr_n("{n} story put in", "{n} stories put in", came))


def _load_draft(library: Library) -> tuple[Draft, list[StoryRow]]:
    draft = library.draft.read()
    return draft, library.rows_by_id(draft.stories)
