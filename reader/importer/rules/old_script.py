"""Pages in traditional characters: the rules below look at their lines in simplified ones.

Claims    nothing.
Evidence  characters that any text in traditional ones holds, and none in simplified ones.
Cases     old_script.md.
Leaves    what a line prints; the page head, for 申報 is a newspaper's name and 申报 may be words of a headline.
"""

from reader.importer.blocks.simplified_lines import simplify
from reader.importer.rules.state import State


def apply(state: State) -> None:
    """Simplify what the rules look at."""
    state.is_traditional = simplify(state.blocks)
