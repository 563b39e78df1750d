"""What a container holds as one article, made one story under the head that the container states."""

import dataclasses
from collections.abc import Iterator, Sequence

from reader.domain.photo import Photo
from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story, StoryKind
from reader.importer.manuscript import Told


def one_article(stories: Sequence[Story], told: Told) -> tuple[Story, ...]:
    """The article, then what is none (an imprint, an advert).

    Where the container knows better than type size (a kicker, a deck), it is believed. What the rules took for the
    headline of a further story is a crosshead of this one, and what they took for a photo apart is a photo of it. An
    article that is nothing but photos is a stand-alone photo.
    """
    whole = _whole([story for story in stories if story.kind is StoryKind.STORY], told)
    apart = [story for story in stories if story.kind is StoryKind.PHOTO and not story.paragraphs]
    photos = tuple(_with_captions([*whole.photos, *(photo for story in apart for photo in story.photos)]))
    others = (story for story in stories if story.kind is not StoryKind.STORY and story not in apart)
    return (_photo_news(dataclasses.replace(whole, photos=photos), told), *others)


def _whole(articles: Sequence[Story], told: Told) -> Story:
    first = articles[0] if articles else Story()
    rest = articles[1:]
    return dataclasses.replace(
        first,
        headline=Headline(
            main=first.headline.main or told.headline,
            kicker=told.kicker or first.headline.kicker,
            deck=told.deck or first.headline.deck,
        ),
        column_label=told.column_label or first.column_label,
        bylines=(*first.bylines, *(byline for story in rest for byline in story.bylines)),
        paragraphs=(*first.paragraphs, *(paragraph for story in rest for paragraph in _as_passage(story))),
        photos=(*first.photos, *(photo for story in rest for photo in story.photos)),
        continued_on=next((story.continued_on for story in articles[::-1] if story.continued_on), None),
        rules=tuple(rule for story in articles for rule in story.rules),
    )


def _as_passage(story: Story) -> Iterator[Paragraph]:
    """A further story's lines as paragraphs, its headline as crossheads."""
    head = story.headline
    places = tuple(rule.lines for rule in story.rules if rule.rule == "headline")
    for line in (story.column_label, head.kicker, head.main, head.deck):
        if line:
            yield Paragraph(text=line, style=ParagraphStyle.CROSSHEAD, lines=places)
    if story.byline_text:
        yield Paragraph(text=story.byline_text)
    if story.continued_from:
        yield Paragraph(text=story.continued_from.text)
    yield from story.paragraphs


def _with_captions(photos: Sequence[Photo]) -> Iterator[Photo]:
    """A picture without a word and the caption that follows it without a picture are one photo."""
    bare: Photo | None = None
    for photo in photos:
        if bare and not photo.image:
            photo = dataclasses.replace(photo, image=bare.image, lines=(*bare.lines, *photo.lines))
            bare = None
        if bare:
            yield bare
        bare = photo if photo.image and not (photo.title or photo.caption or photo.credit) else None
        if not bare:
            yield photo
    if bare:
        yield bare


def _photo_news(story: Story, told: Told) -> Story:
    """A story without a text of its own, whose first photo takes its headline; any other story as it is."""
    if not story.photos or any(paragraph.text != told.byline for paragraph in story.paragraphs):
        return story
    first = story.photos[0]
    titled = dataclasses.replace(first, title=first.title or story.headline.main, credit=first.credit or told.byline)
    kept = () if titled.credit == told.byline else story.paragraphs
    return dataclasses.replace(story, kind=StoryKind.PHOTO, paragraphs=kept, photos=(titled, *story.photos[1:]))
