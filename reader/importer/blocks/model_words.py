"""A language model's own words in the page that it read: its sentences, groups, numbers, names of parts, pictures."""

import re
from dataclasses import replace

from reader.importer.blocks import model_groups, model_heads, model_sentences, model_tables, model_tags, named_parts
from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.numbered_heads import is_head
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.shapes.pictographs import PICTOGRAPH

_PICTURE = re.compile(
    r"(?P<open>【(?:图片|照片|插图|配图|图)(?:描述|说明|内容)?(?::\s*)?)(?P<shown>[^【】]{0,200})(?P<close>】)$"
)


_PICTURE_NAME = re.compile(r"[\[【(](?:图片|照片|插图|配图|图|photo|image|picture)[\])】]\s*:?\s*(?=\S)", re.IGNORECASE)
"""A name before a caption: [图片] 工人在更换水管."""


def settle(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks without a model's own words; its sentences and groups are furniture, the others `removed`."""
    if not blocks:
        return blocks
    blocks = model_sentences.settle(blocks, removed)
    blocks = model_tables.settle(blocks, removed)
    _take_pictographs(blocks, removed)
    blocks = model_tags.settle(blocks, removed)
    blocks = named_parts.take_headed(blocks, removed)
    model_groups.settle(blocks, removed)
    model_heads.settle(blocks, removed)
    blocks = named_parts.settle(blocks, removed)
    for at, block in enumerate(blocks):
        if block.plain[:1] in ("[", "【", "(") and (named := _PICTURE_NAME.match(block.plain)):
            removed.append(Removed(Mark.PICTURE, block.first, block.text[: named.end()]))
            blocks[at] = replace(block, text=block.text[named.end() :], emphasis=None, stated=Stated.CAPTION)
        elif block.plain[:1] == "【" and (mark := _PICTURE.match(block.plain)):
            removed += [
                Removed(Mark.PICTURE, block.first, block.text[slice(*mark.span(part))]) for part in ("open", "close")
            ]
            blocks[at] = replace(block, text=block.text[slice(*mark.span("shown"))].strip(), image="")
    return blocks


def _take_pictographs(blocks: list[Block], removed: list[Removed]) -> None:
    """Take the small pictures from the beginnings of headings."""
    for at, block in enumerate(blocks):
        mark = PICTOGRAPH.match(block.text) if (block.level or block.emphasis) and is_head(block) else None
        if mark and mark.end() < len(block.text):
            removed.append(Removed(Mark.TOOL, block.first, mark[0]))
            blocks[at] = replace(block, text=block.text[mark.end() :])
