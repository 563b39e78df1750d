"""The engine that the person chose answers; each has its own index, which follows the library."""

import builtins
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.errors import LibraryUnusable
from reader.paths import settings_file
from reader.wiring import open_library

PAGE = Path(__file__).parents[2] / "seeds" / "000_345b380e85948017.txt"
needs_tantivy = pytest.mark.skipif(not importlib.util.find_spec("tantivy"), reason="tantivy (extra `fast`) is missing")


def totals(folder: Path, engine: str) -> tuple[list[int], bool]:
    library = open_library(folder / "library", folder / "cache", engine=engine)
    try:
        library.refresh_index()
        answers = [
            library.search(query, facets=True) for query in ("工会", "网约车司机", "版:2", "省总 近 工会", "职工*")
        ]
        assert library.check() == []
        return [answer.total for answer in answers], any(answer.scanned for answer in answers)
    finally:
        library.close()


@needs_tantivy
def test_both_engines_answer_from_indexes_side_by_side(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library", tmp_path / "cache", engine="whoosh")
    library.import_paths([PAGE])
    identity = library.index_folder.name
    library.close()
    whoosh, tantivy = totals(tmp_path, "whoosh"), totals(tmp_path, "tantivy")
    assert whoosh == tantivy
    assert whoosh[0][0] == 8
    assert [path.name for path in (tmp_path / "cache" / "index").glob("*-tantivy")] == [f"{identity}-tantivy"]
    library = open_library(tmp_path / "library", tmp_path / "cache", engine="whoosh")
    library.set_read([library.search("工会").hits[0].row.id], True)
    library.reindex()
    library.close()
    assert totals(tmp_path, "tantivy") == whoosh


@needs_tantivy
def test_the_settings_choose(tmp_path: Path) -> None:
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"search_engine": "tantivy"}))
    try:
        library = open_library(tmp_path / "library", tmp_path / "cache")
        library.import_paths([PAGE])
        assert library.search("工会", limit=None).total == 8
        assert str(library.index_folder).endswith("-tantivy")
        library.close()
    finally:
        file.unlink()


def test_an_engine_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without_tantivy(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] == "tantivy":
            raise ImportError(name)
        return found(name, *rest, **more)

    for name in [name for name in sys.modules if name.startswith(("tantivy", "reader.search.tantivy_engine"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_tantivy)
    library = open_library(tmp_path / "library", tmp_path / "cache", engine="tantivy")
    with pytest.raises(LibraryUnusable) as caught:
        library.search("工会")
    assert (caught.value.reason, caught.value.detail) == ("no_engine", "tantivy")
    assert library.story_rows(everything=True) == []
    library.close()
