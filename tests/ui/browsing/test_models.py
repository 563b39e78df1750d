"""The item models keep Qt's rules, fetch as needed, and change single rows."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from reader.browse.list_items import Item
from reader.browse.listing import ALL
from reader.domain.story import StoryKind
from reader.ports.rows import StoryRow
from reader.ui.browsing.stories_model import StoriesModel
from reader.ui.left_pane.tree_model import Node, TreeModel


def _item(number: int) -> Item:
    return Item(StoryRow(id=number, page_id=1, position=number, kind=StoryKind.STORY, title=f"标题{number}"))


def _items(first: int, count: int) -> list[Item]:
    return [_item(number) for number in range(first, first + count)]


def test_stories_model_keeps_the_rules(qtmodeltester: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 30))
    qtmodeltester.check(model)


def test_a_long_list_keeps_the_rules(qtmodeltester: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 30), total=500)
    model.know_ids(range(1, 501))
    qtmodeltester.check(model)


def test_rows_are_wanted_where_one_looks(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 50), total=1200)
    assert model.rowCount() == 1200
    model.rows_wanted.connect(lambda first, count: model.fill(first, _items(first + 1, count)))
    model.see(1190, 1199)
    assert model.held(1199) is None, "whose rows they are is not known yet"
    model.know_ids(range(1, 1201))
    assert model.item(1199).row.id == 1200
    assert model.held(600) is None


def test_rows_of_another_list_are_left_alone(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 50), total=1200)
    model.know_ids(range(1, 1201))
    model.fill(100, _items(7000, 3))
    assert model.held(100) is None


def test_a_list_that_changed_meanwhile_is_shown_anew(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 50), total=1200)
    with qtbot.waitSignal(model.modelReset):
        model.know_ids(range(5, 1300))
    assert (model.rowCount(), model.id_at(0)) == (1295, 5)


def test_copies_are_folded_in_long_lists_for_good(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 50), total=20_000)
    model.fold_copies([(3, 5, 9)])
    model.know_ids(range(1, 20_001))
    assert model.rowCount() == 19_998
    model.rows_wanted.connect(lambda first, count: model.fill(first, [*map(_item, model.ids_of(first, count))]))
    for at in range(0, 19_900, 40):
        model.see(at, at + 8)
    assert model.held(2) is None, "let go"
    model.see(0, 8)
    assert [copy.id for copy in model.item(2).copies] == [5, 9]
    assert (model.row_of(9), model.row_of(10), model.row_of(20_000)) == (2, 7, 19_997)


def test_marks_of_many_stories_are_reported_in_runs(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 40))
    reported: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: reported.append((first.row(), last.row())))
    model.renew([replace(_item(number).row, read=True) for number in (20, 3, 4, 5, *range(30, 1000))])
    assert reported == [(2, 4), (19, 19), (29, 39)]


def test_a_star_changes_one_row(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 5))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.renew([replace(_item(number).row, bookmarked=True) for number in (3, 99)])
    assert changed.args[0].row() == 2
    assert [model.item(at).row.bookmarked for at in range(5)] == [False, False, True, False, False]


def test_rows_say_themselves_to_screen_readers(qtbot: Any, english: None) -> None:
    model = StoriesModel()
    row = StoryRow(
        id=1,
        page_id=1,
        position=0,
        kind=StoryKind.STORY,
        title="标题",
        kicker="引题",
        date="2023-02-14",
        page="2",
        photo_count=2,
    )
    model.show([Item(row)])
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "引题, 标题, Tuesday, February 14, 2023 · Page 2, 2 photos, unread"


def _tree() -> TreeModel:
    model = TreeModel()
    pages = [Node(key=f"page:{number}", title=f"第{number}版", listing=ALL) for number in (1, 2)]
    lazy = Node(key="issue", title="2月14日", listing=ALL, load=lambda _: pages)
    model.set_sections(
        [Node(key="library", title="馆藏").adopt([Node(key="all", title="全部", count=2, listing=ALL), lazy])]
    )
    return model


def test_sidebar_model_keeps_the_rules(qtmodeltester: Any) -> None:
    model = _tree()
    model.children_wanted.connect(lambda node: model.set_children(node, node.load(None)))
    qtmodeltester.check(model)


def test_children_are_fetched_when_first_opened(qtbot: Any) -> None:
    model = _tree()
    issue = model.find("issue")
    assert model.hasChildren(issue)
    assert model.rowCount(issue) == 0
    with qtbot.waitSignal(model.children_wanted) as wanted:
        model.fetchMore(issue)
    model.set_children(wanted.args[0], wanted.args[0].load(None))
    assert model.rowCount(issue) == 2
    assert not model.canFetchMore(issue)
    assert model.data(model.find("page:2")) == "第2版"


def test_headings_cannot_be_chosen(qtbot: Any) -> None:
    model = _tree()
    assert not model.flags(model.find("library")) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.find("all")) & Qt.ItemFlag.ItemIsSelectable
