"""A person's reading: which stories are read, how far, and when each was opened last."""

from collections.abc import Sequence
from typing import Protocol

from reader.ports.rows import Visit


class ReadingStore(Protocol):
    """Read marks, positions and visits. Ids that the library does not hold are passed over."""

    def set_read(self, ids: Sequence[int], read: bool) -> None: ...
    def set_position(self, story_id: int, position: int) -> None:
        """Remember how far a story was read (code points into its text), and that it was opened now."""
        ...

    def position(self, story_id: int) -> int:
        """Code points into the story's text; 0 if it was never opened."""
        ...

    def visits(self, limit: int) -> list[Visit]:
        """Return the stories opened last, newest first."""
        ...

    def forget_visits(self) -> None:
        """Forget all positions and openings; read marks stay."""
        ...
