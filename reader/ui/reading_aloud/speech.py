"""Reading aloud through the system's speech.

QtTextToSpeech is not in PySide6-Essentials but in PySide6-Addons (the extra `dubao[speech]`), and it speaks only if
the system has an engine. So everything here is made by `make_speaker`, which gives None if there is none.
"""

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from reader.domain.story import Paragraph, ParagraphStyle, Story

_BYLINE = re.compile(r"[(（](?:本报)?(?:记者|通讯员|实习生|见习记者)[^()（）\n]{1,60}[)）]")
_SENTENCE = re.compile(r".+?(?:[。！？!?；;…]+[”’」』）)]*|$)", re.DOTALL)
_SPOKEN = frozenset(ParagraphStyle) - {ParagraphStyle.SIGNATURE}
_SILENT_ENGINES = frozenset({"mock"})


class Voice(Protocol):
    """The used part of QTextToSpeech; `stateChanged` is emitted when it falls silent."""

    stateChanged: Any  # noqa: N815  # Qt's name

    def state(self) -> Any: ...
    def say(self, text: str) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def stop(self) -> None: ...
    def setRate(self, rate: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words that are said at a time, as they stand in the story, and the number of their paragraph."""

    said: str
    shown: str
    paragraph: int


def sentences(stories: Sequence[Story]) -> list[Sentence]:
    """The sentences to read of a story and its continuations: kicker, headline, deck, then the paragraphs.

    Bylines, jump lines, signatures and captions are left out; so is the headline of a continuation.
    """
    return [
        Sentence(said, shown, number)
        for number, paragraph in enumerate(_paragraphs(stories))
        for said, shown in (_rows(paragraph.text) if paragraph.style is ParagraphStyle.TABLE else _said(paragraph.text))
        if said
    ]


def _said(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a text, as they are said and as they stand there."""
    for shown in (part.strip() for part in _SENTENCE.findall(text)):
        yield _BYLINE.sub("", shown).strip(), shown


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table; the voice pauses between cells as at a comma."""
    for row in text.split("\n"):
        yield "，".join(cell.strip() for cell in row.split("\t") if cell.strip()), row.strip()


def _paragraphs(stories: Sequence[Story]) -> list[Paragraph]:
    head = stories[0].headline if stories else None
    parts = [Paragraph(text=part) for part in (head.kicker, head.main, head.deck) if part] if head else []
    return [*parts, *(each for story in stories for each in story.paragraphs if each.style in _SPOKEN)]


class Speaker(QObject):
    """Reads sentences one after another. `speaking_changed` carries True while it speaks, `sentence_begun` the
    Sentence that begins; `failed` is emitted if the engine cannot speak."""

    speaking_changed = Signal(bool)
    sentence_begun = Signal(object)
    failed = Signal()

    def __init__(
        self,
        voice: Voice,
        is_ready: Callable[[Any], bool],
        is_error: Callable[[Any], bool] = lambda _state: False,
        parent: QObject | None = None,
    ) -> None:
        """`is_ready` is True for a state of the voice in which it is silent, `is_error` for one in which it gave up."""
        super().__init__(parent)
        self._voice = voice
        self._is_ready, self._is_error = is_ready, is_error
        self._sentences: Sequence[Sentence] = ()
        self._at = -1
        self._next: int | None = None
        self.paused = False
        voice.stateChanged.connect(self._voice_changed)

    @property
    def speaking(self) -> bool:
        """True while something is being read, or is paused."""
        return self._at >= 0

    def speak(self, sentences: Sequence[Sentence], rate: float = 0.0) -> None:
        """Read these from the first; `rate` lies in -1 (slow) to 1 (fast)."""
        self.stop()
        self._sentences = sentences
        self._voice.setRate(max(-1.0, min(1.0, rate)))
        if sentences:
            self._at = 0
            self.speaking_changed.emit(True)
            self._go(0)

    def pause_or_resume(self) -> None:
        if self.speaking:
            self.paused = not self.paused
            (self._voice.pause if self.paused else self._voice.resume)()

    def next_paragraph(self) -> None:
        """Leave this paragraph and read the next."""
        if self.speaking:
            here = self._sentences[self._at].paragraph
            later = (at for at, each in enumerate(self._sentences) if each.paragraph > here)
            self._go(next(later, len(self._sentences)))

    def stop(self) -> None:
        if self.speaking:
            self._at, self._next, self.paused = -1, None, False
            self._voice.stop()
            self.speaking_changed.emit(False)

    def _go(self, at: int) -> None:
        """Read on there; an engine that still speaks is stopped first, and reports later that it is silent."""
        self._next, self.paused = at, False
        if self._is_ready(self._voice.state()):
            self._begin()
        else:
            self._voice.stop()

    def _begin(self) -> None:
        at, self._next = self._at + 1 if self._next is None else self._next, None
        if at >= len(self._sentences):
            self.stop()
            return
        self._at = at
        self.sentence_begun.emit(self._sentences[at])
        self._voice.say(self._sentences[at].said)

    def _voice_changed(self, state: Any) -> None:
        if not self.speaking:
            return
        if self._is_error(state):
            self.stop()
            self.failed.emit()
        elif self._is_ready(state) and not self.paused:
            self._begin()


def qt_can_speak() -> bool:
    """True if this Qt has its speech module at all; the system may have no voice all the same."""
    return importlib.util.find_spec("PySide6.QtTextToSpeech") is not None


def make_speaker(parent: QObject | None = None, engine: str = "") -> Speaker | None:
    """A speaker, with a Chinese voice if the system has one; None if Qt or the system cannot speak.

    `engine` names one of Qt's engines; without it the system's first that makes a sound is taken.
    """
    try:
        speech = importlib.import_module("PySide6.QtTextToSpeech")
    except ImportError:
        return None
    engines = [
        name for name in speech.QTextToSpeech.availableEngines() if name == engine or name not in _SILENT_ENGINES
    ]
    if not engines:
        return None
    voice = speech.QTextToSpeech(engine or engines[0], parent)
    chinese = [each for each in voice.availableLocales() if each.language() == QLocale.Language.Chinese]
    if chinese:
        voice.setLocale(chinese[0])
    states = speech.QTextToSpeech.State
    return Speaker(voice, lambda state: state == states.Ready, lambda state: state == states.Error, parent)
