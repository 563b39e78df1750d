"""Hostile files are taken or refused, and nothing else happens: the short form of `tests.reliability.hostile`."""

from pathlib import Path

import pytest

from tests.reliability.hostile import struck


@pytest.mark.parametrize(
    ("name", "code"),
    [("lines.txt", 2), ("digits.jsonl", 2), ("outside.zip", 1), ("entities.xml", 2), ("garbled.docx", 2)],
)
def test_a_hostile_file_harms_nothing(tmp_path: Path, name: str, code: int) -> None:
    outcome = struck(tmp_path, name, 70_000, seed=3)
    assert (outcome.code, outcome.faults) == (code, ())
