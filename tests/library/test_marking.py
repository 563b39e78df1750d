"""Marks by zone, and searches widened by other names, over the sample page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.name_keeping import switch
from reader.wiring import open_library
from tests.doing import imported

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("marking")
    opened = open_library(folder / "library", folder / "cache")
    imported(opened, [ROOT / "seeds"])
    yield opened
    opened.close()


def _marked(library: Library, query: str, *, widen: bool = False) -> set[str]:
    hit = library.search(query, widen=widen).hits[0]
    story = library.chain(hit.row.id)
    marker = library.story_marker(query, story, widen=widen)
    texts = [story[0].row.title, *(paragraph.text for part in story for paragraph in part.story.paragraphs)]
    return {text for text in texts if marker.spans(text)}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("摄影:高荣光", "非遗培训促就业"),
        ("摄影:杜凯", "工会搭鹊桥"),
        ("记者:郑莉", "2023年工会工作主要任务明确"),
        ("通讯员:罗欣", "戈壁深处的温馨港湾"),
        ("栏目:走进职工之家", "戈壁深处的温馨港湾"),
        ("电头:北京", "2023年工会工作主要任务明确"),
        ("日期:2023-02 港湾", "戈壁深处的温馨港湾"),
        ("刘海波", "戈壁深处的温馨港湾"),
    ],
)
def test_the_sample_is_found_by_its_facts(library: Library, query: str, title: str) -> None:
    assert title in {hit.row.title for hit in library.search(query).hits}


def test_a_zone_is_marked_where_it_was_asked_for(library: Library) -> None:
    hit = library.search("标题:港湾").hits[0]
    assert _marked(library, "标题:港湾") == {hit.row.title}
    assert [hit.row.title[mark.start : mark.end] for mark in hit.title_marks] == ["港湾"]
    assert hit.snippet.marks == ()
    assert len(_marked(library, "工会")) > 1
    assert not any(mark for hit in library.search("正文:工会").hits for mark in hit.title_marks)


def test_a_text_of_no_known_zone_gets_all_marks(library: Library) -> None:
    story = library.chain(library.search("标题:港湾").hits[0].row.id)
    assert library.story_marker("标题:港湾", story).spans("一个港湾")


def test_other_names_are_searched_only_when_asked_and_are_reported(library: Library) -> None:
    exact, wide = library.search("全总", limit=None), library.search("全总", limit=None, widen=True)
    assert not exact.widenings
    assert [widening.names for widening in wide.widenings] == [("中华全国总工会", "全国总工会")]
    assert {hit.row.id for hit in exact.hits} <= {hit.row.id for hit in wide.hits}
    marker = library.story_marker("全总", library.chain(wide.hits[0].row.id), widen=True)
    assert marker.spans("由中华全国总工会主办")


def test_an_import_learns_other_names_once(library: Library) -> None:
    learnt = {alias.short: alias.learnt for alias in library.aids.aliases.all() if alias.learnt}
    assert learnt["航天一院"] == 1
    imported(library, [ROOT / "seeds"])
    assert {alias.short: alias.learnt for alias in library.aids.aliases.all() if alias.learnt} == learnt


def test_a_switched_off_name_widens_nothing(library: Library) -> None:
    alias = next(alias for alias in library.aids.aliases.all() if alias.full == "中华全国总工会")
    switch(library.store.settings, alias, False)
    assert [widening.names for widening in library.search("全总", widen=True).widenings] == [("全国总工会",)]
    switch(library.store.settings, alias, True)
    assert len(library.search("全总", widen=True).widenings[0].names) == 2
