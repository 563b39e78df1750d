"""Misprints corrected, and corrections taken back. A correction lies over the text; the text stays as printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.domain.bookmark import Correction
from reader.domain.span import Span
from reader.errors import HeldKind, NotHeld
from reader.library.anchors import anchor_of
from reader.library.fitting import first_fit
from reader.library.quoting import Quotation, span_of
from reader.library.seams import JoinedLines, seams_of

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Removed:
    """The corrections that were taken back, and those asked for that are not held."""

    corrections: tuple[Correction, ...]
    missing: tuple[NotHeld, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """The corrections that begin a paragraph, and the lines that are not joined to the line before."""

    corrections: tuple[Correction, ...]
    missing: tuple[int, ...]


def _words(correction: Correction) -> str:
    return f"{correction.anchor.exact} → {correction.replacement}".replace("\n", "⏎")


def _of_removed(removed: Removed) -> str:
    return next(map(_words, removed.corrections), "")


@act_on(_words)
def add(library: "Library", story_ids: Sequence[int], quotation: Quotation, replacement: str) -> Correction:
    """Read `replacement` for a passage, in the first of the stories that holds it.

    Raises NotHeld(HeldKind.PASSAGE) if none does, or if the passage runs over two paragraphs.
    """
    return first_fit(
        story_ids,
        lambda each: _corrected(
            library, each, span_of(library.store.holdings.story(each).story, quotation, library.folding), replacement
        ),
    )


@act_on(_words)
def add_at(library: "Library", story_id: int, span: Span, replacement: str) -> Correction:
    """Read `replacement` for a passage of the story's `quoted_text`.

    Raises NotHeld(HeldKind.PASSAGE) if the passage runs over two paragraphs.
    """
    return _corrected(library, story_id, span, replacement)


def _of_divided(divided: Divided) -> str:
    return next(map(_words, divided.corrections), "")


@act_on(_of_divided)
def divide(library: "Library", story_id: int, lines: Iterable[int]) -> Divided:
    """Begin a paragraph at lines of the file that were joined to the line before; each is a correction."""
    seams = seams_of(library.store.holdings.story(story_id))
    wanted = dict.fromkeys(lines)
    return Divided(
        tuple(_divided(library, story_id, seams[line]) for line in wanted if line in seams),
        tuple(line for line in wanted if line not in seams),
    )


@act_on(_of_removed)
def remove(library: "Library", correction_ids: Iterable[int]) -> Removed:
    """Read the printed words again."""
    held = {each.id: each for each in library.store.corrections.all()}
    wanted = dict.fromkeys(correction_ids)
    gone = tuple(held[number] for number in wanted if number in held)
    for each in gone:
        library.store.corrections.remove(each.id)
    return Removed(gone, tuple(NotHeld(HeldKind.CORRECTION, number) for number in wanted if number not in held))


def _divided(library: "Library", story_id: int, seam: JoinedLines) -> Correction:
    return seam.undone or _corrected(library, story_id, seam.span, seam.divided)


def _corrected(library: "Library", story_id: int, span: Span, replacement: str) -> Correction:
    anchor = anchor_of(library.store.holdings.story(story_id), span)
    if "\n" in anchor.exact:
        raise NotHeld(HeldKind.PASSAGE, anchor.exact)
    return library.store.corrections.add(story_id, anchor, replacement)
