"""The short form of the count: a few queries over a small index."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.ports.engine import Cut, IndexedStory
from reader.query.fields import Zone
from reader.search.whoosh_index.whoosh_engine import open_engine
from tests.reliability import queries
from tests.search.engines import FOLDING, SEGMENTER
from tests.search.nasty_queries import COMMON

pytestmark = pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="memory is read as Linux counts it")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("index")
    with closing(open_engine(made, SEGMENTER, FOLDING)) as engine:
        engine.apply([IndexedStory(story_id=1, zones={Zone.TEXT: (COMMON * 9,)})], [], 1)
    return made


@pytest.mark.parametrize(("megabytes", "code", "said"), [("100000", 0, "0 over"), ("1", 1, "25 over")])
def test_queries_over_the_limits_are_counted(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    megabytes: str,
    code: int,
    said: str,
) -> None:
    given = ["queries", str(folder), "--times", "25", "--seconds", "1000", "--megabytes", megabytes]
    monkeypatch.setattr(sys, "argv", given)
    with pytest.raises(SystemExit) as end:
        queries.main()
    assert end.value.code == code
    assert f"25 queries, 0 cut, {said} the limits" in capsys.readouterr().out


def test_a_query_is_printed_with_what_it_took_and_how_far_it_came() -> None:
    whole = queries.Asked("的*了", 0.5, 90, 3, None)
    assert str(whole) == "  0.50 s    90 MB        3 hits  的*了"
    assert "3 hits, cut after 2 of 9 stories" in str(queries.Asked("的*了", 0.5, 90, 3, Cut(2, 9)))
