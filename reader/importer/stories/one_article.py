"""Articles of containers, each made one story under the head that the container states."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence, Set

from reader.domain.house_style import HouseStyle, Standing
from reader.domain.photo import Photo
from reader.domain.span import SourceLines
from reader.domain.story import Byline, Genre, Headline, JumpLine, Paragraph, ParagraphStyle, Role, Story, StoryKind
from reader.importer.manuscript import GivenHead, Part
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.column_label import LabelWeight, label_weight, leading_label, trailing_label
from reader.importer.shapes.credit import is_credit
from reader.importer.shapes.names import close_up
from reader.importer.shapes.plain_script import bylines_as_printed, plain_of
from reader.importer.stories.genres import genre_of

_BETWEEN_NAMES = re.compile(r"[、，,；;/|]")
_HAN = re.compile(r"[\u3400-\u9fff\s]+$")
_ROLES = {"記者": Role.REPORTER, "通訊員": Role.CORRESPONDENT, "編輯": Role.EDITOR, "攝影": Role.PHOTOGRAPHER}
_POSTED = re.compile(rf"(?:本報)?(?:實習|見習|特約|特派)?({'|'.join(_ROLES)})[:：]?(.{{2,8}})$")
"""Roles in old characters before a name: 實習記者陳小明."""
_AGENCIES = ("社", "报", "台", "网")


def one_article(stories: Sequence[Story], given: GivenHead, style: HouseStyle | None = None) -> tuple[Story, ...]:
    """Return the article, then what is none (an imprint, an advert).

    The container's word beats the rules': its headline, and the kicker, deck and byline that it states. What the
    rules took for the headline of a further story is a crosshead of this one, and what they took for a photo apart is a
    photo of it. An article that is nothing but photos is a stand-alone photo. `style` knows the labels of the paper.
    """
    whole = _whole([story for story in stories if _is_text(story)], given, style or HouseStyle())
    apart = [
        story for story in stories if story.kind is StoryKind.PHOTO and not story.paragraphs and not _is_text(story)
    ]
    photos = tuple(_with_captions([*whole.photos, *(photo for story in apart for photo in story.photos)]))
    others = (story for story in stories if not _is_text(story) and story not in apart)
    jumps = (text for story in apart for jump in (story.continued_from, story.continued_on) for text in _as_text(jump))
    whole = dataclasses.replace(whole, photos=photos, paragraphs=(*whole.paragraphs, *jumps))
    adverts = tuple(story for story in stories if story.kind is StoryKind.ADVERT)
    if adverts and not photos and _is_of(whole, adverts[0]):
        return (adverts[0], *(story for story in stories if not _is_text(story) and story is not adverts[0]))
    article = _photo_news(whole, given)
    return (
        dataclasses.replace(article, genre=genre_of(article)) if article.kind is StoryKind.STORY else article,
        *others,
    )


def _is_of(whole: Story, advert: Story) -> bool:
    """Return True if an article has no words besides a headline that an advert has too."""
    head = whole.headline
    apart = (head.kicker, head.deck, whole.byline_text, whole.column_label, *whole.paragraphs)
    shown = [advert.headline.main, *(one.text for one in advert.paragraphs)]
    return not any(apart) and (not head.main or head.main in shown)


def as_stated(article: Story, part: Part) -> Story:
    """Return an article with what its container knows of its text: where it goes on, and if lines are crossheads.

    A jump line that the rules read is text if the container says where the article goes on.
    """
    before = article.continued_from if part.continued_from else None
    after = article.continued_on if part.continued_on else None
    paragraphs = [*_as_text(before), *article.paragraphs, *_as_text(after)]
    if not part.has_crossheads:
        paragraphs = [dataclasses.replace(one, style=ParagraphStyle.TEXT) for one in paragraphs]
    return dataclasses.replace(
        article,
        paragraphs=tuple(paragraphs),
        continued_from=part.continued_from or article.continued_from,
        continued_on=part.continued_on or article.continued_on,
    )


def _as_text(jump: JumpLine | None) -> Iterator[Paragraph]:
    if jump:
        yield Paragraph(text=jump.text, lines=(jump.lines,) if jump.lines else ())


def is_title(story: Story, given: GivenHead) -> bool:
    """Return True for an item beside the article that is its headline over again."""
    return story.kind is StoryKind.FOLIO and [one.text for one in story.paragraphs] == [given.headline]


def _is_text(story: Story) -> bool:
    """Return True for a story, and for a photo under a headline of its own, which may be the container's article."""
    if story.kind is StoryKind.PHOTO:
        return story.headline.main is not None and all(story.headline.main != photo.title for photo in story.photos)
    return story.kind is StoryKind.STORY and story.genre != Genre.IMPRINT


