"""Highlights with notes, corrections and seams, made in the open story."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog

from reader.acts import bookmarks, corrections, highlights
from reader.acts.done import Changes, Kind
from reader.browse.open_story import OpenStory
from reader.domain.bookmark import Bookmark
from reader.errors import NotHeld, ReaderError
from reader.library.bookmark_words import Edits, Words
from reader.library.quoting import Quotation
from reader.library.seams import seams_of
from reader.ui.highlights.marked_passages import CORRECTION, HIGHLIGHT, Marks, passages
from reader.ui.language.error_messages import sentence
from reader.ui.language.own_words import words_of
from reader.ui.language.words import mark, tr
from reader.ui.story.passages import Passage, Quote
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_COLOUR = "yellow"


class HighlightCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._view, self._source = bench.story_pane.view, bench.story_pane.source
        self._marks = Marks()
        self._pointed: Passage | None = None
        bench.browsing.story_opened.connect(self._opened)
        bench.browsing.story_closed.connect(lambda: self._show(Marks()))
        bench.acts.changed.connect(self._changed)
        bench.browsing.passage_wanted.connect(self._go_to_passage)
        bench.themes.changed.connect(self._mark_passages)
        self._view.text_shown.connect(self._mark_passages)
        self._view.customContextMenuRequested.connect(self._point)
        self._source.seam_chosen.connect(self._toggle_seam)

    def highlight(self) -> None:
        """Mark the selected passage."""
        self._highlight(None)

    def annotate(self) -> None:
        """Mark the selected passage, or take the marked one pointed at, and write a note to it."""
        held = self._pointed_highlight()
        if held:
            self._edit(held)
        else:
            self._highlight(self._edit)

    def unmark(self) -> None:
        """Take the highlight or the correction pointed at away again."""
        passage = self._pointed_passage()
        if passage and passage.key[0] == HIGHLIGHT:
            self._remove(passage.key[1])
        elif passage:
            self._undo(passage.key[1])
        else:
            self._bench.say(tr("Put the cursor into a marked passage first."))

    def correct(self) -> None:
        """Ask how the selected words should read."""
        quote = self._quote()
        if quote is not None:
            self._ask_reading(quote, self._part_ids(), quote.exact.strip(), tr("As it should read"))

    def _ask_reading(self, quote: Quote, ids: list[int], shown: str, said: str) -> None:
        """Ask under these words; what could not be kept comes back as it was typed, with the reason."""
        exact = quote.exact.strip()
        read, agreed = QInputDialog.getText(self._bench.window(), tr("Correct the words"), said, text=shown)
        if not agreed or not read.strip() or read == exact:
            return

        def not_kept(error: Exception) -> None:
            if isinstance(error, ReaderError) and not isinstance(error, NotHeld):
                self._ask_reading(quote, ids, read, sentence(error))
            else:
                self._not_marked(error)

        self._bench.acts.run(
            lambda library: corrections.add(library, ids, Quotation(exact, quote.before, quote.after), read),
            failed=not_kept,
        )

    def toggle_seam(self) -> None:
        """Undo the seam at the cursor in the original text, or heal it again."""
        self._toggle_seam(self._source.textCursor().blockNumber() + 1)

    def _highlight(self, then: Callable[[Bookmark], None] | None) -> None:
        quote = self._quote()
        if quote is None:
            return
        ids, quotation = self._part_ids(), Quotation(quote.exact.strip(), quote.before, quote.after)
        self._bench.acts.run(
            lambda library: highlights.add(library, ids, quotation, Words(colour=_COLOUR)),
            then,
            failed=self._not_marked,
        )

    def _edit(self, held: Bookmark) -> None:
        from reader.ui.story.note_editor import NoteEditor

        editor = NoteEditor(self._bench.themes, held, parent=self._bench.window())
        editor.saved.connect(self._keep)
        editor.removed.connect(self._remove)
        editor.open()

    def _keep(self, changed: Bookmark) -> None:
        """Keep a note; if that fails it comes back as it was written."""

        def not_kept(error: Exception) -> None:
            self._edit(changed)
            self._bench.workers.writing.failed.emit(error)

        self._bench.acts.run(lambda library: bookmarks.change(library, changed), failed=not_kept)

    def _remove(self, bookmark_id: int) -> None:
        self._bench.acts.run(lambda library: bookmarks.remove(library, [bookmark_id]), self._removed)

    def _removed(self, edits: Edits) -> None:
        """Say it when words of the person went with a highlight."""
        for edit in edits.done:
            if bookmarks.own_words(edit.after):
                said = tr("The highlight was taken away, with {words}.").format(words=words_of(edit.after))
                say_with_way_back(self._bench, said)

    def _undo(self, correction_id: int) -> None:
        self._bench.acts.run(lambda library: corrections.remove(library, [correction_id]))

    def _toggle_seam(self, line: int) -> None:
        story = self._bench.browsing.story
        part = story.parts[self._bench.story_pane.original.part] if story else None
        seam = seams_of(part).get(line) if part else None
        if part is None or seam is None:
            self._bench.say(tr("Put the cursor on a line that was joined to the one above."))
            return
        story_id, undone = part.row.id, seam.undone
        if undone:
            self._undo(undone.id)
        else:
            self._bench.acts.run(lambda library: corrections.divide(library, story_id, [line]), failed=self._not_marked)

    def _opened(self, story: OpenStory) -> None:
        # The list shows a headline as it was corrected since, elsewhere.
        self._bench.browsing.stories.renew([part.row for part in story.parts])
        self._load(story)

    def _load(self, story: OpenStory, show: "Callable[[Marks], None] | None" = None) -> None:
        ids = [part.row.id for part in (story.page or story.parts)]
        corrections = [correction for part in story.parts for correction in part.corrections]
        self._bench.workers.reading.ask(
            lambda library: [
                each for story_id in ids for each in library.bookmarks.of_story(story_id) if each.anchor.exact
            ],
            lambda found: (show or self._show)(Marks(found, corrections)),
            topic="marks",
        )

    def _changed(self, changes: Changes) -> None:
        story = self._bench.browsing.story
        # A story whose corrections changed is read anew, and loaded then.
        if story and changes.of(Kind.BOOKMARKS) and any(map(changes.has_story, self._part_ids())):
            self._load(story, self._show_again)

    def _show_again(self, marks: Marks) -> None:
        """Show the marks after an act, which may have been a star: that is none of them."""
        if marks != self._marks:
            self._show(marks)

    def _show(self, marks: Marks) -> None:
        self._marks = marks
        self._pointed = None
        self._mark_passages()
        self._go_to_passage()

    def _mark_passages(self) -> None:
        found = passages(self._view.source_text, self._marks, self._bench.themes.theme)
        self._view.mark_passages(found)

    def _go_to_passage(self) -> None:
        wanted = self._bench.browsing.passage
        if wanted is not None and self._view.show_passage((HIGHLIGHT, wanted)):
            self._bench.browsing.passage = None

    def _point(self, at: QPoint) -> None:
        self._pointed = self._view.passage_at(at)

    def _pointed_passage(self) -> Passage | None:
        """The passage that the context menu was opened on, else the one at the cursor."""
        return self._pointed or self._view.passage_at(self._view.cursorRect().center())

    def _pointed_highlight(self) -> Bookmark | None:
        passage = None if self._view.textCursor().hasSelection() else self._pointed_passage()
        if passage is None or passage.key[0] == CORRECTION:
            return None
        return next((each for each in self._marks.highlights if each.id == passage.key[1]), None)

    def _quote(self) -> Quote | None:
        quote = self._view.quote()
        if quote is None:
            self._bench.say(tr("Select some words of the story first."))
        return quote

    def _part_ids(self) -> list[int]:
        story = self._bench.browsing.story
        return [part.row.id for part in (story.page or story.parts)] if story else []

    def _not_marked(self, error: Exception) -> None:
        if not isinstance(error, NotHeld):
            self._bench.workers.writing.failed.emit(error)
            return
        self._bench.say(tr("This cannot be marked: select words of one story, a correction within one paragraph."))


HIGHLIGHTS = Feature(
    install=HighlightCommands,
    actions=(
        entry(
            Menu.BOOKMARKS,
            "highlight",
            mark("Highlight the selected words"),
            lambda do: do.highlight(),
            "Ctrl+Shift+H",
            "H",
            icon="quote",
            section=True,
            writes=True,
        ),
        entry(
            Menu.BOOKMARKS,
            "annotate",
            mark("Note to the passage…"),
            lambda do: do.annotate(),
            "Ctrl+Shift+N",
            "N",
            icon="note",
            writes=True,
        ),
        entry(Menu.BOOKMARKS, "unmark", mark("Take the mark away"), lambda do: do.unmark(), icon="remove", writes=True),
        entry(
            Menu.EDIT,
            "correct",
            mark("Correct the words…"),
            lambda do: do.correct(),
            "Ctrl+Shift+E",
            section=True,
            writes=True,
        ),
        entry(
            Menu.EDIT, "toggle_seam", mark("Undo or heal the join of lines"), lambda do: do.toggle_seam(), writes=True
        ),
    ),
)
