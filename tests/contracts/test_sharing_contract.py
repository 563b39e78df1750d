"""The contract of shared passages, for Whoosh's engine and the one in memory."""

import pytest

from reader.ports.engine import SearchEngine
from reader.ports.shared_text import SharedText
from tests.builders import TEXTS
from tests.contracts.test_engine_contract import engine, indexed

__all__ = ["engine"]

WHOLE = "".join(TEXTS[:3])


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    stories = [indexed(at, text) for at, text in enumerate(TEXTS, 1)]
    engine.apply([*stories, indexed(9, TEXTS[0], TEXTS[1])], [], 9)
    return engine


def sharing(engine: SearchEngine, *paragraphs: str, **how: object) -> list[int]:
    return [one.story_id for one in engine.sharing(SharedText(paragraphs, **how)).stories]  # type: ignore[arg-type]


def test_stories_that_hold_a_part_or_are_one_are_found(filled: SearchEngine) -> None:
    # Others may follow: who needs the share reads them.
    assert set(sharing(filled, WHOLE)[:4]) == {1, 2, 3, 9}
    assert sharing(filled, TEXTS[4])[:1] == [5]


def test_a_text_in_traditional_characters_is_the_same(filled: SearchEngine) -> None:
    text = "網約車司機有了自己的工會，維權有人管，學習有地方，節日有人慰問，他們說進了工會就像回到了家裡一樣。"
    assert sharing(filled, text)[:1] == [5]


def test_stories_besides_are_left_out_and_no_more_than_the_limit_come(filled: SearchEngine) -> None:
    assert set(sharing(filled, WHOLE, besides=frozenset({1, 9}))[:2]) == {2, 3}
    assert len(sharing(filled, WHOLE, limit=2)) == 2


@pytest.mark.parametrize("paragraphs", [(), ("",), ("的",), ("海风吹过，渔船归港，灯塔上的老人数着星星等天亮。",)])
def test_what_no_story_shares_finds_none(filled: SearchEngine, paragraphs: tuple[str, ...]) -> None:
    assert sharing(filled, *paragraphs) == []


def test_an_empty_index_has_none(engine: SearchEngine) -> None:
    assert sharing(engine, WHOLE) == []


def test_a_deleted_story_is_not_found(filled: SearchEngine) -> None:
    filled.apply([], [9], 10)
    assert 9 not in sharing(filled, WHOLE)
