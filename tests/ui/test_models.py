"""The item models keep Qt's rules, fetch as needed, and change single rows."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from reader.library.rows import StoryRow
from reader.ui.models.sidebar import Node, SidebarModel
from reader.ui.models.stories import Item, StoriesModel
from reader.ui.place import ALL


def _items(first: int, count: int) -> list[Item]:
    return [
        Item(StoryRow(id=number, page_id=1, position=number, kind="story", title=f"标题{number}"))
        for number in range(first, first + count)
    ]


def test_stories_model_keeps_the_rules(qtmodeltester: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 30))
    qtmodeltester.check(model)


def test_stories_are_fetched_in_slices(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 50), total=120)
    model.more_wanted.connect(lambda offset: model.append(_items(offset + 1, min(50, 120 - offset))))
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 120
    assert [model.item(at).row.id for at in (0, 50, 119)] == [1, 51, 120]


def test_a_slice_is_wanted_once(qtbot: Any) -> None:
    model = StoriesModel()
    wanted: list[int] = []
    model.more_wanted.connect(wanted.append)
    model.show(_items(1, 10), total=20)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert wanted == [10]


def test_an_empty_slice_ends_the_list(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 10), total=20)
    model.fetchMore(QModelIndex())
    model.append([])
    assert not model.canFetchMore(QModelIndex())
    assert model.total == 10


def test_a_star_changes_one_row(qtbot: Any) -> None:
    model = StoriesModel()
    model.show(_items(1, 5))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.update([3, 99], bookmarked=True)
    assert changed.args[0].row() == 2
    assert [model.item(at).row.bookmarked for at in range(5)] == [False, False, True, False, False]


def test_rows_say_themselves_to_screen_readers(qtbot: Any, english: None) -> None:
    model = StoriesModel()
    row = StoryRow(
        id=1,
        page_id=1,
        position=0,
        kind="story",
        title="标题",
        kicker="引题",
        date="2023-02-14",
        page="2",
        photo_count=2,
    )
    model.show([Item(row)])
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "引题, 标题, February 14, 2023 Tuesday · Page 2, 2 photos, unread"


def _tree() -> SidebarModel:
    model = SidebarModel()
    pages = [Node(key=f"page:{number}", title=f"第{number}版", place=ALL) for number in (1, 2)]
    lazy = Node(key="issue", title="2月14日", place=ALL, load=lambda _: pages)
    model.set_nodes(
        [Node(key="library", title="馆藏").adopt([Node(key="all", title="全部", count=2, place=ALL), lazy])]
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
