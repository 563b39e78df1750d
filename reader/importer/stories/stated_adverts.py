"""Articles that their container calls advertisements."""

from dataclasses import replace

from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story, StoryKind


def as_advert(article: Story) -> Story:
    """Return an article as an advertisement, which has neither head nor authors: its lines, one below the other."""
    head = article.headline
    lines = (article.column_label, head.kicker, head.main, head.deck, article.byline_text)
    above = tuple(Paragraph(text=text) for text in lines if text)
    return replace(
        article,
        kind=StoryKind.ADVERT,
        headline=Headline(),
        column_label=None,
        bylines=(),
        byline_text=None,
        dateline=None,
        paragraphs=(*above, *(replace(each, style=ParagraphStyle.TEXT) for each in article.paragraphs)),
        genre=None,
    )
