"""Lines as recognition without layout lists them in JSON (EasyOCR and its like): text, confidence and box of each."""

from collections.abc import Iterator
from typing import Any

from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.json_values import listed, mapped, number, text

_CONFIDENCES = ("confidence", "score", "prob", "Confidence")

_LISTS = {"words_result": "words", "TextDetections": "DetectedText", "prism_wordsInfo": "word"}
"""Names of the lists of lines in answers of services (Baidu, Tencent, Alibaba), and of the text of a line there."""


def pages(value: Any) -> Iterator[BlockSheet]:
    """Yield the page of a list, its lines in the order of the list; or a page for each result of a service."""
    if results := [each for each in listed(value) or [mapped(value)] if _TEXTS in _result(each)]:
        yield from (_page(_result(each)) for each in results)
        return
    for answer in listed(value) if isinstance(value, list) else [mapped(value)]:
        inner = mapped(answer.get("Response")) or mapped(answer.get("data")) or answer
        for name, named in _LISTS.items():
            if lines := listed(inner.get(name)):
                yield _sheet(lines, named)
    if isinstance(value, list) and not any(name in mapped(each) for each in value for name in _LISTS):
        yield _sheet(listed(value), "text")


def _sheet(lines: list[dict[str, Any]], named: str) -> BlockSheet:
    """Return the page of a list of lines, whose texts bear this name."""
    sheet = BlockSheet()
    for line in lines:
        stated = (number(line.get(name)) for name in _CONFIDENCES)
        sheet.add(text(line.get(named)), Facts(confidence=next((each for each in stated if each is not None), None)))
    return sheet


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
