"""Near answers of a library: beside the exact hits, with what each has and lacks."""

from pathlib import Path

import pytest

from reader.library.library import Library
from tests.builders import page, story
from tests.doing import imported
from tests.library.conftest import Shelf


@pytest.fixture
def filled(library: Library, shelf: Shelf) -> Library:
    shelf.put(
        "/p/1.md",
        page(
            story("渔港冷库换新机组", "渔港的冷库换了新的制冷机组，渔民出海不再发愁。"),
            story("夜校开剪纸课", "夜校开设剪纸课，学员多为附近工厂的女工。"),
            story("省总工会部署工作", "省总工会部署今年的送清凉工作。"),
        ),
    )
    imported(library, [Path("/p")])
    return library


def titles(library: Library, query: str, **how: object) -> list[str]:
    return [near.hit.row.title for near in library.searching.near(query, **how).answers]  # type: ignore[arg-type]


def test_a_question_finds_the_story_and_says_what_it_has(filled: Library) -> None:
    assert filled.search("渔港冷库台风机组").total == 0
    near = filled.searching.near("渔民 冷库 机组 台风").answers[0]
    assert near.hit.row.title == "渔港冷库换新机组"
    assert (near.has, near.lacks) == (("渔民", "冷库", "机组"), ("台风",))
    snippet = near.hit.snippet
    assert "冷库" in [snippet.text[mark.start : mark.end] for mark in snippet.marks]


def test_exact_hits_and_their_count_stay_alone(filled: Library) -> None:
    answer = filled.search("渔民 冷库")
    assert answer.total == 1
    assert titles(filled, "渔民 冷库", besides=[hit.row.id for hit in answer.hits]) == []


def test_a_known_short_form_counts_as_the_full_name(filled: Library) -> None:
    near = filled.searching.near("全国省总工会送清凉 部署 省总").answers
    assert [one.hit.row.title for one in near] == ["省总工会部署工作"]


def test_facts_alone_have_no_near_answers(filled: Library) -> None:
    assert titles(filled, "报纸:无此报") == []
    assert titles(filled, "") == []


def test_without_an_index_there_are_none(library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.errors import IndexUnusable

    def unusable(*_: object, **__: object) -> None:
        raise IndexUnusable("no index")

    monkeypatch.setattr(library._engine, "near", unusable)
    assert titles(library, "渔民 冷库") == []
