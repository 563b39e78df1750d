"""The short form of `tests.reliability.acts`."""

from pathlib import Path

import pytest

from tests.reliability.failing_disk import is_possible, launched

BLOWS = 80


@pytest.mark.skipif(not is_possible(), reason="the failing disk needs Linux and a C compiler")
@pytest.mark.parametrize("seed", [1, 2])
def test_an_act_is_whole_or_not_there_whatever_strikes_it(tmp_path: Path, seed: int) -> None:
    done = launched("tests.reliability.acts", str(tmp_path), "--times", str(BLOWS // 2), "--seed", str(seed))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(": 0 faults\n")
    assert f"{BLOWS // 2} blows (" in done.stdout
