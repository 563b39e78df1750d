"""Passages found again by what they say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.bookmark import CONTEXT_CODE_POINTS
from reader.domain.story import StoryKind
from reader.library.anchors import anchor_of, locate, quoted_text
from reader.ports.rows import HeldStory, StoryRow
from reader.text.folding import Folding
from tests.builders import story

FOLDING = Folding()


def find(text: str, exact: str, prefix: str = "", suffix: str = "") -> tuple[str, bool] | None:
    found = locate(text, exact, prefix, suffix, FOLDING)
    return (text[found.span.start : found.span.end], found.certain) if found else None


def test_finds_the_words() -> None:
    assert find("省总工会部署工作。", "工会") == ("工会", True)
    assert find("省总工会部署工作。", "航天") is None
    assert find("省总工会", "") is None


def test_context_distinguishes_equal_words() -> None:
    text = "一说工会，二说工会，三说工会。"
    places = [
        locate(text, "工会", prefix, suffix, FOLDING)
        for prefix, suffix in [("一说", "，二"), ("三说", ""), ("", "，三")]
    ]
    assert [found.span.start if found else None for found in places] == [2, 12, 7]


def test_width_quotes_and_line_ends_do_not_matter() -> None:
    assert find('他说"好",走了', "“好”，走了") == ('"好",走了', True)
    assert find("第一段\n第二段", "第一段\u2029第二段") == ("第一段\n第二段", True)


def test_changed_words_are_found_by_their_context_but_not_for_sure() -> None:
    text = "会议要求各级工会把服务职工群众放在首位，扎实推进改革，取得新的成绩。"
    assert find(text, "把服务职工放在第一位", "会议要求各级工会", "，扎实推进改革") == ("把服务职工群众放在首位", False)
    assert find("全是别的话，与它无关。", "把服务职工放在第一位", "会议要求各级工会", "，扎实推进改革") is None


def test_an_anchor_quotes_its_surroundings() -> None:
    printed = story("标题", "一" * 50 + "工会" + "二" * 50)
    row = StoryRow(
        id=1, page_id=1, position=0, kind=StoryKind.STORY, title="标题", newspaper="工人日报", date=None, page="2"
    )
    held = HeldStory(row=row, story=printed, fingerprint="f")
    found = locate(quoted_text(printed), "工会", "", "", FOLDING)
    assert found is not None
    anchor = anchor_of(held, found.span)
    assert (anchor.prefix, anchor.exact, anchor.suffix) == (
        "一" * CONTEXT_CODE_POINTS,
        "工会",
        "二" * CONTEXT_CODE_POINTS,
    )
    assert (anchor.newspaper, anchor.date, anchor.page, anchor.headline) == ("工人日报", None, "2", "标题")
    assert anchor_of(held).exact == ""


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="工会职 \n，“”A１", max_size=40), st.data())
def test_every_passage_of_a_text_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    exact = text[start:end]
    found = locate(text, exact, text[:start], text[end:], FOLDING)
    if FOLDING.plain(exact):
        assert found is not None
        assert found.certain
        assert FOLDING.plain(text[found.span.start : found.span.end]) == FOLDING.plain(exact)
        # Its own context is the best: nothing but white space lies between the place and where it was.
        assert FOLDING.plain(text[: found.span.start]) == FOLDING.plain(text[:start])
    else:
        assert found is None
