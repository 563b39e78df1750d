"""Tags in which a language model writes what each line is: `<headline>…</headline>`, `<标题>…</标题>`, `<body>` alone.

Claims    lines that such a tag encloses, and tags that stand alone on their lines.
Evidence  a headline or a text is named so, and another part.
Cases     model_words.md
Leaves    a single tag, and any word in angle brackets that names no part.
"""

import re

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.named_parts import Part, as_part, part_named
from reader.importer.blocks.removed import Mark, Removed

_NAME = r"[A-Za-z][A-Za-z_ -]{1,18}|[\u4e00-\u9fff]{2,6}"
_AROUND = re.compile(rf"<(?P<name>{_NAME})>\s*(?P<text>\S.*?)\s*</(?P=name)>$")
_ALONE = re.compile(rf"</?(?P<name>{_NAME})>$")

_HOLDERS = (
    "articles",
    "stories",
    "newspaper",
    "issue",
    "page",
    "ocr",
    "output",
    "result",
    "文章",
    "报道",
    "版面",
    "报纸",
)
"""Names of tags around articles, which stand on lines of their own."""


def settle(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks with the parts that tags name as facts; the tags are `removed`."""
    found = {at: (match, part) for at, block in enumerate(blocks) if (match := _around(block)) and (part := _of(match))}
    parts = {part for _, part in found.values()}
    if len(parts) <= 1 or not {Part.HEADLINE, Part.TEXT} & parts:
        return blocks
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        if at in found:
            match, part = found[at]
            removed.append(Removed(Mark.TOOL, block.first, block.text[: match.start("text")]))
            removed.append(Removed(Mark.TOOL, block.first, block.text[match.end("text") :]))
            block.text = match["text"]
            kept.append(as_part(part, block, removed))
        elif _is_alone(block):
            removed.append(Removed(Mark.TOOL, block.first, block.text))
        else:
            kept.append(block)
    return kept


def _around(block: Block) -> re.Match[str] | None:
    if block.text[:1] != "<" or block.image is not None or block.stated is Stated.TABLE:
        return None
    return _AROUND.match(block.text)


def _of(match: re.Match[str]) -> Part | None:
    return part_named(match["name"].replace("_", " "))


def _is_alone(block: Block) -> bool:
    match = _ALONE.match(block.text) if block.text[:1] == "<" else None
    if match is None:
        return False
    return match["name"].lower() in _HOLDERS or _of(match) is not None
