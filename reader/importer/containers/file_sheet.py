"""A page as its file holds it."""

from dataclasses import dataclass
from pathlib import Path

from reader.domain.newspaper import Page
from reader.importer.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as its container holds it; `path` is that of the file, inside an archive that of the member.

    `read` counts the bytes of the file that lie behind the page; None if the format cannot say. `member` is the name
    from which the page's links to pictures start in an archive; '' for links that need no change.
    """

    manuscript: Manuscript | Page
    path: Path
    read: int | None = None
    member: str = ""
