"""Taking in files: the contract of `Collecting`."""

from dataclasses import replace

import pytest

from reader.domain.newspaper import PageFacts
from reader.domain.story import Headline, Paragraph, Story
from reader.errors import NotHeld
from reader.ports.change_list import ChangeKind
from reader.ports.collecting import Put
from reader.ports.store import Store
from tests.builders import DAILY, DAY, TEXTS, anchor, facts, folio, page, put_file, source, story


def titles(store: Store) -> list[str]:
    return [row.title for row in store.holdings.story_rows(everything=True)]


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


def test_one_article_a_file_makes_one_page_each(store: Store) -> None:
    put_file(store, source("d1", "/a/1.txt"), [page(story("简讯", TEXTS[0]))])
    put_file(store, source("d2", "/a/2.txt"), [page(story("简讯", TEXTS[1]))])
    assert titles(store) == ["简讯", "简讯"]


def test_the_same_text_in_two_newspapers_is_two_stories(store: Store) -> None:
    put_file(store, source("d1", "/a/1.txt"), [page(story("通稿", TEXTS[0]))])
    put_file(store, source("d2", "/a/2.txt"), [page(story("通稿", TEXTS[0]), where=facts(newspaper="人民日报"))])
    assert store.holdings.story_count() == 2


def test_pages_without_facts_are_recognised_by_their_text(store: Store) -> None:
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


def test_exported_copies_are_known(store: Store) -> None:
    printed = [story("甲", TEXTS[0]), story("乙", TEXTS[1]), story("丙", TEXTS[2])]
    first = put_file(store, source(), [page(*printed)])
    prints = [store.holdings.story(number).fingerprint for number in first.story_ids]
    read = (story("甲改", TEXTS[0]), folio("剪报"), story("乙", TEXTS[1] + "改。"), story("丁", TEXTS[3]))
    copy = replace(page(*read), copies=(prints[0], "", "", ""))
    export = source("d2", "/exports/book.epub")
    assert store.collecting.held_copies(export, copy) == {0: first.story_ids[0], 2: first.story_ids[1]}
    assert store.collecting.held_copies(source("d1", "/exports/book.epub"), copy) == {}
    assert store.collecting.held_copies(source("d2", source().path), copy) == {}
    assert store.collecting.held_copies(export, replace(copy, facts=facts(number="3"))) == {}


def test_an_exported_copy_of_a_page_without_a_place_is_known(store: Store) -> None:
    unknown = facts(None, None, None)
    first = put_file(store, source(), [page(story("甲", "短文。"), where=unknown)])
    copy = replace(
        page(story("甲", "短文改。"), where=unknown), copies=(store.holdings.story(first.story_ids[0]).fingerprint,)
    )
    assert store.collecting.held_copies(source("d2", "/exports/book.epub"), copy) == {0: first.story_ids[0]}


def test_files_are_found_by_the_heads_of_their_stories(store: Store) -> None:
    kicked = replace(story("甲"), headline=Headline(main="甲", kicker="灯下 漫笔 水渠边上"))
    decked = replace(story("乙"), headline=Headline(main="乙", deck="灯下漫笔"))
    bracketed = (story("丁（灯下漫笔）"), story("戊 (灯下 漫笔)"), story("（灯下漫笔）己"))
    bare = Story(paragraphs=(Paragraph(text="灯下 漫笔"),))
    heading = (kicked, decked, story("灯下漫笔"), *bracketed[:2], bare)
    for number, printed in enumerate((*heading, bracketed[2], story("丙", "灯下漫笔"))):
        put_file(store, source(f"d{number}", f"/{number}.md"), [page(printed, where=facts(str(number)))])
    elsewhere = facts("9", newspaper="别的报")
    put_file(store, source("d9", "/9.md"), [page(kicked, where=elsewhere)])
    store.collecting.put_many([Put(source=source("half", "/half.md"), pages=(page(kicked),), complete=False)])
    found = store.collecting.sources_headed("工人日报", {"灯下漫笔", "还没有"})
    assert [held.path for held in found] == [f"/{number}.md" for number in range(len(heading))]
    assert store.collecting.sources_headed("工人日报", set()) == []
