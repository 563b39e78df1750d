"""Which stories of an issue are parts of one."""

from reader.library.continuations import Part, chains, page_key


def part(number: int, page: str, headline: str = "", *, on: str = "", back: str = "", open_end: bool = False) -> Part:
    return Part(number, page, number, headline, back, on, open_end)


def test_one_jump_line_on_either_side() -> None:
    assert chains([part(1, "1", "要闻", on="2"), part(2, "2", "要闻", back="1"), part(3, "2", "别的")]) == [[1, 2]]


def test_a_part_without_a_headline() -> None:
    assert chains([part(1, "1", "要闻", on="2"), part(2, "2", back="1")]) == [[1, 2]]


def test_headlines_tell_several_apart() -> None:
    parts = [
        part(1, "1", "二十大精神", on="2"),
        part(2, "1", "航天城里的港湾", on="2"),
        part(3, "2", "航天城里", back="1"),
        part(4, "2", "二十大精神宣讲", back="1"),
    ]
    assert chains(parts) == [[1, 4], [2, 3]]


def test_an_open_end_then_the_place_decide() -> None:
    ended, cut = part(1, "1", "甲", on="2"), part(2, "1", "乙", on="2", open_end=True)
    assert chains([ended, cut, part(3, "2", back="1")]) == [[2, 3]]
    assert chains(
        [part(1, "1", "甲", on="2"), part(2, "1", "乙", on="2"), part(3, "2", back="1"), part(4, "2", back="1")]
    ) == [
        [1, 3],
        [2, 4],
    ]


def test_a_story_over_three_pages() -> None:
    parts = [part(1, "1", "甲", on="2"), part(2, "2", "甲", back="1", on="3"), part(3, "3", "甲", back="2")]
    assert chains(parts) == [[1, 2, 3]]


def test_one_jump_line_alone_needs_the_same_headline() -> None:
    assert chains([part(1, "1", "甲", on="2"), part(2, "2", "甲"), part(3, "2", "乙")]) == [[1, 2]]
    assert chains([part(1, "1", "甲"), part(2, "2", "甲", back="1")]) == [[1, 2]]
    assert chains([part(1, "1", "甲", on="2"), part(2, "2", "乙")]) == []
    assert chains([part(1, "1", "", on="2"), part(2, "2", "")]) == []


def test_a_jump_line_to_another_page_joins_nothing() -> None:
    assert chains([part(1, "1", "甲", on="2"), part(2, "2", "甲", back="3"), part(3, "4", "甲", back="1")]) == []


def test_parts_that_point_at_one_another_make_no_ring() -> None:
    parts = [part(1, "1", "甲", on="2", back="2"), part(2, "2", "甲", on="1", back="1")]
    assert chains(parts) == [[1, 2]]


def test_page_numbers_are_compared_by_value() -> None:
    assert page_key("第04版") == page_key("4") == "4"
    assert page_key("a05") == page_key("A5") == "A5"
