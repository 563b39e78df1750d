"""The short form of `tests.reliability.index_damage`."""

from pathlib import Path

import pytest

from tests.reliability.index_damage import made, run


@pytest.mark.usefixtures("found_damage")
@pytest.mark.parametrize("segments", [1, 2])
def test_every_damage_of_an_index_is_noticed_and_mended(tmp_path: Path, segments: int) -> None:
    counts = run(made(tmp_path / "place", segments=segments, papers=8), 10, seed=segments)
    assert counts.faults == []
    assert sum(counts.outcomes.values()) == 10
    assert counts.outcomes["not noticed"] == 0
