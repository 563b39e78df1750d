"""The reader's corrections over a store: made, applied to what is shown, undone, looked for again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from reader.domain.bookmark import Correction
from reader.domain.photo import Photo
from reader.domain.story import Paragraph, Story
from reader.library.blocks import pieces_of
from reader.library.overlay import overlaid
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
        changed = read_at_head(self._store, {row.id: _head(row) for row in rows if row.id in found}, found)
        return [_row_as_read(row, changed[row.id]) if row.id in changed else row for row in rows]


def read_at_head(
    store: HasHoldings, heads: Mapping[int, Sequence[str]], corrections: Mapping[int, Sequence[Correction]]
) -> dict[int, Story]:
    """Return stories in the person's reading, if words of their head are quoted by a correction.

    Only these are read. `heads`: what is printed at the head of stories, by their ids.
    """
    ids = [
        story_id
        for story_id, texts in heads.items()
        if any(each.anchor.exact in text for each in corrections.get(story_id, ()) for text in texts)
    ]
    return {held.row.id: corrected(held) for held in store.holdings.stories(ids)} if ids else {}


def as_read(held: HeldStory) -> HeldStory:
    """Return the story as it is shown, copied and exported: in the person's reading, no correction left to apply."""
    return replace(as_listed(held), story=corrected(held), corrections=()) if held.corrections else held


def as_listed(held: HeldStory) -> HeldStory:
    """Return the story as printed, its row in the person's reading."""
    return replace(held, row=_row_as_read(held.row, corrected(held))) if held.corrections else held


def _head(row: StoryRow) -> list[str]:
    return [text for text in (row.title, row.kicker, row.deck) if text]


def _row_as_read(row: StoryRow, read: Story) -> StoryRow:
    return replace(row, title=read.title, kicker=read.headline.kicker, deck=read.headline.deck)


def corrected(held: HeldStory) -> Story:
    """Return the story in the person's reading; a paragraph is two if a seam in it was undone.

    A paragraph that changes loses its seams: their offsets hold no more.
    """
    return _Read(held).story() if held.corrections else held.story


class _Read:
    """The texts of a story in the person's reading, taken one after another in the order of `pieces_of`."""

    def __init__(self, held: HeldStory) -> None:
        self._printed = held.story
        pieces = [block.text for block in pieces_of(held.story)]
        self._texts = iter(overlaid(pieces, held.corrections))

    def story(self) -> Story:
        """Return the story. Label, byline and jump lines stay as printed."""
        printed = self._printed
        self._pass(1)
        headline = replace(
            printed.headline,
            kicker=self._text(printed.headline.kicker),
            main=self._text(printed.headline.main),
            deck=self._text(printed.headline.deck),
        )
        self._pass(len((printed.byline_text or "").split("\n")) + len(printed.bylines))
        self._pass(printed.continued_from is not None)
        paragraphs = tuple(each for paragraph in printed.paragraphs for each in self._paragraphs(paragraph))
        self._pass(printed.continued_on is not None)
        photos = tuple(map(self._photo, printed.photos))
        return replace(printed, headline=headline, paragraphs=paragraphs, photos=photos)

    def _pass(self, count: int) -> None:
        for _ in range(count):
            next(self._texts)

    def _text(self, printed: str | None) -> str | None:
        """Return the next text; the field as printed says if there is none."""
        texts = next(self._texts)
        return "\n".join(texts) if printed else printed

    def _paragraphs(self, paragraph: Paragraph) -> list[Paragraph]:
        texts = next(self._texts)
        if texts == [paragraph.text]:
            return [paragraph]
        return [replace(paragraph, text=text, seams=()) for text in texts]

    def _photo(self, photo: Photo) -> Photo:
        return replace(
            photo,
            title=self._text(photo.title),
            caption="\n".join(line for _ in photo.caption.split("\n") for line in next(self._texts)),
            credit=self._text(photo.credit),
        )
