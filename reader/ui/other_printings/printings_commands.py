"""Other printings in the window: asked for, listed, compared, copied."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.acts.done import Kind
from reader.browse.compared_printings import (
    ComparedPrinting,
    ComparedPrintings,
    printings_of_story,
    printings_of_text,
)
from reader.render.marked_difference import MARKDOWN, PLAIN, Marks, marked
from reader.ui.language.difference_words import difference_words
from reader.ui.language.names import where
from reader.ui.language.words import mark, tr
from reader.ui.other_printings.pasted_dialog import PastedDialog
from reader.ui.other_printings.printings_view import PrintingsView
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen
from reader.ui.workbench.screen_head import ScreenHead

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_BUTTONS = (
    ("previous", "up", mark("Previous difference (Shift+F3)")),
    ("next", "down", mark("Next difference (F3)")),
    ("text", "copy", mark("Copy the difference as text")),
    ("markdown", "quote", mark("Copy the difference as Markdown")),
)
_TOPIC = "printings"


class PrintingsCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._found: ComparedPrintings | None = None
        self._view = PrintingsView(bench.themes, bench.settings)
        self._screen = Screen(bench, self._view, ScreenHead(bench.themes, _BUTTONS))
        self._screen.does = {
            "next_hit": self._view.next_difference,
            "previous_hit": self._view.previous_difference,
        }
        uses: dict[str, Callable[[], None]] = {
            "next": self._view.next_difference,
            "previous": self._view.previous_difference,
            "text": lambda: self._copy(PLAIN),
            "markdown": lambda: self._copy(MARKDOWN),
        }
        self._screen.head.used.connect(lambda name: uses[name]())
        self._view.story_opened.connect(bench.open_story)
        self._view.compared.connect(self._switch_buttons)
        self._freshness = Freshness(self._view, bench.acts, self._read_again, Kind.PAGES)

    def show_printings(self) -> None:
        """List the other printings of the open story."""
        story = self._bench.browsing.story
        if story is not None:
            self._load_story(story.row.id)

    def compare_pasted(self) -> None:
        """Ask for a text, and list its printings."""
        dialog = PastedDialog(self._bench.window())
        dialog.text_given.connect(self._load_text)
        dialog.open()

    def _load_story(self, story_id: int) -> None:
        self._freshness.note_reading()
        self._bench.workers.query.ask(lambda library: printings_of_story(library, story_id), self._show, topic=_TOPIC)

    def _load_text(self, text: str) -> None:
        self._bench.workers.query.ask(lambda library: printings_of_text(library, text), self._show, topic=_TOPIC)

    def _read_again(self) -> None:
        if self._found and self._found.row:
            self._load_story(self._found.row.id)

    def _show(self, found: ComparedPrintings) -> None:
        self._found = found
        self._view.show_printings(found)
        name = found.row.title if found.row else found.text.headline or tr("Pasted text")
        self._screen.show_titled(tr("Other printings: {headline}").format(headline=name))
        self._switch_buttons(self._view.chosen)

    def _switch_buttons(self, chosen: ComparedPrinting | None) -> None:
        for name, _, _ in _BUTTONS:
            self._screen.head.button(name).setEnabled(chosen is not None)

    def _copy(self, marks: Marks) -> None:
        """Copy the pages of both printings, what differs, and both texts in one."""
        chosen = self._view.chosen
        if self._found is None or chosen is None:
            return
        first = where(self._found.row) if self._found.row else tr("Pasted text")
        lines = (
            f"{first} → {where(chosen.printing.row)}",
            difference_words(chosen.difference),
            "",
            marked(chosen.difference.headline, marks),
            "",
            marked(chosen.difference.body, marks),
        )
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self._bench.say(tr("The difference was copied."))
