"""Finds a quoted passage again in a story that may have changed: by what it says, never by where it lay."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.domain.bookmark import CONTEXT_CODE_POINTS, Anchor
from reader.domain.span import Span
from reader.domain.story import Story
from reader.library.blocks import blocks_of
from reader.ports.rows import HeldStory
from reader.text.folding import Folded, Folding

_LIKE = 0.6
"""Least likeness (SequenceMatcher.ratio, 0..1) of a changed passage and the quotation: with less it is another text."""
_DISTINCT_CODE_POINTS = 6
"""Context looked for on either side of changed words: three Chinese words, which seldom stand twice in a story."""
_ADDED_CODE_POINTS = 40
"""The most that changed words may have grown beyond double their length: about a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """The place of a quotation in `quoted_text`; not `certain` if its words changed and only its context was found."""

    span: Span
    certain: bool


def quoted_text(story: Story) -> str:
    """Return the text that quotations are taken from: all blocks of the story in reading order, one a line."""
    return "\n".join(block.text for block in blocks_of(story))


def anchor_of(held: HeldStory, span: Span | None = None) -> Anchor:
    """Return the anchor of a story, or of a passage of its `quoted_text`."""
    prefix, exact, suffix = _quotation(quoted_text(held.story), span) if span else ("", "", "")
    row = held.row
    return Anchor(
        newspaper=row.newspaper,
        date=row.date,
        page=row.page,
        headline=held.story.headline.main or "",
        fingerprint=held.fingerprint,
        prefix=prefix,
        exact=exact,
        suffix=suffix,
    )


def _quotation(text: str, span: Span) -> tuple[str, str, str]:
    """Return a passage between its context: CONTEXT_CODE_POINTS on either side, more if it stands so twice."""
    context, unspaced = CONTEXT_CODE_POINTS, _unspaced(text)
    while True:
        first, end = max(0, span.start - context), span.end + context
        quoted = _unspaced(text[first:end])
        if unspaced.find(quoted) == unspaced.rfind(quoted):
            return text[first : span.start], text[span.start : span.end], text[span.end : end]
        context *= 2


def _unspaced(text: str) -> str:
    """Return a text without white space, which `locate` passes over."""
    return "".join(text.split())


def spans_of(text: str, exact: str, folding: Folding) -> list[Span]:
    """Return every span where a quotation stands, folded alike, in order; none if it is blank."""
    folded, wanted = folding.fold(text), folding.plain(exact)
    return [folded.original(at, at + len(wanted)) for at in _offsets(folded.text, wanted)] if wanted else []


def locate(text: str, exact: str, prefix: str, suffix: str, folding: Folding) -> Found | None:
    """Return the place of a quotation: folded alike, the one whose context fits best.

    If its words are gone, what its context encloses is taken.
    """
    folded = folding.fold(text)
    wanted, before, after = (folding.plain(part) for part in (exact, prefix, suffix))
    if not wanted:
        return None
    offsets = _offsets(folded.text, wanted)
    if offsets:
        best = max(offsets, key=lambda at: (_fit(folded.text, at, at + len(wanted), before, after), -at))
        return Found(folded.original(best, best + len(wanted)), certain=True)
    return _enclosed(folded, wanted, before, after)


def _offsets(text: str, wanted: str) -> list[int]:
    found = []
    at = text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def _fit(text: str, start: int, end: int, before: str, after: str) -> int:
    """Count the characters of context that are the same, from the quotation outwards."""
    same = 0
    for at in range(1, min(len(before), start) + 1):
        if text[start - at] != before[-at]:
            break
        same += 1
    for at in range(min(len(after), len(text) - end)):
        if text[end + at] != after[at]:
            break
        same += 1
    return same


def _enclosed(folded: Folded, wanted: str, before: str, after: str) -> Found | None:
    """Return a passage between the old context, or beside one side of it, that still looks like the quotation."""
    head, tail = before[-_DISTINCT_CODE_POINTS:], after[:_DISTINCT_CODE_POINTS]
    candidates = []
    for start in [at + len(head) for at in _offsets(folded.text, head)] if head else []:
        end = folded.text.find(tail, start, start + 2 * len(wanted) + _ADDED_CODE_POINTS) if tail else -1
        candidates.append((start, end if end > start else min(len(folded.text), start + len(wanted))))
    candidates += [(max(0, end - len(wanted)), end) for end in _offsets(folded.text, tail) if tail]
    scored = [(SequenceMatcher(None, wanted, folded.text[one:end]).ratio(), one, end) for one, end in candidates]
    likeness, start, end = max(scored, default=(0.0, 0, 0))
    if likeness < _LIKE or end <= start:
        return None
    return Found(folded.original(start, end), certain=False)
