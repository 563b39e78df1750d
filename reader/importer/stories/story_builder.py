"""Labelled blocks to frozen stories and photos."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.domain.photo import Photo
from reader.domain.story import (
    AppliedRule,
    Byline,
    Dateline,
    Genre,
    Headline,
    JumpLine,
    Paragraph,
    Role,
    Story,
    StoryKind,
)
from reader.importer.blocks.block import Block
from reader.importer.rules.standing import byline_under_headline
from reader.importer.rules.state import PHOTO_PARTS, Part, State
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.column_label import bare_label, leading_label, trailing_label
from reader.importer.shapes.credit import split_credit
from reader.importer.shapes.dateline import opening_of
from reader.importer.shapes.jump_line import Jump, leading_jump, trailing_jump, whole_jump
from reader.importer.shapes.plain_script import bylines_as_printed, plain_of
from reader.importer.stories.aliases import find_aliases
from reader.importer.stories.genres import genre_of
from reader.importer.stories.healing import Words
from reader.importer.stories.paragraphs import closing_names, make_paragraphs
from reader.importer.stories.places import lines_of

_SERIES = re.compile(
    r"系列(?:报道|评论|述评|访谈|谈)?(?:之[一二三四五六七八九十]{1,3}|[①-⑳])?"  # 系列报道之二
    r"|(?<!分)之[一二三四五六七八九十]{1,3}(?=[)）]|$)|[(（][上中下][)）]|[①-⑳]$"  # (上), ②; not 百分之九
)


_SIGNED_LINES = 5
"""Lines under a text among which one names its author: 【记者】, 【作者】, 【来源】, 【校对】, 【责编】."""


@dataclass(slots=True)
class _Item:
    kind: StoryKind
    indices: list[int] = field(default_factory=list)


def build_stories(state: State, words: Words | None) -> tuple[Story, ...]:
    """Return the items of a page in page order."""
    return tuple(_build(state, item, words) for item in _items(state))


def _items(state: State) -> Iterator[_Item]:
    """Gather blocks to items; an item beside a story neither ends it nor belongs to it."""
    items: list[_Item] = []
    running: _Item | None = None
    for at in range(len(state.blocks)):
        if at in state.beside:
            last = items[-1] if items else None
            kind = state.beside[at]
            if last is None or last.kind is not kind or last.indices[-1] != at - 1 or _heads(state, at):
                items.append(_Item(kind))
            items[-1].indices.append(at)
            continue
        if running is None or at in state.opens:
            running = _Item(state.opens.get(at, StoryKind.STORY))
            items.append(running)
        running.indices.append(at)
    return iter(items)


def _heads(state: State, at: int) -> bool:
    return state.parts[at] is Part.HEADLINE


def _build(state: State, item: _Item, words: Words | None) -> Story:
    rules = _trail(state, item.indices)
    if state.genres.get(item.indices[0]) is Genre.IMPRINT:
        return _imprint_box([state.blocks[at] for at in item.indices], rules)
    if item.kind not in (StoryKind.STORY, StoryKind.PHOTO):
        blocks = [state.blocks[at] for at in item.indices]
        return Story(
            kind=item.kind,
            paragraphs=tuple(_plain_paragraph(block) for block in blocks if block.image is None),
            photos=tuple(_photo(state, [at]) for at in item.indices if state.blocks[at].image is not None),
            rules=rules,
        )
    text = Part.TEXT
    beside_text = [at for at in item.indices if state.parts[at] is not text]
    photos = _photos(state, beside_text)
    jumps, body = _body(state, item.indices)
    paragraphs = make_paragraphs(body, words)
    headline, label = _headline(state, beside_text)
    bylines, byline_text = _bylines(state, beside_text)
    dateline, inline = _dateline(paragraphs)
    kind = item.kind if photos or item.kind is StoryKind.STORY else StoryKind.STORY
    if len(photos) == 1 and photos[0].image and not (paragraphs or bylines or jumps):
        kind = StoryKind.PHOTO
    if kind is StoryKind.PHOTO and headline.main is None:
        headline = replace(headline, main=photos[0].title)
    story = Story(
        kind=kind,
        headline=headline,
        column_label=label,
        bylines=bylines or inline or _closing(paragraphs),
        byline_text=byline_text,
        dateline=dateline,
        paragraphs=tuple(paragraphs),
        photos=photos,
        continued_from=next((line for jump, line in jumps if jump.backward), None),
        continued_on=next((line for jump, line in jumps if not jump.backward), None),
        series=_series(headline, label),
        aliases=find_aliases(paragraph.text for paragraph in paragraphs),
        rules=rules,
    )
    genre = genre_of(story, may_be_traditional=state.is_traditional) if kind is StoryKind.STORY else None
    return replace(story, genre=genre) if genre else story


def _imprint_box(blocks: list[Block], rules: tuple[AppliedRule, ...]) -> Story:
    """Keep the box's lines as they are: they are no sentences, and its editors wrote none of the page's stories."""
    head, *lines = blocks
    return Story(
        headline=Headline(main=head.text),
        paragraphs=tuple(map(_plain_paragraph, lines)),
        genre=Genre.IMPRINT,
        rules=rules,
    )


def _plain_paragraph(block: Block) -> Paragraph:
    return Paragraph(text=block.text, lines=(lines_of(block.first, block.last),))


def _trail(state: State, indices: list[int]) -> tuple[AppliedRule, ...]:
    blocks, rules = state.blocks, state.rules
    runs: list[tuple[int, int]] = []
    first = before = indices[0]
    for at in indices[1:]:
        if before != at - 1 or rules[before] != rules[at] or blocks[at].first < blocks[before].first:
            runs.append((first, before))
            first = at
        before = at
    runs.append((first, before))
    return tuple(AppliedRule(rules[top], lines_of(blocks[top].first, blocks[last].last)) for top, last in runs)


def _texts(state: State, indices: list[int], part: Part) -> list[str]:
    return [state.blocks[at].text for at in indices if state.parts[at] is part]


def _headline(state: State, indices: list[int]) -> tuple[Headline, str | None]:
    """Return the stack, and the column label: its own line, or in brackets at the headline's end."""
    mains = _texts(state, indices, Part.HEADLINE)
    label = " ".join(bare_label(text) for text in _texts(state, indices, Part.LABEL)) or None
    main = " ".join(mains) or None
    if main and label is None and (split := trailing_label(main) or leading_label(main)):
        main, label = split
    kicker = " ".join(_texts(state, indices, Part.KICKER)) or None
    deck = " ".join(_texts(state, indices, Part.DECK)) or None
    return Headline(main=main, kicker=kicker, deck=deck), label


