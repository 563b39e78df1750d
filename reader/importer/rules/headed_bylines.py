"""Bylines that a tool set as headings.

Claims    nothing: such headings become text, which `byline` claims under its headline; `headline` asks which of them
          stand over their headline.
Evidence  nothing but names: with an office (记者, 通讯员) anywhere; bare ones right under a heading of larger type and
          over the text, no other heading of their level in the story like them.
Cases     bylines.md, thresholds_byline.md.
Leaves    names that head the parts of a story, one after the other; words of a signature in brackets.
"""

from collections.abc import Iterator

from reader.domain.story import Role
from reader.importer.rules.stack import Follows, under
from reader.importer.rules.standing import byline_of
from reader.importer.rules.state import State
from reader.importer.shapes.names import looks_like_name
from reader.importer.shapes.sentence import is_finished

_OFFICES = (Role.REPORTER, Role.CORRESPONDENT)

_LONGEST_PART_CHARS = 3
"""Code points of a heading of the same level beside which a name heads a part of its own: 金融 beside 教育."""


def lower(state: State) -> frozenset[int]:
    """Take the level of each heading that is nothing but a byline; return those that stand over their headline."""
    over: set[int] = set()
    headings = [at for at, block in state.unclaimed() if block.level]
    for place, at in enumerate(headings):
        block = state.blocks[at]
        names = byline_of(block) or ()
        if not names or block.plain[0] == "(":
            continue
        by_office = [one.name for one in names if one.role in _OFFICES]
        if by_office and all(map(looks_like_name, by_office)):
            if _is_over_headline(state, at):
                over.add(at)
        elif not (_is_bare(state, at) and _is_alone(state, headings[place + 1 :], block.level)):
            continue
        block.level, block.closed = 0, True
    return frozenset(over)


def _is_bare(state: State, at: int) -> bool:
    """Return True for nothing but names of authors, between a heading of larger type and the text."""
    above, block = state.blocks[at - 1], state.blocks[at]
    if not (at and state.free(at - 1) and 0 < above.level < block.level and state.is_text(at + 1)):
        return False
    names = byline_of(block) or ()
    return all(one.role is Role.AUTHOR and looks_like_name(one.name) for one in names)


def _is_alone(state: State, below: list[int], level: int) -> bool:
    """Return True if no other heading of this level in the same story is a few signs long, or a name as well."""
    others = [state.blocks[at] for at in _of_story(state, below, level)]
    return not any(len(block.plain) <= _LONGEST_PART_CHARS or byline_of(block) for block in others)


def _of_story(state: State, below: list[int], level: int) -> Iterator[int]:
    for at in below:
        if state.blocks[at].level < level:
            return
        if state.blocks[at].level == level:
            yield at


def _is_over_headline(state: State, at: int) -> bool:
    """Return True for a byline under the end of a text and over a headline that has no byline or dateline below."""
    above = at - 1
    ends = above < 0 or not state.free(above) or (state.is_text(above) and is_finished(state.blocks[above].plain))
    below = at + 1
    while below < len(state.blocks) and state.free(below) and state.blocks[below].level:
        below += 1
    return ends and below > at + 1 and state.is_text(below) and under(state.blocks, below)[0] is Follows.TEXT
