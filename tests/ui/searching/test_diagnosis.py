"""The diagnosis panel and the suggestions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.browse.diagnosis_rows import Absent, Diagnosis, How, Match, Meaning, QueryPart, Relaxed
from reader.ui.searching.diagnosis_panel import TALLEST, DiagnosisPanel
from reader.ui.searching.suggestions import Suggestion, SuggestionKind, SuggestionModel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FOUND = Diagnosis(
    query="省总 刘海坡",
    total=0,
    parts=(
        QueryPart(text="省总", meaning=Meaning.PHRASE, variants=("省总工会",), count=41),
        QueryPart(text="刘海坡", meaning=Meaning.PHRASE, count=0),
    ),
    story="<img src=x>甘肃省总",
    matches=(Match(text="省总", found="省总", how=How.PART, zone="headline", count=2),),
    absent=(Absent(text="刘海坡", nearest=(("刘海波", 3, "省总 刘海波"),)),),
    relaxed=(Relaxed(dropped="刘海坡", query="省总", total=41),),
)


@pytest.fixture
def panel(qtbot: QtBot) -> DiagnosisPanel:
    panel = DiagnosisPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 500)
    panel.show_diagnosis(FOUND)
    panel.show()
    return panel


def labels(panel: DiagnosisPanel) -> list[str]:
    return [label.text() for label in panel.widget().findChildren(QLabel)]


def test_diagnosis_lists_absent_words_reading_and_matches(panel: DiagnosisPanel) -> None:
    said = "\n".join(labels(panel))
    for part in ("刘海坡", "省总工会", "41", "<img src=x>甘肃省总"):
        assert part in said
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in panel.widget().findChildren(QLabel))


def test_a_button_searches_for_the_nearer_form_or_without_the_term(panel: DiagnosisPanel, qtbot: QtBot) -> None:
    nearer, relaxed = panel.widget().findChildren(QPushButton)
    for button, query in ((nearer, "省总 刘海波"), (relaxed, "省总")):
        with qtbot.waitSignal(panel.query_wanted) as wanted:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [query]


@pytest.mark.parametrize("found", [FOUND, Diagnosis(query="-工会", total=0), None])
def test_a_brief_one_is_as_tall_as_it_needs_to_be_at_any_width(qtbot: QtBot, found: Diagnosis | None) -> None:
    brief = DiagnosisPanel(brief=True)
    qtbot.addWidget(brief)
    brief.show()
    for width in (1, 40, 220, 700):
        brief.resize(width, 100)
        brief.show_diagnosis(found)
        assert 0 <= brief.minimumHeight() <= TALLEST


def test_without_a_search_it_says_what_it_is_for(panel: DiagnosisPanel) -> None:
    panel.show_diagnosis(None)
    assert len(labels(panel)) == 1


SUGGESTIONS = [
    Suggestion(text="刘海波", query='"刘海波"', kind=SuggestionKind.PERSON, matched=3),
    Suggestion(text="刘海边的人", query="刘海边的人", kind=SuggestionKind.HEADLINE, matched=2),
]


def test_the_suggestion_model_keeps_qts_rules() -> None:
    model = SuggestionModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(SUGGESTIONS)
    assert model.rowCount() == 2
