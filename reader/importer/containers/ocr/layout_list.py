"""Layout in JSON as vision models are asked for it: a list of regions with box, category and text, in reading order.

dots.ocr writes `bbox`, `category` and `text`, the text in Markdown and a table in HTML; Qwen-VL and GLM-OCR `bbox_2d`
and `label`.
https://github.com/rednote-hilab/dots.ocr
"""

from collections.abc import Iterator
from typing import Any

from reader.importer.blocks.block import Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import box, listed, text

_BOXES = ("bbox", "bbox_2d", "box", "box_2d")
_CATEGORIES = ("category", "label", "category_type", "type")
_TEXTS = ("text", "text_content", "content", "markdown", "html")
_LISTS = ("layout_details", "layout", "regions", "json_result")
"""Names of the list in an object around it: GLM-OCR's service answers so."""

_FIRST = ("page_header", "header")
"""Categories that stand above all others, wherever the model lists them."""


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the page of a list of regions, or the pages of a list of lists."""
    value = next((value[name] for name in _LISTS if isinstance(value, dict) and name in value), value)
    inner = [each for each in value if isinstance(each, list)] if isinstance(value, list) else []
    for at, regions in enumerate(inner or [value], 1):
        sheet = BlockSheet()
        for region in sorted(listed(regions), key=lambda region: _category(region) not in _FIRST):
            _add(sheet, region, at)
        yield sheet


def _category(region: dict[str, Any]) -> str:
    named = next((text(region.get(name)) for name in _CATEGORIES if text(region.get(name))), "")
    return named.strip().lower().replace("-", "_").replace(" ", "_")


def _add(sheet: BlockSheet, region: dict[str, Any], page: int) -> None:
    role = region_role(_category(region))
    place = next((found for name in _BOXES if (found := box(region.get(name), page))), None)
    words = next((said for name in _TEXTS if (said := text(region.get(name)))), "")
    if role.picture:
        sheet.picture("", words, Facts(region=place))
    elif role.stated is Stated.FOLIO:
        # A head in Markdown is a head all the same.
        sheet.add(words.lstrip("# "), Facts(stated=role.stated, region=place))
    else:
        sheet.read(words, Facts(level=role.level, stated=role.stated, region=place))
