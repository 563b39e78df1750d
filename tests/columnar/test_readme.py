"""The examples in the codec's own README work as they stand."""

import re
from pathlib import Path
from typing import Any

import pytest

from reader import columnar

README = Path(columnar.__file__).with_name("README.md")


def run_example(number: int) -> dict[str, Any]:
    """Run an example in the current folder; return its names."""
    examples = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(examples[number], names)
    return names


def test_the_first_example_finds_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    # The searcher is closed when the example ends: only the count of hits can still be asked for.
    assert run_example(0)["hits"].scored_length() == 1


def test_the_second_example_counts_phrases_and_facets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "recipes").mkdir()
    monkeypatch.chdir(tmp_path)
    names = run_example(1)
    assert names["docs"].tolist() == [0, 1]
    assert names["often"].tolist() == [1, 2]
    cuisines = names["cuisines"]
    assert [cuisines.names[code] for code in cuisines.codes] == [b"Chinese", b"English"]
    assert names["scones"].scored_length() == 1
    names["index"].close()


def test_the_package_imports_nothing_of_the_program() -> None:
    """It could be taken out and used elsewhere; the contract of its layer says the same."""
    for file in README.parent.glob("*.py"):
        for line in re.findall(r"^\s*(?:from|import) (reader[\w.]*)", file.read_text(encoding="utf-8"), re.MULTILINE):
            assert line.startswith("reader.columnar"), file
