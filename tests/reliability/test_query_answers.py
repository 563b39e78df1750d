"""The short form of `tests.reliability.query_answers`, and a fault that it finds."""

import pytest

from reader.library.scan import Scan
from tests.reliability.query_answers import run


def test_odd_texts_are_answered_alike_by_the_index_and_by_reading() -> None:
    counts = run(60, seed=4, most=60)
    assert counts.faults == []
    assert counts.seen["asked"] == 60
    assert counts.seen["with hits"] > 0


def test_another_answer_of_the_two_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scan, "matches", lambda *_: False)
    assert "reading []" in run(60, seed=4, most=60).faults[0]