def _whole(articles: Sequence[Story], given: GivenHead, style: HouseStyle) -> Story:
    first = _under_head(articles[0] if articles else Story(), given, style)
    goes_on = next((story for story in reversed(articles) if story.continued_on), None)
    jump = [story.continued_on for story in articles[:1] if story.continued_on and story is not goes_on]
    passages = [
        (*first.paragraphs, *(Paragraph(text=line.text) for line in jump)),
        *(_passage(story, story is goes_on) for story in articles[1:]),
    ]
    paragraphs = (paragraph for passage in passages for paragraph in passage)
    known = {byline.name for byline in first.bylines}
    names = dict.fromkeys(byline for story in articles[1:] for byline in story.bylines if byline.name not in known)
    return dataclasses.replace(
        first,
        kind=StoryKind.STORY,
        bylines=(*first.bylines, *names),
        paragraphs=tuple(paragraphs),
        photos=tuple(photo for story in articles for photo in story.photos),
        continued_on=goes_on.continued_on if goes_on else None,
        rules=tuple(rule for story in articles for rule in story.rules),
    )


def _under_head(story: Story, given: GivenHead, style: HouseStyle) -> Story:
    """Return the article's first story under the stated head; what the rules took for head beside it is text."""
    main, label = _parted(given, style)
    byline = given.byline or ""
    read = story.headline
    kicker = _apart(read.kicker, byline) if given.kicker is None else given.kicker
    deck = _apart(read.deck, byline) if given.deck is None else given.deck
    whole = trailing_label(given.headline or "") if main == given.headline else None
    read_label = None if whole and story.column_label == whole[1] else story.column_label
    named = given.column_label or label or _apart(read_label, byline)
    taken = {given.headline, main, given.kicker, given.deck, byline, named, *(whole or ())}
    stated = (given.kicker, given.headline, given.deck)
    heads = [each for each, other in zip((read.kicker, read.main, read.deck), stated, strict=True) if other is not None]
    above = [Paragraph(text=text, lines=_head_lines(story)) for text in _loose((story.column_label, *heads), taken)]
    return dataclasses.replace(
        story,
        headline=Headline(main=main or read.main, kicker=kicker or None, deck=deck or None),
        column_label=named,
        bylines=_signed(story.bylines, byline),
        byline_text=_both(byline, story.byline_text or ""),
        paragraphs=(*above, *_without(story.paragraphs, "" if story.byline_text else byline)),
    )


def _loose(read: Iterable[str | None], stated: Set[str | None]) -> Iterator[str]:
    """Yield the lines that the rules took for head and the container does not state; a stated one stands once."""
    left = set(stated)
    for text in filter(None, read):
        if text in left:
            left.remove(text)
        else:
            yield text


def _parted(given: GivenHead, style: HouseStyle) -> tuple[str | None, str | None]:
    """Return the stated headline without a label that stands at its end or before it, and that label.

    A bracket at its end that is not worded as labels are (王长河) is part of what the container states, unless the
    paper has it behind headlines of many days.
    """
    if not given.headline or given.column_label:
        return given.headline, None
    trailing = trailing_label(given.headline)
    if trailing and (label_weight(trailing[1]) >= LabelWeight.LIKELY or style.part_of(trailing[1]) is Standing.LABEL):
        return trailing
    return leading_label(given.headline) or (given.headline, None)


