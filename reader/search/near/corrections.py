"""Corrections of mistyped texts: forms of one wrong, added, doubled or two swapped characters that the index holds.

Looked at are the places of a text at which three characters in a row are in no document. There each other form is tried
in a window of its neighbours; the form that most documents hold is taken. That of a few documents may be one more name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.search.near.frequencies import TextFrequencies
from reader.search.near.units import CutText
from reader.text.alike import same_shape, same_sound
from reader.text.han import is_han
from reader.text.segment import Segmenter

LONGEST_CHARS = 40
"""Characters of a text that are looked at."""
MOST_PLACES = 6
"""Places of a text at which other forms are tried, the rarest first: each takes a millisecond or two."""
_WINDOW_CHARS = 3
"""Characters that must be held in a row, with the edit among them."""
MOST_CORRECTIONS = 2
"""Corrections of one text; with more it is another text."""
LEAST_STORIES = 3
"""Documents that hold a form with another character for it to be sure; a swap or a doubling is, whatever holds it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A part of a text, and the form in which the index holds it, with the documents that do.

    `sure`: it is searched for in place of what was typed; one that is not is only offered.
    """

    typed: str
    held: str
    stories: int
    sure: bool


class _Edit(NamedTuple):
    """Another form of the characters `start` to `end` of a text, and the documents that hold it in its window."""

    start: int
    end: int
    form: str
    stories: int


def corrections(texts: Sequence[CutText], segmenter: Segmenter, found: TextFrequencies) -> list[Correction]:
    """Return the corrections of the folded texts of a question."""
    made: list[Correction] = []
    for text in texts:
        if 1 < len(text.text) <= LONGEST_CHARS and all(map(is_han, text.text)):
            made += [_correction(text.text, edit, segmenter) for edit in _edits(text, found)]
    return made


def corrected(texts: Sequence[CutText], made: Sequence[Correction], segmenter: Segmenter) -> tuple[CutText, ...]:
    """Return the texts with the corrections that are sure."""
    for one in made:
        if one.sure:
            texts = [_replaced(text, one, segmenter) for text in texts]
    return tuple(texts)


def _replaced(text: CutText, one: Correction, segmenter: Segmenter) -> CutText:
    if one.typed not in text.text:
        return text
    right = text.text.replace(one.typed, one.held)
    return CutText(right, text.zone, tuple(segmenter.words(right)))


def _edits(text: CutText, found: TextFrequencies) -> list[_Edit]:
    """Return the best edits that do not touch one another."""
    chosen: list[_Edit] = []
    tried = [edit for at in _places(text, found) for edit in _tried(text, at, found)]
    for edit in sorted(tried, key=lambda edit: -edit.stories):
        apart = all(edit.end < one.start or one.end < edit.start for one in chosen)
        if apart and len(chosen) < MOST_CORRECTIONS:
            chosen.append(edit)
    return chosen


def _places(text: CutText, found: TextFrequencies) -> list[int]:
    """Return the characters that stand in no held trigram with their neighbours, the rarest pairs first."""

    def held(part: str) -> int:
        return len(found.of(part, text.zone).docs)

    word = text.text
    absent = []
    for at in range(len(word)):
        around = word[max(0, at - 1) : at + 2]
        if not held(around):
            pairs = [held(around[one : one + 2]) for one in range(len(around) - 1)]
            absent.append((max(pairs), at))
    return [at for _, at in sorted(absent)[:MOST_PLACES]]


def _tried(text: CutText, at: int, found: TextFrequencies) -> Iterator[_Edit]:
    """Yield the edits at a character that make a window that is held of one that is not."""
    word = text.text
    for start, end, form in _forms(word, at):
        first, last = _window(word, start, end, form)
        right = word[first:start] + form + word[end:last]
        if len(right) >= min(_WINDOW_CHARS, len(word)) and not len(found.of(word[first:last], text.zone).docs):
            stories = len(found.of(right, text.zone).held)
            if stories:
                yield _Edit(start, end, form, stories)


def _window(word: str, start: int, end: int, form: str) -> tuple[int, int]:
    """Return the characters around an edit that must be held with it: one on either side, two on one at an end.

    Two on either side if a character is only left out, which makes a text of almost any.
    """
    around = 1 if form else 2
    first, last = max(0, start - around), min(len(word), end + around)
    if first == start:
        last = min(len(word), last + around)
    if last == end:
        first = max(0, first - around)
    return first, last


def _forms(word: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Yield where a form begins and ends, and the form."""
    character, after = word[at], word[at + 1 : at + 2]
    for other in dict.fromkeys(same_sound(character) + same_shape(character)):
        yield at, at + 1, other
    if after and len(word) > 2:
        yield at, at + 2, character if character == after else after + character
    if 1 < at < len(word) - 2:
        yield at, at + 1, ""


def _correction(word: str, edit: _Edit, segmenter: Segmenter) -> Correction:
    """Return an edit with the whole words that it changes."""
    right = word[: edit.start] + edit.form + word[edit.end :]
    changed_end = edit.start + len(edit.form)
    start, end = edit.start, changed_end
    for _, first, last in segmenter.tokens(right):
        if first <= changed_end and edit.start <= last and (first < changed_end or not edit.form):
            start, end = min(start, first), max(end, last)
    typed, held = word[start : len(word) - (len(right) - end)], right[start:end]
    same_characters = set(edit.form) == set(word[edit.start : edit.end])
    return Correction(typed, held, edit.stories, edit.stories >= LEAST_STORIES or same_characters)
