"""Jump lines that stand alone: (上接第1版) under a headline, or opening a continuation that has none."""

from reader.importer.rules.state import Part, State
from reader.importer.shapes.jump import whole_jump


def apply(state: State) -> None:
    for at, block in enumerate(state.blocks):
        if state.free(at) and len(block.plain) <= 44 and "版" in block.plain and whole_jump(block.plain):
            state.claim(at, Part.JUMP)
