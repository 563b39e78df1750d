"""Reading aloud in the window: the open story, sentence by sentence, each marked while it is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMenu

from reader.library.corrections import corrected
from reader.ui.language.words import mark, tr
from reader.ui.reading_aloud.speech import Sentence, Speaker, make_speaker, qt_can_speak, sentences
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_NAMES = ("read_aloud", "pause_aloud", "next_paragraph", "stop_aloud")


class ReadingAloudCommands(QObject):
    """The commands of reading aloud. Without Qt's speech they are in the menu all the same, and their tips say how to
    get it."""

    def __init__(self, bench: "Workbench") -> None:
        super().__init__(bench.window())
        self._bench = bench
        self.speaker: Speaker | None = None
        self._from = 0
        bench.browsing.story_opened.connect(lambda _: self.stop())
        bench.browsing.story_closed.connect(self.stop)
        bench.window().installEventFilter(self)
        # The actions are made after the parts of the window.
        QTimer.singleShot(0, self._show_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self._show_state)
        return super().eventFilter(watched, event)

    def toggle(self) -> None:
        """Read the open story from its headline, or stop reading."""
        story = self._bench.browsing.story
        self.speaker = self.speaker or self._made()
        if self.speaker is None:
            self._bench.say(tr("This computer has no voice to read with."))
        elif self.speaker.speaking:
            self.speaker.stop()
        elif story is not None:
            self._from = 0
            spoken = sentences([corrected(held) for held in story.parts])
            self.speaker.speak(spoken, self._bench.settings.settings.speech_rate)
        self._show_state()

    def pause(self) -> None:
        """Be silent for a while, or go on."""
        if self.speaker is not None:
            self.speaker.pause_or_resume()
            self._show_state()

    def next_paragraph(self) -> None:
        """Leave this paragraph."""
        if self.speaker is not None:
            self.speaker.next_paragraph()

    def stop(self) -> None:
        if self.speaker is not None:
            self.speaker.stop()

    def use(self, speaker: Speaker) -> Speaker:
        """Read with this voice."""
        self.speaker = speaker
        speaker.sentence_begun.connect(self._show_sentence)
        speaker.speaking_changed.connect(self._speaking_changed)
        speaker.failed.connect(lambda: self._bench.say(tr("The voice of this computer does not answer.")))
        return speaker

    def _made(self) -> Speaker | None:
        speaker = make_speaker(self._bench.window())
        return self.use(speaker) if speaker else None

    def _show_sentence(self, sentence: Sentence) -> None:
        """Mark it where it stands: the next place that has its words."""
        text = self._bench.story_pane.view.source_text
        start = max(text.find(sentence.shown, self._from), text.find(sentence.shown) if not self._from else -1)
        if start >= 0:
            self._from = start + len(sentence.shown)
            self._bench.story_pane.view.mark_spoken(start, self._from)

    def _speaking_changed(self, speaking: bool) -> None:
        if not speaking:
            self._bench.story_pane.view.mark_spoken(0, 0)
        self._show_state()

    def _show_state(self) -> None:
        actions = {name: self._bench.action(name) for name in _NAMES}
        there = qt_can_speak() or self.speaker is not None
        speaking = self.speaker is not None and self.speaker.speaking
        for name, action in actions.items():
            action.setEnabled(there and (speaking or name == "read_aloud"))
            if not there:
                action.setToolTip(_how_to_get())
                action.setStatusTip(_how_to_get())
                for menu in (each for each in action.associatedObjects() if isinstance(each, QMenu)):
                    menu.setToolTipsVisible(True)
        actions["read_aloud"].setChecked(speaking)
        actions["pause_aloud"].setChecked(speaking and self.speaker is not None and self.speaker.paused)


def _how_to_get() -> str:
    return tr("Reading aloud needs Qt's speech: pip install 'dubao[speech]'")


_SUBMENU = mark("Reading aloud")

READING_ALOUD = Feature(
    install=ReadingAloudCommands,
    actions=(
        entry(
            Menu.VIEW,
            "read_aloud",
            mark("Read aloud"),
            lambda do: do.toggle(),
            "Ctrl+Shift+S",
            submenu=_SUBMENU,
            section=True,
            checkable=True,
        ),
        entry(
            Menu.VIEW,
            "pause_aloud",
            mark("Pause reading aloud"),
            lambda do: do.pause(),
            "Ctrl+Alt+P",
            submenu=_SUBMENU,
            checkable=True,
        ),
        entry(
            Menu.VIEW, "next_paragraph", mark("Next paragraph aloud"), lambda do: do.next_paragraph(), submenu=_SUBMENU
        ),
        entry(Menu.VIEW, "stop_aloud", mark("Stop reading aloud"), lambda do: do.stop(), submenu=_SUBMENU),
    ),
)
