"""Reading aloud in the window: the open story, begun and stopped with one key."""

import importlib.util
from typing import TYPE_CHECKING

from reader.library.corrections import corrected
from reader.ui.actions import Action, Menu, entry
from reader.ui.feature import Feature
from reader.ui.speech import make_speaker, spoken_parts
from reader.ui.words import mark, tr

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

SAY_MS = 6000


class ReadingAloudCommands:
    """The 'aloud' commands; they are in the menu only where Qt has speech."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._speaker = make_speaker(window)
        window.desk.story_opened.connect(lambda _: self.stop())

    def toggle(self) -> None:
        """Read the open story, or stop reading."""
        story = self._window.desk.story
        if self._speaker is None:
            self._window.statusBar().showMessage(tr("This computer has no voice to read with."), SAY_MS)
        elif self._speaker.speaking:
            self._speaker.stop()
        elif story is not None:
            parts = spoken_parts([corrected(held) for held in story.parts])
            self._speaker.speak(parts, self._window.settings.settings.speech_rate)

    def next_part(self) -> None:
        """Leave this paragraph."""
        if self._speaker is not None:
            self._speaker.next_part()

    def stop(self) -> None:
        if self._speaker is not None:
            self._speaker.stop()


def _actions() -> tuple[Action, ...]:
    if importlib.util.find_spec("PySide6.QtTextToSpeech") is None:
        return ()
    return (
        entry(Menu.VIEW, "read_aloud", mark("Read aloud"), "aloud.toggle", "Ctrl+Shift+S", section=True),
        entry(Menu.VIEW, "next_paragraph", mark("Next paragraph aloud"), "aloud.next_part"),
    )


READING_ALOUD = Feature(name="aloud", install=ReadingAloudCommands, actions=_actions())
