"""olmOCR's JSON Lines (Dolma): a document a line, its text in Markdown, and the stretches of it that are its pages.

https://github.com/allenai/olmocr
"""

from collections.abc import Iterator
from typing import Any

from reader.importer.containers.block_sheet import BlockSheet
from reader.importer.containers.ocr.json_values import mapped, number, text


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages of one document; the whole text as one if it states none."""
    whole = text(mapped(value).get("text"))
    spans = list(_spans(mapped(value), len(whole))) or [(0, len(whole))]
    for start, end in spans:
        sheet = BlockSheet()
        sheet.read(whole[start:end])
        yield sheet


def _spans(document: dict[str, Any], size: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the pages, and as their last what the pages leave out at the end."""
    stated = mapped(document.get("attributes")).get("pdf_page_numbers")
    last = 0
    for span in stated if isinstance(stated, list) else ():
        corners = [number(each) for each in span] if isinstance(span, list) else []
        if len(corners) > 1 and corners[1] is not None and corners[1] > last:
            yield last, min(int(corners[1]), size)
            last = int(corners[1])
    if 0 < last < size:
        yield last, size
