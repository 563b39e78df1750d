"""Queries that may have been meant, and remarks beside an answer."""

from datetime import date
from pathlib import Path

import pytest

from reader.library.library import Library
from tests.builders import facts, page, story
from tests.doing import imported
from tests.library.conftest import Shelf


@pytest.fixture
def filled(library: Library, shelf: Shelf) -> Library:
    first = page(
        story("工会在行动", "工会送早餐。2022年2月1日起"),
        story("书屋", "记者：您怎么看？"),
        where=facts("1", "2023-02-15"),
    )
    second = page(story("又到早春", "工会的*号"), where=facts("1", "2024-02-15"))
    third = page(story("昨天的事", "工会会议"), where=facts("2", "2024-05-07"))
    for at, each in enumerate((first, second, third)):
        shelf.put(f"/p/{at}.md", each)
    imported(library, [Path("/p")])
    library.searching.today = lambda: date(2024, 5, 8)
    return library


def offered(library: Library, query: str) -> list[tuple[str, int]]:
    return [(offer.query, offer.total) for offer in library.search(query).offers]


@pytest.mark.parametrize(
    ("query", "offers"),
    [
        ("2023年2月15日", [("日期:2023年2月15日", 2)]),
        ("工会 2024", [("工会 日期:2024", 2)]),
        ("2022年2月1日", []),
        ("昨天", [("日期:昨天", 1)]),
        ("日期:2月15日", [("日期:2024-02-15", 1), ("日期:2023-02-15", 2)]),
        ("日期:3月15日", []),
        ("2月15日 工会", [("日期:2024-02-15 工会", 1), ("日期:2023-02-15 工会", 1)]),
        ("工会+早餐", [("工会 早餐", 1)]),
        ("foo:早餐", [("早餐", 1)]),
        ("会的*号", [("会的 号", 1), ('"会的*号"', 1)]),
        ("会*的*号", [("会 的 号", 1)]),
        ("工会", []),
        ("龙舟+早餐", []),
    ],
)
def test_offers_find_something(filled: Library, query: str, offers: list[tuple[str, int]]) -> None:
    assert offered(filled, query) == offers


@pytest.mark.parametrize(
    ("query", "code", "right"),
    [
        ("“早餐", "unclosed_quote", "早餐"),
        ("龙舟+早餐", "no_sign", "龙舟 早餐"),
        ("foo:龙舟", "no_field", "龙舟"),
        ("日期:2001 工会", "not_held", ""),
        ("版:1-9 版:44", "not_held", ""),
        ("龙舟 版:44..46", "not_held", ""),
        ("～", "not_held", ""),
        ("日期:上周", "not_held", ""),
    ],
)
def test_remarks(filled: Library, query: str, code: str, right: str) -> None:
    problem = filled.search(query).problem
    assert problem is not None
    assert (problem.code, problem.right) == (code, right)


@pytest.mark.parametrize(
    "query",
    ["工会", "记者：您怎么看", "龙舟", "昨天", "2022年2月1日", "日期:昨天", "日期:去年 工会", "龙舟 OR 日期:2023"],
)
def test_nothing_is_remarked_where_all_is_in_order(filled: Library, query: str) -> None:
    assert filled.search(query).problem is None


def test_dates_that_count_from_today_follow_the_clock(filled: Library) -> None:
    assert filled.search("日期:昨天").total == 1
    assert filled.search("日期:去年").total == 2
    assert filled.search("日期:最近一年").total == 2
    assert filled.found_ids("日期:去年 书屋") == filled.found_ids("日期:2023 书屋")
    filled.searching.today = lambda: date(2025, 1, 1)
    assert filled.search("日期:昨天").total == 0
    assert filled.search("日期:去年").total == 2


def test_nothing_is_offered_by_reading_the_library(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.errors import IndexUnusable

    def broken(*_: object) -> int:
        raise IndexUnusable("none")

    monkeypatch.setattr(type(filled._keeper), "unindexed", broken)
    answer = filled.search("工会+早餐")
    assert answer.scanned
    assert answer.offers == ()
    assert answer.problem is not None
