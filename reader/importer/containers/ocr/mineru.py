"""MinerU's JSON: `content_list.json`, a list of blocks, and `middle.json`, pages of blocks of lines of spans.

https://opendatalab.github.io/MinerU/reference/output_files
"""

from collections.abc import Iterator
from typing import Any

from reader.importer.blocks.block import Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.joined_lines import joined
from reader.importer.containers.ocr.json_values import box, listed, number, text, texts

_CAPTIONS = ("image_caption", "img_caption", "table_caption", "chart_caption", "code_caption")
_NOTES = ("image_footnote", "img_footnote", "table_footnote", "chart_footnote", "code_footnote")
_BODIES = ("table_body", "code_body", "text", "content")
_FURNITURE = ("aside_text",)


def listed_pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of a content list, by `page_idx`."""
    sheets: dict[int, BlockSheet] = {}
    for item in listed(value):
        page = int(number(item.get("page_idx")) or 0)
        _add_item(sheets.setdefault(page, BlockSheet()), item, page + 1)
    yield from (sheets[page] for page in sorted(sheets))


def _add_item(sheet: BlockSheet, item: dict[str, Any], page: int) -> None:
    kind = text(item.get("type"))
    role = region_role(kind)
    region = box(item.get("bbox"), page)
    if text(item.get("img_path")) and (role.picture or kind == "seal"):
        sheet.picture(text(item["img_path"]), facts=Facts(region=region))
    level = int(number(item.get("text_level")) or 0) or role.level
    stated = Stated.FOLIO if kind in _FURNITURE else role.stated
    facts = Facts(level=level, stated=stated, region=region)
    captions = [each for name in _CAPTIONS for each in texts(item.get(name))]
    if kind == "table":
        _add_captions(sheet, captions, region)
    for name in _BODIES:
        sheet.read(text(item.get(name)), facts)
    for each in texts(item.get("list_items")):
        sheet.read(each, Facts(stated=Stated.ITEM, region=region))
    if kind != "table":
        _add_captions(sheet, captions, region)
    _add_captions(sheet, [each for name in _NOTES for each in texts(item.get(name))], region)


def _add_captions(sheet: BlockSheet, captions: list[str], region: Any) -> None:
    for caption in captions:
        sheet.read(caption, Facts(stated=Stated.CAPTION, region=region))


def middle_pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of a middle file, in its order."""
    for at, page in enumerate(listed(value.get("pdf_info")) if isinstance(value, dict) else ()):
        sheet = BlockSheet()
        number_of = int(number(page.get("page_idx")) or at) + 1
        for block in listed(page.get("discarded_blocks")):
            _add_block(sheet, block, number_of, Stated.FOLIO)
        for block in listed(page.get("para_blocks")) or listed(page.get("preproc_blocks")):
            _add_block(sheet, block, number_of)
        yield sheet


_DEEPEST = 8
"""Blocks in one another: a picture's body, a list's items."""


def _add_block(
    sheet: BlockSheet, block: dict[str, Any], page: int, stated: Stated = Stated.TEXT, depth: int = 0
) -> None:
    kind = text(block.get("type"))
    role = region_role(kind)
    inner = listed(block.get("blocks"))
    if inner and depth < _DEEPEST:
        for each in sorted(inner, key=_is_behind):
            _add_block(sheet, each, page, stated, depth + 1)
        return
    lines = [listed(line.get("spans")) for line in listed(block.get("lines"))]
    spans = [span for line in lines for span in line]
    scores = [score for span in spans if (score := number(span.get("score"))) is not None]
    is_caption = kind.endswith(("_caption", "_footnote"))
    facts = Facts(
        level=int(number(block.get("level")) or 0) or role.level,
        stated=stated if stated is not Stated.TEXT else Stated.CAPTION if is_caption else role.stated,
        region=box(block.get("bbox"), page),
        confidence=sum(scores) / len(scores) if scores else None,
    )
    if facts.stated is Stated.FOLIO:
        facts = Facts(stated=Stated.FOLIO, region=facts.region, confidence=facts.confidence)
    for span in spans:
        if text(span.get("img_path")) and text(span.get("type")) in ("image", "chart", "seal"):
            sheet.picture(text(span["img_path"]), facts=Facts(region=facts.region))
        sheet.read(text(span.get("html")), facts)
    sheet.read(joined("".join(map(_span, line)) for line in lines), facts)


def _is_behind(block: dict[str, Any]) -> bool:
    """Return True for what stands below a picture or table; captions of tables stand over them."""
    kind = text(block.get("type"))
    return kind.endswith(("_caption", "_footnote")) and kind != "table_caption"


def _span(span: dict[str, Any]) -> str:
    words = text(span.get("content"))
    return f"${words}$" if words and text(span.get("type")) == "inline_equation" else words
