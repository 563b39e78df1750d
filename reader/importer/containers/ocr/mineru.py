"""MinerU's JSON: `content_list.json`, a list of blocks, `content_list_v2.json`, a list of pages of them, and
`middle.json`, pages of blocks of lines of spans.

https://opendatalab.github.io/MinerU/reference/output_files
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reader.importer.blocks.block import Region, Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.joined_lines import joined
from reader.importer.containers.ocr.json_values import box, listed, mapped, number, text, texts

_CAPTION, _NOTE = "_caption", "_footnote"
"""Ends of the names of captions and notes; before them stands what they belong to: image, img, table, chart, vision."""

_BODIES = ("table_body", "code_body", "text", "content")


def listed_pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of a content list, by `page_idx`."""
    sheets: dict[int, BlockSheet] = {}
    for item in listed(value):
        page = int(number(item.get("page_idx")) or 0)
        _add_item(sheets.setdefault(page, BlockSheet()), item, page + 1)
    yield from (sheets[page] for page in sorted(sheets))


def pages_of_lists(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of a content list of the second version: a list of items for each page."""
    for at, items in enumerate(value if isinstance(value, list) else (), 1):
        sheet = BlockSheet()
        for item in listed(items):
            _add_item(sheet, _as_listed(item), at)
        yield sheet


_FIRST_NAMES = {"level": "text_level", "html": "table_body"}
"""Names of the second version that the first version writes otherwise; those of contents end in _content there."""


def _as_listed(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of the second version as the first writes it."""
    found = {name: item.get(name) for name in ("type", "bbox")}
    for name, value in mapped(item.get("content")).items():
        if name == "image_source":
            found["img_path"] = mapped(value).get("path")
        elif name == "list_items":
            found[name] = [_spans(each.get("item_content")) for each in listed(value)]
        elif name == "math_content":
            found["text"] = f"$${text(value)}$$"
        elif name.endswith((_CAPTION, _NOTE)):
            found[name] = [_spans(value)]
        elif isinstance(value, list):
            found["text"] = _spans(value)
        else:
            found[_FIRST_NAMES.get(name, name)] = value
    return found


def _spans(value: Any) -> str:
    return "".join(map(_span, listed(value)))


def _add_item(sheet: BlockSheet, item: dict[str, Any], page: int) -> None:
    kind = text(item.get("type"))
    role = region_role(kind)
    region = box(item.get("bbox"), page)
    if text(item.get("img_path")) and (role.picture or kind == "seal"):
        sheet.picture(text(item["img_path"]), facts=Facts(region=region))
    level = int(number(item.get("text_level")) or 0) or role.level
    captions, notes = (
        [each for name in item if name.endswith(end) for each in texts(item[name])] for end in (_CAPTION, _NOTE)
    )
    body = [text(item.get(name)) for name in _BODIES]
    if kind == "table" and any(body):
        _add_table(sheet, [*captions, *body, *notes], region)
        return
    for each in body:
        sheet.read(each, Facts(level=level, stated=role.stated, region=region))
    for each in texts(item.get("list_items")):
        sheet.read(each, Facts(stated=Stated.ITEM, region=region))
    for each in (*captions, *notes):
        sheet.read(each, Facts(stated=Stated.CAPTION, region=region))


def _add_table(sheet: BlockSheet, rows: Sequence[str], region: Region | None) -> None:
    """Write a table: its captions, its rows, its notes."""
    for at, each in enumerate(filter(None, rows)):
        sheet.read(each, Facts(stated=Stated.TABLE, region=region), touching=at > 0)


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
    sheet: BlockSheet,
    block: dict[str, Any],
    page: int,
    stated: Stated = Stated.TEXT,
    *,
    depth: int = 0,
    touching: bool = False,
) -> None:
    kind = text(block.get("type"))
    role = region_role(kind)
    inner = listed(block.get("blocks"))
    if inner and depth < _DEEPEST:
        for at, each in enumerate(sorted(inner, key=_order)):
            _add_block(sheet, each, page, stated, depth=depth + 1, touching=kind == "table" and at > 0)
        return
    lines = [listed(line.get("spans")) for line in listed(block.get("lines"))]
    spans = [span for line in lines for span in line]
    scores = [score for span in spans if (score := number(span.get("score"))) is not None]
    facts = Facts(
        level=0 if stated is Stated.FOLIO else int(number(block.get("level")) or 0) or role.level,
        stated=stated if stated is not Stated.TEXT else role.stated,
        region=box(block.get("bbox"), page),
        confidence=sum(scores) / len(scores) if scores else None,
    )
    for span in spans:
        if text(span.get("img_path")) and text(span.get("type")) in ("image", "chart", "seal"):
            sheet.picture(text(span["img_path"]), facts=Facts(region=facts.region))
        sheet.read(text(span.get("html")), facts, touching=touching)
    sheet.read(joined("".join(map(_span, line)) for line in lines), facts, touching=touching)


def _order(block: dict[str, Any]) -> int:
    """Return the place of a block beside a picture or table: titles of tables above, other captions and notes below."""
    kind = text(block.get("type"))
    return -1 if kind == "table_caption" else int(kind.endswith((_CAPTION, _NOTE)))


def _span(span: dict[str, Any]) -> str:
    words = text(span.get("content"))
    return f"${words}$" if words and text(span.get("type")) in ("inline_equation", "equation_inline") else words
