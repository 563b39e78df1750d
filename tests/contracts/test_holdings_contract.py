"""Reading the paper: the contract of `Holdings`."""

from dataclasses import replace

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.errors import NotHeld
from reader.ports.rows import ListOrder
from reader.ports.store import Store
from reader.text.folding import Folding
from tests.builders import DAILY, DAY, TEXTS, anchor, facts, folio, onto, page, photo, put_file, source, story


def titles(store: Store) -> list[str]:
    return [row.title for row in store.holdings.story_rows(everything=True)]


def test_holds_a_page_as_it_is(store: Store) -> None:
    printed = page(
        folio("2版 要闻"),
        story("甲"),
        photo("图", "图说"),
        guesses=(Guess("page", "2", (Evidence(EvidenceSource.PAGE_HEAD, "2"),), 1.0),),
    )
    result = put_file(store, source(), [printed])
    assert store.holdings.page(result.page_ids[0]) == replace(printed, text="源文")
    assert store.holdings.source_of(result.page_ids[0]) == source()
    assert titles(store) == ["甲", "图"]
    held = store.holdings.story(result.story_ids[0])
    assert held.story == printed.stories[1]
    assert (held.source, held.parts, held.row.position) == ("/papers/02.md", (held.row.id,), 1)


def test_an_empty_store_answers(store: Store) -> None:
    assert store.holdings.issues() == []
    assert store.holdings.story_rows(everything=True) == []
    assert store.holdings.story_count() == 0
    assert store.change_list.last() == 0
    assert list(store.holdings.story_ids()) == []
    assert store.chains.open_jumps() == []


def test_lists_issues_and_pages_in_order(store: Store) -> None:
    where = [facts("10"), facts("2"), facts("A1"), facts(None), facts("1", "2023-02-16"), PageFacts()]
    pages = [page(story(f"甲{at}"), where=place) for at, place in enumerate(where)]
    put_file(store, source(), pages)
    issues = [(issue.newspaper, issue.date, issue.page_count, issue.story_count) for issue in store.holdings.issues()]
    assert issues == [(DAILY, "2023-02-16", 1, 1), (DAILY, DAY, 4, 4), (None, None, 1, 1)]
    assert [row.number for row in store.holdings.pages(DAILY, DAY)] == ["2", "10", "A1", None]
    assert [row.title for row in store.holdings.story_rows(newspaper=DAILY, date=DAY)] == ["甲1", "甲0", "甲2", "甲3"]
    assert [row.title for row in store.holdings.story_rows()] == ["甲5"]


def test_parts_of_one_page_count_as_that_page(store: Store) -> None:
    undated = PageFacts(newspaper=DAILY, number="1")
    where = (facts("1"), facts("1"), facts("2"), facts(None), facts(None), undated, undated)
    put_file(store, source(), [page(story(f"甲{at}"), where=place) for at, place in enumerate(where)])
    assert len(store.holdings.pages(DAILY, DAY)) == 5
    assert [(issue.date, issue.page_count) for issue in store.holdings.issues()] == [(DAY, 4), (None, 2)]


def test_lists_in_windows(store: Store) -> None:
    days = ["2023-02-15", "2023-02-16", "2023-02-17"]
    pages = [
        page(story(f"{day[-2:]}{at}"), story(f"{day[-2:]}{at}b"), where=facts(str(at), day))
        for day in days
        for at in (1, 2)
    ]
    put_file(store, source(), [*pages, page(story("0"), where=facts("1", days[0], "人民日报"))])
    for order in ListOrder:
        whole = store.holdings.rows_by_id(store.holdings.story_order(order=order))
        assert len(whole) == 13
        pieces = [row for at in range(0, 15, 5) for row in store.holdings.story_window(at, 5, order=order)]
        assert pieces == whole
    assert [row.title for row in store.holdings.story_window(0, 3)] == ["171", "171b", "172"]
    assert [row.title for row in store.holdings.story_window(0, 3, order=ListOrder.OLDEST)] == ["0", "151", "151b"]
    assert [row.title for row in store.holdings.story_window(0, 2, order=ListOrder.TITLE)] == ["0", "151"]
    assert [row.title for row in store.holdings.story_window(0, 9, newspaper="人民日报")] == ["0"]


