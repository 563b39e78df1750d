"""Photos: caption and credit on one line inside a story, or a block of title, captions and credit between stories."""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.state import Part, State
from reader.importer.shapes.credit import (
    covers_all,
    has_loose_credit,
    is_artwork,
    is_caption,
    is_credit,
    is_source_note,
    split_credit,
)
from reader.importer.shapes.jump import trailing_jump
from reader.importer.shapes.sentence import is_finished, starts_item

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATED = re.compile(rf"(?:\d{{4}}年)?{_NUMBER}月{_NUMBER}日")
_GOES_ON = re.compile(
    r"(?:图为|以上图片|当日|当天|当地|现场|活动中|目前|近年来|据了解|据介绍|这是|此次|本次|这条|该|今年以来|事故发生后|[\u4e00-\u9fff]{2,4}[市县区](?:持续|深化|依托|立足|大力))"
)
_VERSE_HEAD = re.compile(r"这正是[:]?$")
_TITLE_LENGTH = 24
_MOST_CAPTIONS = 4
_CAPTION_LENGTH = 420
_CAPTION_MOST = 1200


def apply(state: State) -> None:
    _claim_pictures(state)
    _claim_credits(state)
    _claim_verses(state)
    _claim_captions(state)


def _claim_pictures(state: State) -> None:
    """Lines that hold caption and credit both; and pictures the page links."""
    for at, block in enumerate(state.blocks):
        if not state.free(at) or block.level:
            continue
        if block.image is not None:
            state.claim(at, Part.PICTURE)
        elif len(block.plain) > _CAPTION_MOST or is_credit(block.plain):
            continue
        elif split_credit(block.plain) is not None:
            state.claim(at, Part.PICTURE)
        elif has_loose_credit(block.plain):
            state.claim(at, Part.CAPTION)


def _claim_credits(state: State) -> None:
    """A credit on its own line takes the captions above it; at the end of a story they stand by themselves."""
    for at, block in enumerate(state.blocks):
        if not state.is_text(at) or not is_credit(block.plain):
            continue
        top = _captions_above(state, at)
        if top is None:
            continue
        for place in range(top, at):
            state.claim(place, Part.CAPTION)
        state.claim(at, Part.CREDIT)
        state.tied.update(range(top + 1, at + 1))
        if _ends_story(state, at + 1):
            _open_block(state, top)


def _captions_above(state: State, credit: int) -> int | None:
    """The place of the first caption of the credit at `credit`; None where no caption stands above.

    A caption that opens with a date begins the block; one that goes on (图为, 当日, 目前) has another above it.
    """
    top = credit - 1
    if not _can_be_caption(state, top):
        return None
    while (
        credit - top < _MOST_CAPTIONS and not _DATED.match(state.blocks[top].plain) and _can_be_caption(state, top - 1)
    ):
        block, above = state.blocks[top], state.blocks[top - 1].plain
        if block.gap > state.blocks[credit].gap + 1 or _title_at(state, top - 1):
            break
        dated_above = _DATED.match(above) is not None and len(above) < 220
        if not (dated_above or block.plain.startswith(("图为", "以上图片")) or _title_at(state, top - 2)):
            break
        if not dated_above and not _GOES_ON.match(block.plain) and not _title_at(state, top - 2):
            break
        top -= 1
    return _below_headline(state, top, credit)


def _below_headline(state: State, top: int, credit: int) -> int | None:
    """Under a headline the lines are a story's text; only a line that says 图为 is a caption there."""
    if _opens_text(state, top):
        return credit - 1 if credit - 1 > top and state.blocks[credit - 1].plain.startswith("图为") else None
    return top


def _opens_text(state: State, at: int) -> bool:
    """The first line under a headline stack."""
    return at > 0 and state.parts[at - 1] in (Part.HEADLINE, Part.DECK, Part.LABEL, Part.BYLINE)


def _can_be_caption(state: State, at: int) -> bool:
    return state.is_text(at) and len(state.blocks[at].plain) <= _CAPTION_LENGTH and is_finished(state.blocks[at].plain)


def _title_at(state: State, at: int) -> bool:
    """A photo's title: a short line without a stop, after a finished paragraph or at the head of the page."""
    if not state.is_text(at):
        return False
    plain = state.blocks[at].plain
    if len(plain) > _TITLE_LENGTH or is_finished(plain) or starts_item(plain) or plain[-1] in ",、":
        return False
    if at == 0 or state.parts[at - 1] is not None:
        return True
    above = state.blocks[at - 1].plain
    return is_finished(above) or trailing_jump(above) is not None


def _ends_story(state: State, at: int) -> bool:
    """Nothing of the running story follows."""
    while at < len(state.blocks) and at in state.beside:
        at += 1
    return at >= len(state.blocks) or at in state.opens or state.parts[at] is Part.JUMP or bool(state.blocks[at].level)


def _open_block(state: State, top: int) -> None:
    """A photo that stands by itself, with its title; not where a headline stands right above it."""
    if _title_at(state, top - 1):
        state.tied.add(top)
        top -= 1
        state.claim(top, Part.PHOTO_TITLE)
    if _opens_text(state, top):
        return
    state.open(top, StoryKind.PHOTO)


def _claim_verses(state: State) -> None:
    """A cartoon's text with its verse: a paragraph, 这正是:, short lines, and who wrote them (…文)."""
    for at, block in enumerate(state.blocks):
        if not state.is_text(at) or len(block.plain) > 6 or not _VERSE_HEAD.match(block.plain):
            continue
        end = at + 1
        while state.is_text(end) and len(state.blocks[end].plain) <= 20 and end - at < 12:
            end += 1
        if not _can_be_caption(state, at - 1) or end - at < 3:
            continue
        for place in range(at - 1, end):
            state.claim(place, Part.CAPTION)
        state.tied.update(range(at, end))
        if _ends_story(state, end):
            _open_block(state, at - 1)


def _claim_captions(state: State) -> None:
    """Captions without a credit of their own: beside other pictures, or by their wording."""
    for at, block in enumerate(state.blocks):
        if state.parts[at] in (Part.PICTURE, Part.CAPTION) and covers_all(block.plain):
            place = at - 1
            while _is_bare_caption(state, place):
                state.claim(place, Part.CAPTION)
                place -= 1
    for at, block in enumerate(state.blocks):
        if not state.is_text(at):
            continue
        if is_source_note(block.plain):
            if _is_picture(state, at - 1) or _is_picture(state, at + 1) or state.is_text(at + 1):
                state.claim(at, Part.CAPTION)
        elif is_caption(block.plain):
            state.claim(at, Part.CAPTION)
            if is_artwork(block.plain) and _ends_story(state, at + 1) and at and not _is_picture(state, at - 1):
                _open_block(state, at)


def _is_picture(state: State, at: int) -> bool:
    return 0 <= at < len(state.blocks) and state.parts[at] in (Part.PICTURE, Part.CAPTION, Part.CREDIT)


def _is_bare_caption(state: State, at: int) -> bool:
    """One plain sentence, as a caption is, and not the first of a story: no speech, few clauses."""
    if not state.is_text(at) or _opens_text(state, at):
        return False
    plain = state.blocks[at].plain
    if len(plain) > 45 or not is_finished(plain) or starts_item(plain) or "说" in plain:
        return False
    return sum(plain.count(stop) for stop in "。！？!?") == 1 and sum(plain.count(sign) for sign in "，,") <= 1
