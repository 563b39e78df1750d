"""Messages between this process and the one that reads files for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read; `columns` are the fields that a person gave to columns of tables."""

    path: Path
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StyleWanted:
    """The newspaper of a page whose house style is asked for; the answer are its lines."""

    newspaper: str | None


@dataclass(frozen=True, slots=True)
class ReadTo:
    """Bytes of the file that lie behind the pages so far."""

    size: int


@dataclass(frozen=True, slots=True)
class Passed:
    """A member of an archive that is no page."""

    member: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal. It ends the file if it `is_last`, and is one of a member or a page otherwise."""

    path: Path
    reason: FileReason
    detail: str
    is_last: bool

    @classmethod
    def of(cls, refusal: FileRefused, *, is_last: bool) -> "Refused":
        return cls(refusal.path, refusal.reason, refusal.detail, is_last)

    def error(self) -> FileRefused:
        return FileRefused(self.path, self.reason, self.detail)


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of this program in the child process, as its traceback."""

    traceback: str


@dataclass(frozen=True, slots=True)
class Done:
    """The end of a file."""


Message = Page | StyleWanted | ReadTo | Passed | Refused | Broken | Done
