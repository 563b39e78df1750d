"""What can go wrong in the world. Each kind carries data; the front ends make the sentences."""

import errno
from pathlib import Path
from typing import Self


class ReaderError(Exception):
    """The world's fault: a full disk, an unreadable file, a malformed query. Everything else is a bug."""


class FileRefused(ReaderError):
    """A file that cannot be imported; `reason` is a short code such as 'too_large' or 'not_text'."""

    def __init__(self, path: Path, reason: str, detail: str = "") -> None:
        super().__init__(f"{path}: {reason}{': ' + detail if detail else ''}")
        self.path = path
        self.reason = reason
        self.detail = detail


class LibraryUnusable(ReaderError):
    """The library folder cannot be used; `reason` is 'locked', 'damaged', 'newer', 'unwritable' or 'disk_full'.

    'absent': there is no library, and none was known there. Where one was: 'gone_to_backups' (its backups lie there
    still), 'gone_but_remains' (`detail` names what else of it lies there), 'gone_with_disk' (nothing is mounted at
    `detail`, where its disk was), 'gone_elsewhere' (it lies in the folder `detail` now), 'gone'.
    """

    def __init__(self, folder: Path, reason: str, detail: str = "") -> None:
        super().__init__(f"{folder}: {reason}{': ' + detail if detail else ''}")
        self.folder = folder
        self.reason = reason
        self.detail = detail

    @property
    def is_gone(self) -> bool:
        """Whether there is no library where one was."""
        return self.reason.startswith("gone")

    @classmethod
    def because(cls, folder: Path, error: OSError) -> Self:
        """What an error of the file system means for the folder: 'disk_full' or 'unwritable'."""
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return cls(folder, "disk_full" if full else "unwritable", error.strerror or str(error))


class IndexUnusable(ReaderError):
    """The search index is missing, old or broken; the library rebuilds it."""


class QuerySyntaxError(ReaderError):
    """A query that cannot be understood; `position` counts characters from the start of what was typed."""

    def __init__(self, code: str, position: int, text: str = "") -> None:
        super().__init__(f"{code} at {position}: {text}")
        self.code = code
        self.position = position
        self.text = text


class NotHeld(ReaderError):
    """The library does not hold what was asked for; `what` is 'story', 'page', 'bookmark', 'backup' or the like."""

    def __init__(self, what: str, key: object) -> None:
        super().__init__(f"no {what} {key}")
        self.what = what
        self.key = key


class NoWindow(ReaderError):
    """Qt cannot be loaded, and so no window be shown; the message says what Python said."""


class NotSet(ReaderError):
    """A PDF that cannot be made; `reason` is 'no_chinese_font', 'no_room', 'failed' or 'ended'.

    'no_room': the temporary folder cannot be written to. 'ended': the process that set the pages, for want of memory
    for example. `detail` is what the system or Typst said.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Cancelled(ReaderError):
    """The person stopped the work; what was committed before stays."""
