"""The piece of a story that shows why it was found."""

from collections.abc import Sequence

from reader.domain.span import Span
from reader.library.blocks import Block
from reader.library.views import Snippet
from reader.query.fields import Zone
from reader.text.highlight import Highlighter

LENGTH = 100
"""Code points of a snippet at most, marks of omission not counted."""

_BEFORE = 24
_OMITTED = "…"
_SHOWN_ANYWAY = (Zone.HEADLINE, Zone.KICKER)


def snippet(blocks: Sequence[Block], highlighter: Highlighter) -> Snippet:
    """The block with most hits, around its first; the first text where only the headline holds one.

    A list shows the headline anyway; it is taken only where there is nothing else.
    """
    best: tuple[int, Block, list[Span]] | None = None
    for block in blocks:
        spans = highlighter.spans(block.text) if block.zone not in _SHOWN_ANYWAY else []
        if spans and (best is None or len(spans) > best[0]):
            best = len(spans), block, spans
    if best:
        return _window(best[1].text, best[2])
    lead = next((block for block in blocks if block.zone in (Zone.TEXT, Zone.CAPTION)), None)
    if lead:
        return _window(lead.text, [])
    return _window(blocks[0].text, highlighter.spans(blocks[0].text)) if blocks else Snippet("")


def _window(text: str, spans: Sequence[Span]) -> Snippet:
    first = spans[0].start if spans else 0
    start = max(0, min(first - _BEFORE, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    before = _OMITTED if start else ""
    shift = len(before) - start
    marks = tuple(
        Span(max(span.start, start) + shift, min(span.end, end) + shift)
        for span in spans
        if span.start < end and span.end > start
    )
    return Snippet(before + text[start:end] + (_OMITTED if end < len(text) else ""), marks)
