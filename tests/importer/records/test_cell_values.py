"""Days, page numbers and newspapers in cells, in the forms that programs and people write."""

import pytest

from reader.importer.containers.records.cell_values import Placed, day_of, newspaper_of, page_of


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-06", "2024/3/6", "2024.3.6", "2024年3月6日", "2024 年 3 月 6 日 星期三", "20240306",
        "二〇二四年三月六日", "2024-03-06 08:30:00",
        "2024-03-06T00:30:00+08:00", "2024-03-05T16:30:00Z", "Wed, 06 Mar 2024 08:30:00 +0800",
        "Mar 6, 2024", "March 6th, 2024", "6 March 2024", "06-Mar-2024", "6 Mar. 2024",
        "45357", "45357.5", "1709654400",
        "1709654400000", "1709654400.5", "第12345期 2024年03月06日", "3/26/2024",
    ],
)  # fmt: skip
def test_a_day_in_any_usual_form(text: str) -> None:
    assert day_of(text) == ("2024-03-26" if "26" in text else "2024-03-06")


def test_a_day_before_1970_and_before_1954() -> None:
    assert day_of("-630720000") == "1950-01-06"
    assert day_of("12345") == "1933-10-18"
    assert day_of("1887年11月2日") == "1887-11-02"


@pytest.mark.parametrize("text", ["", "春耕", "3/6/2024", "2024-13-40", "2024", "123", "99999", "第4版", "13812345678"])
def test_what_names_no_day_or_may_mean_two(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("第4版", ("4", "")), ("A05", ("A05", "")), ("a05", ("A05", "")), ("4", ("4", "")), ("4.0", ("4", "")),
        ("04:要闻", ("4", "要闻")), ("A12版：财经", ("A12", "财经")), ("第四版", ("4", "")), ("P4", ("4", "")),
        ("第04版（要闻）", ("4", "要闻")), ("Page 4", ("4", "")), ("A.2", ("A2", "")), ("04版面", ("4", "")),
        ("二", ("2", "")), ("4 | 综合", ("4", "综合")),
    ],
)  # fmt: skip
def test_a_page_in_any_usual_form(text: str, placed: tuple[str, str]) -> None:
    assert page_of(text) == Placed(*placed)


@pytest.mark.parametrize("text", ["", "要闻", "1234", "2024-03-06", "0", "4 5 6", "海州日报第4版"])
def test_what_is_no_page(text: str) -> None:
    assert page_of(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("《海州日报》", "海州日报"),
        ("海州日报, 1990-10-19", "海州日报"),
        ("海州日报 2024年3月6日 第4版", "海州日报"),
        ("工人日报", "工人日报"),
    ],
)
def test_a_newspaper_without_what_follows_it(text: str, name: str) -> None:
    assert newspaper_of(text) == name
