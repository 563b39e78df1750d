"""Nothing that a front end can reach changes what a person made, but acts and traces."""

import ast
from collections.abc import Iterator
from pathlib import Path

import reader
from reader.library.library import Library

READER = Path(reader.__file__).parent
FRONT_ENDS = ("app.py", "cli", "ui", "browse", "render")
WRITING = {
    "bookmarks": {"add", "remove", "update"},
    "corrections": {"add", "remove", "attach"},
    "reading": {"set_read", "set_position", "forget_visits"},
    "settings": {"set"},
    "page_facts": {"set", "add_guess"},
    "chains": {"set"},
    "collecting": {"put_many", "set_rules"},
    "acts": {"recording", "undo", "redo"},
    "care": {"restore"},
}
"""The methods of a store's parts that change something."""

WRITERS = {
    # Behind the contract "Front ends and browsing write by acts alone".
    "bookmark_edits.py",
    "draft_keeping.py",
    "filing.py",
    "name_keeping.py",
    "own_work.py",
    "page_placing.py",
    "reattaching.py",
    "search_keeping.py",
    # What waits in a library for its page, put in place when that comes.
    "waiting.py",
    # Functions that acts and traces call with a store, which a front end has none of.
    "folding_choice.py",
    "kept_listing.py",
    # Stages of an import, which is an act.
    "house_styles.py",
    "continuations.py",
    "file_reader.py",
    "folder_facts.py",
    "table_columns.py",
    "neighbours.py",
    "put_queue.py",
    # The index's note of stories that it cannot take.
    "index_keeper.py",
}


def files(*names: str) -> Iterator[Path]:
    for name in names:
        place = READER / name
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def attributes(file: Path) -> Iterator[ast.Attribute]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))


def writes(file: Path) -> set[str]:
    """The writing methods of a store's parts that a file names, such as 'bookmarks.add'."""
    return {
        f"{part}.{node.attr}"
        for node in attributes(file)
        for part in [node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")]
        if node.attr in WRITING.get(part, ())
        and (isinstance(node.value, ast.Name) or ast.unparse(node.value.value).endswith("store"))
    }


PARTS = {"store", "importing"}
"""The attributes of a library that can change it, whatever the variable is called."""
OTHERS = {
    # The window's worker that runs imports, which has the same name.
    ("ui/searching/folding.py", "self._workers.importing"),
    ("ui/start/arrivals.py", "window.workers.importing"),
    ("ui/start/application.py", "session.workers.importing"),
    ("ui/shell/main_window.py", "self.workers.importing"),
    ("ui/background/library_workers.py", "self.importing"),
}
"""Attributes of these names that are not a library's, by file."""


def taken(source: str) -> set[str]:
    """The uses of a library's store or import: as an attribute of anything, or by the name in a string or pattern."""
    found = set[str]()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in PARTS:
                found.add(ast.unparse(node))
            case ast.Call(
                func=ast.Name(id="getattr" | "attrgetter") | ast.Attribute(attr="attrgetter"), args=[*arguments]
            ):
                for each in arguments:
                    if isinstance(each, ast.Constant) and PARTS & set(str(each.value).split(".")):
                        found.add(ast.unparse(node))
            case ast.MatchClass(kwd_attrs=[*names]) if PARTS & set(names):
                found.add(ast.unparse(node))
    return found


def test_the_store_is_seen_under_every_name() -> None:
    for source in (
        "held.store.bookmarks.remove(1)",
        "[each.store for each in found]",
        "parts = held.store",
        "getattr(held, 'store')",
        "attrgetter('store.bookmarks')(held)",
        "held.importing.run()",
    ):
        assert taken(source), source
    assert not taken("importing.import_files(library, paths)")


def test_no_front_end_takes_the_store_or_the_import_of_a_library() -> None:
    found = {
        (file.relative_to(READER).as_posix(), use)
        for file in files(*FRONT_ENDS)
        for use in taken(file.read_text(encoding="utf-8"))
    }
    assert found == OTHERS


def test_the_services_that_a_front_end_reaches_change_nothing() -> None:
    found = {file.name: writes(file) for file in files("library") if writes(file)}
    assert found.keys() <= WRITERS, found
    assert found.keys() >= WRITERS, "each exception is still one"


def test_the_facade_has_no_method_that_changes_what_a_person_made() -> None:
    verbs = ("add", "set", "update", "remove", "toggle", "merge", "forget", "import_", "save", "keep")
    assert [name for name in vars(Library) if name.startswith(verbs)] == []
