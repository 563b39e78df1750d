"""Byline lines under a headline stack, before the text."""

from reader.importer.rules.state import Part, State
from reader.importer.shapes.byline import parse_byline

_STACK = (Part.HEADLINE, Part.DECK, Part.LABEL, Part.KICKER, Part.JUMP, Part.BYLINE)


def apply(state: State) -> None:
    """The first line under a stack, and the second where both are bylines. A lone name needs text after it."""
    for at in range(1, len(state.blocks)):
        if not state.is_text(at) or state.parts[at - 1] not in _STACK or not _in_stack(state, at - 1):
            continue
        plain = state.blocks[at].plain
        names = parse_byline(plain)
        if names is None or (state.parts[at - 1] is Part.BYLINE and "记者" not in plain):
            continue
        if at + 1 >= len(state.blocks) or state.blocks[at + 1].level:
            continue
        state.claim(at, Part.BYLINE)


def _in_stack(state: State, at: int) -> bool:
    """The lines above, up to the headline, all belong to the stack."""
    lines = 0
    while at >= 0 and state.parts[at] in _STACK:
        lines += state.parts[at] is Part.BYLINE
        if state.parts[at] in (Part.HEADLINE, Part.DECK, Part.LABEL):
            return lines <= 2
        at -= 1
    return False
