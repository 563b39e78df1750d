"""A query answered, with an index, without one, and with one that lags."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reader.acts import reading, searches, traces
from reader.errors import IndexUnusable, LibraryUnusable
from reader.library import searching
from reader.library.index_lock import held_lock, lock_of
from reader.library.library import Library
from reader.ports.engine import Cut, IndexedStory, SortOrder
from reader.query.fields import Zone
from tests.builders import DAILY, back_to, facts, onto, page, photo, story
from tests.doing import bookmarked, corrected_words, imported, toggled, uncorrected
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf


class Clock:
    """Stands still but while something takes its time."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now

    def taking(self, seconds: float, work: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*given: Any, **more: Any) -> Any:
            self.now += seconds
            return work(*given, **more)

        return taken


@pytest.fixture
def filled(library: Library, shelf: Shelf) -> Library:
    shelf.put("/p/1.md", page(story("工会在行动", "省总工会部署工作。", "第二段"), photo("工会搭鹊桥", "图说")))
    shelf.put("/p/2.md", page(story("读书", "书屋里说工会"), story("航天", "发射"), where=facts("3", "2023-02-16")))
    imported(library, [Path("/p")])
    return library


def test_finds_marks_and_counts(filled: Library) -> None:
    answer = filled.search("工会")
    assert answer.total == 3
    assert answer.hits[0].row.title == "工会在行动"
    assert (answer.scanned, answer.behind, answer.problem) == (False, 0, None)
    snippet = answer.hits[0].snippet
    assert [snippet.text[mark.start : mark.end] for mark in snippet.marks] == ["工会"]
    assert filled.marker("工会").spans("省总工会")[0].start == 2


