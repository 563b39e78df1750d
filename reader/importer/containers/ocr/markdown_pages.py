"""Pages of Markdown in JSON: `pages`, each with its number and its text (Mistral OCR, scripts around models).

https://docs.mistral.ai/capabilities/document_ai/basic_ocr/
"""

from collections.abc import Iterator
from typing import Any

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.blocks.block import Stated
from reader.importer.containers.block_sheet import NO_FACTS, BlockSheet, Facts
from reader.importer.containers.ocr.json_values import listed, mapped, text
from reader.importer.containers.records.cell_values import page_of
from reader.importer.containers.records.row import cell_text

_TEXTS = ("markdown", "md", "text", "content")
_NUMBERS = ("page_number", "page_no", "page")


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the pages in their order. Their numbers may count what was read: one that the page prints comes first."""
    for page in listed(mapped(value).get("pages")):
        sheet = BlockSheet()
        body = next((words for name in _TEXTS if (words := text(page.get(name)))), "")
        for each in (text(page.get("header")), body, text(page.get("footer"))):
            sheet.read(each, NO_FACTS if each is body else Facts(stated=Stated.FOLIO))
        place = next((found for name in _NUMBERS if (found := page_of(cell_text(page.get(name))))), None)
        if place and not any(guess.field == "page" for guess in sheet.head()):
            sheet.state(Guess("page", place.number, (Evidence(EvidenceSource.RECORD, place.number),), 1.0))
        yield sheet
