"""The panel of related stories: folded and unfolded, its parts, keys, and what it says of each story."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from reader.browse.related_rows import RelatedPart, RelatedRow, RelatedRows
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.look.theme import ThemeKeeper
from reader.ui.related.related_list import Heading, LineRole
from reader.ui.related.related_panel import RelatedPanel


def related(story_id: int, part: RelatedPart, *shared: str, series: str = "", number: int = 0) -> RelatedRow:
    row = StoryRow(id=story_id, page_id=1, position=0, kind=StoryKind.STORY, title=f"第{story_id}篇", date="2023-02-03")
    return RelatedRow(part, row, shared, series, number)


ROWS = RelatedRows(
    1,
    (
        related(2, RelatedPart.EARLIER, "龙泉溪", "1847块条石"),
        related(3, RelatedPart.LATER, series="乡村走笔", number=3),
        related(4, RelatedPart.BESIDE, "刘山川"),
        related(5, RelatedPart.BESIDE),
    ),
)


def shown(qtbot: QtBot, themes: ThemeKeeper) -> RelatedPanel:
    panel = RelatedPanel(themes)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show_related(ROWS)
    return panel


def texts(panel: RelatedPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]


def test_folded_it_is_one_line_with_the_counts(qtbot: QtBot, themes: ThemeKeeper) -> None:
    panel = shown(qtbot, themes)
    assert panel.head.text() == "Before 1  ·  After 1  ·  Related 2"
    assert panel.list.isHidden()
    assert not panel.isHidden()


def test_parts_stand_under_their_names_with_what_is_shared(qtbot: QtBot, themes: ThemeKeeper) -> None:
    said = texts(shown(qtbot, themes))
    assert [said[at] for at in (0, 2, 4)] == ["Before", "After", "Related"]
    assert said[1].endswith("shares: 龙泉溪, 1847块条石")
    assert said[3].endswith("part 3 of the series: 乡村走笔")
    assert len(said[6].splitlines()) == 2


def test_enter_opens_a_story_and_a_name_of_a_part_opens_nothing(qtbot: QtBot, themes: ThemeKeeper) -> None:
    panel = shown(qtbot, themes)
    wanted: list[int] = []
    panel.story_wanted.connect(wanted.append)
    panel.unfold(True)
    assert not isinstance(panel.list.currentIndex().data(LineRole), Heading)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    panel.list.clicked.emit(panel.list.model().index(0, 0))
    panel.list.clicked.emit(panel.list.model().index(5, 0))
    assert wanted == [2, 4]


def test_escape_leaves_the_list_and_folding_does_too(qtbot: QtBot, themes: ThemeKeeper) -> None:
    panel = shown(qtbot, themes)
    panel.unfold(True)
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.list, QKeySequence("Escape")[0].key())
    with qtbot.waitSignal(panel.left):
        panel.head.click()
    assert panel.list.isHidden()


def test_without_related_stories_nothing_is_seen(qtbot: QtBot, themes: ThemeKeeper) -> None:
    panel = shown(qtbot, themes)
    panel.show_related(RelatedRows(1))
    assert panel.isHidden()


def test_unfolded_it_leaves_room_for_the_story(qtbot: QtBot, themes: ThemeKeeper) -> None:
    panel = shown(qtbot, themes)
    panel.show_related(RelatedRows(1, tuple(related(at, RelatedPart.BESIDE, "河谷") for at in range(2, 22))))
    panel.unfold(True)
    assert panel.list.height() < panel.list.whole_height()
    assert panel.list.height() <= 600 * 0.42 + 1
