"""A page to skim: its headlines, or its headlines with the first paragraph of each story."""

from collections.abc import Sequence

from reader.domain.story import ParagraphStyle, Story
from reader.ports.rows import HeldStory
from reader.render.story_css import StoryStyle
from reader.render.story_html import StoryPage, StoryWords


def digest_html(
    stories: "Sequence[HeldStory]", *, leads: bool, style: StoryStyle | None = None, words: StoryWords | None = None
) -> str:
    """The stories of one page as a whole HTML document; each headline links to 'story:<id>', its anchor too."""
    page = StoryPage(style or StoryStyle(), words or StoryWords())
    where = page.line("where", page.words.where(stories[0].row)) if stories else ""
    return page.document(where + "".join(_item(page, held, leads=leads) for held in stories))


def _item(page: StoryPage, held: HeldStory, *, leads: bool) -> str:
    story, link = held.story, f"story:{held.row.id}"
    title = page.inline(story.title, split=page.style.split_headlines)
    lead = _lead(story) if leads else ""
    kicker = story.headline.kicker
    return (
        page.text("above", kicker)
        + f'<p class="{"under" if kicker else "item"}"><a name="{link}" href="{link}">{title}</a></p>'
        + page.text("deck", story.headline.deck)
        + page.text("lead", lead)
    )


def _lead(story: Story) -> str:
    """The first paragraph, or what a picture story says under its picture."""
    for paragraph in story.paragraphs:
        if paragraph.style is ParagraphStyle.TEXT:
            return paragraph.text
    return story.photos[0].caption if story.photos else ""
