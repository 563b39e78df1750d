"""The tour: a strip at the foot of the window that names a step, does it on the sample, and goes on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from reader.ui.language.words import mark, tr
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.workbench.action import keys_in_force
from reader.ui.workbench.key_text import native

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

QUERY = "工会"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the tour; `action` does it. {keys} in `text` are the action's keys in force, {query} the query."""

    title: str
    text: str
    action: str = ""


STEPS = (
    Step(
        mark("Open the sample"),
        mark("A newspaper page comes with the program. It becomes stories with headlines, bylines and photos."),
        "sample",
    ),
    Step(
        mark("Read"),
        mark("{keys} reads on, screen by screen, then goes to the next story. J and K step from story to story."),
        "read_on",
    ),
    Step(
        mark("Search"),
        mark("{keys} goes to the search box. Type {query}: every story that holds these characters is listed."),
        "search",
    ),
    Step(
        mark("Go from match to match"),
        mark("{keys} goes to the next place where the words stand, Shift and the same key to the one before."),
        "next_hit",
    ),
    Step(
        mark("Keep a story"),
        mark("{keys} bookmarks the open story. Bookmarks take notes and tags, and outlive a new import."),
        "bookmark",
    ),
    Step(
        mark("See the whole page"),
        mark("{keys} sets the page again in columns, like the printed one; click a story to read it."),
        "broadsheet",
    ),
    Step(
        mark("That is the way round"),
        mark("{keys} opens the help: the query language, all keys, and where your work is kept."),
        "help",
    ),
)


class Tour(QFrame):
    """The strip. It watches the actions: a step that the person does by hand counts as done as well."""

    def __init__(self, bench: "Workbench") -> None:
        super().__init__()
        self.setObjectName("tour")
        self._bench = bench
        self._at = 0
        self.title, self.text, self.count = (plain_label(name) for name in ("listTitle", "", "listCount"))
        self.text.setWordWrap(True)
        for short in (self.title, self.count):
            short.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.do_button, self.back_button, self.next_button = QPushButton(), QPushButton(), QPushButton()
        self.do_button.setObjectName("primary")
        self.close_button = QToolButton()
        self.close_button.setIconSize(QSize(18, 18))
        words = QVBoxLayout()
        words.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self.text)
        across = QHBoxLayout(self)
        across.setContentsMargins(18, 10, 12, 10)
        across.setSpacing(8)
        across.addLayout(words, 1)
        for part in (self.do_button, self.back_button, self.next_button, self.close_button):
            across.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.do_button.clicked.connect(self.do)
        self.back_button.clicked.connect(lambda: self._go(self._at - 1))
        self.next_button.clicked.connect(lambda: self._go(self._at + 1))
        self.close_button.clicked.connect(self.end)
        bench.themes.changed.connect(self._dress)
        bench.settings.changed.connect(self._speak)
        self.hide()

    @property
    def step(self) -> Step:
        return STEPS[self._at]

    def start(self) -> None:
        """Begin at the first step."""
        self._dress()
        self._go(0)
        self.show()
        self.do_button.setFocus()

    def end(self) -> None:
        """Leave the tour; the help offers it again."""
        self.hide()
        self._bench.story_pane.focus_text()

    def do(self) -> None:
        """Do the step for the person."""
        step = self.step
        if step.action == "search":
            self._bench.search(QUERY)
        elif step.action == "bookmark" and self._is_bookmarked():
            self.done(step.action)
        else:
            self._bench.action(step.action).trigger()

    def done(self, action_id: str) -> None:
        """Go on if this action ends the present step. Going to the search box is not yet a search."""
        if self.isVisible() and action_id == self.step.action:
            self._go(self._at + 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _is_bookmarked(self) -> bool:
        story = self._bench.browsing.story
        return story is not None and story.row.bookmarked

    def _go(self, at: int) -> None:
        if at >= len(STEPS):
            self.end()
            return
        self._at = max(0, at)
        self._speak()

    def _speak(self) -> None:
        step, last = self.step, self._at == len(STEPS) - 1
        action = next(each for each in self._bench.table if each.id == step.action)
        keys = keys_in_force(action, self._bench.settings.settings)[:1]
        self.title.setText(tr(step.title))
        self.text.setText(tr(step.text).format(keys=native(keys) or tr(action.text), query=QUERY))
        self.count.setText("" if last else tr("{n} of {total}").format(n=self._at + 1, total=len(STEPS) - 1))
        self.do_button.setText(tr("Help") if last else tr("Show me"))
        self.back_button.setText(tr("Back"))
        self.back_button.setEnabled(self._at > 0)
        self.next_button.setText(tr("Done") if last else tr("Skip"))
        self.close_button.setToolTip(tr("End the tour"))
        self.close_button.setAccessibleName(tr("End the tour"))
        self.setAccessibleName(tr("Quick tour"))
        self.setAccessibleDescription(f"{self.title.text()}. {self.text.text()}")

    def _dress(self) -> None:
        self.close_button.setIcon(icons.icon("close", self._bench.themes.theme.muted))
