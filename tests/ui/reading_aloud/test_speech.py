"""Reading aloud: the texts and their order, and the message if Qt cannot speak."""

from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, ParagraphStyle, Story
from reader.ui.reading_aloud import feature as reading_aloud
from reader.ui.reading_aloud.speech import Sentence, Speaker, make_speaker, qt_can_speak, sentences
from reader.ui.start.application import Session, settle


class FakeVoice(QObject):
    """Says nothing; remembers. `finish` is what the system does when it has said its piece; `late` is a system that
    falls silent some time after it was stopped."""

    stateChanged = Signal(str)  # noqa: N815  # Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.rate = 0.0
        self.late = False
        self._state = "ready"

    def state(self) -> str:
        return self._state

    def say(self, text: str) -> None:
        self.said.append(text)
        self.become("speaking")

    def pause(self) -> None:
        self.become("paused")

    def resume(self) -> None:
        self.become("speaking")

    def stop(self) -> None:
        if not self.late:
            self.become("ready")

    def setRate(self, rate: float) -> None:
        self.rate = rate

    def finish(self) -> None:
        self.become("ready")

    def become(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.stateChanged.emit(state)


@pytest.fixture
def voice(qtbot: QtBot) -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def speaker(voice: FakeVoice) -> Speaker:
    return Speaker(voice, lambda state: state == "ready", lambda state: state == "error")


def some(*texts: str) -> list[Sentence]:
    """Sentences of paragraphs of their own."""
    return [Sentence(text, text, number) for number, text in enumerate(texts)]


def test_headline_then_text_without_bylines_jump_lines_and_captions() -> None:
    story = Story(
        headline=Headline(kicker="引题", main="主标题", deck="副题"),
        byline_text="本报记者 康劲",
        paragraphs=(
            Paragraph(text="本报北京2月14日电(记者郑莉 郝赫)2023年是开局之年。工会“怎么办？”大家问！"),
            Paragraph(text="小标题", style=ParagraphStyle.CROSSHEAD),
            Paragraph(text="(作者单位)", style=ParagraphStyle.SIGNATURE),
        ),
        photos=(Photo(caption="图说"),),
        continued_on=JumpLine(page="4", text="(下转第4版)"),
    )
    rest = Story(headline=Headline(main="续文标题"), paragraphs=(Paragraph(text="续文。"),))
    found = sentences([story, rest])
    assert [(each.said, each.paragraph) for each in found] == [
        ("引题", 0),
        ("主标题", 1),
        ("副题", 2),
        ("本报北京2月14日电2023年是开局之年。", 3),
        ("工会“怎么办？”", 3),
        ("大家问！", 3),
        ("小标题", 4),
        ("续文。", 5),
    ]
    assert found[3].shown == "本报北京2月14日电(记者郑莉 郝赫)2023年是开局之年。"
    assert sentences([]) == []


def test_sentences_are_read_one_after_another_and_then_it_falls_silent(speaker: Speaker, voice: FakeVoice) -> None:
    reported: list[bool] = []
    speaker.speaking_changed.connect(reported.append)
    speaker.speak(some("一", "二"), rate=3.0)
    assert voice.rate == 1.0
    voice.finish()
    assert voice.said == ["一", "二"]
    voice.finish()
    assert not speaker.speaking
    assert reported == [True, False]


def test_pausing_does_not_go_on(speaker: Speaker, voice: FakeVoice) -> None:
    speaker.speak(some("一", "二"))
    speaker.pause_or_resume()
    assert (voice.said, voice.state()) == (["一"], "paused")
    speaker.pause_or_resume()
    assert voice.state() == "speaking"
    speaker.next_paragraph()
    assert voice.said == ["一", "二"]


def test_the_next_paragraph_passes_over_the_rest_of_this_one(speaker: Speaker, voice: FakeVoice) -> None:
    speaker.speak([Sentence("一", "一", 0), Sentence("二", "二", 0), Sentence("三", "三", 1)])
    speaker.next_paragraph()
    assert voice.said == ["一", "三"]
    speaker.next_paragraph()
    assert not speaker.speaking


def test_an_engine_that_falls_silent_late_skips_nothing(speaker: Speaker, voice: FakeVoice) -> None:
    voice.late = True
    speaker.speak(some("一", "二", "三"))
    speaker.next_paragraph()
    assert voice.said == ["一"], "it still speaks"
    voice.finish()
    assert voice.said == ["一", "二"]
    speaker.stop()
    speaker.speak(some("四"))
    assert voice.said == ["一", "二"]
    voice.finish()
    assert voice.said == ["一", "二", "四"]


def test_stopping_and_beginning_anew(speaker: Speaker, voice: FakeVoice) -> None:
    speaker.speak(some("一", "二"))
    speaker.stop()
    assert not speaker.speaking
    assert voice.said == ["一"]
    speaker.speak(some("三"))
    assert voice.said == ["一", "三"]
    speaker.speak([])
    assert not speaker.speaking


def test_an_engine_that_gives_up_is_reported(qtbot: QtBot, speaker: Speaker, voice: FakeVoice) -> None:
    speaker.speak(some("一"))
    with qtbot.waitSignal(speaker.failed):
        voice.become("error")
    assert not speaker.speaking


@pytest.fixture
def aloud(session: Session, voice: FakeVoice, speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A window whose computer has a voice."""
    monkeypatch.setattr(reading_aloud, "qt_can_speak", lambda: True)
    monkeypatch.setattr(reading_aloud, "make_speaker", lambda _parent: speaker)
    do(session, "read_aloud")
    return session


def do(session: Session, action: str) -> None:
    actions = session.window.actions_by_id
    actions[action].setEnabled(True)
    actions[action].trigger()
    settle(session)


def spoken(session: Session) -> str:
    cursor = session.window.story_pane.view._spoken
    return cursor.selectedText() if cursor else ""


def test_what_is_read_is_marked_in_the_story(aloud: Session, voice: FakeVoice) -> None:
    assert spoken(aloud) == "工会工作主要任务明确"
    voice.finish()
    assert spoken(aloud) == "本报北京2月14日电（记者郑莉）工会工作的要求已明确，全总下功夫。"
    assert voice.said[-1] == "本报北京2月14日电工会工作的要求已明确,全总下功夫。"
    assert aloud.window.actions_by_id["read_aloud"].isChecked()
    do(aloud, "next_paragraph")
    assert spoken(aloud).startswith("第0段，工会在行动。")
    do(aloud, "pause_aloud")
    assert aloud.window.actions_by_id["pause_aloud"].isChecked()
    assert voice.state() == "paused"
    do(aloud, "stop_aloud")
    assert spoken(aloud) == ""
    assert not aloud.window.actions_by_id["read_aloud"].isChecked()
    assert not aloud.window.actions_by_id["pause_aloud"].isEnabled()


def test_another_story_ends_it(aloud: Session, voice: FakeVoice, speaker: Speaker) -> None:
    aloud.window.browsing.open_story(3)
    settle(aloud)
    assert not speaker.speaking
    do(aloud, "read_aloud")
    assert spoken(aloud) == "环卫工可享免费早餐"
    do(aloud, "read_aloud")
    assert not speaker.speaking


def test_a_computer_without_a_voice_says_so(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_aloud, "make_speaker", lambda _parent: None)
    do(session, "read_aloud")
    assert session.window.statusBar().currentMessage() == "This computer has no voice to read with."


def test_the_menu_says_how_to_get_speech_if_qt_has_none(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_aloud, "qt_can_speak", lambda: False)
    session.settings.choose("language", "zh_CN")
    settle(session)
    settle(session)
    action = session.window.actions_by_id["read_aloud"]
    assert not action.isEnabled()
    assert "dubao[speech]" in action.toolTip()
    assert "朗读" in action.toolTip()
    assert any(getattr(each, "toolTipsVisible", bool)() for each in action.associatedObjects())


def test_there_is_no_speaker_where_qt_cannot_speak(qtbot: QtBot) -> None:
    if qt_can_speak():
        pytest.skip("this Qt has speech: whether it speaks depends on the system")
    assert make_speaker() is None


@pytest.mark.qt_log_ignore("pipewire", extend=True)
def test_qts_own_mock_engine_reads_to_the_end(qtbot: QtBot) -> None:
    pytest.importorskip("PySide6.QtTextToSpeech", reason="the extra `speech` is not installed", exc_type=ImportError)
    speaker: Any = make_speaker(engine="mock")
    begun: list[str] = []
    speaker.sentence_begun.connect(lambda sentence: begun.append(sentence.said))
    speaker.speak(some("一二", "三四", "五六"))
    qtbot.waitUntil(lambda: not speaker.speaking, timeout=8000)
    assert begun == ["一二", "三四", "五六"]


def test_a_table_is_read_row_by_row_with_pauses_between_cells() -> None:
    table = Paragraph(text="地区\t面积\n松原\t1,240\n\t\n白城\t", style=ParagraphStyle.TABLE)
    found = sentences([Story(paragraphs=(Paragraph(text="见表。"), table))])
    assert [(each.said, each.shown, each.paragraph) for each in found] == [
        ("见表。", "见表。", 0),
        ("地区，面积", "地区\t面积", 1),
        ("松原，1,240", "松原\t1,240", 1),
        ("白城", "白城", 1),
    ]
