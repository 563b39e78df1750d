"""The open story in the story pane: its HTML in the present look, its hits, its original text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.browse.open_story import OpenStory
from reader.domain.problem import Problem
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.library.seams import seams_of
from reader.ports.rows import HeldStory
from reader.render.digest_html import digest_html
from reader.render.story_css import StoryStyle
from reader.render.story_html import Marker, StoryWords, story_html
from reader.ui.background.library_workers import Worker
from reader.ui.browsing.browsing import Browsing
from reader.ui.language.names import page_name, story_words
from reader.ui.language.words import tr, tr_n
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper, story_style
from reader.ui.story.story_pane import StoryPane

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class StoryPresenter(QObject):
    """Renders the story again when theme, settings or language change, keeping the position in the text."""

    def __init__(
        self, browsing: Browsing, pane: StoryPane, worker: Worker, settings: SettingsKeeper, themes: ThemeKeeper
    ) -> None:
        super().__init__(pane)
        self._browsing, self._pane, self._worker = browsing, pane, worker
        self._settings, self._themes = settings, themes
        self._marker: Marker | None = None
        self._skim = settings.settings.skim
        self._part = 0
        self._ids: tuple[int, ...] = ()
        pane.original.part_chosen.connect(self._show_part)
        browsing.story_opened.connect(self._open)
        browsing.story_closed.connect(self._close)
        settings.changed.connect(self._follow_settings)
        themes.changed.connect(self.render_again)
        pane.view.hits_changed.connect(self._count_hits)
        pane.find_bar.text_changed.connect(self._find)
        pane.find_bar.closed.connect(self._stop_finding)
        browsing.reading_position = pane.view.reading_position

    def _follow_settings(self) -> None:
        skim = self._settings.settings.skim
        if skim != self._skim:
            self._skim = skim
            self._browsing.reopen()
        else:
            self.render_again()

    def show_original(self, wanted: bool) -> None:
        """Show the story's page as its file has it, with rules and seams; or the story again."""
        story = self._browsing.story
        self._pane.show_original(wanted and story is not None)
        if wanted and story:
            names = [page_name(part.row.page, part.row.section) for part in story.parts]
            self._pane.original.show_parts(names, min(self._part, len(names) - 1))
            held = story.parts[self._pane.original.part]
            self._worker.ask(
                lambda library: (library.source_of(held.row.page_id).text, library.page(held.row.page_id).problems),
                lambda found: self._show_source(held, *found),
                topic="source",
            )

    def _show_source(self, held: HeldStory, text: str, problems: Sequence[Problem]) -> None:
        self._pane.source.show_source(text, held.story, _undone(held))
        self._pane.original.show_origin(held.story.origin)
        self._pane.original.show_problems(problems)

    def _show_part(self, part: int) -> None:
        """Show the original text of another part of the story."""
        self._part = part
        self.show_original(True)

    def render_again(self) -> None:
        """Render the same story in another look."""
        story = self._browsing.story
        if story:
            at = self._pane.view.reading_position()
            self._render(story)
            self._pane.view.mark_hits(self._marker)
            self._pane.view.scroll_to(at)

    def print_to(self, printer: "QPrinter") -> None:
        """Print the story in black on white."""
        from reader.ui.story.paged import print_text

        if self._browsing.story:
            style = replace(StoryStyle(), size=14, serif=self._settings.settings.font_family == "serif")
            html = story_html(tuple(map(as_read, self._browsing.story.parts)), style=style, words=story_words())
            print_text(html, self._pane.view.media, printer)

    def _open(self, story: OpenStory) -> None:
        ids = tuple(part.row.id for part in story.parts)
        if ids != self._ids:
            self._ids, self._part = ids, next((at for at, each in enumerate(ids) if each == story.row.id), 0)
        self._render(story)
        self._marker = story.marker
        view = self._pane.view
        view.verticalScrollBar().setValue(0)
        view.mark_hits(self._marker)
        if self._marker:
            view.show_first_hit()
        elif story.page:
            view.scrollToAnchor(f"story:{story.row.id}")
        elif story.position:
            view.scroll_to(story.position)
        if self._pane.shows_original:
            self.show_original(True)
        if self._pane.find_bar.isVisible():
            self._find(self._pane.find_bar.field.text())

    def _close(self) -> None:
        self._marker = None
        self._pane.show_original(False)
        self._pane.view.show_html("", "")

    def _render(self, story: OpenStory) -> None:
        settings, theme = self._settings.settings, self._themes.theme
        style = story_style(theme, settings)
        words = story_words()
        plain = replace(style, full_width=False, script="original", split_headlines=False)
        view = self._pane.view
        view.copy_as_shown = settings.copy_as_shown
        view.set_look(theme, settings.font_size, settings.measure)
        view.show_html(*(self._html(story, each, words) for each in (style, plain)))
        view.setAccessibleName(story.row.title or tr("No headline"))

    def _html(self, story: OpenStory, style: StoryStyle, words: StoryWords) -> str:
        if story.page:
            return digest_html(tuple(map(as_read, story.page)), leads=self._skim == "leads", style=style, words=words)
        return story_html(tuple(map(as_read, story.parts)), style=style, words=words)

    def _find(self, text: str) -> None:
        text = text.strip()
        if not text:
            self._mark(None)
            return
        quoted = '"' + text.replace('"', " ") + '"'
        self._worker.ask(lambda library: _marker(library, quoted), self._mark, topic="find")

    def _mark(self, marker: Marker | None) -> None:
        self._marker = marker
        self._pane.view.mark_hits(marker)
        self._pane.view.show_first_hit()

    def _stop_finding(self) -> None:
        self._marker = self._browsing.story.marker if self._browsing.story else None
        self._pane.view.mark_hits(self._marker)
        self._pane.focus_text()

    def _count_hits(self, current: int, total: int) -> None:
        self._pane.find_bar.show_count(current, total)
        text = "" if not total else f"{current} / {total}" if current else tr_n("{n} match", "{n} matches", total)
        self._pane.hits.setText("" if self._pane.find_bar.isVisible() else text)


def _undone(held: HeldStory) -> frozenset[int]:
    return frozenset(seam.line for seam in seams_of(held).values() if seam.undone)


def _marker(library: Library, query: str) -> Marker:
    return library.marker(query)
