"""Quoted words are found wherever a person sees them, with the paragraph that they stand in."""

import pytest

from reader.domain.photo import Photo
from reader.domain.story import Byline, Headline, JumpLine, Paragraph, Role, Story
from reader.library.anchors import quoted_text
from reader.library.passages import passages_of
from reader.text.folding import Folding

STORY = Story(
    headline=Headline(main="工会送早餐", kicker="海北州"),
    byline_text="本报记者 刘海波",
    bylines=(Byline(Role.REPORTER, "刘海波"), Byline(Role.CORRESPONDENT, "甲乙")),
    continued_from=JumpLine(page="1", text="(上接第1版 工会)"),
    paragraphs=(Paragraph(text="工会说,工会办。"), Paragraph(text=" "), Paragraph(text="“早餐”ＡＢＣ,刘海波说。")),
    continued_on=JumpLine(page="3", text="(下转第3版)"),
    photos=(Photo(title="早餐", caption="环卫工人\n在工会"),),
)


def places(words: str, story: Story = STORY) -> list[int]:
    return [passage.paragraph for passage in passages_of(story, words, Folding())]


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("工会", [0, 0, 1, 1, 0]),
        ("办。", [1]),
        ("早餐", [0, 2, 0]),
        ('"早餐"abc', [2]),
        ("刘海波", [0, 2]),
        ("甲乙", [0]),
        ("下转", [0]),
        ("环卫工人在工会", [0]),
        ("没有", []),
        (" ", []),
    ],
)
def test_every_occurrence_comes_with_its_paragraph(words: str, paragraphs: list[int]) -> None:
    assert places(words) == paragraphs


def test_the_text_is_that_of_the_story() -> None:
    text = quoted_text(STORY)
    for passage in passages_of(STORY, '"早餐"', Folding()):
        assert text[passage.span.start : passage.span.end] == passage.text == "“早餐”"


def test_paragraphs_count_from_the_first_where_nothing_is_continued() -> None:
    assert places("甲", Story(paragraphs=(Paragraph(text="乙"), Paragraph(text="甲")))) == [2]
