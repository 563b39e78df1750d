"""What every store keeps to, SQLite's and the one in memory alike."""

from dataclasses import replace

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.domain.origin import Origin
from reader.errors import NotHeld
from reader.ports.change_list import ChangeKind
from reader.ports.collecting import Put
from reader.ports.rows import ListOrder
from reader.ports.store import Store
from tests.builders import DAILY, DAY, TEXTS, anchor, back_to, facts, folio, onto, page, photo, put_file, source, story


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


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    first = put_file(store, source(), [page(story("甲"), story("乙"))])
    before = store.change_list.last()
    again = put_file(store, source(path="/elsewhere/02.md"), [page(story("甲"))])
    assert again.known
    assert again.story_ids == first.story_ids
    assert store.change_list.last() == before
    assert titles(store) == ["甲", "乙"]


def test_a_changed_file_keeps_ids_read_marks_and_bookmarks(store: Store) -> None:
    first = put_file(store, source("d1"), [page(story("甲", TEXTS[0]), story("乙", TEXTS[1]), story("丙", TEXTS[2]))])
    by_text, by_headline, by_likeness = first.story_ids
    store.reading.set_read([by_text], True)
    store.bookmarks.add(by_likeness, anchor("丙"))
    second = put_file(
        store,
        source("d2"),
        [page(story("丙改了标题", TEXTS[2] + "又及。"), story("乙", TEXTS[3]), story("甲", TEXTS[0]), story("丁"))],
    )
    assert second.story_ids[:3] == (by_likeness, by_headline, by_text)
    assert second.story_ids[3] not in first.story_ids
    assert store.holdings.story(by_text).row.read
    assert [mark.story_id for mark in store.bookmarks.all()] == [by_likeness]
    assert titles(store) == ["丙改了标题", "乙", "甲", "丁"]
    assert len(store.holdings.pages(DAILY, DAY)) == 1
    assert store.collecting.held_source("d2")


def test_a_story_that_is_gone_leaves_its_bookmark(store: Store) -> None:
    first = put_file(store, source("d1"), [page(story("甲"), story("乙", TEXTS[4]))])
    gone = first.story_ids[1]
    store.bookmarks.add(gone, anchor("乙"))
    put_file(store, source("d2"), [page(story("甲"))])
    (mark,) = store.bookmarks.all()
    assert mark.story_id is None
    assert mark.anchor == anchor("乙")
    with pytest.raises(NotHeld):
        store.holdings.story(gone)
    assert ChangeKind.DELETE in [change.kind for change in store.change_list.after(0, 10) if change.story_id == gone]


def test_a_file_written_anew_each_day_does_not_lose_yesterday(store: Store) -> None:
    put_file(store, source("d1", "/papers/today.txt"), [page(story("甲"))])
    put_file(store, source("d2", "/papers/today.txt"), [page(story("乙"), where=facts(date="2023-02-16"))])
    assert titles(store) == ["乙", "甲"]


def test_a_file_whose_date_was_put_right_moves_its_stories(store: Store) -> None:
    stories = (story("甲"), story("乙"), story("丙"))
    first = put_file(store, source("d1"), [page(*stories, where=facts(date="1923-02-15"))])
    second = put_file(store, source("d2"), [page(*stories[:2], story("丁"))])
    assert second.story_ids[:2] == first.story_ids[:2]
    assert [issue.date for issue in store.holdings.issues()] == [DAY]
    assert titles(store) == ["甲", "乙", "丁"]


def test_a_page_out_of_another_file_takes_its_stories_over(store: Store) -> None:
    first = put_file(store, source("d1", "/a/02.md"), [page(story("甲", TEXTS[0]), story("乙", TEXTS[1]))])
    second = put_file(store, source("d2", "/b/02.txt"), [page(story("甲", TEXTS[0]), story("乙", TEXTS[1][:-3]))])
    assert second.story_ids == first.story_ids
    assert len(store.holdings.pages(DAILY, DAY)) == 1
    again = put_file(store, source("d1", "/a/02.md"), [page(story("甲"))])
    assert again.known
    assert titles(store) == ["甲", "乙"]


SAVED = Origin(url="https://a.cn/1", accessed="2026-07-01")
ESTIMATED = replace(SAVED, estimated=True)