def _series(headline: Headline, label: str | None) -> str | None:
    for text in (headline.deck, headline.main, label, headline.kicker):
        match = _SERIES.search(text) if text else None
        if match:
            return match[0]
    return None


def _bylines(state: State, indices: list[int]) -> tuple[tuple[Byline, ...], str | None]:
    """Return the names of the byline's lines, and the lines; a line that is no person's names is an office's."""
    lines = [state.blocks[at] for at in indices if state.parts[at] is Part.BYLINE]
    names: dict[Byline, None] = {}
    for line in lines:
        persons = byline_under_headline(line)
        office = Byline(Role.AGENCY, "".join(line.text.split()))
        names.update(dict.fromkeys((office,) if persons is None else bylines_as_printed(persons, line.text)))
    return tuple(names), "\n".join(line.text for line in lines) or None


def _dateline(paragraphs: list[Paragraph]) -> tuple[Dateline | None, tuple[Byline, ...]]:
    """Return the dateline of the first paragraph with the names in its bracket, or the one in brackets at the end."""
    if not paragraphs:
        return None, ()
    for paragraph in (paragraphs[0], paragraphs[-1]):
        found = opening_of(paragraph.text)
        if found:
            names = parse_byline(found.byline) if found.byline else None
            return found.dateline, bylines_as_printed(tuple(dict.fromkeys(names or ())), paragraph.text)
    return None, ()


