"""The reader's corrections over a store: made, applied to what is shown, undone, looked for again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from reader.domain.bookmark import Correction
from reader.domain.story import Paragraph, Story
from reader.library.overlay import readings
from reader.library.own_work_writing import corrections_to_json, corrections_to_markdown
from reader.ports.rows import HeldStory, StoryRow
from reader.ports.store import HasCorrections, HasHoldings, Transactions
from reader.text.folding import Folding


class CorrectedStore(HasCorrections, HasHoldings, Transactions, Protocol):
    """The ports that corrections ask for."""


class Corrections:
    """A correction lies over the text: the file and the story stay as printed, both readings are searched."""

    def __init__(self, store: CorrectedStore, folding: Folding) -> None:
        self._store = store
        self._folding = folding

    def all(self) -> list[Correction]:
        """Return all corrections, oldest first, those of stories not held included."""
        return self._store.corrections.all()

    def export(self, form: str) -> str:
        """Return all corrections as a patch for another library: `form` is 'json' or 'md'."""
        write = {"json": corrections_to_json, "md": corrections_to_markdown}[form]
        return write(self._store.corrections.all())

    def rows(self, rows: Sequence[StoryRow]) -> list[StoryRow]:
        """Return rows of lists in the person's reading."""
        found = self._store.corrections.of([row.id for row in rows])
        return [_row_as_read(row, found.get(row.id, ())) for row in rows]


def as_read(held: HeldStory) -> HeldStory:
    """Return the story as it is shown, copied and exported: in the person's reading, no correction left to apply."""
    return replace(as_listed(held), story=corrected(held), corrections=()) if held.corrections else held


def as_listed(held: HeldStory) -> HeldStory:
    """Return the story as printed, its row in the person's reading."""
    return replace(held, row=_row_as_read(held.row, held.corrections)) if held.corrections else held


def _row_as_read(row: StoryRow, corrections: Sequence[Correction]) -> StoryRow:
    """Return the headline, and what stands above and below it."""
    if not corrections:
        return row

    def fixed(text: str) -> str:
        return "\n".join(readings(text, corrections))

    return replace(
        row,
        title=fixed(row.title),
        kicker=_maybe(fixed, row.kicker),
        deck=_maybe(fixed, row.deck),
    )


def corrected(held: HeldStory) -> Story:
    """Return the story in the person's reading; a paragraph is two if a seam in it was undone.

    A paragraph that changes loses its seams: their offsets hold no more.
    """
    if not held.corrections:
        return held.story

    def fixed(text: str) -> str:
        return "\n".join(readings(text, held.corrections))

    story = held.story
    headline = story.headline
    return replace(
        story,
        headline=replace(
            headline,
            main=_maybe(fixed, headline.main),
            kicker=_maybe(fixed, headline.kicker),
            deck=_maybe(fixed, headline.deck),
        ),
        paragraphs=tuple(
            each
            for paragraph in story.paragraphs
            for each in _paragraphs(paragraph, readings(paragraph.text, held.corrections))
        ),
        photos=tuple(
            replace(
                photo,
                title=_maybe(fixed, photo.title),
                caption="\n".join(map(fixed, photo.caption.split("\n"))),
                credit=_maybe(fixed, photo.credit),
            )
            for photo in story.photos
        ),
    )


def _maybe(fixed: Callable[[str], str], text: str | None) -> str | None:
    return fixed(text) if text else text


def _paragraphs(paragraph: Paragraph, texts: Sequence[str]) -> list[Paragraph]:
    if list(texts) == [paragraph.text]:
        return [paragraph]
    return [replace(paragraph, text=text, seams=()) for text in texts]
