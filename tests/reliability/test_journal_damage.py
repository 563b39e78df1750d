"""The short form of `tests.reliability.journal_damage`."""

from pathlib import Path

from tests.reliability.journal_damage import run


def test_no_damage_of_the_journal_costs_own_work(tmp_path: Path, found_damage: None) -> None:
    counts = run(tmp_path, 60, seed=2, most=8)
    assert counts.faults == []
    assert sum(counts.seen.values()) == 8
