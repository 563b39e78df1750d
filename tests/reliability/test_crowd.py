"""The short form of `tests.reliability.crowd`."""

import os
from pathlib import Path

import pytest

from tests.reliability.crowd import run


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_programs_that_work_and_die_together_lose_nothing(tmp_path: Path) -> None:
    counts = run(tmp_path, 12, kill_each_s=2, seed=3)
    assert counts.faults == []
    assert counts.kills
    assert counts.notes
