"""The engine's life: batches, rebuilds, damage, several engines on one folder, a full disk."""

import os
import random
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from reader.errors import IndexUnusable, LibraryUnusable
from reader.ports.engine import Facet, IndexedStory, SearchEngine, SortOrder
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.text.folding import Folding
from tests.search.engines import FILES, KINDS, Kind


def story(number: int, headline: str, *text: str, **facts: Any) -> IndexedStory:
    return IndexedStory(story_id=number, zones={Zone.HEADLINE: (headline,), Zone.TEXT: text}, **facts)


STORIES = [
    story(1, "工会服务职工", "省总工会推动建会。", date="2023-02-14", newspaper="工人日报", page="2"),
    story(2, "网约车司机入会", "网约车司机刘海波说，工会好。", date="2023-02-15", newspaper="工人日报", page="1"),
    story(3, "天气", "今日晴。工会。", date="2024-01-01", newspaper="人民日报", page="1", reporters=("刘泉",)),
    story(4, "无日期", "工会", newspaper="人民日报", page="4"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    chosen: Kind = request.param
    return chosen


@pytest.fixture
def engine(kind: Kind, folder: Path) -> Iterator[SearchEngine]:
    opened = kind.open(folder)
    opened.apply(STORIES, [], 7)
    yield opened
    opened.close()


def ids(engine: SearchEngine, query: str, **how: Any) -> list[int]:
    return [hit.story_id for hit in engine.search(parse(query).tree, **how).hits]


def test_an_empty_index_answers(kind: Kind, folder: Path) -> None:
    engine = kind.open(folder)
    assert engine.generation == 0
    assert engine.search(parse("工会").tree, facets=True).total == 0
    assert engine.story_ids() == set()
    engine.close()


def test_a_committed_batch_is_found_by_another_engine(kind: Kind, engine: SearchEngine, folder: Path) -> None:
    other = kind.open(folder)
    assert other.generation == 7
    assert set(ids(other, "工会")) == {1, 2, 3, 4}
    engine.apply([story(5, "新", "工会")], [1], 8)
    assert set(ids(other, "工会")) == {2, 3, 4, 5}
    assert other.generation == 8
    other.close()


def test_a_put_replaces_the_story_of_its_id(engine: SearchEngine) -> None:
    engine.apply([story(1, "别的", "内容")], [99], 8)
    assert ids(engine, "省总") == []
    assert ids(engine, "内容") == [1]
    assert engine.story_ids() == {1, 2, 3, 4}


def test_order(engine: SearchEngine) -> None:
    assert ids(engine, "工会")[0] == 1, "headline first"
    assert ids(engine, "工会", sort=SortOrder.NEWEST) == [3, 2, 1, 4]
    assert ids(engine, "工会", sort=SortOrder.OLDEST) == [1, 2, 3, 4]
    assert ids(engine, "工会", sort=SortOrder.OLDEST, offset=1, limit=2) == [2, 3]
    assert ids(engine, "工会", limit=0) == []
    scores = [hit.score for hit in engine.search(parse("工会").tree).hits]
    assert scores == sorted(scores, reverse=True)


def test_facets_count_all_hits(engine: SearchEngine) -> None:
    answer = engine.search(parse("工会").tree, limit=1, facets=True)
    assert answer.total == 4
    counts = {facet.name: facet.counts for facet in answer.facets}
    assert counts["newspaper"] == (("人民日报", 2), ("工人日报", 2))
    assert counts["year"] == (("2023", 2), ("2024", 1))
    assert counts["month"] == (("2023-02", 2), ("2024-01", 1))
    assert counts["page"] == (("1", 2), ("2", 1), ("4", 1))
    assert counts["reporter"] == (("刘泉", 1),)
    assert Facet("place", ()) in answer.facets


def test_a_rebuild_answers_only_when_it_is_finished(kind: Kind, engine: SearchEngine, folder: Path) -> None:
    other = kind.open(folder)
    fresh = engine.begin_rebuild()
    assert fresh.generation == 0
    fresh.apply(STORIES[:1], [], 9)
    assert set(ids(engine, "工会")) == set(ids(other, "工会")) == {1, 2, 3, 4}
    fresh.finish_rebuild()
    assert ids(engine, "工会") == ids(other, "工会") == [1]
    assert engine.generation == other.generation == 9
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1
    other.close()


def test_an_abandoned_rebuild_harms_nothing(engine: SearchEngine) -> None:
    engine.begin_rebuild().apply(STORIES[:1], [], 9)
    again = engine.begin_rebuild()
    assert again.generation == 0
    again.close()
    assert engine.generation == 7


def test_another_segmenter_or_folding_means_rebuild(kind: Kind, engine: SearchEngine, folder: Path) -> None:
    engine.close()
    other = kind.open(folder, Folding(case=False))
    with pytest.raises(IndexUnusable):
        other.search(parse("工会").tree)
    fresh = other.begin_rebuild()
    fresh.apply(STORIES, [], 7)
    fresh.finish_rebuild()
    assert set(ids(other, "工会")) == {1, 2, 3, 4}
    other.close()


@pytest.mark.parametrize("damage", ["gone", "empty", "short", "zeros", "a folder"])
@pytest.mark.parametrize(("kind", "pattern"), FILES, indirect=["kind"])
def test_damage_is_noticed_and_a_rebuild_heals_it(
    kind: Kind, engine: SearchEngine, folder: Path, pattern: str, damage: str
) -> None:
    engine.close()
    for path in [path for path in folder.rglob(pattern) if path.is_file() and path.name != "MAIN_WRITELOCK"]:
        content = path.read_bytes()
        if damage in ("gone", "a folder"):
            path.unlink()
            if damage == "a folder":
                (path / "x").mkdir(parents=True)
        else:
            path.write_bytes({"empty": b"", "short": content[:-1], "zeros": bytes(len(content))}[damage])
    hurt = kind.open(folder)
    try:
        # A missing name of the current index may fall back on the first: then it is whole, or empty and behind.
        assert set(ids(hurt, "工会")) in ({1, 2, 3, 4}, set())
        assert hurt.generation in (0, 7)
    except IndexUnusable:
        pass
    fresh = hurt.begin_rebuild()
    fresh.apply(STORIES, [], 7)
    fresh.finish_rebuild()
    assert set(ids(hurt, "工会")) == {1, 2, 3, 4}
    hurt.close()


def test_a_file_in_the_place_of_the_folder_gives_way(kind: Kind, engine: SearchEngine, folder: Path) -> None:
    engine.close()
    shutil.rmtree(folder)
    folder.write_text("x")
    fresh = kind.open(folder)
    assert fresh.generation == 0
    fresh.apply(STORIES, [], 7)
    assert set(ids(fresh, "工会")) == {1, 2, 3, 4}
    fresh.close()


def test_flipped_bits_give_an_error_or_the_right_answer(
    kind: Kind, engine: SearchEngine, folder: Path, tmp_path: Path
) -> None:
    engine.close()
    flips = random.Random(5)
    wanted = {query: set(ids(engine, query)) for query in ("工会", "网约车司机", "刘", "日期:2023", "NOT 天气")}
    engine.close()
    for number in range(60):
        copy = tmp_path / str(number)
        shutil.copytree(folder, copy)
        path = flips.choice([path for path in sorted((copy / "1").iterdir()) if path.stat().st_size])
        content = bytearray(path.read_bytes())
        content[flips.randrange(len(content))] ^= 1 << flips.randrange(8)
        path.write_bytes(content)
        hurt = kind.open(copy)
        for query, right in wanted.items():
            try:
                assert set(ids(hurt, query)) == right, (path.name, query)
            except IndexUnusable:
                continue
        hurt.close()


def test_a_failed_batch_changes_nothing_and_frees_the_lock(
    kind: Kind, engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        kind.fill_disk(broken)
        with pytest.raises(LibraryUnusable) as caught:
            engine.apply([story(9, "新", "工会")], [1], 8)
    assert caught.value.reason == "disk_full"
    assert set(ids(engine, "工会")) == {1, 2, 3, 4}
    assert engine.generation == 7
    engine.apply([story(9, "新", "工会")], [1], 8)
    assert set(ids(engine, "工会")) == {2, 3, 4, 9}


def test_stories_that_fail_half_way_change_nothing(engine: SearchEngine) -> None:
    def stories() -> Iterator[IndexedStory]:
        yield story(9, "新", "工会")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        engine.apply(stories(), [1], 8)
    assert set(ids(engine, "工会")) == {1, 2, 3, 4}
    engine.apply([], [1], 8)
    assert set(ids(engine, "工会")) == {2, 3, 4}


def test_many_small_batches_stay_few_files(kind: Kind, folder: Path) -> None:
    engine = kind.open(folder)
    for number in range(1, 40):
        engine.apply([story(number, f"第{number}条", "工会")], [number - 1] if number % 7 == 0 else [], number)
    assert engine.story_ids() == {number for number in range(1, 40) if (number + 1) % 7}
    assert set(ids(engine, "工会", limit=None)) == engine.story_ids()
    assert len(list((folder / "1").glob("state-*"))) <= 1
    assert len({path.stem for path in (folder / "1").iterdir()}) < 25
    engine.close()


def test_odd_text_is_no_trouble(engine: SearchEngine) -> None:
    engine.apply([story(5, "\ud800半个", "x" * 3000, "\n \u200b", "𠮷" * 2000, newspaper="\udfff报")], [], 8)
    assert ids(engine, "半个") == [5]
    assert ids(engine, "x" * 200) == [5]
    assert ids(engine, "𠮷𠮷𠮷") == ids(engine, "𠮷") == [5]
    assert ids(engine, "\ud800半") == [5]


def test_a_whole_headline_comes_first(engine: SearchEngine) -> None:
    engine.apply([story(5, "聚焦天气"), story(6, "【聚焦天气】", date="2025-01-01")], [], 8)
    assert ids(engine, "聚焦天气") == [5, 6]


@pytest.mark.parametrize("sort", list(SortOrder))
def test_the_first_of_many_are_those_of_the_whole_order(kind: Kind, folder: Path, sort: SortOrder) -> None:
    engine = kind.open(folder)
    days = random.Random(3)
    engine.apply(
        [
            story(number, "工会" if number % 3 else "天", "工会" * (number % 5), date=f"2023-01-{days.randint(10, 20)}")
            for number in range(1, 60)
        ],
        [],
        1,
    )
    every = ids(engine, "工会", sort=sort, limit=None)
    assert ids(engine, "工会", sort=sort, limit=3) == every[:3]
    assert ids(engine, "工会", sort=sort, offset=5, limit=5) == every[5:10]
    assert ids(engine, "工会", sort=sort, offset=len(every)) == []
    engine.close()


def test_engines_that_make_one_index_at_the_same_time(kind: Kind, tmp_path: Path) -> None:
    """The workers of a window do so with a new library."""
    together = threading.Barrier(4)

    def opened(_: int) -> int:
        engine = kind.open(tmp_path / "index")
        together.wait()
        try:
            return engine.generation
        finally:
            engine.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(opened, range(4))) == [0] * 4


def test_what_is_open_is_not_read_again_and_stays_right(kind: Kind, engine: SearchEngine, folder: Path) -> None:
    reader = kind.open(folder)
    for number in range(10, 22):
        assert len(ids(reader, "工会 职工")) == 1
        engine.apply([story(number, "新", f"第{number}号工会")], [number - 1], number)
        assert set(ids(reader, "工会")) == {1, 2, 3, 4, number}
        assert reader.search(parse("号工会").tree, facets=True).total == 1
    reader.close()


def test_a_commit_is_noticed_when_all_was_quiet(kind: Kind, engine: SearchEngine, folder: Path) -> None:
    """Once a folder's time is old, only that is looked at."""
    reader = kind.open(folder)
    for path in (folder, folder / "1"):
        os.utime(path, ns=(10**18, 10**18))
    assert len(ids(reader, "工会")) == len(ids(reader, "工会")) == 4
    engine.apply([], [1], 8)
    assert len(ids(reader, "工会")) == 3
    reader.close()
