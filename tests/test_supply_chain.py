"""Recorded versions and hashes of what the program needs."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

_TOP = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def locked() -> str:
    file = _TOP / ".ci" / "locked.txt"
    if not file.exists():
        pytest.skip("a source distribution has no .ci folder")
    return file.read_text("utf-8")


def _wanted() -> list[Requirement]:
    project = tomllib.loads((_TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def test_every_dependency_is_recorded_in_a_version_that_is_allowed(locked: str) -> None:
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", locked, re.MULTILINE)
    for wanted in _wanted():
        versions = [version for name, version in found if name == wanted.name.lower().replace("_", "-")]
        assert any(wanted.specifier.contains(version) for version in versions), wanted


def test_every_file_has_a_hash_and_no_address(locked: str) -> None:
    blocks = re.split(r"\n(?=\S)", locked.strip())
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)
    assert not re.search(r"https?:|://|index-url", locked)
