"""Nothing in the window writes to the library but acts, run by the one runner, and the notes of `acts.traces`."""

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import ui
from tests.ui.fake_library import FakeLibrary, Shelf

UI = Path(ui.__file__).parent
WRITERS = {
    *("importing", "restore", "store.together", "store.acts.recording", "store.acts.undo", "store.acts.redo"),
    *("store.bookmarks.add", "store.bookmarks.update", "store.bookmarks.remove", "store.settings.set"),
    *("store.corrections.add", "store.corrections.remove", "store.corrections.attach"),
    *("store.reading.set_read", "store.reading.set_position", "store.reading.forget_visits"),
    *(
        "store.collecting.put_many",
        "store.page_facts.set",
        "store.page_facts.add_guess",
        "store.chains.set",
    ),
}
"""The methods by which a library is changed, from the library on: it has none of its own."""
SERVICES = {
    *("bookmark_edits", "draft_keeping", "filing", "import_stages", "kept_listing", "name_keeping", "own_work"),
    *("page_placing", "reattaching", "search_keeping"),
}
"""The modules of reader.library that change one; acts alone use them."""


def writes(source: str) -> Iterator[str]:
    """Uses of these methods of a library, with their line numbers."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            # Painters have a `restore` and workers an `importing` too: these two are seen of a `library` only.
            ends = {name: f".{name}" if "." in name else f"library.{name}" for name in WRITERS}
            called = next((name for name, end in ends.items() if ast.unparse(node).endswith(end)), "")
            if called:
                yield f"{node.lineno}: {called}"


def test_a_write_is_found_and_an_act_let_pass() -> None:
    assert list(writes("ask(lambda library: library.store.settings.set(1))")) == ["1: store.settings.set"]
    assert list(writes("self._library.store.bookmarks.add(1)")) == ["1: store.bookmarks.add"]
    assert list(writes("held.store.bookmarks.remove(1)")) == ["1: store.bookmarks.remove"]
    assert list(writes("[each.store.together() for each in found]")) == ["1: store.together"]
    assert not list(writes("acts.run(lambda library: reading.mark(library, ids, True))"))


def test_no_module_of_the_window_knows_a_service_that_writes() -> None:
    modules = {f"reader.library.{name}" for name in SERVICES}
    found = {
        f"{file.relative_to(UI)}: {node.module}"
        for file in UI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in modules
    }
    assert found == set()
    assert all(importlib.util.find_spec(module) for module in modules)


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
