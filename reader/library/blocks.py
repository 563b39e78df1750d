"""The text of a story as blocks by zone: what is searched, quoted and shown in snippets, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.domain.photo import Photo
from reader.domain.story import Role, Story
from reader.library.overlay import overlaid, undoes_seam
from reader.ports.engine import IndexedStory
from reader.ports.rows import HeldStory
from reader.query.fields import Zone


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of original text: a headline, a paragraph, a caption, a credit, a name.

    `paragraph` counts the story's paragraphs that are not blank, from 1; 0 for all other text.
    """

    zone: Zone
    text: str
    paragraph: int = 0


_REPORTERS = (Role.REPORTER, Role.COMMENTATOR, Role.AUTHOR)
_PHOTOGRAPHERS = (Role.PHOTOGRAPHER, Role.ARTIST)


def blocks_of(story: Story) -> tuple[Block, ...]:
    """Return all text of a story, block by block, in reading order."""
    return tuple(block for block in pieces_of(story) if block.text.strip())


def pieces_of(story: Story) -> Iterator[Block]:
    """Yield a block for each field of a story that may hold text, in reading order; that of an empty one is blank."""
    yield Block(Zone.LABEL, story.column_label or "")
    yield Block(Zone.KICKER, story.headline.kicker or "")
    yield Block(Zone.HEADLINE, story.headline.main or "")
    yield Block(Zone.DECK, story.headline.deck or "")
    yield from (Block(Zone.BYLINE, line) for line in (story.byline_text or "").split("\n"))
    yield from (Block(Zone.BYLINE, byline.name) for byline in story.bylines)
    if story.continued_from:
        yield Block(Zone.TEXT, story.continued_from.text)
    number = 0
    for paragraph in story.paragraphs:
        number += (has_text := bool(paragraph.text.strip()))
        yield Block(Zone.TEXT, paragraph.text, number if has_text else 0)
    if story.continued_on:
        yield Block(Zone.TEXT, story.continued_on.text)
    for at, photo in enumerate(story.photos):
        yield from _photo_pieces(photo, is_headline=at == 0 and not story.headline.main)


def _photo_pieces(photo: Photo, is_headline: bool) -> Iterator[Block]:
    yield Block(Zone.HEADLINE if is_headline else Zone.CAPTION, photo.title or "")
    yield from (Block(Zone.CAPTION, line) for line in photo.caption.split("\n"))
    yield Block(Zone.CAPTION, photo.credit or "")


def searched_blocks(held: HeldStory) -> tuple[Block, ...]:
    """Return the blocks of `blocks_of`, and each corrected block once more in the person's reading: both are found.

    A block whose seam was undone is searched as the paragraphs that it is then.
    """
    blocks = blocks_of(held.story)
    if not held.corrections:
        return blocks
    texts = [block.text for block in blocks]
    divided = overlaid(texts, [correction for correction in held.corrections if undoes_seam(correction)])
    return tuple(
        Block(block.zone, text)
        for block, as_printed, as_read in zip(blocks, divided, overlaid(texts, held.corrections), strict=True)
        for text in dict.fromkeys((*as_printed, *as_read))
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
