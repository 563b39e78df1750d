"""The areas of the hits of a search on a composed page."""

from collections.abc import Iterator
from itertools import groupby

from reader.render.page_view import Align, Area, Placed, Sheet
from reader.render.story_html import Marker
from reader.ui.page_view.page_type import TypeCase


def hit_areas(sheet: Sheet, marker: Marker, case: TypeCase) -> list[Area]:
    """The parts of lines that a search marks, in ems; a word that a line end cuts has one area on each line."""
    found: list[Area] = []
    for _, first, last in sheet.runs:
        for _, alike in groupby(sheet.texts[first:last], key=lambda text: text.face):
            found += _areas(list(alike), marker, case)
    return found


def _areas(texts: list[Placed], marker: Marker, case: TypeCase) -> Iterator[Area]:
    """Lines of one kind read as one text: what print cut stands together again."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text.text)
    for span in marker.spans("".join(text.text for text in texts)):
        for start, text in zip(starts, texts, strict=True):
            first, last = max(span.start - start, 0), min(span.end - start, len(text.text))
            if first < last:
                yield _area(text, first, last, case)


def _area(text: Placed, first: int, last: int, case: TypeCase) -> Area:
    def upto(count: int) -> float:
        return case.width(text.face, text.size, text.text[:count]) + count * text.spacing

    room = text.width - upto(len(text.text))
    shift = {Align.START: 0.0, Align.CENTRE: room / 2, Align.END: room}[text.align]
    begin = upto(first)
    return Area(text.x + shift + begin, text.y - 0.92 * text.size, upto(last) - begin, 1.16 * text.size)