def test_the_time_includes_rows_and_snippets(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(searching, "time", clock)
    for name, each in (("search", filled._engine), ("stories", filled.store.holdings)):
        monkeypatch.setattr(each, name, clock.taking(1.0, getattr(each, name)))
    assert filled.search("工会").took_ms == 2000


def test_pages_through_hits_in_order(filled: Library) -> None:
    newest = [hit.row.title for hit in filled.search("", limit=None, sort=SortOrder.NEWEST).hits]
    assert set(newest[:2]) == {"读书", "航天"}
    pieces = [filled.search("", offset=at, limit=2, sort=SortOrder.NEWEST).hits for at in (0, 2)]
    assert [hit.row.title for piece in pieces for hit in piece] == newest


def test_a_wrong_query_is_reported_and_the_rest_searched(filled: Library) -> None:
    answer = filled.search('"工会')
    assert answer.problem is not None
    assert answer.total == 3


def test_bookmarks_and_tags_are_facts(filled: Library) -> None:
    ids = {row.title: row.id for row in filled.story_rows(everything=True)}
    bookmarked(filled, ids["读书"], tags=["待引用"])
    toggled(filled, ids["航天"])
    assert {hit.row.title for hit in filled.search("bookmarked:yes").hits} == {"读书", "航天"}
    assert {hit.row.title for hit in filled.search("bookmarked:no").hits} == {"工会在行动", "工会搭鹊桥"}
    assert [hit.row.title for hit in filled.search("tag:待引").hits] == ["读书"]
    assert filled.search("tag:待引 航天").total == 0


def broken(*args: object, **more: object) -> None:
    raise IndexUnusable("broken")


@pytest.mark.parametrize("sort", SortOrder)
def test_what_is_not_indexed_yet_stands_in_its_place_on_every_page(filled: Library, sort: SortOrder) -> None:
    corrected_words(filled, filled.search("第二段").hits[0].row.id, "第二段", "第三段")
    for text in ("工会", "第二段", "第三段"):
        whole = filled.search(text, limit=None, sort=sort)
        pages = [filled.search(text, offset=at, limit=1, sort=sort) for at in range(whole.total + 1)]
        assert [hit.row.id for page in pages for hit in page.hits] == [hit.row.id for hit in whole.hits]
        assert {page.total for page in pages} == {whole.total} == {len(whole.hits)}
        assert list(filled.found_ids(text, sort=sort)) == [hit.row.id for hit in whole.hits]


def test_without_an_index_the_store_is_read(
    filled: Library, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = filled.search("工会 -航天")
    with monkeypatch.context() as patch:
        patch.setattr(engine, "search", broken)
        scanned = filled.search("工会 -航天")
        assert scanned.scanned
        assert scanned.hits == good.hits
    assert not filled.search("工会").scanned


def test_without_an_index_a_search_in_a_hurry_says_what_it_left_out(
    filled: Library, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "search", broken)
    filled.searching.reading_seconds = 0.0
    for text in ("工会", "人民日报 -航天", "版:1"):
        hurried = filled.search(text)
        assert (hurried.scanned, hurried.total, hurried.behind) == (True, 0, filled.story_count())
    filled.searching.reading_seconds = 60.0
    assert filled.search("工会").total == 3
    assert filled.search("工会").behind == 0


def test_without_an_index_a_search_keeps_the_budget_of_a_query(
    filled: Library, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "search", broken)
    count = filled.story_count()
    assert filled.search("工会").cut is None
    monkeypatch.setattr(searching, "_READING_S", -1.0)
    for text in ("工会", "人民日报 -航天", "版:1"):
        assert filled.search(text).cut == filled.found_ids(text).cut == Cut(0, count)
        assert filled.search(text).behind == 0
    monkeypatch.setattr(searching, "_READING_A_STORY_S", 60.0)
    assert filled.search("工会").cut is None


def test_a_library_without_an_index_is_not_ready(filled: Library, engine: FakeEngine) -> None:
    assert filled.searching.ready()
    engine.generation = 0
    assert not filled.searching.ready()


def test_a_broken_index_is_built_anew(filled: Library, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def fail_once(*args: object) -> None:
        calls.append(args)
        monkeypatch.undo()
        raise IndexUnusable("broken")

    monkeypatch.setattr(engine, "apply", fail_once)
    ids = [row.id for row in filled.story_rows(everything=True)]
    corrected_words(filled, filled.search("第二段").hits[0].row.id, "第二段", "第三段")
    engine.stories.clear()
    assert filled.refresh_index() == 4
    assert len(calls) == 1
    assert engine.story_ids() == set(ids)


def test_a_story_that_breaks_the_index_is_set_aside_and_found_all_the_same(
    filled: Library, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = filled.search("书屋").hits[0].row.id
    apply = FakeEngine.apply

    def picky(self: FakeEngine, puts: Iterable[IndexedStory], deletes: Iterable[int], generation: int) -> None:
        puts = list(puts)
        if any(story.story_id == poison for story in puts):
            raise IndexUnusable("poison")
        apply(self, puts, deletes, generation)

    monkeypatch.setattr(FakeEngine, "apply", picky)
    assert filled.reindex() == 4
    assert engine.story_ids() == {row.id for row in filled.story_rows(everything=True)} - {poison}
    answer = filled.search("工会", limit=None)
    assert (answer.total, answer.scanned, answer.behind) == (3, False, 0)
    assert poison in [hit.row.id for hit in answer.hits]
    assert list(map(str, filled.check())) == ["stories that the index cannot take: 1"]
    monkeypatch.undo()
    filled.reindex()
    assert engine.story_ids() == {row.id for row in filled.story_rows(everything=True)}


def test_where_no_index_can_be_made_the_library_works_on(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(FakeEngine, "apply", broken)
        with pytest.raises(LibraryUnusable, match="broken"):
            filled.reindex()
        corrected_words(filled, filled.search("第二段").hits[0].row.id, "第二段", "第三段")
        assert filled.refresh_index() == 0
        assert filled.search("第三段").total == 1


@pytest.mark.usefixtures("found_damage")
def test_an_index_of_another_time_is_built_anew(filled: Library, engine: FakeEngine) -> None:
    engine.generation += 1000
    engine.stories.clear()
    assert filled.search("工会").total == 3
    assert filled.check() != []
    filled.refresh_index()
    assert filled.search("工会").total == 3


def test_an_empty_index_is_no_answer(filled: Library, engine: FakeEngine) -> None:
    engine.generation = 0
    engine.stories.clear()
    answer = filled.search("工会")
    assert (answer.total, answer.scanned) == (3, True)
    filled.refresh_index()


def test_what_is_not_indexed_yet_is_found(filled: Library, shelf: Shelf) -> None:
    shelf.put("/p/3.md", page(story("新来", "工会新闻"), where=facts("9", "2023-02-20")))
    shelf.put("/p/2.md", page(story("读书", "书屋里说别的"), story("航天", "发射"), where=facts("3", "2023-02-16")))
    with held_lock(lock_of(filled.index_folder), 0) as held:
        assert held
        filled._keeper.wait_s = 0.0
        imported(filled, [Path("/p")])
        assert filled._keeper.behind() > 0
        found = {hit.row.title for hit in filled.search("工会").hits}
        assert found == {"新来", "工会在行动", "工会搭鹊桥"}
        by_date = [hit.row.title for hit in filled.search("工会", sort=SortOrder.NEWEST).hits]
        assert by_date[0] == "新来"
        assert [hit.row.title for hit in filled.search("工会", sort=SortOrder.OLDEST).hits][-1] == "新来"
        assert filled.search("工会", limit=1).total == 3
    filled.refresh_index()
    assert {hit.row.title for hit in filled.search("工会").hits} == found


def test_reindexing_keeps_everything(filled: Library, engine: FakeEngine) -> None:
    before = dict(engine.stories)
    toggled(filled, 1)
    assert filled.reindex() == 4
    assert engine.stories == before
    assert len(filled.bookmarks.all()) == 1


def test_a_stopped_reindexing_leaves_the_old_index(filled: Library, engine: FakeEngine) -> None:
    before = dict(engine.stories)
    assert filled.reindex(lambda done, total, what: False) == 0
    assert engine.stories == before


def test_a_corrected_word_is_found_in_both_readings(filled: Library, shelf: Shelf, engine: FakeEngine) -> None:
    story_id = filled.search("部署").hits[0].row.id
    correction = corrected_words(filled, story_id, "部署", "布署")
    filled.refresh_index()
    for query in ("部署", "布署"):
        assert [hit.row.id for hit in filled.search(query).hits] == [story_id]
    assert "布署" in filled.search("布署").hits[0].snippet.text
    assert "省总工会布署工作。" in engine.stories[story_id].zones[Zone.TEXT]
    uncorrected(filled, correction.id)
    filled.refresh_index()
    assert filled.search("布署").total == 0


def test_saved_searches_count_what_is_new(filled: Library, shelf: Shelf) -> None:
    saved = searches.save(filled, filled.searches.made("我的工会", "工会", SortOrder.NEWEST)).result
    assert filled.searches.saved() == [saved]
    assert filled.searches.new_count(saved) == 0
    shelf.put("/p/4.md", page(story("又一篇", "工会"), where=facts("9")))
    imported(filled, [Path("/p")])
    assert filled.searches.new_count(saved) == 1
    traces.looked_at(filled, "我的工会")
    (opened,) = filled.searches.saved()
    assert filled.searches.new_count(opened) == 0
    assert opened.sort is SortOrder.NEWEST
    searches.remove(filled, "我的工会")
    assert filled.searches.saved() == []


def test_history_keeps_each_query_once(filled: Library) -> None:
    for query in ("甲", "乙", "甲", " "):
        traces.asked(filled, query)
    assert filled.searches.history() == ["甲", "乙"]
    reading.forget(filled, searches=True)
    assert filled.searches.history() == []


def test_a_continued_story_s_second_part_may_be_bookmarked(library: Library, shelf: Shelf) -> None:
    shelf.put("/p/1.md", page(story("要闻", "前半", continued_on=onto("4")), where=facts("1")))
    shelf.put("/p/4.md", page(story(None, "后半", continued_from=back_to("1")), where=facts("4")))
    imported(library, [Path("/p")])
    tail = library.story_rows(newspaper=DAILY, date="2023-02-15")[1].id
    toggled(library, tail)
    assert [hit.row.title for hit in library.search("bookmarked:yes").hits] == ["要闻"]
