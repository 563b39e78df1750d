"""Jump lines that stand alone: (上接第1版) under a headline, or opening a continuation that has none.

Claims    lines that are a jump line and nothing else.
Evidence  上接, 下转 and their like with a page number; `shapes.jump_line` reads them.
Cases     jumps.md.
Leaves    jump lines at the edge of a paragraph, which `stories` cuts off.
"""

from reader.importer.rules.state import Part, State
from reader.importer.shapes.jump_line import whole_jump


def apply(state: State) -> None:
    """Claim each line that is nothing but a jump line."""
    for at, block in state.unclaimed():
        if whole_jump(block.plain):
            state.claim(at, Part.JUMP)
