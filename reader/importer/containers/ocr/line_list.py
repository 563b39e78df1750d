"""Lines as recognition without layout lists them in JSON (EasyOCR and its like): text, confidence and box of each."""

from collections.abc import Iterator
from typing import Any

from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import listed, mapped, number, text

_CONFIDENCES = ("confidence", "score", "prob")


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the one page of a list, its lines in the order of the list; or that of each result of PaddleOCR."""
    if results := [each for each in listed(value) or [mapped(value)] if _TEXTS in _result(each)]:
        yield from (_page(_result(each)) for each in results)
        return
    sheet = BlockSheet()
    for line in listed(value):
        stated = (number(line.get(name)) for name in _CONFIDENCES)
        sheet.add(text(line.get("text")), Facts(confidence=next((each for each in stated if each is not None), None)))
    yield sheet


_TEXTS, _SCORES = "rec_texts", "rec_scores"
"""Names of PaddleOCR's lists of lines and of their confidence, side by side."""


def _result(value: dict[str, Any]) -> dict[str, Any]:
    return mapped(value.get("res")) or value


def _page(result: dict[str, Any]) -> BlockSheet:
    sheet = BlockSheet()
    lines, scores = (each if isinstance(each, list) else [] for each in (result.get(_TEXTS), result.get(_SCORES)))
    for at, line in enumerate(lines):
        sheet.add(text(line), Facts(confidence=number(scores[at]) if at < len(scores) else None))
    return sheet
