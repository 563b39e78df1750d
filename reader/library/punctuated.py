"""A text that stands in the library with other punctuation, or that has signs which the library's text has not."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from reader.domain.span import Span
from reader.library.blocks import Block
from reader.ports.engine import SearchEngine
from reader.query.tree import Or, Phrase
from reader.text.folding import Folding

_FEWEST_CHARACTERS = 4
_STORIES = 12
"""Stories read: those that rank best for the pieces of the text."""
_PIECES = 3
"""Pieces of the text that are asked for: two signs more or less leave one of them whole."""
_NO_LETTER = re.compile(r"[\W_]+")


def printed_forms(
    phrase: Phrase,
    engine: SearchEngine,
    read: Callable[[Sequence[int]], list[Sequence[Block]]],
    folding: Folding,
) -> Iterator[str]:
    """Yield the texts as printed that differ from a phrase in signs alone. Raises IndexUnusable."""
    wanted = _letters(phrase.text, folding)
    if len(wanted) < _FEWEST_CHARACTERS:
        return
    ends = [len(wanted) * part // _PIECES for part in range(_PIECES + 1)]
    pieces = tuple(Phrase(wanted[first:end], phrase.zone) for first, end in pairwise(ends))
    hits = engine.search(Or(pieces), limit=_STORIES).hits
    for blocks in read([hit.story_id for hit in hits]):
        for block in blocks:
            if phrase.zone in (None, block.zone):
                yield from _found(wanted, block.text, folding)


def _found(wanted: str, text: str, folding: Folding) -> Iterator[str]:
    folded = folding.fold(text)
    kept = [at for at, sign in enumerate(folded.text) if sign.isalnum()]
    letters = "".join(folded.text[at] for at in kept)
    at = letters.find(wanted)
    if at >= 0:
        span: Span = folded.original(kept[at], kept[at + len(wanted) - 1] + 1)
        yield text[span.start : span.end]


def _letters(text: str, folding: Folding) -> str:
    return _NO_LETTER.sub("", folding.plain(text))
