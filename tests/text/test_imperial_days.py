"""Days of the last reigns against days that history has in both calendars."""

import datetime

import pytest

from reader.text.imperial_days import REIGNS, imperial_day


@pytest.mark.parametrize(
    ("reign", "year", "month", "day", "expected"),
    [
        ("同治", 11, 3, 23, "1872-04-30"),  # the first issue of 申報
        ("光緒", 20, 7, 1, "1894-08-01"),  # war is declared on Japan
        ("光绪", 24, 8, 6, "1898-09-21"),  # the end of the reform of a hundred days
        ("宣統", 3, 8, 19, "1911-10-10"),  # the rising of 武昌
        ("宣统", 3, 12, 25, "1912-02-12"),  # the emperor abdicates
    ],
)
def test_days_of_history(reign: str, year: int, month: int, day: int, expected: str) -> None:
    assert imperial_day(reign, year, month, day) == expected


def test_a_month_that_is_repeated_comes_behind_its_first() -> None:
    first, second = (imperial_day("光緒", 21, 5, 1, repeated=again) for again in (False, True))
    assert (first, second) == ("1895-05-24", "1895-06-23")


@pytest.mark.parametrize(
    ("reign", "year", "month", "day", "repeated"),
    [("光緒", 21, 4, 1, True), ("光緒", 20, 6, 30, False), ("光緒", 20, 13, 1, False), ("宣統", 4, 1, 1, False)],
)
def test_what_the_calendar_does_not_have_is_no_day(reign: str, year: int, month: int, day: int, repeated: bool) -> None:
    assert imperial_day(reign, year, month, day, repeated=repeated) is None


def test_each_year_ends_where_the_next_begins() -> None:
    last: datetime.date | None = None
    for year in range(1862, 1912):
        reign = max((name for name in ("同治", "光緒", "宣統") if REIGNS[name] <= year), key=REIGNS.__getitem__)
        number = year - REIGNS[reign] + 1
        first = imperial_day(reign, number, 1, 1)
        assert first
        assert last in (None, datetime.date.fromisoformat(first))
        ends = [imperial_day(reign, number, 12, day) for day in (29, 30)]
        last = datetime.date.fromisoformat([end for end in ends if end][-1]) + datetime.timedelta(days=1)
