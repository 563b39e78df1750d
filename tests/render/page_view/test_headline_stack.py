"""Headlines of the page view: even lines, broken between words, as large as wanted if they fit."""

from reader.render.page_view import SheetStyle
from reader.render.page_view.headline_stack import balanced, fit


def test_breaks_at_the_blank_that_parted_two_lines_in_print() -> None:
    assert balanced("甘肃省总推动建设“书香社会” “小书屋”营造精神“大花园”", 2, None) == (
        "甘肃省总推动建设“书香社会”",
        "“小书屋”营造精神“大花园”",
    )


def test_breaks_between_words_where_they_are_known() -> None:
    def words(text: str) -> list[str]:
        return ["湖南", "浏阳", "烟花爆竹", "生产", "企业", "全面", "停产", "整顿"]

    known = words("")
    for count in (2, 3):
        upto = 0
        ends = {upto := upto + len(word) for word in known}
        first = balanced("".join(known), count, words)[0]
        assert len(first) in ends


def test_is_as_large_as_wanted_where_it_fits() -> None:
    style = SheetStyle()
    assert fit("工会", 4.0, 40.0, style) == (("工会",), 4.0)
    lines, size = fit("工会工作主要任务明确" * 3, 4.0, 30.0, style)
    assert 1.2 <= size < 4.0
    assert all(len(line) * size <= 30.01 for line in lines)


def test_an_endless_headline_is_set_small_and_whole() -> None:
    lines, _ = fit("工会" * 3000, 4.0, 14.0, SheetStyle())
    assert "".join(lines) == "工会" * 3000
    lines, _ = fit("a" * 20000, 4.0, 14.0, SheetStyle())
    assert "".join(lines) == "a" * 20000
    assert len(lines) > 100