def _closing(paragraphs: list[Paragraph]) -> tuple[Byline, ...]:
    """Return the names in brackets under a text of several paragraphs."""
    if len(paragraphs) == 1:
        return ()
    last = paragraphs[-1:]
    signed = [one for one in paragraphs[-_SIGNED_LINES:] if one.text[:1] == "【"]
    for one in (*signed, *last):
        if names := closing_names(plain_of(one.text)):
            return bylines_as_printed(names, one.text)
    return ()


def _body(state: State, indices: list[int]) -> tuple[list[tuple[Jump, JumpLine]], list[Block]]:
    """Part the text blocks from the jump lines at their edges: one each way is taken, the others stay text."""
    jumps: list[tuple[Jump, JumpLine]] = []
    body: list[Block] = []

    def keep(jump: Jump | None, block: Block) -> bool:
        if jump is None or any(known.backward == jump.backward for known, _ in jumps):
            return False
        line = JumpLine(page=jump.page, text=block.text[jump.start : jump.end], lines=lines_of(block.first, block.last))
        jumps.append((jump, line))
        return True

    whole, text = Part.JUMP, Part.TEXT
    for at in indices:
        block, part = state.blocks[at], state.parts[at]
        if part is whole:
            if not keep(whole_jump(block.plain), block):
                body.append(block)
        elif part is text:
            tail = trailing_jump(block.plain)
            if tail and keep(tail, block):
                block = _cut(block, 0, tail.start)
            head = leading_jump(block.plain) if block.plain[:1] in "([【" else None
            if head and keep(head, block):
                block = _cut(block, head.end, len(block.text))
            if block.text:
                body.append(block)
    return jumps, body


def _cut(block: Block, start: int, end: int) -> Block:
    text = block.text[start:end]
    lead = start + len(text) - len(text.lstrip())
    text = text.strip()
    joins = tuple(
        replace(join, offset=join.offset - lead) for join in block.joins if lead < join.offset < lead + len(text)
    )
    return replace(block, text=text, joins=joins)


def _photos(state: State, indices: list[int]) -> tuple[Photo, ...]:
    """Return the photos of an item. A picture's place without link and caption shows nothing."""
    groups: dict[int, list[int]] = {}
    head = last = 0
    for at in indices:
        if state.parts[at] not in PHOTO_PARTS or state.pictures.get(at, at) != at:
            continue
        near = at - 1 == last or state.parts[at] is Part.CREDIT
        head = head if near and at in state.tied and head in groups else at
        groups.setdefault(head, []).append(at)
        last = at
    for photo, group in groups.items():
        group += state.pictured.get(photo, ())
        group.sort()
    return tuple(_photo(state, group) for group in groups.values() if any(_shows(state.blocks[at]) for at in group))


def _shows(block: Block) -> bool:
    return bool(block.text or block.image)


def _photo(state: State, group: list[int]) -> Photo:
    title: str | None = None
    captions: list[str] = []
    described: list[str] = []
    credits: list[str] = []
    image: str | None = None
    for at in group:
        block, part = state.blocks[at], state.parts[at]
        if block.image is not None:
            image = block.image or None
            if block.text:
                described.append(block.text)
            continue
        if part is Part.PHOTO_TITLE:
            title = block.text
        elif part is Part.CREDIT:
            credits.append(block.text)
        elif part is Part.PICTURE and (cut := split_credit(block.plain)) is not None:
            captions.append(block.text[:cut].strip())
            credits.append(block.text[cut:].strip())
        else:
            captions.append(block.text)
    if not captions and title is None:
        # A description is for when nothing else speaks of the picture; tools and web pages make it up.
        captions = described
    lines = tuple(lines_of(state.blocks[at].first, state.blocks[at].last) for at in group)
    return Photo(title=title, caption="\n".join(captions), credit=" ".join(credits) or None, image=image, lines=lines)
