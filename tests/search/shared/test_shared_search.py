"""Shared passages in an index: standing text, the choice of pairs, and the end of a search nobody waits for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from reader.errors import Cancelled
from reader.ports.engine import IndexedStory, SearchEngine
from reader.ports.shared_text import SharedText
from reader.query.fields import Zone
from reader.search.exact.postings import Postings
from reader.search.shared.sampled_pairs import sampled_pairs
from reader.search.whoosh_index.whoosh_engine import WhooshEngine, open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.builders import TEXTS
from tests.search.engines import FOLDING, SEGMENTER
from tests.search.stock.postings import StockBackend

FORMULA = "国家主席在人民大会堂东门外广场举行仪式，欢迎来访的客人，天安门广场鸣放礼炮二十一响。"


def story(number: int, *texts: str, date: str = "2023-02-15") -> IndexedStory:
    return IndexedStory(story_id=number, date=date, zones={Zone.TEXT: texts})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SearchEngine]:
    made = open_engine(tmp_path / "index", make_segmenter(), Folding())
    yield made
    made.close()


def test_what_is_printed_for_years_is_standing_and_what_is_printed_in_a_week_is_not(engine: SearchEngine) -> None:
    years = [story(at, FORMULA, f"第{at}位客人来自远方。", date=f"{2000 + at}-03-01") for at in range(1, 12)]
    week = [story(100 + at, TEXTS[0], date=f"2023-02-{10 + at % 5}") for at in range(12)]
    engine.apply([*years, *week, story(200, FORMULA, TEXTS[0])], [], 1)
    found = engine.sharing(SharedText((FORMULA, TEXTS[0]), frozenset({200})))
    standing = {at for place in found.standing for at in range(max(0, place.start), place.end)}
    folded = FOLDING.plain(FORMULA)
    assert len(standing & set(range(len(folded)))) > len(folded) * 0.8
    assert not standing & set(range(len(folded) + 10, len(folded) + 40))
    assert {one.story_id for one in found.stories} >= set(range(100, 112))


def test_nobody_waits_any_more(engine: SearchEngine) -> None:
    engine.apply([story(1, TEXTS[0])], [], 1)
    with pytest.raises(Cancelled):
        engine.sharing(SharedText((TEXTS[0],), stopped=lambda: True))


def test_of_pairs_side_by_side_the_rarest_that_is_no_misprint_is_taken() -> None:
    text = TEXTS[0] * 8

    def counts(pairs: Sequence[str]) -> list[int]:
        return [1 if "工会" in pair else 50 if "部署" in pair else 900 for pair in pairs]

    chosen = sampled_pairs([text], FOLDING, counts).pairs
    assert "部署" in chosen
    assert "工会" not in chosen


def test_pairs_that_are_too_frequent_are_left_out() -> None:
    assert sampled_pairs([TEXTS[0]], FOLDING, lambda pairs: [1 << 20] * len(pairs)).pairs == ()


def test_no_pair_runs_over_the_end_of_a_paragraph() -> None:
    sampled = sampled_pairs(["甲乙", "丙丁", "戊"], FOLDING, lambda pairs: [20] * len(pairs))
    assert sampled.pairs == ("甲乙", "丙丁")
    assert sampled.places == (0, 2)


def test_passages_are_those_that_stock_whoosh_has(tmp_path: Path) -> None:
    stories = [story(at, *texts) for at, texts in enumerate((TEXTS, TEXTS[1:3], (TEXTS[0] + FORMULA,), TEXTS[::-1]))]
    text = FOLDING.plain(TEXTS[1] + TEXTS[0])
    places = list(range(0, len(text) - 1, 5))
    pairs = [text[at : at + 2] for at in places]
    found = []
    for backend in (None, StockBackend()):
        engine = open_engine(tmp_path / f"{backend}", SEGMENTER, FOLDING, backend)  # type: ignore[arg-type]
        for one in stories:
            engine.apply([one], [], one.story_id + 1)
        found.append([array.tolist() for array in _postings(engine).passages(pairs, places, 20, 2)])
        engine.close()
    assert found[0] == found[1]
    assert len(np.unique(found[0][0])) == 4


def _postings(engine: WhooshEngine) -> Postings:
    return engine._snapshot().postings
