"""Nothing in the window writes to the library but acts, run by the one runner, and the notes of `acts.traces`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import ui
from tests.ui.fake_library import FakeLibrary, Shelf

UI = Path(ui.__file__).parent
WRITERS = {
    *("set_read", "set_position", "forget_visits", "set_setting", "set_folding", "import_paths", "reparse", "restore"),
    *("draft.keep", "draft.change", "placing.set_facts", "placing.set_each"),
    *("placing.confirm_folder", "searches.keep", "searches.remove", "searches.rename", "searches.opened"),
    *("searches.remember", "searches.forget", "marks.highlight", "marks.highlight_at"),
    *("marks.reattaching.accept", "marks.reattaching.attach", "marks.reattaching.keep_loose"),
    *("store.bookmarks.add", "store.bookmarks.update", "store.bookmarks.remove", "store.corrections.add"),
    *("store.corrections.remove", "store.corrections.attach", "store.reading.set_read", "store.reading.set_position"),
    *("store.reading.forget_visits", "store.settings.set", "store.together", "store.acts.undo", "store.acts.redo"),
}
"""The methods of a library that change it, from the library on."""


def writes(source: str) -> Iterator[str]:
    """Uses of these methods of a library, with their line numbers."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            called = re.fullmatch(r"(?:self\._)?library\.(.+)", ast.unparse(node))
            if called and called[1] in WRITERS:
                yield f"{node.lineno}: {called[1]}"


def test_a_write_is_found_and_an_act_let_pass() -> None:
    assert list(writes("ask(lambda library: library.set_read(ids, True))")) == ["1: set_read"]
    assert list(writes("self._library.store.bookmarks.add(1)")) == ["1: store.bookmarks.add"]
    assert not list(writes("acts.run(lambda library: reading.mark(library, ids, True))"))


def test_no_module_of_the_window_writes_beside_the_runner() -> None:
    found = {
        f"{file.relative_to(UI)}:{write}"
        for file in UI.rglob("*.py")
        for write in writes(file.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_the_methods_are_there(name: str) -> None:
    library: object = FakeLibrary(Shelf())
    for part in name.split("."):
        library = getattr(library, part)
    assert callable(library)
