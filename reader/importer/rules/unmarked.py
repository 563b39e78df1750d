"""Headlines without heading marks: a short line after a finished text, with a byline or a dateline under it."""

from reader.importer.shapes.byline import parse_byline
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.sentence import is_finished, starts_item
from reader.importer.state import Part, State

_LONGEST = 50


def apply(state: State) -> None:
    for at in range(len(state.blocks) - 1):
        if state.is_text(at) and _is_headline(state, at):
            state.claim(at, Part.HEADLINE)
            state.open(at)


def _is_headline(state: State, at: int) -> bool:
    plain = state.blocks[at].plain
    if len(plain) > _LONGEST or len(plain) < 4 or is_finished(plain) or starts_item(plain) or plain[-1] in ",、":
        return False
    if not _after_text(state, at) or parse_byline(plain) is not None or _part_of_roundup(state, at):
        return False
    following = state.blocks[at + 1]
    if following.level or not state.free(at + 1):
        return False
    if opening(following.text, following.plain):
        return True
    return "记者" in following.plain and bool(parse_byline(following.plain))


def _after_text(state: State, at: int) -> bool:
    if at == 0 or at - 1 in state.beside:
        return True
    before = state.parts[at - 1]
    return before is None and is_finished(state.blocks[at - 1].plain)


def _part_of_roundup(state: State, at: int) -> bool:
    """Inside a story whose own text begins with such a line, or with an editor's note, this is the next part of it."""
    top = at
    while top > 0 and top not in state.opens:
        top -= 1
    if top not in state.opens:
        return False
    first = top
    while first < at and state.parts[first] is not None:
        first += 1
    if first >= at:
        return True
    opener = state.blocks[first].plain
    if len(opener) <= _LONGEST and not is_finished(opener):
        return True
    return any(
        "编" in state.blocks[place].plain and len(state.blocks[place].plain) < 12
        for place in range(first, min(first + 6, at))
    )
