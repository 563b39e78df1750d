"""The length of an article (字数 1062字), which electronic editions print under its headline.

Claims    lines of nothing but the word and a number, beside the story as furniture.
Evidence  the word 字数 and its number.
Cases     page_furniture.md.
Leaves    an author with the length behind the name: `shapes.byline_line` reads past it.
"""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.state import State

_LINE = re.compile(r"[(【\[]?\s*(?:本文|全文)?(?:总|共)?字\s?数\s?(?:统计)?[:\s]\s?约?[\d,]{1,7}\s?字?\s*[)】\]]?$")


def apply(state: State) -> None:
    """Claim each such line."""
    for at, block in enumerate(state.blocks):
        if "数" in block.plain and _LINE.match(block.plain) and state.is_text(at):
            state.set_beside(at, StoryKind.FOLIO)