def test_a_story_tells_where_it_was_saved_from(store: Store) -> None:
    result = put_file(store, source(), [page(story("甲", origin=SAVED), story("乙"))])
    assert [each.story.origin for each in map(store.holdings.story, result.story_ids)] == [SAVED, None]
    assert [each.origin for each in store.holdings.page(result.page_ids[0]).stories] == [SAVED, None]


def test_an_address_outlives_a_copy_without_one(store: Store) -> None:
    put_file(store, source("d1", "/saved/02.html"), [page(story("甲", TEXTS[0], origin=SAVED))])
    [kept] = put_file(store, source("d2", "/papers/02.md"), [page(story("甲", TEXTS[0]))]).story_ids
    assert store.holdings.story(kept).story.origin == SAVED


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (SAVED, Origin(url=SAVED.url), SAVED),
        (SAVED, replace(ESTIMATED, accessed="2026-08-09"), SAVED),
        (SAVED, replace(SAVED, accessed="2026-08-09"), replace(SAVED, accessed="2026-08-09")),
        (ESTIMATED, replace(ESTIMATED, accessed="2026-08-09"), ESTIMATED),
        (ESTIMATED, SAVED, SAVED),
        (Origin(url=SAVED.url), ESTIMATED, ESTIMATED),
        (SAVED, Origin(url="https://b.cn/2"), Origin(url="https://b.cn/2")),
        (None, SAVED, SAVED),
    ],
)
def test_a_day_that_was_known_is_not_given_up_for_less(
    store: Store, before: Origin | None, after: Origin, kept: Origin
) -> None:
    file = source("d1", "/saved/02.html")
    put_file(store, file, [page(story("甲", TEXTS[0], origin=before))])
    again = Put(source=file, pages=(page(story("甲", TEXTS[0], origin=after)),), anew=True)
    [story_id] = store.collecting.put_many([again])[0].story_ids
    assert store.holdings.story(story_id).story.origin == kept


def test_one_article_a_file_makes_one_page_each(store: Store) -> None:
    put_file(store, source("d1", "/a/1.txt"), [page(story("简讯", TEXTS[0]))])
    put_file(store, source("d2", "/a/2.txt"), [page(story("简讯", TEXTS[1]))])
    assert titles(store) == ["简讯", "简讯"]


def test_the_same_text_in_two_newspapers_is_two_stories(store: Store) -> None:
    put_file(store, source("d1", "/a/1.txt"), [page(story("通稿", TEXTS[0]))])
    put_file(store, source("d2", "/a/2.txt"), [page(story("通稿", TEXTS[0]), where=facts(newspaper="人民日报"))])
    assert store.holdings.story_count() == 2


def test_pages_of_nowhere_are_told_again_by_their_text(store: Store) -> None:
    nowhere = PageFacts()
    first = put_file(store, source("d1", "/a/1.txt"), [page(story("甲", TEXTS[0]), where=nowhere)])
    second = put_file(store, source("d2", "/b/1.txt"), [page(story("甲", TEXTS[0]), story("乙"), where=nowhere)])
    assert second.story_ids[0] == first.story_ids[0]
    assert store.holdings.story_count() == 2


def test_a_long_file_comes_in_pieces(store: Store) -> None:
    pages = [page(story(f"第{number}篇"), where=facts(str(number))) for number in range(1, 6)]
    store.collecting.put_many([Put(source=source(), pages=tuple(pages[:2]), complete=False)])
    assert not store.collecting.held_source("d1")
    assert store.holdings.story_count() == 2
    # Cut off here, and begun again from the start.
    before = {row.title: row.id for row in store.holdings.story_rows(everything=True)}
    store.collecting.put_many([Put(source=source(), pages=tuple(pages[:3]), complete=False)])
    store.collecting.put_many([Put(source=source(), pages=tuple(pages[3:]), first=3)])
    assert store.collecting.held_source("d1")
    after = {row.title: row.id for row in store.holdings.story_rows(everything=True)}
    assert len(after) == store.holdings.story_count() == 5
    assert before.items() <= after.items()


