"""Marker's JSON: a tree of pages and blocks with HTML, and its flat form of chunks.

https://github.com/datalab-to/marker#json
"""

import re
from collections.abc import Iterator
from typing import Any

from reader.importer.blocks.block import Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import box, listed, mapped, number, text

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PAGE = re.compile(r"/page/(\d{1,6})/")
_MOST_BLOCKS = 200_000
"""Blocks of a document. Guard: groups may nest without end."""


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages."""
    whole = mapped(value)
    sheets: dict[int, BlockSheet] = {}
    waiting = list(reversed(listed(whole.get("children")) or listed(whole.get("blocks"))))
    for _ in range(_MOST_BLOCKS):
        if not waiting:
            break
        block = waiting.pop()
        inner = listed(block.get("children"))
        if inner:
            waiting += reversed(inner)
            continue
        page = _page(block)
        _add(sheets.setdefault(page, BlockSheet()), block, page + 1)
    yield from (sheets[page] for page in sorted(sheets))


def _page(block: dict[str, Any]) -> int:
    named = _PAGE.match(text(block.get("id")))
    return int(named[1]) if named else int(number(block.get("page")) or 0)


def _add(sheet: BlockSheet, block: dict[str, Any], page: int) -> None:
    kind = _WORDS.sub("_", text(block.get("block_type")))
    role = region_role(kind)
    region = box(block.get("bbox"), page)
    html = text(block.get("html"))
    if role.picture:
        sheet.picture("", facts=Facts(region=region))
    elif kind != "Page":
        stated = Stated.CAPTION if kind == "Caption" else role.stated
        sheet.read(html, Facts(level=0 if stated is Stated.FOLIO else role.level, stated=stated, region=region))
