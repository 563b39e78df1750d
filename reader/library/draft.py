"""A clipping book while it is put together: its title, its introduction, its stories in the reader's order."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.ports.store import HasSettings

SETTING = "clipping_book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`notes` are the reader's own, by story id; a story is in a book once."""

    title: str = ""
    introduction: str = ""
    stories: tuple[int, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()

    def note(self, story_id: int) -> str:
        """Return the note to a story; '' if there is none."""
        return dict(self.notes).get(story_id, "")

    def with_note(self, story_id: int, note: str) -> "Draft":
        """Return the note to one story in place of the one before; '' takes it off."""
        return self.with_notes({story_id: note})

    def with_notes(self, notes: Mapping[int, str]) -> "Draft":
        """Return notes to stories in place of theirs; '' takes one off."""
        kept = {**dict(self.notes), **notes}
        return replace(self, notes=tuple((number, text) for number, text in kept.items() if text))

    def with_stories(self, ids: Iterable[int]) -> "Draft":
        """Return stories put at the end, those already in left out."""
        return replace(self, stories=tuple(dict.fromkeys((*self.stories, *ids))))

    def without(self, ids: Iterable[int]) -> "Draft":
        """Return stories taken out, with their notes."""
        gone = set(ids)
        return replace(
            self,
            stories=tuple(number for number in self.stories if number not in gone),
            notes=tuple(pair for pair in self.notes if pair[0] not in gone),
        )

    def moved(self, ids: Sequence[int], to: int) -> "Draft":
        """`ids`, in their order, put before the story that stands at `to` now, or at the end if there is none."""
        wanted = set(ids)
        going = [number for number in self.stories if number in wanted]
        before = [number for number in self.stories[:to] if number not in wanted]
        after = [number for number in self.stories[to:] if number not in wanted]
        return replace(self, stories=(*before, *going, *after))

    def shifted(self, ids: Sequence[int], step: int) -> "Draft":
        """`ids` one place up (-1) or down (1), as a block; unchanged if it touches the end already."""
        wanted = set(ids)
        places = [place for place, number in enumerate(self.stories) if number in wanted]
        if not places:
            return self
        if step < 0:
            return self.moved(ids, max(0, places[0] - 1))
        return self.moved(ids, min(len(self.stories), places[-1] + 2))


def draft_text(draft: Draft) -> str:
    """Return the draft as JSON, to be kept as a setting of the library."""
    record = {"title": draft.title, "introduction": draft.introduction, "stories": draft.stories, "notes": draft.notes}
    return json.dumps(record, ensure_ascii=False)


def draft_of(text: str | None) -> Draft:
    """Return the draft that was kept; an empty one if there is none."""
    if not text:
        return Draft()
    record = json.loads(text)
    return Draft(
        title=record["title"],
        introduction=record["introduction"],
        stories=tuple(record["stories"]),
        notes=tuple((number, note) for number, note in record["notes"]),
    )


class ClippingDraft:
    """The draft that one library keeps."""

    def __init__(self, store: HasSettings) -> None:
        self._store = store

    def read(self) -> Draft:
        """Return the draft as it was kept last."""
        return draft_of(self._store.settings.get(SETTING))
