"""PaddleOCR's JSON (PP-StructureV3, PaddleOCR-VL): `parsing_res_list`, a page's blocks in reading order.

As `save_to_json` writes it, as its service answers (`layoutParsingResults`, `prunedResult`), and lists of these.
https://www.paddleocr.ai/latest/en/version3.x/pipeline_usage/PP-StructureV3.html
"""

from collections.abc import Iterator
from typing import Any

from reader.importer.blocks.block import Region, Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import box, listed, mapped, number, text

_PICTURES = ("image", "figure", "chart", "seal", "header_image", "footer_image")
_CAPTIONS = ("vision_footnote", "figure_title", "table_title", "chart_title")


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of a result."""
    for at, page in enumerate(_results(value)):
        sheet = BlockSheet()
        for item in listed(page.get("parsing_res_list")):
            _add(sheet, item, int(number(page.get("page_index")) or at) + 1)
        yield sheet


def _results(value: Any) -> Iterator[dict[str, Any]]:
    for one in listed(value) if isinstance(value, list) else [mapped(value)]:
        inner = mapped(one.get("res")) or one
        answers = listed((mapped(one.get("result")) or one).get("layoutParsingResults"))
        if answers:
            yield from (mapped(each.get("prunedResult")) for each in answers)
        elif "parsing_res_list" in inner:
            yield inner


def _add(sheet: BlockSheet, item: dict[str, Any], page: int) -> None:
    label = text(item.get("block_label"))
    region = box(item.get("block_bbox"), page)
    role = region_role(label)
    if label in _PICTURES and role.stated is not Stated.FOLIO:
        # Words that the tool read within a picture describe it.
        sheet.picture(_picture(label, region), text(item.get("block_content")), Facts(region=region))
        return
    stated = Stated.CAPTION if label in _CAPTIONS else Stated.FOLIO if label == "aside_text" else role.stated
    sheet.read(text(item.get("block_content")), Facts(level=role.level, stated=stated, region=region))


def _picture(label: str, region: Region | None) -> str:
    """Return the name under which PaddleOCR saves a picture beside the page, by its box; '' without one."""
    if region is None:
        return ""
    corners = (region.left, region.top, region.right, region.bottom)
    return f"imgs/img_in_{label}_box_{'_'.join(str(int(corner)) for corner in corners)}.jpg"
