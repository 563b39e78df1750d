"""Reading: the story, its matches, its bookmark, the way from one to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from reader.acts import bookmarks, reading
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.own_words import words_of
from reader.ui.language.words import tr
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.shell.bulk_marks import ManyMarks
from reader.ui.story.story_pane import StoryPane
from reader.ui.story.story_show import StoryPresenter
from reader.ui.story_list.list_pane import StoryListPane
from reader.ui.workbench.way_back import say_with_way_back

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class ReadingCommands:
    """The commands of reading; `many` marks several stories at once."""

    def __init__(
        self,
        browsing: Browsing,
        stories: StoryListPane,
        pane: StoryPane,
        show: StoryPresenter,
        settings: SettingsKeeper,
        many: ManyMarks,
        bench: "Workbench",
    ) -> None:
        self._bench = bench
        self._settings = settings
        self._many = many
        self._list = stories
        self._browsing = browsing
        self._pane = pane
        self._show = show

    def next_story(self) -> None:
        self._browsing.step_story(1)

    def previous_story(self) -> None:
        self._browsing.step_story(-1)

    def next_page(self) -> None:
        self._browsing.step_page(1)

    def previous_page(self) -> None:
        self._browsing.step_page(-1)

    def read_on(self) -> None:
        """One screen on; at the end of the story the next one, at the end of the list the next page."""
        self._pane.view.scroll_page(1)

    def read_back(self) -> None:
        self._pane.view.scroll_page(-1)

    def pass_end(self, direction: int) -> None:
        """Reading on from the end of a story."""
        skimming = self._browsing.story is not None and bool(self._browsing.story.page)
        if skimming or not self._browsing.step_story(direction):
            self._browsing.step_page(direction)

    def read_in_full(self, link: QUrl) -> None:
        """Open the story of a headline that was chosen while skimming."""
        scheme, _, story_id = link.toString().partition(":")
        if scheme == "story" and story_id.isdecimal():
            self._settings.choose("skim", "full")
            self._browsing.open_story(int(story_id))

    def back(self) -> None:
        self._browsing.step_trail(-1)

    def forward(self) -> None:
        self._browsing.step_trail(1)

    def toggle_bookmark(self) -> None:
        """Bookmark the open story, or all selected ones if they are several; take the bookmark off if there is one."""
        ids = self._list.selected_ids()
        if len(ids) > 1:
            self._many.toggle_bookmarks(ids)
        else:
            self._toggle_bookmark()

    def toggle_read(self) -> None:
        """Mark the open story, or all selected ones if they are several, as the open one is not marked."""
        ids = self._list.selected_ids()
        if len(ids) > 1:
            story = self._browsing.story
            self._many.mark_read(ids, read=story is None or not story.row.read)
        else:
            self._toggle_read()

    def toggle_original(self) -> None:
        self._show.show_original(not self._pane.shows_original)

    def next_hit(self) -> None:
        self._pane.view.step_hit(1)

    def previous_hit(self) -> None:
        self._pane.view.step_hit(-1)

    def find(self) -> None:
        """Open the find bar, with the selected words in it."""
        if self._browsing.story:
            self._show.show_original(False)
            self._pane.find_bar.open_bar(self._pane.view.selected_words()[:60])

    def copy(self) -> None:
        """The selected text, as the source has it."""
        if self._pane.shows_original:
            self._pane.source.copy()
        else:
            self._pane.view.copy_selection()

    def select_all(self) -> None:
        """All of the story; all stories of the list while the focus is there."""
        if self._list.view.hasFocus():
            self._list.view.selectAll()
        elif self._pane.shows_original:
            self._pane.source.selectAll()
        else:
            self._pane.view.selectAll()

    def print_story(self) -> None:
        """Print the open story through the system's print dialog."""
        if not self._browsing.story:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._pane).exec():
            self._show.print_to(printer)

    def _toggle_bookmark(self) -> None:
        story = self._browsing.story
        if story:
            story_id = story.row.id
            self._bench.acts.run(lambda library: bookmarks.toggle(library, story_id), self._toggled)

    def _toggled(self, toggled: bookmarks.Toggled) -> None:
        """Say it when words of the person went with a bookmark."""
        if toggled.own_words:
            said = tr("The bookmark was taken off, with {words}.").format(words=words_of(toggled.bookmark))
            say_with_way_back(self._bench, said)

    def _toggle_read(self) -> None:
        story = self._browsing.story
        if story:
            ids, read = (story.row.id,), not story.row.read
            self._bench.acts.run(lambda library: reading.mark(library, ids, read))
