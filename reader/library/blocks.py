"""The text of a story as blocks by zone: what is searched, quoted and shown in snippets, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.domain.photo import Photo
from reader.domain.story import Role, Story
from reader.library.overlay import readings, undoes_seam
from reader.ports.engine import IndexedStory
from reader.ports.rows import HeldStory
from reader.query.fields import Zone


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of original text: a headline, a paragraph, a caption, a credit, a name."""

    zone: Zone
    text: str


_REPORTERS = (Role.REPORTER, Role.COMMENTATOR, Role.AUTHOR)
_PHOTOGRAPHERS = (Role.PHOTOGRAPHER, Role.ARTIST)


def blocks_of(story: Story) -> tuple[Block, ...]:
    """Return all text of a story, block by block, in reading order."""
    return tuple(Block(zone, text) for zone, text in _pieces(story) if text and text.strip())


def _pieces(story: Story) -> Iterator[tuple[Zone, str | None]]:
    yield Zone.LABEL, story.column_label
    yield Zone.KICKER, story.headline.kicker
    yield Zone.HEADLINE, story.headline.main
    yield Zone.DECK, story.headline.deck
    yield from ((Zone.BYLINE, line) for line in (story.byline_text or "").split("\n"))
    yield from ((Zone.BYLINE, byline.name) for byline in story.bylines)
    if story.continued_from:
        yield Zone.TEXT, story.continued_from.text
    yield from ((Zone.TEXT, paragraph.text) for paragraph in story.paragraphs)
    if story.continued_on:
        yield Zone.TEXT, story.continued_on.text
    for at, photo in enumerate(story.photos):
        yield from _photo_pieces(photo, is_headline=at == 0 and not story.headline.main)


def _photo_pieces(photo: Photo, is_headline: bool) -> Iterator[tuple[Zone, str | None]]:
    yield Zone.HEADLINE if is_headline else Zone.CAPTION, photo.title
    yield from ((Zone.CAPTION, line) for line in photo.caption.split("\n"))
    yield Zone.CAPTION, photo.credit


def searched_blocks(held: HeldStory) -> tuple[Block, ...]:
    """Return the blocks of `blocks_of`, and each corrected block once more in the person's reading: both are found.

    A block whose seam was undone is searched as the paragraphs that it is then.
    """
    if not held.corrections:
        return blocks_of(held.story)
    undone = [correction for correction in held.corrections if undoes_seam(correction)]
    return tuple(
        Block(block.zone, text)
        for block in blocks_of(held.story)
        for text in dict.fromkeys((*readings(block.text, undone), *readings(block.text, held.corrections)))
    )


def indexed(parts: Sequence[HeldStory]) -> IndexedStory:
    """Return a story as the engine gets it: all parts of its continuation chain as one, under the first part's id."""
    head = parts[0].row
    zones: dict[Zone, list[str]] = {}
    for part in parts:
        for block in searched_blocks(part):
            zones.setdefault(block.zone, []).append(block.text)
    return IndexedStory(
        story_id=head.id,
        newspaper=head.newspaper or "",
        date=head.date or "",
        page=head.page or "",
        section=head.section or "",
        kind=head.kind,
        genre=parts[0].story.genre or "",
        zones={zone: tuple(texts) for zone, texts in zones.items()},
        reporters=_names(parts, _REPORTERS),
        correspondents=_names(parts, (Role.CORRESPONDENT,)),
        photographers=tuple(dict.fromkeys((*_names(parts, _PHOTOGRAPHERS), *_credited(parts)))),
        place=next((part.story.dateline.place or "" for part in parts if part.story.dateline), ""),
    )


def _credited(parts: Sequence[HeldStory]) -> Iterator[str]:
    """Yield the photographers named in the credits of the photos: 高荣光 of 本报通讯员 高荣光 摄."""
    from reader.importer.shapes.credit import photographers  # lists do without, and start faster

    for part in parts:
        for photo in part.story.photos:
            yield from photographers(photo.credit or "")


def _names(parts: Sequence[HeldStory], roles: Sequence[Role]) -> tuple[str, ...]:
    names = (byline.name for part in parts for byline in part.story.bylines if byline.role in roles)
    return tuple(dict.fromkeys(names))
