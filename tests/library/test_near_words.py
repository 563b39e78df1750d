"""The words of near answers: as they were typed, or as the story prints them."""

from collections.abc import Iterator

import pytest

from reader.library.library import Library
from reader.wiring import open_library
from tests.doing import imported

STORIES = {
    "著名画家的气象图": "著名画家看着气象图，缺錢的渔民在等员工。",
    "劉山川來了": "著名畫家劉山川來了，渔民欢迎他。",
    "劉山川要建冷库": "劉山川说，冷库要建好。",
    "劉山川又說": "劉山川又説，計劃書公布了。",
    "气象台的员工": "气象台的员工值夜班。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("near")
    texts = [f"# {headline}\n\n{text}\n" for headline, text in STORIES.items()]
    for number, text in enumerate(texts):
        (folder / f"人民日报 2023-02-{number + 10} 第1版.md").write_text(text)
    made = open_library(folder / "library", folder / "cache")
    imported(made, sorted(folder.glob("*.md")))
    made.refresh_index()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "has", "lacks"),
    [
        ("著名 画家 渔民 潜艇", {"著名", "画家", "渔民"}, {"潜艇"}),
        ("氣象圖 漁民 員工 錢袋", {"漁民", "員工"}, {"錢袋"}),
        ("計劃書 公布 劉山川 氫氣", {"計劃書", "山川"}, {"氫氣"}),
        ("著名 画家 ＡＢＣ", {"著名", "画家"}, {"ＡＢＣ"}),
    ],
)
def test_words_stand_as_they_were_typed(library: Library, query: str, has: set[str], lacks: set[str]) -> None:
    near = library.searching.near(query).answers[0]
    assert has <= set(near.has)
    assert lacks <= set(near.lacks)
    assert all(word in query for word in (*near.has, *near.lacks))


def test_what_a_story_has_instead_stands_as_it_prints_it(library: Library) -> None:
    found = library.searching.near("刘山穿 著名")
    instead = [one for near in found.answers for one in near.instead]
    assert {(one.typed, one.held) for one in instead} == {("山穿", "山川")}
    assert "刘山川 著名" in [offer.query for offer in found.offers]
    found = library.searching.near("劉山穿")
    assert "劉山川" in [offer.query for offer in found.offers]


def test_a_form_that_may_be_meant_stands_as_it_is_printed(library: Library) -> None:
    offered = [offer.query for offer in library.searching.near("计画书公布了").offers]
    assert "計劃書公布了" in offered or not offered


def test_what_is_printed_otherwise_is_marked(library: Library) -> None:
    near = library.searching.near("着名 画家 潜艇 渔民").answers[0]
    assert "着名" in near.has
    assert "著名" in near.printed
    snippet = near.hit.snippet
    assert "著名" in [snippet.text[mark.start : mark.end] for mark in snippet.marks]
