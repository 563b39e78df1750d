"""The blocks of a story as the engine gets them."""

import time

from reader.domain.story import Headline, Paragraph, Story, StoryKind
from reader.library.blocks import indexed
from reader.ports.rows import HeldStory, StoryRow
from reader.query.fields import Zone


def held(story: Story, number: int = 1) -> HeldStory:
    row = StoryRow(id=number, page_id=1, position=0, kind=StoryKind.STORY, title="")
    return HeldStory(row=row, story=story)


def story(headline: str, *texts: str) -> Story:
    return Story(headline=Headline(main=headline), paragraphs=tuple(Paragraph(text=text) for text in texts))


def test_the_texts_of_all_parts_stand_in_reading_order() -> None:
    found = indexed([held(story("春耕", "甲", "乙")), held(story("春耕（续）", "丙"), 2)])
    assert found.story_id == 1
    assert found.zones == {Zone.HEADLINE: ("春耕", "春耕（续）"), Zone.TEXT: ("甲", "乙", "丙")}


def test_many_paragraphs_are_gathered_in_linear_time() -> None:
    # Quadratic work would take half a minute here: each block copied all before it.
    long = held(story("春耕", *["字"] * 150_000))
    started = time.process_time()
    assert len(indexed([long]).zones[Zone.TEXT]) == 150_000
    assert time.process_time() - started < 5