def test_lists_issues_and_pages_in_order(store: Store) -> None:
    where = [facts("10"), facts("2"), facts("A1"), facts(None), facts("1", "2023-02-16"), PageFacts()]
    pages = [page(story(f"甲{at}"), where=place) for at, place in enumerate(where)]
    put_file(store, source(), pages)
    issues = [(issue.newspaper, issue.date, issue.page_count, issue.story_count) for issue in store.holdings.issues()]
    assert issues == [(DAILY, "2023-02-16", 1, 1), (DAILY, DAY, 4, 4), (None, None, 1, 1)]
    assert [row.number for row in store.holdings.pages(DAILY, DAY)] == ["2", "10", "A1", None]
    assert [row.title for row in store.holdings.story_rows(newspaper=DAILY, date=DAY)] == ["甲1", "甲0", "甲2", "甲3"]
    assert [row.title for row in store.holdings.story_rows()] == ["甲5"]


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


def test_the_change_list_keeps_the_last_change_of_each_story(store: Store) -> None:
    first = put_file(store, source("d1"), [page(story("甲"), story("乙"))])
    start = store.change_list.last()
    put_file(store, source("d2"), [page(story("乙"))])
    gone, stays = first.story_ids
    changes = store.change_list.after(0, 10)
    assert {change.story_id: change.kind for change in changes} == {gone: ChangeKind.DELETE, stays: ChangeKind.PUT}
    assert len(changes) == 2
    assert [change.sequence for change in changes] == sorted(change.sequence for change in changes)
    assert all(change.sequence > start for change in changes)
    assert store.change_list.after(0, 1) == changes[:1]
    assert store.change_list.last() == changes[-1].sequence


def test_chains(store: Store) -> None:
    one = put_file(
        store, source("d1", "/1.md"), [page(story("甲", TEXTS[0], continued_on=onto("2")), where=facts("1"))]
    )
    assert store.chains.unjoined() == [(DAILY, DAY)]
    store.chains.set(DAILY, DAY, [])
    assert store.chains.unjoined() == []
    two = put_file(
        store, source("d2", "/2.md"), [page(story("甲", TEXTS[1], continued_from=back_to("1")), story("乙"))]
    )
    assert store.chains.unjoined() == [(DAILY, DAY)]
    head, tail, other = *one.story_ids, *two.story_ids
    assert [held.row.id for held in store.holdings.jump_stories(DAILY, DAY)] == [head, tail]
    assert [(jump.row.id, jump.onward, jump.page, jump.page_held) for jump in store.chains.open_jumps()] == [
        (head, True, "2", True),
        (tail, False, "1", True),
    ]
    assert store.chains.open_jump_count() == 2
    before = store.change_list.last()
    store.chains.set(DAILY, DAY, [[head, tail]])
    assert {change.story_id for change in store.change_list.after(before, 9)} == {head, tail}
    assert store.chains.of([head, tail, other]) == {head: (head, tail), tail: (head, tail)}
    assert store.holdings.story(tail).parts == (head, tail)
    assert store.chains.open_jumps() == []
    assert store.chains.open_jump_count() == 0
    before = store.change_list.last()
    store.chains.set(DAILY, DAY, [[head, tail]])
    assert store.change_list.last() == before


def test_a_chain_that_loses_a_part_is_indexed_anew(store: Store) -> None:
    one = put_file(
        store, source("d1", "/1.md"), [page(story("甲", TEXTS[0], continued_on=onto("2")), where=facts("1"))]
    )
    two = put_file(store, source("d2", "/2.md"), [page(story("甲", TEXTS[1], continued_from=back_to("1")))])
    head, tail = *one.story_ids, *two.story_ids
    store.chains.set(DAILY, DAY, [[head, tail]])
    before = store.change_list.last()
    put_file(store, source("d3", "/1.md"), [page(story("丙", TEXTS[2]), where=facts("1"))])
    kinds = {change.story_id: change.kind for change in store.change_list.after(before, 9)}
    assert kinds[head] is ChangeKind.DELETE
    assert kinds[tail] is ChangeKind.PUT
    assert store.chains.unjoined() == [(DAILY, DAY)]
    assert store.chains.of([tail]) == {}
    store.chains.set(DAILY, DAY, [])
    assert [(jump.row.id, jump.page_held) for jump in store.chains.open_jumps()] == [(tail, True)]


def test_a_page_that_is_not_held_is_told(store: Store) -> None:
    put_file(store, source(), [page(story("甲", continued_on=onto("7")))])
    (jump,) = store.chains.open_jumps()
    assert store.chains.open_jump_count() == 1
    assert (jump.onward, jump.page, jump.page_held) == (True, "7", False)
