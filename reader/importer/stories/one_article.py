"""Articles of containers, each made one story under the head that the container states."""

import dataclasses
from collections.abc import Iterator, Sequence

from reader.domain.photo import Photo
from reader.domain.story import Genre, Headline, Paragraph, ParagraphStyle, Story, StoryKind
from reader.importer.manuscript import GivenHead
from reader.importer.stories.genres import genre_of


def one_article(stories: Sequence[Story], given: GivenHead) -> tuple[Story, ...]:
    """Return the article, then what is none (an imprint, an advert).

    The container knows kicker and deck better than type size shows them. What the rules took for the
    headline of a further story is a crosshead of this one, and what they took for a photo apart is a photo of it. An
    article that is nothing but photos is a stand-alone photo.
    """
    whole = _whole([story for story in stories if _is_text(story)], given)
    apart = [story for story in stories if story.kind is StoryKind.PHOTO and not story.paragraphs]
    photos = tuple(_with_captions([*whole.photos, *(photo for story in apart for photo in story.photos)]))
    others = (story for story in stories if not _is_text(story) and story not in apart)
    article = _photo_news(dataclasses.replace(whole, photos=photos), given)
    return (dataclasses.replace(article, genre=genre_of(article)) if _is_text(article) else article, *others)


def _is_text(story: Story) -> bool:
    return story.kind is StoryKind.STORY and story.genre != Genre.IMPRINT


def _whole(articles: Sequence[Story], given: GivenHead) -> Story:
    first = articles[0] if articles else Story()
    goes_on = next((story for story in reversed(articles) if story.continued_on), None)
    passages = (paragraph for story in articles for paragraph in _passage(story, story is first, story is goes_on))
    return dataclasses.replace(
        first,
        headline=Headline(
            main=first.headline.main or given.headline,
            kicker=given.kicker or first.headline.kicker,
            deck=given.deck or first.headline.deck,
        ),
        column_label=first.column_label or given.column_label,
        bylines=tuple(byline for story in articles for byline in story.bylines),
        paragraphs=tuple(passages),
        photos=tuple(photo for story in articles for photo in story.photos),
        continued_on=goes_on.continued_on if goes_on else None,
        rules=tuple(rule for story in articles for rule in story.rules),
    )


def _passage(story: Story, is_first: bool, goes_on: bool) -> Iterator[Paragraph]:
    """Yield a story's paragraphs; unless it is the first also its head, and its jump lines but the last, as text."""
    if not is_first:
        head = story.headline
        places = tuple(rule.lines for rule in story.rules if rule.rule == "headline")
        for line in (story.column_label, head.kicker, head.main, head.deck):
            if line:
                yield Paragraph(text=line, style=ParagraphStyle.CROSSHEAD, lines=places)
        for text in (story.byline_text, story.continued_from and story.continued_from.text):
            if text:
                yield Paragraph(text=text)
    yield from story.paragraphs
    if story.continued_on and not goes_on:
        yield Paragraph(text=story.continued_on.text)


def _with_captions(photos: Sequence[Photo]) -> Iterator[Photo]:
    """Unite a picture without a word with the caption without a picture that follows it."""
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


def _photo_news(story: Story, given: GivenHead) -> Story:
    """Return a story without a text of its own, whose first photo takes its headline; any other story as it is."""
    if not story.photos or any(paragraph.text != given.byline for paragraph in story.paragraphs):
        return story
    first = story.photos[0]
    titled = dataclasses.replace(first, title=first.title or story.headline.main, credit=first.credit or given.byline)
    kept = () if titled.credit == given.byline else story.paragraphs
    return dataclasses.replace(story, kind=StoryKind.PHOTO, paragraphs=kept, photos=(titled, *story.photos[1:]))