def test_rows_come_in_the_order_asked_for(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"), story("丙"))]).story_ids
    wanted = [ids[2], 999, ids[0]]
    assert [row.title for row in store.holdings.rows_by_id(wanted)] == ["丙", "甲"]
    assert [held.row.title for held in store.holdings.stories(wanted)] == ["丙", "甲"]


def test_an_imprint_box_is_searched_but_not_listed(store: Store) -> None:
    box = story("本版责编：张健", "版式设计：王小五", genre="imprint")
    result = put_file(store, source("d1", "/papers/01.md"), [page(story("甲", TEXTS[0]), box)])
    every = list(store.holdings.story_ids())
    (box_id,) = set(every) - set(result.story_ids)
    assert [row.title for row in store.holdings.story_rows(everything=True)] == ["甲"]
    assert [row.story_count for row in store.holdings.issues()] == [1] == [store.holdings.story_count()]
    assert [(row.story_count, row.unread_count) for row in store.holdings.pages(DAILY, DAY)] == [(1, 1)]
    assert list(store.holdings.story_order()) == list(result.story_ids)
    assert {change.story_id for change in store.change_list.after(0, 10)} == set(every)
    assert [row.genre for row in store.holdings.rows_by_id([box_id])] == ["imprint"]
    assert len(store.holdings.page(store.holdings.pages(DAILY, DAY)[0].id).stories) == 2
    assert store.care.check() == []
    put_file(store, source("d2", "/papers/01.md"), [page(story("甲", TEXTS[0] + "。"), box)])
    assert list(store.holdings.story_ids()) == every


def test_finds_the_story_of_an_anchor(store: Store) -> None:
    twins = (story("通稿", TEXTS[0]), story("双", TEXTS[1]), story("双", TEXTS[2]))
    ids = put_file(store, source("d1"), [page(*twins)]).story_ids
    there = put_file(store, source("d2", "/x.md"), [page(twins[0], where=facts(newspaper="人民日报"))]).story_ids
    print_ = store.holdings.story(ids[0]).fingerprint
    assert store.holdings.find_story(anchor("", fingerprint=print_)) == ids[0]
    assert store.holdings.find_story(anchor("", fingerprint=print_, newspaper="人民日报")) == there[0]
    assert store.holdings.find_story(anchor("通稿", fingerprint="none")) == ids[0]
    assert store.holdings.find_story(anchor("双", fingerprint="none")) is None, "two stories have this headline"
    assert store.holdings.find_story(anchor("通稿", fingerprint="none", page="9")) is None


def test_a_quick_look_at_all_texts(store: Store) -> None:
    labelled = story("甲", "两行\n诗", column_label="栏目", byline_text="记者 刘海波")
    ids = put_file(store, source(), [page(labelled, folio("2版"), photo("图", "图说"))]).story_ids
    texts = store.holdings.texts_after(0, 9)
    assert [number for number, _ in texts] == list(ids)
    plain = Folding().plain
    assert all(part in plain(texts[0][1]) for part in ("甲", "两行诗", "栏目", "记者刘海波"))
    assert "图说" in texts[1][1]
    assert store.holdings.texts_after(ids[0], 9) == texts[1:]
    assert store.holdings.texts_after(0, 1) == texts[:1]


def test_what_is_not_held(store: Store) -> None:
    for ask in (store.holdings.page, store.holdings.source_of, store.holdings.story):
        with pytest.raises(NotHeld):
            ask(1)


def test_an_unknown_page_is_reported(store: Store) -> None:
    put_file(store, source(), [page(story("甲", continued_on=onto("7")))])
    (jump,) = store.chains.open_jumps()
    assert store.chains.open_jump_count() == 1
    assert (jump.onward, jump.page, jump.page_held) == (True, "7", False)
