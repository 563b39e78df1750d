"""The short form of `tests.reliability.library_damage`."""

from pathlib import Path

from tests.reliability.library_damage import run


def test_no_damage_costs_own_work_or_puts_a_damaged_backup_in_place(tmp_path: Path, found_damage: None) -> None:
    counts = run(tmp_path, 9, seed=5)
    assert counts.faults == []
    assert counts.seen["backup refused"] == 3
