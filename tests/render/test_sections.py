"""The order of a book: which issue and page its stories are listed under."""

from collections.abc import Sequence

from reader.render.clipping import ClippingBook
from reader.render.sections import Entry, contents, depth, imprint, usual_title
from tests.render.clippings import issue, paper


def lines(entries: Sequence[Entry], indent: str = "") -> list[str]:
    return [
        line for each in entries for line in (f"{indent}{each.title} {each.first}", *lines(each.below, indent + " "))
    ]


def test_an_issue_is_listed_by_its_pages() -> None:
    listed = contents(issue().clippings)
    assert lines(listed) == ["第1版 1", " 甲稿 1", " 乙稿 2", "第2版 3", " 丙稿 3", "第3版 4", " 丁稿 4", " 戊稿 5"]
    assert depth(listed) == 1


def test_several_issues_are_listed_with_all_their_pages() -> None:
    stories = [paper("甲", page="1"), paper("乙"), paper("丙", day=16), paper("丁", day=16)]
    listed = contents(stories)
    assert depth(listed) == 2
    assert lines(listed) == [
        "工人日报 2023年2月15日 1",
        " 第1版 1",
        "  甲 1",
        " 第2版 2",
        "  乙 2",
        "工人日报 2023年2月16日 3",
        " 第2版 3",
        "  丙 3",
        "  丁 4",
    ]


def test_the_readers_own_order_is_a_plain_list() -> None:
    stories = [paper("甲"), paper("乙", day=16), paper("丙"), paper("丁", day=16)]
    assert lines(contents(stories)) == ["甲 1", "乙 2", "丙 3", "丁 4"]


def test_a_page_that_comes_twice_is_not_named_twice() -> None:
    stories = [paper("甲", page="1"), paper("乙", page="2"), paper("丙", page="1")]
    assert depth(contents(stories)) == 0


def test_a_heading_for_every_story_would_be_useless() -> None:
    assert depth(contents([paper("甲", day=1), paper("乙", day=2)])) == 0


def test_what_is_unknown_is_said_to_be() -> None:
    stories = [
        paper("甲", newspaper=None, day=0, page=None),
        paper("乙", newspaper=None, day=0),
        paper("丙"),
        paper("丁"),
    ]
    assert [line.strip() for line in lines(contents(stories))] == [
        "出处不详 1",
        "版次不详 1",
        "甲 1",
        "第2版 2",
        "乙 2",
        "工人日报 2023年2月15日 3",
        "第2版 3",
        "丙 3",
        "丁 4",
    ]
    assert lines(contents([paper("")])) == ["的正文。 1"]


def test_a_book_says_which_papers_and_days_it_holds() -> None:
    def said(*stories: object) -> str:
        return imprint(ClippingBook(title="", clippings=stories))  # type: ignore[arg-type]

    assert said(paper("甲"), paper("乙", day=16)) == "工人日报 2023年2月15日至16日 共2篇"
    assert said(paper("甲", newspaper=None, day=0)) == ""
    many = [paper("甲", newspaper=f"{name}报") for name in "甲乙丙丁戊"]
    assert said(*many) == "甲报、乙报、丙报、丁报等 2023年2月15日 共5篇"


def test_a_book_without_a_title_is_called_by_what_it_is() -> None:
    assert usual_title([paper("甲")]) == "甲"
    assert usual_title(issue().clippings) == "工人日报 2023年2月15日"
    assert usual_title([paper("甲"), paper("乙", day=16)]) == "剪报"
