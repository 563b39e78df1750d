"""The query tree answered by reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.scan import Scan
from reader.ports.engine import IndexedStory, SortOrder
from reader.query.fields import Fact, Zone
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)
from reader.text.folding import Folding
from tests.search.oracle import Oracle
from tests.search.strategies import libraries, queries

STORY = IndexedStory(
    story_id=7,
    newspaper="工人日报",
    date="2023-02-15",
    page="2",
    section="要闻",
    zones={Zone.HEADLINE: ("工会在行动",), Zone.TEXT: ("省总工会部署工作。航天城里有书屋。", "第二段说阅读。")},
    reporters=("郑莉",),
    place="北京",
)
P = Phrase


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Everything(), True),
        (P("總工會"), True),
        (P("工会", Zone.HEADLINE), True),
        (P("书屋", Zone.HEADLINE), False),
        (P("行动省总"), False),
        (P("没有", variants=("书屋",)), True),
        (P(" "), False),
        (Wildcard("省*署"), True),
        (Wildcard("部署*书屋"), False),
        (Wildcard("书?。"), True),
        (Wildcard("*"), False),
        (And((P("工会"), P("书屋"))), True),
        (And(()), True),
        (Or((P("没有"), P("书屋"))), True),
        (Or(()), False),
        (Not(P("没有")), True),
        (HasFact(Fact.NEWSPAPER, "工人"), True),
        (HasFact(Fact.PAGE, "第02版"), True),
        (HasFact(Fact.PAGE, "22"), False),
        (HasFact(Fact.REPORTER, "鄭莉"), True),
        (HasFact(Fact.PHOTOGRAPHER, "郑莉"), False),
        (HasFact(Fact.DATELINE, "北京"), True),
        (HasFact(Fact.KIND, "story"), True),
        (HasFact(Fact.TAG, "x"), False),
        (DateRange("2023-02-01", "2023-02-15"), True),
        (DateRange(None, "2023-02-14"), False),
        (DateRange("2023-02-15", None), True),
        (StoryIds(frozenset({7})), True),
        (StoryIds(frozenset({8})), False),
        (Near((P("工作"), P("航天")), 1), True),
        (Near((P("工作"), P("书屋")), 1), False),
        (Near((P("书屋"), P("工作")), 9), True),
        (Near((P("书屋"), P("阅读")), 99), False),
        (SameSentence((P("工会"), P("工作"))), True),
        (SameSentence((P("工会"), P("书屋"))), False),
        (SameSentence((P("工作。"), P("省总"))), True),
        (SameParagraph((P("工会"), P("书屋"))), True),
        (SameParagraph((P("工会"), P("阅读"))), False),
    ],
)
def test_matches(query: Node, found: bool) -> None:
    scan = Scan(Folding())
    assert scan.matches(STORY, query) is found
    look = scan.may_match(query)
    if found and look:
        assert look("".join(block for blocks in STORY.zones.values() for block in blocks))


@pytest.mark.parametrize(
    ("query", "text", "may"),
    [
        (P("工会"), "省總工會", True),
        (P("工会"), "航天", False),
        (And((P("工会"), Not(P("航天")))), "工会航天", True),
        (And((P("工会"), P("航天"))), "工会", False),
        (Or((P("工会"), P("航天"))), "航天", True),
        (Or((P("工会"), P("航天"))), "书屋", False),
        (Near((P("工会"), P("航天")), 3), "航天", False),
    ],
)
def test_a_quick_look(query: Node, text: str, may: bool) -> None:
    look = Scan(Folding()).may_match(query)
    assert look is not None
    assert look(text) is may


@pytest.mark.parametrize("query", [Everything(), P("他说“好”"), Or((P("工会"), Everything())), Not(P("工会")), Or(())])
def test_no_quick_look_at_text_without_a_clue(query: Node) -> None:
    assert Scan(Folding()).may_match(query) is None


def dated(number: int, date: str, text: str) -> IndexedStory:
    return IndexedStory(story_id=number, date=date, zones={Zone.TEXT: (text,)})


def test_order_and_slices() -> None:
    stories = [dated(1, "2023-02-15", "甲"), dated(2, "", "甲甲甲"), dated(3, "2023-02-17", "甲甲"), dated(4, "", "乙")]
    scan = Scan(Folding())
    ids = {sort: [hit.story_id for hit in scan.search(stories, P("甲"), sort=sort).hits] for sort in SortOrder}
    assert ids == {SortOrder.RELEVANCE: [2, 3, 1], SortOrder.NEWEST: [3, 1, 2], SortOrder.OLDEST: [1, 3, 2]}
    answer = scan.search(stories, P("甲"), offset=1, limit=1)
    assert (answer.total, [hit.story_id for hit in answer.hits]) == (3, [3])
    assert len(scan.search(stories, P("甲"), limit=None).hits) == 3


@settings(max_examples=40)
@given(libraries(), st.lists(queries, min_size=5, max_size=15))
def test_finds_what_a_literal_reading_finds(library: list[IndexedStory], asked: list[Node]) -> None:
    scan, oracle = Scan(Folding()), Oracle(library, Folding())
    for query in asked:
        assert {story.story_id for story in library if scan.matches(story, query)} == oracle.ids(query), query


def test_many_places_of_words_near_one_another_are_linked_once() -> None:
    """Five words with 4,000 places each: tried against one another they would be 2 thousand million links."""
    story = dated(1, "", "甲乙丙丁" * 4000 + "。" + "，" * 9 + "戊")
    parts = tuple(map(P, "甲乙丙丁戊"))
    scan = Scan(Folding())
    assert not scan.matches(story, Near(parts, 9))
    assert scan.matches(story, Near(parts, 10))
    assert not scan.matches(story, SameSentence(parts))
    assert scan.matches(story, SameSentence(parts[:4]))
