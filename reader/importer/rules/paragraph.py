"""Text: what no other rule knows.

Claims    every block that is left, as text; a 上接 line that no headline stands over opens a continuation.
Evidence  none is needed.
Cases     jumps.md, and every other.
Leaves    nothing.
"""

from reader.importer.rules.state import ABOVE_TEXT, Part, State
from reader.importer.shapes.jump_line import whole_jump


def apply(state: State) -> None:
    """Claim the rest, and open continuations that have no headline."""
    for at, block in enumerate(state.blocks):
        if state.parts[at] is None:
            state.claim(at, Part.TEXT)
        elif state.parts[at] is Part.JUMP and (at == 0 or state.parts[at - 1] not in ABOVE_TEXT):
            jump = whole_jump(block.plain)
            # A 下转 line ends what runs above it.
            if jump and jump.backward:
                state.open(at)
                state.find("orphan_continuation", at)
