"""Texts that end in an ellipsis for want of room."""

from typing import Any

from PySide6.QtWidgets import QApplication

from reader.browse.diagnosis_rows import Absent, Diagnosis, Relaxed
from reader.ui.look.short_texts import ShortButton, ShortLabel
from reader.ui.searching.diagnosis_panel import DiagnosisPanel

WHOLE = "Search without “没有的词语啊” (37 stories) & more"


def test_a_button_is_as_narrow_as_it_must_be_and_says_all_in_its_tooltip(qtbot: Any, english: None) -> None:
    panel = DiagnosisPanel(brief=True)
    qtbot.addWidget(panel)
    absent = Absent(text="没有的词语啊", nearest=(("没有的词语", 3, "没有的词语"),))
    relaxed = Relaxed(dropped="没有的词语啊没有的词语啊", query="工会", total=37)
    panel.show_diagnosis(Diagnosis(query="工会", total=0, absent=(absent,), relaxed=(relaxed,)))
    panel.show()
    for width, cut in ((250, True), (700, False), (250, True)):
        panel.resize(width, 300)
        QApplication.processEvents()
        button = panel.findChildren(ShortButton)[-1]
        assert button.mapTo(panel, button.rect().topRight()).x() < width
        assert ("…" in button.shown) is cut
        assert ("没有的词语啊没有的词语啊" in button.toolTip()) is cut
        assert "没有的词语啊没有的词语啊" in button.accessibleName()


def test_an_ampersand_stays_one(qtbot: Any) -> None:
    button = ShortButton(WHOLE)
    qtbot.addWidget(button)
    button.show()
    button.resize(button.sizeHint())
    assert (button.shown, button.text()) == (WHOLE, WHOLE.replace("&", "&&"))
    assert button.toolTip() == ""


def test_a_label_leaves_out_what_has_no_room(qtbot: Any) -> None:
    label = ShortLabel()
    qtbot.addWidget(label)
    label.show()
    label.say("37 stories found", "262 ms")
    for width, text, hint in (
        (400, "37 stories found · 262 ms", ""),
        (130, "37 stories found", "37 stories found · 262 ms"),
    ):
        label.resize(width, 20)
        assert (label.text(), label.toolTip()) == (text, hint)
    label.say(WHOLE)
    assert label.text() == label.toolTip() == WHOLE
