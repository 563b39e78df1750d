"""The example in the codec's own README works as it stands."""

import re
from pathlib import Path
from typing import Any

import pytest

from reader import columnar

README = Path(columnar.__file__).with_name("README.md")


def test_the_example_finds_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    # The searcher is closed when the example ends: only the count of hits can still be asked for.
    exec(example[1], names)
    assert names["hits"].scored_length() == 1
