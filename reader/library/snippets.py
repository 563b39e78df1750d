"""The piece of a story that shows why it was found."""

from collections.abc import Callable, Sequence

from reader.domain.span import Span
from reader.library.blocks import Block
from reader.library.views import Snippet
from reader.query.fields import Zone
from reader.text.highlight import Highlighter

LENGTH_CODE_POINTS = 100
"""Longest snippet, marks of omission not counted."""

_BEFORE_CODE_POINTS = 16
"""Longest text before the first hit: a narrow list shows some thirty characters."""
_OMITTED = "…"
_SHOWN_ANYWAY = (Zone.HEADLINE, Zone.KICKER)


def snippet(blocks: Sequence[Block], marker: Callable[[Zone], Highlighter]) -> Snippet:
    """Return the block with most hits, around its first; the first text if only the headline has one.

    `marker` gives what to mark in a zone. A list shows the headline anyway; it is taken only if there is nothing
    else.
    """
    shown = [block for block in blocks if block.zone not in _SHOWN_ANYWAY]
    counts = [(hits, block) for block in shown if (hits := marker(block.zone).hits(block.text))]
    if counts:
        best = max(counts, key=lambda count: count[0])[1]
        return _window(best.text, marker(best.zone).spans(best.text))
    lead = next((block for block in blocks if block.zone in (Zone.TEXT, Zone.CAPTION)), None)
    if lead:
        return _window(lead.text, [])
    if not blocks:
        return Snippet("")
    return _window(blocks[0].text, marker(blocks[0].zone).spans(blocks[0].text))


def _window(text: str, spans: Sequence[Span]) -> Snippet:
    first = spans[0].start if spans else 0
    start = max(0, first - _BEFORE_CODE_POINTS)
    end = min(len(text), start + LENGTH_CODE_POINTS)
    before = _OMITTED if start else ""
    shift = len(before) - start
    marks = tuple(
        Span(max(span.start, start) + shift, min(span.end, end) + shift)
        for span in spans
        if span.start < end and span.end > start
    )
    return Snippet(before + text[start:end] + (_OMITTED if end < len(text) else ""), marks)
