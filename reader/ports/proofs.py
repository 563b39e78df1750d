"""The paper read through: each text held against the checksum that was kept of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryProof:
    """A story as it was found. `source` is the digest of its file, `pictures` the names of those it shows.

    `sound` is False if its text is not the one that was written, or its row says something else; it names no pictures
    then. `size` in bytes.
    """

    story_id: int
    source: str
    sound: bool
    size: int
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextProof:
    """The kept text of a file, or of some of its pages, as it was found; `source` is the digest of the file."""

    text_id: int
    source: str
    sound: bool
    size: int


class Proofs(Protocol):
    """Checks of the paper. Each reads everything that it proves, and raises LibraryUnusable if that cannot be read."""

    def stories(self) -> Iterator[StoryProof]:
        """Yield a proof of each story, by rising id."""
        ...

    def texts(self) -> Iterator[TextProof]:
        """Yield a proof of each kept text."""
        ...

    def pictures_of(self, source: str) -> set[str]:
        """Return the names of the pictures that the stories of a file show, by the file's digest. Damaged ones count
        as showing none."""
        ...

    def source_of(self, story_id: int) -> str | None:
        """Return the digest of a story's file; None if the story is not held."""
        ...

    def are_sound(self, source: str) -> bool:
        """Return True if all stories of a file and the texts that are kept of it are sound."""
        ...

    def text_is_sound(self, source: str) -> bool:
        """Return True if the texts that are kept of a file are sound."""
        ...

    def bring_back(self, source: str, backup: str) -> None:
        """Write damaged stories and texts of a file as a backup of this name holds them, if it holds them soundly.

        A story is the same if its fingerprint is. Raises LibraryUnusable.
        """
        ...

    def showing(self, picture: str) -> set[str]:
        """Return the digests of the files with a story that shows this picture."""
        ...
