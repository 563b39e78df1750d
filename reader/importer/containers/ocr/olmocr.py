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
    for start, end in _spans(mapped(value), len(whole)):
        sheet = BlockSheet()
        sheet.read(whole[start:end])
        yield sheet


def _spans(document: dict[str, Any], size: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the pages. Text behind the last stated end belongs to the last page."""
    stated = mapped(document.get("attributes")).get("pdf_page_numbers")
    ends = [0]
    for span in stated if isinstance(stated, list) else ():
        corners = [number(each) for each in span] if isinstance(span, list) else []
        if len(corners) > 1 and corners[1] is not None and corners[1] > ends[-1]:
            ends.append(min(int(corners[1]), size))
    yield from zip(ends[:-1] or [0], [*ends[1:-1], size], strict=True)
