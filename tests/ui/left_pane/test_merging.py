"""The left pane keeps what a person sees while other parts of it are loaded again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.acts import bookmarks
from reader.ui.left_pane.tree_model import Node, TreeModel
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow, story
from tests.ui.fake_library import FakeLibrary, Shelf, page_of


@pytest.fixture
def model() -> TreeModel:
    """A model that Qt's own tester watches."""
    model = TreeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_sections([Node(key="one", title="一"), Node(key="two", title="二")])
    return model


def _keys(node: Node) -> list[str]:
    return [child.key for child in node.children]


def _nodes(keys: str) -> list[Node]:
    return [Node(key=key, title=key) for key in keys]


@pytest.mark.parametrize("wanted", ["abcd", "bcd", "xabc", "axbxc".replace("x", ""), "dcba", "xdyb", "", "efgh"])
def test_children_become_the_wanted_ones_and_those_that_stay_are_the_same(model: TreeModel, wanted: str) -> None:
    section = model.roots[0]
    model.set_children(section, _nodes("abcd"))
    before = {child.key: child for child in section.children}
    model.set_children(section, _nodes(wanted))
    assert "".join(_keys(section)) == wanted
    assert all(before.get(child.key, child) is child for child in section.children)
    assert [model.index(row, 0, model.find("one")).row() for row in range(len(wanted))] == list(range(len(wanted)))


def test_sections_change_places_with_their_children(model: TreeModel) -> None:
    model.set_children(model.roots[1], _nodes("ab"))
    model.set_sections([Node(key="two", title="Two"), Node(key="one", title="One")])
    assert [(root.key, root.title, _keys(root)) for root in model.roots] == [
        ("two", "Two", ["a", "b"]),
        ("one", "One", []),
    ]


def test_a_node_has_its_new_values_and_its_fetched_children_are_wanted_anew(qtbot: Any, model: TreeModel) -> None:
    lazy = Node(key="a", title="甲", count=1, load=lambda _: [])
    model.set_children(model.roots[0], [lazy])
    model.set_children(lazy, _nodes("xy"))
    with qtbot.waitSignal(model.children_wanted) as wanted:
        model.set_children(model.roots[0], [Node(key="a", title="甲", count=2, load=lambda _: [])])
    assert wanted.args == [lazy]
    assert (lazy.count, _keys(lazy)) == (2, ["x", "y"]), "they stay until the new ones come"
    model.set_children(lazy, _nodes("yz"))
    assert _keys(lazy) == ["y", "z"]


def _window(open_window: OpenWindow, marks: int) -> tuple[Session, Shelf]:
    shelf = Shelf([page_of(*(story(f"标题{at}", "正文。") for at in range(marks + 2)))])
    library = FakeLibrary(shelf)
    bookmarks.add(library, range(2, marks + 2))
    return open_window(lambda: FakeLibrary(shelf)), shelf


def _calls(qtbot: Any, session: Session, shelf: Shelf) -> list[str]:
    """The calls of the store that one star makes, with all that the window reads after it."""
    settle(session)
    shelf.calls.clear()
    session.window.story_pane.view.setFocus()
    qtbot.keyClick(session.window.story_pane.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    return list(shelf.calls)


def test_one_star_costs_the_same_in_a_library_of_any_size(qtbot: Any, open_window: OpenWindow) -> None:
    few, many = (_calls(qtbot, *_window(open_window, marks)) for marks in (2, 120))
    assert sorted(few) == sorted(many)
    assert len(few) < 25
    assert not {"bookmarks.all", "holdings.issues", "holdings.story_window", "holdings.story_order"} & set(few)


def test_one_star_changes_the_rows_that_show_it(qtbot: Any, open_window: OpenWindow) -> None:
    session, shelf = _window(open_window, 5)
    window = session.window
    model, stories = window.left_pane.model, window.browsing.stories
    inserted, said = list[int](), list[tuple[int, int]]()
    for changed in (model.modelReset, model.rowsRemoved, model.rowsMoved, stories.modelReset, stories.rowsInserted):
        changed.connect(lambda *_: said.append((-1, -1)))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append(last - first + 1))
    stories.dataChanged.connect(lambda first, last, *_: said.append((first.row(), last.row())))
    _calls(qtbot, session, shelf)
    assert inserted == [1], "the bookmark's own node"
    assert said == [(0, 0)], "the story's own row"
