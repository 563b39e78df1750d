"""A person's corrections: a layer over the text, which itself stays as printed."""

from collections.abc import Sequence
from typing import Protocol

from reader.domain.bookmark import Anchor, Correction


class CorrectionStore(Protocol):
    """Corrections. Each change puts the story on the change list, because both its texts are searched."""

    def add(self, story_id: int | None, anchor: Anchor, replacement: str) -> Correction:
        """Correct the passage `anchor.exact`; a second correction of the same passage replaces the first."""
        ...

    def remove(self, correction_id: int) -> None:
        """Delete a correction: the printed text is shown again. Raises NotHeld."""
        ...

    def attach(self, correction_id: int, story_id: int | None) -> None:
        """Move a correction to another story; to none if its story is not found. Raises NotHeld."""
        ...

    def of(self, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
        """Return the corrections of each of these stories that has any, oldest first."""
        ...

    def all(self) -> list[Correction]:
        """Oldest first, orphans included."""
        ...
