"""The short form of `tests.reliability.soak`: its measurements need hours, its acts do not."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in /proc")
def test_a_window_used_at_random_meets_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.reliability.soak", str(tmp_path), "--seconds", "6", "--most", "1000"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(", 0 errors\n")