def _apart(read: str | None, byline: str) -> str | None:
    return None if read == byline else read


def _both(stated: str, read: str) -> str | None:
    """Return the stated byline over the one that the rules read, unless that one holds it."""
    return (read if stated in read else f"{stated}\n{read}".strip()) or None


def _signed(read: Sequence[Byline], byline: str) -> tuple[Byline, ...]:
    """Return the names of the stated byline, then those that the rules found besides."""
    known = {one.name: one for one in read}
    stated = parse_byline(plain_of(byline)) if byline else ()
    named = tuple(_names(byline)) if stated is None else bylines_as_printed(stated, byline)
    signed = dict.fromkeys(known.get(one.name, one) for one in named)
    return tuple(dict.fromkeys((*signed, *read)))


def _names(byline: str) -> Iterator[Byline]:
    """Yield the names of a byline that no rule reads: all of them sign the article, whatever they look like."""
    for part in _BETWEEN_NAMES.split(byline):
        for name in close_up(part.split()) if _HAN.match(part) else (part.strip(),):
            if posted := _POSTED.match(name):
                yield Byline(_ROLES[posted[1]], posted[2])
            elif name:
                yield Byline(Role.AGENCY if name.endswith(_AGENCIES) else Role.AUTHOR, name)


def _without(paragraphs: Sequence[Paragraph], byline: str) -> Iterator[Paragraph]:
    """Yield paragraphs but the first that is the stated byline, which no rule took for one.

    A byline in no form that the rules know may have been joined to the paragraph below: it is cut off at the seam.
    """
    at = next((at for at, paragraph in enumerate(paragraphs) if byline and paragraph.text == byline), None)
    for number, paragraph in enumerate(paragraphs):
        if number == 0 and at is None and byline:
            yield _cut_off(paragraph, byline)
        elif number != at:
            yield paragraph


def _cut_off(paragraph: Paragraph, byline: str) -> Paragraph:
    """Return a paragraph without the byline that a seam joins to its start; any other as it is."""
    first, *seams = paragraph.seams or (None,)
    if first is None or first.offset != len(byline) or not paragraph.text.startswith(byline):
        return paragraph
    later = tuple(dataclasses.replace(seam, offset=seam.offset - len(byline)) for seam in seams if seam)
    return dataclasses.replace(paragraph, text=paragraph.text[len(byline) :], seams=later)


def _head_lines(story: Story) -> tuple[SourceLines, ...]:
    return tuple(rule.lines for rule in story.rules if rule.rule == "headline")


def _passage(story: Story, goes_on: bool) -> Iterator[Paragraph]:
    """Yield the paragraphs of a further story, its head and its jump lines but the last as text."""
    head = story.headline
    for line in (story.column_label, head.kicker, head.main, head.deck):
        if line:
            yield Paragraph(text=line, style=ParagraphStyle.CROSSHEAD, lines=_head_lines(story))
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
    story = _captioned(story)
    if not story.photos or any(paragraph.text != given.byline for paragraph in story.paragraphs):
        return story
    first = story.photos[0]
    titled = dataclasses.replace(first, title=first.title or story.headline.main, credit=first.credit or given.byline)
    kept = () if titled.credit == given.byline else story.paragraphs
    return dataclasses.replace(story, kind=StoryKind.PHOTO, paragraphs=kept, photos=(titled, *story.photos[1:]))


def _captioned(story: Story) -> Story:
    """Return a story of one paragraph and a photographer's line below it as a photo with caption and credit."""
    match story.paragraphs:
        case (caption, credit) if not story.photos and is_credit(plain_of(credit.text)):
            pass
        case _:
            return story
    photo = Photo(caption=caption.text, credit=credit.text, lines=(*caption.lines, *credit.lines))
    return dataclasses.replace(story, paragraphs=(), photos=(photo,))
