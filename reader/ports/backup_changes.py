"""The difference that a restore would make."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupChanges:
    """A backup compared with the library as it is: stories and days that would go, and that would come back.

    `bookmarks_newer` counts bookmarks and highlights that the library has and the backup has not: the journal of own
    work puts them back after a restore. All but `stories` and `bookmarks`, which count the backup's, are None if the
    library cannot be read.
    """

    stories: int
    bookmarks: int
    stories_gone: int | None = None
    stories_back: int | None = None
    days_gone: int | None = None
    days_back: int | None = None
    bookmarks_newer: int | None = None

    @property
    def known(self) -> bool:
        """True if the library could be read and compared."""
        return self.stories_gone is not None
