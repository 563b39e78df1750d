"""PaddleOCR's JSON (PP-StructureV3, PaddleOCR-VL): `parsing_res_list`, a page's blocks in reading order.

As `save_to_json` writes it, as its service answers (`layoutParsingResults`, `prunedResult`), and lists of these.
https://www.paddleocr.ai/latest/en/version3.x/pipeline_usage/PP-StructureV3.html
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reader.importer.blocks.block import Region, Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.joined_lines import joined
from reader.importer.containers.ocr.json_values import box, listed, mapped, number, text

_PICTURES = ("image", "figure", "chart", "seal", "header_image", "footer_image")


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of a result."""
    for at, page in enumerate(_results(value)):
        sheet = BlockSheet()
        items = listed(page.get("parsing_res_list"))
        above = ""
        for item, label in zip(items, _labels(items), strict=True):
            touching = (above, label) == ("table_title", "table") or label == "table_footnote"
            _add(sheet, item, label, int(number(page.get("page_index")) or at) + 1, touching=touching)
            above = label
        yield sheet


def pages_of_regions(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of PP-Structure before version 3: regions with the lines that were read in them, by `img_idx`."""
    sheets: dict[int, BlockSheet] = {}
    for item in listed(value):
        page = int(number(item.get("img_idx")) or 0)
        sheet = sheets.setdefault(page, BlockSheet())
        role = region_role(text(item.get("type")))
        facts = Facts(level=role.level, stated=role.stated, region=box(item.get("bbox"), page + 1))
        lines = [text(line.get("text")) for line in listed(item.get("res"))]
        if role.picture:
            sheet.picture("", joined(lines), facts)
        else:
            sheet.add(joined(lines) if facts.level else "\n".join(lines), facts)
            sheet.read(text(mapped(item.get("res")).get("html")), facts)
    yield from (sheets[page] for page in sorted(sheets))


def _labels(items: Sequence[dict[str, Any]]) -> list[str]:
    """Return the labels of blocks; titles and footnotes of tables, which the tool labels like a figure's, as such."""
    written = [text(item.get("block_label")) for item in items]
    return [_of_table(*each) for each in zip(["", *written], written, [*written[1:], ""], strict=False)]


def _of_table(above: str, label: str, below: str) -> str:
    if label == "figure_title" and below == "table" and above not in _PICTURES:
        return "table_title"
    return "table_footnote" if label == "vision_footnote" and above == "table" else label


def _results(value: Any) -> Iterator[dict[str, Any]]:
    for one in listed(value) if isinstance(value, list) else [mapped(value)]:
        inner = mapped(one.get("res")) or one
        answers = listed((mapped(one.get("result")) or one).get("layoutParsingResults"))
        if answers:
            yield from (mapped(each.get("prunedResult")) for each in answers)
        elif "parsing_res_list" in inner:
            yield inner


def _add(sheet: BlockSheet, item: dict[str, Any], label: str, page: int, *, touching: bool) -> None:
    region = box(item.get("block_bbox"), page)
    role = region_role(label)
    if label in _PICTURES and role.stated is not Stated.FOLIO:
        # Words that the tool read within a picture describe it.
        sheet.picture(_picture(label, region), text(item.get("block_content")), Facts(region=region))
        return
    facts = Facts(level=role.level, stated=role.stated, region=region)
    sheet.read(text(item.get("block_content")), facts, touching=touching)


def _picture(label: str, region: Region | None) -> str:
    """Return the name under which PaddleOCR saves a picture beside the page, by its box; '' without one."""
    if region is None:
        return ""
    corners = (region.left, region.top, region.right, region.bottom)
    return f"imgs/img_in_{label}_box_{'_'.join(str(int(corner)) for corner in corners)}.jpg"
