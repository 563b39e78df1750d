"""A language model's own words in the page that it read: what it says below it, numbers of its headlines, its pictures.

Models end with an offer of help or a note on what they could not read, number the articles (文章一：…) and put
pictures into words (【图片：…】).
"""

import re
from dataclasses import replace

from reader.importer.blocks import named_parts
from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.numbered_heads import take_numbers
from reader.importer.blocks.removed import Mark, Removed

_LAST_LINES = 2
"""Lines below a page in which a model speaks: an offer, a note."""

_CLOSING = re.compile(
    r"""
    (?:如果|如|若|需要).{0,40}(?:告诉|告知|通知|联系)我(?!们)      # 如需进一步整理,请随时告诉我
    | 以上(?:是|为|即|就是)?.{0,16}(?:图片|图像|版面|识别|转录|转写).{0,12}(?:文字|内容|结果)
    | [(\[*]?(?:注|备注|说明|注意):.{0,40}(?:图片|图像|扫描|识别|原图|原文|OCR)
      .{0,24}(?:模糊|无法|不清|有误|省略|标示|标注|误差|核对)
    | (?:\*|\(|\[)?(?:note|disclaimer)s?:[^\u4e00-\u9fff]*$                 # Note: the corner is cut off.
    | (?:let\ me\ know|if\ you)\b[^\u4e00-\u9fff]*$                        # Let me know if you need more.
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:sure|certainly|of course|here|i['’]ll|i will|i['’]ve|i have|below|the following|this is|okay|ok)\b"
    r"[^\u4e00-\u9fff]*(?:transcri|text|content|page|newspaper|image|ocr)[^\u4e00-\u9fff]*$",
    re.IGNORECASE,
)
"""A model's own English words above a page; those in Chinese are in the table of tools' marks."""

_NUMBERED = re.compile(
    r"[【\[]?(?:文章|稿件|报道|新闻)\s?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s?[】\]:、.]\s*(?=\S)"
)
_PICTURE = re.compile(
    r"(?P<open>【(?:图片|照片|插图|配图|图)(?:描述|说明|内容)?(?::\s*)?)(?P<shown>[^【】]{0,200})(?P<close>】)$"
)


def settle(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks without a model's own words; those below the page are furniture, the others are `removed`."""
    for block in blocks[-_LAST_LINES:]:
        if block.image is None and not block.level and _CLOSING.match(block.plain):
            block.stated = Stated.FOLIO
    if blocks and not blocks[0].level and _OPENING.match(blocks[0].plain):
        blocks[0].stated = Stated.FOLIO
    blocks = named_parts.settle(blocks, removed)
    take_numbers(_NUMBERED, blocks, removed)
    for at, block in enumerate(blocks):
        if block.plain[:1] == "【" and (mark := _PICTURE.match(block.plain)):
            removed += [
                Removed(Mark.PICTURE, block.first, block.text[slice(*mark.span(part))]) for part in ("open", "close")
            ]
            blocks[at] = replace(block, text=block.text[slice(*mark.span("shown"))].strip(), image="")
    return blocks
