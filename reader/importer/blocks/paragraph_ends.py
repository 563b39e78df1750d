"""Full lines that end a paragraph all the same: a headline, a byline or a dateline stands right below."""

from reader.importer.blocks.block import Block
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.caption import is_caption
from reader.importer.shapes.column_label import LabelWeight, label_weight
from reader.importer.shapes.credit import has_credit, is_credit, split_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.head_line import is_bracketed, may_be_head
from reader.importer.shapes.sentence import is_finished, starts_item

_LOOKED_AT_LINES = 16
"""Lines above and below a seam that are looked at. Guard: a paragraph of any length would be searched at each seam."""

_LEADS_ON = ":;"


def runs_on(above: Block) -> bool:
    """Return True for a line that ends no paragraph, though it is short: nothing but a dateline, 本报北京5月7日电."""
    found = opening(above.text, above.plain)
    return found is not None and found.end == len(above.text)


def opens_story(below: Block) -> bool:
    """Return True for a line that stands under a headline: a dateline with its text, a byline."""
    return opening(below.text, below.plain) is not None or parse_byline(below.plain) is not None


def parts(group: list[Block], numbers: list[int], *, is_indented: bool, whole_heads: bool) -> list[list[int]]:
    """Return the numbers of a group's lines, parted where wording shows that two parts stand one below the other.

    `is_indented` says that the page indents its paragraphs: nothing but headlines stands under one without a sign.
    `whole_heads` says that the group may be of headlines that are set wider than the text: each line of it is whole.
    """
    parted = [[numbers[0]]]
    start = 0
    for at in range(1, len(group)):
        if _parts(group, start, at, is_indented=is_indented, whole_heads=whole_heads):
            parted.append([])
            start = at
        parted[-1].append(numbers[at])
    return parted


def _parts(group: list[Block], start: int, at: int, *, is_indented: bool, whole_heads: bool) -> bool:
    above = "".join(block.plain for block in group[max(start, at - _LOOKED_AT_LINES) : at])
    rest = "".join(block.plain for block in group[at : at + _LOOKED_AT_LINES])
    if _is_end(above):
        return _is_head(rest) or (
            not is_indented and (_ends_in_credit(above) or _opens(group[at].plain) or _is_part(rest))
        )
    if "。" in above or not may_be_head(above):
        return False
    if above.endswith("——") or (whole_heads and may_be_head(rest)) or label_weight(rest) is LabelWeight.SURE:
        return True
    return opening(rest, rest) is not None or parse_byline(rest) is not None


def _is_end(above: str) -> bool:
    """Return True if a paragraph may end here: a sentence does, or the credit of a photo."""
    is_sentence = is_finished(above) and above[-1] not in _LEADS_ON
    return is_sentence or has_credit(above)


def _ends_in_credit(plain: str) -> bool:
    return is_credit(plain) or split_credit(plain) is not None


def _is_head(rest: str) -> bool:
    """Return True if the rest of a group may stand under a paragraph of indented ones: a headline, a byline."""
    return (may_be_head(rest) and not is_finished(rest)) or parse_byline(rest) is not None


def _opens(line: str) -> bool:
    """Return True if a line opens an item or a text of its own."""
    return (starts_item(line) and not line.startswith("—")) or opening(line, line) is not None or is_caption(line)


def _is_part(rest: str) -> bool:
    """Return True if the rest of a group is a part of its own: a note in brackets, a caption with its credit."""
    return is_bracketed(rest) or _ends_in_credit(rest)
