"""Continued stories of an issue: the parts that belong together."""

from reader.domain.story import JumpLine
from reader.library.continuations import Part, chains, issue_parts, join, page_key
from tests.builders import DAILY, DAY, back_to, facts, page, put_file, source, story
from tests.fake_store.store import FakeStore


def part(number: int, page: str, headline: str = "", *, on: str = "", back: str = "", open_end: bool = False) -> Part:
    return Part(number, page, number, headline, back, on, open_end)


def test_one_jump_line_on_either_side() -> None:
    assert chains([part(1, "1", "要闻", on="2"), part(2, "2", "要闻", back="1"), part(3, "2", "别的")]) == [[1, 2]]


def test_a_part_without_a_headline() -> None:
    assert chains([part(1, "1", "要闻", on="2"), part(2, "2", back="1")]) == [[1, 2]]


def test_headlines_distinguish_several() -> None:
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


def test_both_jump_lines_weigh_more_than_the_same_headline() -> None:
    parts = [part(1, "1", "甲", on="2"), part(2, "2", "甲"), part(3, "2", "乙", back="1")]
    assert chains(parts) == [[1, 3]]


def test_a_headline_that_is_held_in_the_other_fits_better_than_shared_words() -> None:
    one = part(1, "1", "职工书屋开放", on="2")
    parted = part(2, "2", "职工与书屋都在开放", back="1")
    held = part(3, "2", "甘肃职工书屋开放周年", back="1")
    assert chains([one, parted, held]) == [[1, 3]]


def test_a_short_headline_is_compared_by_pairs_of_characters() -> None:
    """港湾 stands in a longer headline by chance; four characters do not."""
    one = part(1, "1", "书屋", on="2")
    assert chains([one, part(2, "2", "书屋", back="1"), part(3, "2", "书屋开放", back="1")]) == [[1, 2]]


def test_a_part_without_a_headline_fits_better_than_one_with_another() -> None:
    one = part(1, "1", "职工书屋开放", on="2")
    assert chains([one, part(2, "2", "航天城里", back="1"), part(3, "2", back="1")]) == [[1, 3]]
    assert chains([one, part(2, "2", "职工书屋", back="1"), part(3, "2", back="1")]) == [[1, 2]]


def test_stories_become_parts_with_their_jump_lines() -> None:
    store = FakeStore()
    jumping = story("职工 书屋", "正文没有完", continued_on=JumpLine(page="02", text="下转第02版"))
    rest = story(None, "余下的正文。", continued_from=back_to("1"))
    plain = story("别的", "正文。")
    first = put_file(store, source("d1", "/1.md"), [page(jumping, plain, where=facts("1"))]).story_ids
    second = put_file(store, source("d2", "/2.md"), [page(rest, where=facts("2"))]).story_ids
    rows = store.holdings.story_rows(newspaper=DAILY, date=DAY)
    held = [store.holdings.story(first[0]), store.holdings.story(second[0])]
    assert issue_parts(held, rows) == [
        Part(first[0], "1", rows[0].position, "职工书屋", on_page="2", open_end=True),
        Part(first[1], "1", rows[1].position, "别的"),
        Part(second[0], "2", rows[2].position, "", from_page="1"),
    ]
    join(store)
    assert store.chains.of([first[0]]) == {first[0]: (first[0], second[0])}
    assert store.chains.unjoined() == []
