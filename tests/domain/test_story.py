"""The name of an item in lists: its headline, else a photo's title or caption, else its first words."""

import pytest

from reader.domain.photo import Photo
from reader.domain.story import Headline, Paragraph, Story, StoryKind

LONG = "一" * 30


@pytest.mark.parametrize(
    ("story", "title"),
    [
        (Story(headline=Headline(main="标题", kicker="引题"), paragraphs=(Paragraph(text="正文"),)), "标题"),
        (Story(kind=StoryKind.PHOTO, photos=(Photo(title="图题", caption="图说"),)), "图题"),
        (Story(kind=StoryKind.PHOTO, photos=(Photo(caption=LONG),)), LONG[:24]),
        (Story(photos=(Photo(), Photo(caption="第二张")), paragraphs=(Paragraph(text="正文"),)), "第二张"),
        (Story(headline=Headline(kicker="引题"), paragraphs=(Paragraph(text=LONG),)), LONG[:24]),
        (Story(), ""),
    ],
)
def test_an_item_has_a_name_in_lists(story: Story, title: str) -> None:
    assert story.title == title
