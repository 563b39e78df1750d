"""A newspaper page to skim: its headlines, or its headlines with the first paragraph of each story."""

from collections.abc import Sequence

from reader.domain.story import ParagraphStyle, Story
from reader.ports.rows import HeldStory
from reader.render.story_css import StoryStyle
from reader.render.story_html import StoryHtml, StoryWords


def digest_html(
    stories: "Sequence[HeldStory]", *, leads: bool, style: StoryStyle | None = None, words: StoryWords | None = None
) -> str:
    """Return the stories of a page as an HTML document. Each headline is an anchor, 'story:<id>', and links there."""
    builder = StoryHtml(style or StoryStyle(), words or StoryWords())
    printed_in = builder.line("where", builder.words.printed_in(stories[0].row)) if stories else ""
    return builder.document(printed_in + "".join(_item(builder, story, leads=leads) for story in stories))


def _item(builder: StoryHtml, held: HeldStory, *, leads: bool) -> str:
    story, link = held.story, f"story:{held.row.id}"
    title = builder.inline(story.title, split=builder.style.split_headlines)
    lead = _lead(story) if leads else ""
    kicker = story.headline.kicker
    return (
        builder.text("above", kicker)
        + f'<p class="{"under" if kicker else "item"}"><a name="{link}" href="{link}">{title}</a></p>'
        + builder.text("deck", story.headline.deck)
        + builder.text("lead", lead)
    )


def _lead(story: Story) -> str:
    """Return the first paragraph, or the caption of a picture story."""
    for paragraph in story.paragraphs:
        if paragraph.style is ParagraphStyle.TEXT:
            return paragraph.text
    return story.photos[0].caption if story.photos else ""
