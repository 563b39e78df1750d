"""Photos: caption and credit on one line within a story, or a block of title, captions and credit between stories.

Claims    linked pictures; lines that end in a credit; a line of credit with the captions above it and a title above
          them; captions known by their wording; a cartoon's verse (这正是) and who drew it.
Evidence  credits (…摄, 资料图片, 新华社发), words that open captions (图为, 左图), place: at a story's end the photo
          stands by itself.
Cases     photos.md, thresholds_photo.md.
Leaves    the first paragraph under a headline, unless it says 图为; speech and sentences of several clauses.
"""

import re
from collections.abc import Set

from reader.domain.house_style import Standing
from reader.importer.blocks.block import Block
from reader.importer.rules.bare_caption import is_bare_caption, is_scene, opens_text
from reader.importer.rules.photo_block import ends_story, open_block, title_at
from reader.importer.rules.state import CAPTION_PARTS, HEAD_PARTS, Part, State
from reader.importer.shapes.caption import (
    covers_all,
    is_artwork,
    is_caption,
    is_credit_for_all,
    is_source_note,
)
from reader.importer.shapes.credit import has_loose_credit, is_credit, is_drawn, may_hold_credit, split_credit
from reader.importer.shapes.sentence import is_finished, is_verse_line

_LONGEST_CAPTION_CHARS = 420
"""Code points of a caption; the longest on labelled pages, of a photo news, has some 400."""

_MOST_CAPTIONS = 4
"""Captions over one credit: 图①, 图②, 图③ and the line for all of them."""

_MOST_VERSE, _LEAST_VERSE = 12, 2
"""Lines of a cartoon's verse with its author: three couplets set by half-lines at most, one couplet at least."""

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATED = re.compile(rf"(?:\d{{4}}年)?{_NUMBER}月{_NUMBER}日")
_GOES_ON = ("图为", "以上图片")
"""Beginnings of a caption that has another above it."""
_COVERED = (Part.PICTURE, Part.CAPTION)
_MAKERS = ("制图", "统筹", "整理", "编辑")
"""Words that say who made what stands above."""
_VERSE_HEADS = ("这正是", "这正是:")
_NUMBERED = re.compile(r"图\s?(?:[①-⑳]|[一二三四五六]|\d(?!\d))")
"""The beginning of a caption of one of several pictures."""


def apply(state: State) -> None:
    """Claim pictures, credits with their captions, verses of cartoons, then captions that only wording shows."""
    credited = frozenset(at for at, block in enumerate(state.blocks) if may_hold_credit(block.plain))
    _claim_pictures(state, credited)
    _claim_credits(state, credited)
    _claim_verses(state)
    _claim_captions(state)


def _claim_pictures(state: State, credited: Set[int]) -> None:
    """Claim lines that hold caption and credit both, and pictures that the page links.

    `credited` are the lines with any sign of a credit.
    """
    for at, block in state.unclaimed():
        if block.level:
            continue
        if block.image is not None:
            state.claim(at, Part.PICTURE)
        elif at not in credited or is_credit(block.plain):
            continue
        elif split_credit(block.plain) is not None:
            state.claim(at, Part.PICTURE)
        elif has_loose_credit(block.plain):
            state.claim(at, Part.CAPTION)


def _claim_credits(state: State, credited: Set[int]) -> None:
    """Claim each credit on its own line with the captions above it, then the credits for all pictures of a story.

    The last one comes first: a photo ends the story above it, and so the photo above stands by itself as well.
    """
    agency = Standing.AGENCY
    may_be = (at for at, block in enumerate(state.blocks) if at in credited or block.standing is agency)
    credits = [at for at in may_be if state.is_text(at) and _is_credit(state.blocks[at])]
    for at in reversed(credits):
        if state.is_text(at) and not covers_all(state.blocks[at].plain):
            _claim_credit(state, at)
    for at in credits:
        if covers_all(state.blocks[at].plain) and state.is_text(at):
            _claim_for_all(state, at)


def _claim_credit(state: State, at: int) -> None:
    """Claim a credit with its captions; at the end of a story they stand by themselves."""
    top = _captions_above(state, at)
    if top is not None and _is_text_under_numbered(state, top):
        state.claim(at, Part.CREDIT)
        state.tied.add(at)
        return
    if top is None:
        if is_drawn(state.blocks[at].plain):
            state.claim(at, Part.CREDIT)
        return
    for caption in range(top, at):
        state.claim(caption, Part.CAPTION)
    state.claim(at, Part.CREDIT)
    state.tied.update(range(top + 1, at + 1))
    if ends_story(state, at + 1):
        open_block(state, top)


def _is_text_under_numbered(state: State, top: int) -> bool:
    """Return True for a story's text right below captions with numbers (图①), which the credit under it is for."""
    above, block = state.blocks[top - 1], state.blocks[top]
    return top > 0 and bool(_NUMBERED.match(above.plain)) and not _NUMBERED.match(block.plain)


def _is_credit(block: Block) -> bool:
    return is_credit(block.plain) or is_credit_for_all(block.plain) or block.standing is Standing.AGENCY


