"""Reading aloud: what is read, in which order, and that it is hidden where the system cannot speak."""

import importlib.util

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, ParagraphStyle, Story
from reader.ui.speech import Speaker, make_speaker, spoken_parts


class FakeVoice(QObject):
    """Says nothing; remembers. `finish` is what the system tells when it has fallen silent."""

    stateChanged = Signal(str)  # noqa: N815  # Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.rate = 0.0
        self.paused = False

    def say(self, text: str) -> None:
        self.said.append(text)
        self.stateChanged.emit("speaking")

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def stop(self) -> None:
        self.stateChanged.emit("ready")

    def setRate(self, rate: float) -> None:
        self.rate = rate

    def finish(self) -> None:
        self.stateChanged.emit("ready")


@pytest.fixture
def voice(qtbot: QtBot) -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def speaker(voice: FakeVoice) -> Speaker:
    return Speaker(voice, lambda state: state == "ready")


def test_headline_then_text_without_bylines_jump_lines_and_captions() -> None:
    story = Story(
        headline=Headline(kicker="引题", main="主标题", deck="副题"),
        byline_text="本报记者 康劲",
        paragraphs=(
            Paragraph(text="本报北京2月14日电(记者郑莉 郝赫)2023年是开局之年。"),
            Paragraph(text="小标题", style=ParagraphStyle.CROSSHEAD),
            Paragraph(text="(作者单位)", style=ParagraphStyle.SIGNATURE),
        ),
        photos=(Photo(caption="图说"),),
        continued_on=JumpLine(page="4", text="(下转第4版)"),
    )
    rest = Story(headline=Headline(main="续文标题"), paragraphs=(Paragraph(text="续文。"),))
    assert spoken_parts([story, rest]) == [
        "引题",
        "主标题",
        "副题",
        "本报北京2月14日电2023年是开局之年。",
        "小标题",
        "续文。",
    ]


def test_parts_are_read_one_after_another_and_then_it_falls_silent(
    speaker: Speaker, voice: FakeVoice, qtbot: QtBot
) -> None:
    told: list[bool] = []
    speaker.speaking_changed.connect(told.append)
    speaker.speak(["一", "二"], rate=3.0)
    assert voice.rate == 1.0
    voice.finish()
    assert voice.said == ["一", "二"]
    voice.finish()
    assert not speaker.speaking
    assert told == [True, False]


def test_pausing_does_not_go_on(speaker: Speaker, voice: FakeVoice) -> None:
    speaker.speak(["一", "二"])
    speaker.pause_or_resume()
    voice.finish()
    assert (voice.said, voice.paused) == (["一"], True)
    speaker.pause_or_resume()
    assert not voice.paused
    speaker.next_part()
    assert voice.said == ["一", "二"]


def test_stopping_and_beginning_anew(speaker: Speaker, voice: FakeVoice) -> None:
    speaker.speak(["一", "二"])
    speaker.stop()
    assert not speaker.speaking
    assert voice.said == ["一"]
    speaker.speak(["三"])
    assert voice.said == ["一", "三"]
    speaker.speak([])
    assert not speaker.speaking


def test_there_is_no_speaker_where_qt_cannot_speak(qtbot: QtBot) -> None:
    if importlib.util.find_spec("PySide6.QtTextToSpeech") is not None:
        pytest.skip("this Qt has speech: whether it speaks depends on the system")
    assert make_speaker() is None
