"""Reading aloud through the system's speech, where Qt has it.

QtTextToSpeech is not in PySide6-Essentials but in PySide6-Addons, and it speaks only where the system has an engine. So
everything here is made by `make_speaker`, which gives None where there is none: the window then hides the command.
"""

import importlib
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from reader.domain.story import ParagraphStyle, Story

_BYLINE = re.compile(r"[(（](?:本报)?(?:记者|通讯员|实习生|见习记者)[^()（）\n]{1,60}[)）]")
_SPOKEN = frozenset({ParagraphStyle.TEXT, ParagraphStyle.CROSSHEAD, ParagraphStyle.BULLET, ParagraphStyle.VERSE})
_SILENT_ENGINES = frozenset({"mock"})


class Voice(Protocol):
    """What is used of QTextToSpeech; `stateChanged` tells when it falls silent."""

    stateChanged: Any  # noqa: N815  # Qt's name

    def say(self, text: str) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def stop(self) -> None: ...
    def setRate(self, rate: float) -> None: ...


def spoken_parts(stories: Sequence[Story]) -> list[str]:
    """What is read of a story and its continuations: kicker, headline, deck, then the paragraphs.

    Bylines, jump lines, signatures and captions are left out; so is the headline of a continuation.
    """
    parts: list[str] = []
    for number, story in enumerate(stories):
        if number == 0:
            head = story.headline
            parts += [part for part in (head.kicker, head.main, head.deck) if part]
        for paragraph in story.paragraphs:
            if paragraph.style in _SPOKEN:
                parts.append(_BYLINE.sub("", paragraph.text).strip())
    return [part for part in parts if part]


class Speaker(QObject):
    """Reads parts one after another. `speaking_changed` tells whether it speaks; `part_begun` which part it is at."""

    speaking_changed = Signal(bool)
    part_begun = Signal(int)

    def __init__(self, voice: Voice, is_ready: Callable[[Any], bool], parent: QObject | None = None) -> None:
        """`is_ready` tells from a state of the voice whether it has fallen silent."""
        super().__init__(parent)
        self._voice = voice
        self._is_ready = is_ready
        self._parts: Sequence[str] = ()
        self._at = -1
        self._paused = False
        voice.stateChanged.connect(self._voice_changed)

    @property
    def speaking(self) -> bool:
        """Whether something is being read, or is paused."""
        return self._at >= 0

    def speak(self, parts: Sequence[str], rate: float = 0.0) -> None:
        """Read these from the first; `rate` lies in -1 (slow) to 1 (fast)."""
        self.stop()
        self._parts = parts
        self._voice.setRate(max(-1.0, min(1.0, rate)))
        if parts:
            self.speaking_changed.emit(True)
            self._say(0)

    def pause_or_resume(self) -> None:
        if self.speaking:
            self._paused = not self._paused
            if self._paused:
                self._voice.pause()
            else:
                self._voice.resume()

    def next_part(self) -> None:
        """Leave this paragraph and read the next."""
        if self.speaking:
            self._say(self._at + 1)

    def stop(self) -> None:
        if self.speaking:
            self._at, self._paused = -1, False
            self._voice.stop()
            self.speaking_changed.emit(False)

    def _say(self, at: int) -> None:
        if at >= len(self._parts):
            self.stop()
            return
        self._at, self._paused = -1, False
        self._voice.stop()
        self._at = at
        self.part_begun.emit(at)
        self._voice.say(self._parts[at])

    def _voice_changed(self, state: Any) -> None:
        if self.speaking and not self._paused and self._is_ready(state):
            self._say(self._at + 1)


def make_speaker(parent: QObject | None = None) -> Speaker | None:
    """A speaker with a Chinese voice where the system has one; None where Qt or the system cannot speak."""
    try:
        speech = importlib.import_module("PySide6.QtTextToSpeech")
    except ImportError:
        return None
    engines = [name for name in speech.QTextToSpeech.availableEngines() if name not in _SILENT_ENGINES]
    if not engines:
        return None
    voice = speech.QTextToSpeech(engines[0], parent)
    chinese = [each for each in voice.availableLocales() if each.language() == QLocale.Language.Chinese]
    if chinese:
        voice.setLocale(chinese[0])
    ready = speech.QTextToSpeech.State.Ready
    return Speaker(voice, lambda state: state == ready, parent)
