"""Lines as recognition without layout lists them in JSON (EasyOCR and its like): text, confidence and box of each."""

from collections.abc import Iterator
from typing import Any

from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import listed, number, text

_CONFIDENCES = ("confidence", "score", "prob")


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the one page of a list, its lines in the order of the list."""
    sheet = BlockSheet()
    for line in listed(value):
        stated = (number(line.get(name)) for name in _CONFIDENCES)
        sheet.add(text(line.get("text")), Facts(confidence=next((each for each in stated if each is not None), None)))
    yield sheet