def _claim_for_all(state: State, at: int) -> None:
    """Claim a credit for all pictures on a line of its own, with the captions above it or elsewhere in its story."""
    top = at
    while is_bare_caption(state, top - 1) or _says_caption(state, top - 1):
        top -= 1
    captions = list(range(top, at)) or _scenes_above(state, at)
    if not captions and (above := _captions_above(state, at)) is not None:
        captions = list(range(above, at))
    for caption in captions:
        state.claim(caption, Part.CAPTION)
    state.claim(at, Part.CREDIT)
    if not captions:
        return
    state.tied.add(at)
    if captions[-1] == at - 1 and ends_story(state, at + 1):
        open_block(state, captions[0])


def _says_caption(state: State, at: int) -> bool:
    return state.is_text(at) and is_caption(state.blocks[at].plain)


def _scenes_above(state: State, at: int) -> list[int]:
    """Return captions without a credit above `at`, in its story and below the credit before: sentences of scenes."""
    first = at
    while first > 0 and first not in state.opens and state.parts[first - 1] is not Part.CREDIT:
        first -= 1
    return [line for line in range(first, at) if is_scene(state, line)]


def _captions_above(state: State, credit: int) -> int | None:
    """Return the first caption of the credit at `credit`; None if no caption stands above."""
    top = credit - 1
    if not _can_be_caption(state, top):
        return None
    while credit - top < _MOST_CAPTIONS and _has_caption_above(state, top, credit):
        top -= 1
    return _below_headline(state, top, credit)


def _has_caption_above(state: State, at: int, credit: int) -> bool:
    """Return True if the line above the caption at `at` belongs to the same block.

    A caption that opens with a date begins its block; one that goes on (图为) has another above it.
    """
    block, above = state.blocks[at], at - 1
    if _DATED.match(block.plain) or not _can_be_caption(state, above):
        return False
    if block.gap > state.blocks[credit].gap + 1 or title_at(state, above):
        return False
    goes_on = block.plain.startswith(_GOES_ON) or _DATED.match(state.blocks[above].plain) is not None
    return goes_on or title_at(state, above - 1)


def _below_headline(state: State, top: int, credit: int) -> int | None:
    """Return the first caption.

    Under a headline the lines are a story's text, unless one says 图为, or a picture stands right over the headline.
    """
    if not opens_text(state, top) or _is_picture_over_stack(state, top):
        return top
    last = credit - 1
    return last if last > top and state.blocks[last].plain.startswith("图为") else None


def _is_picture_over_stack(state: State, at: int) -> bool:
    """Return True if over the headline above the line at `at` nothing but a picture stands."""
    above = at - 1
    while above >= 0 and state.parts[above] in HEAD_PARTS:
        above -= 1
    return above >= 0 and state.blocks[above].image is not None


def _can_be_caption(state: State, at: int) -> bool:
    if not state.is_text(at):
        return False
    plain = state.blocks[at].plain
    return len(plain) <= _LONGEST_CAPTION_CHARS and is_finished(plain)


def _claim_verses(state: State) -> None:
    """Claim a cartoon's text with its verse: a paragraph, 这正是:, short lines, and who wrote them (…文)."""
    for at, block in enumerate(state.blocks):
        if block.plain not in _VERSE_HEADS or not state.is_text(at):
            continue
        end = at
        while end - at < _MOST_VERSE and state.is_text(end) and is_verse_line(state.blocks[end].plain):
            end += 1
        if not _can_be_caption(state, at - 1) or end - at <= _LEAST_VERSE:
            continue
        for line in range(at - 1, end):
            state.claim(line, Part.CAPTION)
        if end < len(state.blocks) and state.parts[end] is Part.CREDIT:
            end += 1
        state.tied.update(range(at, end))
        if ends_story(state, end):
            open_block(state, at - 1)


def _claim_captions(state: State) -> None:
    """Claim captions without a credit of their own: beside other pictures, or by their wording."""
    _claim_covered(state)
    for at, block in state.unclaimed():
        is_note = is_source_note(block.plain)
        # The wording is asked first: few lines have it.
        if not (is_note or is_caption(block.plain)) or not state.is_text(at):
            continue
        if is_note:
            if _is_of_photo(state, at - 1) or _is_of_photo(state, at + 1) or _is_within_text(state, at):
                state.claim(at, Part.CAPTION)
            continue
        state.claim(at, Part.CAPTION)
        if is_artwork(block.plain) and ends_story(state, at + 1) and at and not _is_of_photo(state, at - 1):
            open_block(state, at)


def _is_within_text(state: State, at: int) -> bool:
    """Return True over more of a story's text: a chart stood there that the text lacks; not over who made a list."""
    return state.is_text(at + 1) and not state.blocks[at + 1].plain.startswith(_MAKERS)


def _claim_covered(state: State) -> None:
    """Claim the captions above a credit that is for all of them: 以上图片均为…."""
    for at, block in enumerate(state.blocks):
        if state.parts[at] in _COVERED and covers_all(block.plain):
            above = at - 1
            while is_bare_caption(state, above):
                state.claim(above, Part.CAPTION)
                above -= 1


def _is_of_photo(state: State, at: int) -> bool:
    return 0 <= at < len(state.blocks) and state.parts[at] in CAPTION_PARTS
