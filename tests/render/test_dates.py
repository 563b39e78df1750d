"""Days in words."""

import pytest

from reader.render.dates import day_in_words, span_in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [("2023-02-15", "2023年2月15日"), (None, ""), ("2023-02-30", "2023-02-30"), ("春天", "春天")],
)
def test_a_day_is_said_as_nameplates_do(date: str | None, words: str) -> None:
    assert day_in_words(date) == words


def test_a_weekday_stands_behind_it() -> None:
    assert day_in_words("2023-02-15", weekday=True) == "2023年2月15日 星期三"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-02-15", "2023-02-15", "2023年2月15日"),
        ("2023-02-15", "2023-02-16", "2023年2月15日至16日"),
        ("2023-02-15", "2023-03-16", "2023年2月15日至3月16日"),
        ("2023-02-15", "2024-02-16", "2023年2月15日至2024年2月16日"),
    ],
)
def test_a_span_of_days_is_said_shortly(first: str, last: str, words: str) -> None:
    assert span_in_words(first, last) == words
