"""Rows on what became of each file of an import."""

from dataclasses import dataclass
from enum import StrEnum

from reader.errors import FileReason
from reader.importer.source.passed_over import PassedKind


class FileStatus(StrEnum):
    """The outcomes of a file in an import. `dubao import --json` prints the values.

    HELD: the library held this very file. SAME: it held all of the text, from other files. READ_AGAIN: it held it, and
    read it anew by newer rules or for a picture that came after its page. LINKED: a picture that is kept with the page
    that links it.
    """

    TAKEN = "taken"
    SAME = "same"
    READ_AGAIN = "read_again"
    HELD = "held"
    LINKED = "linked"
    REFUSED = "refused"
    PASSED_OVER = "passed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """The outcome of one file, of a member of an archive that was refused, or of a folder that was not entered.

    `path` is absolute, as it is shown. `passed` is the kind of a file that was passed over, `reason` and `detail` say
    why a file was refused. The counts are those of a file that was taken in: of what it brought that the import had not
    brought before. `same` counts its stories and photos that the library held from other files; `same_as` is the path
    of the first of these.
    """

    path: str
    status: FileStatus
    passed: PassedKind | None = None
    reason: FileReason | None = None
    detail: str = ""
    pages: int = 0
    stories: int = 0
    photos: int = 0
    same: int = 0
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileGroup:
    """The files of one outcome: their number, and the names of the first few."""

    status: FileStatus
    passed: PassedKind | None = None
    count: int = 0
    names: tuple[str, ...] = ()
