"""About names everything that the program runs on."""

import re
import tomllib
from pathlib import Path

from reader.ui.help.shipped_parts import DIRECT, shipped_parts

ROOT = Path(__file__).resolve().parents[3]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[^\w-]", line)[0] for line in project["dependencies"]}
    assert set(map(_key, DIRECT)) == set(map(_key, wanted))


def test_parts_have_versions_and_licences_and_stand_once() -> None:
    parts = shipped_parts()
    names = [_key(part.name) for part in parts]
    assert len(names) == len(set(names))
    assert {"numpy", "jieba", "whoosh", "mdurl"} <= set(names), "what they ask for themselves is named as well"
    assert all(part.version for part in parts)
    assert [part.name for part in parts if not part.licence] == []
