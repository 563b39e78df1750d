"""What no other rule knows is text. A jump line that no story opens starts a continuation without a headline."""

from reader.importer.rules.state import Part, State

_STACK = (Part.HEADLINE, Part.DECK, Part.LABEL, Part.KICKER, Part.BYLINE)


def apply(state: State) -> None:
    for at in range(len(state.blocks)):
        if state.parts[at] is Part.JUMP:
            if _begins_continuation(state, at):
                state.open(at)
                state.find("orphan_continuation", at)
        elif state.parts[at] is None:
            state.claim(at, Part.TEXT)


def _begins_continuation(state: State, at: int) -> bool:
    """A 上接 line away from a headline stack; 下转 lines end what runs."""
    backward = "接" in state.blocks[at].plain[:8]
    return backward and (at == 0 or state.parts[at - 1] not in _STACK)
