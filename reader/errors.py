"""Errors of the world outside the program. They carry data; the front ends make the sentences."""

import errno
from enum import StrEnum
from pathlib import Path
from typing import Self


class ReaderError(Exception):
    """The world's fault: a full disk, an unreadable file, a malformed query. Everything else is a bug."""


class SystemReason(StrEnum):
    """Reasons of the system for refusing a file or folder; its own words are English or another language's."""

    NO_PERMISSION = "no_permission"
    NOT_THERE = "not_there"
    IS_A_FOLDER = "is_a_folder"
    NO_FOLDER = "no_folder"
    """A part of the path is a file."""
    ALREADY_THERE = "already_there"
    NAME_TOO_LONG = "name_too_long"
    FULL = "full"
    READ_ONLY = "read_only"
    """The whole disk is."""
    TOO_LARGE = "too_large"
    TOO_MANY_OPEN = "too_many_open"
    IN_USE = "in_use"
    DISK_FAILED = "disk_failed"
    OTHER = "other"


_OF_NUMBERS = {
    SystemReason.NO_PERMISSION: ("EACCES", "EPERM"),
    SystemReason.NOT_THERE: ("ENOENT", "ENXIO", "ENODEV"),
    SystemReason.IS_A_FOLDER: ("EISDIR",),
    SystemReason.NO_FOLDER: ("ENOTDIR",),
    SystemReason.ALREADY_THERE: ("EEXIST", "ENOTEMPTY"),
    SystemReason.NAME_TOO_LONG: ("ENAMETOOLONG",),
    SystemReason.FULL: ("ENOSPC", "EDQUOT"),
    SystemReason.READ_ONLY: ("EROFS",),
    SystemReason.TOO_LARGE: ("EFBIG",),
    SystemReason.TOO_MANY_OPEN: ("EMFILE", "ENFILE"),
    SystemReason.IN_USE: ("EBUSY", "ETXTBSY", "EAGAIN"),
    SystemReason.DISK_FAILED: ("EIO", "ESTALE", "ETIMEDOUT", "ECONNRESET", "ENOTCONN"),
}
"""Numbers of errors by their names in `errno`; a system lacks some."""


def system_reason(error: OSError) -> SystemReason:
    """Return the reason of the system; OTHER if it is none that a person could act on."""
    name = errno.errorcode.get(error.errno or 0, "")
    return next((reason for reason, names in _OF_NUMBERS.items() if name in names), SystemReason.OTHER)


class FileReason(StrEnum):
    """Reasons why a file cannot be imported. `dubao import --json` prints the values."""

    NOT_FOUND = "not_found"
    NOT_A_FILE = "not_a_file"
    NOT_READABLE = "not_readable"
    READ_FAILED = "read_failed"
    SYMLINK = "symlink"
    TOO_LARGE = "too_large"
    TOO_MANY_CHARACTERS = "too_many_characters"
    """A page with more text than a whole newspaper; `detail` has the number found and the limit, as in the next two."""
    TOO_MANY_LINES = "too_many_lines"
    TOO_MANY_STORIES = "too_many_stories"
    READER_ENDED = "reader_ended"
    """The process that reads files of risky formats ended within this file."""
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    DAMAGED_JSON = "damaged_json"
    """JSON that breaks off or has a fault; `detail` names the line."""
    NO_TABLE = "no_table"
    """A file named as a table of text whose lines have no columns."""
    NO_COLUMNS = "no_columns"
    """A table in which no column is known that holds headlines or texts; `detail` names its columns."""
    NO_ARTICLE = "no_article"
    UNKNOWN_XML = "unknown_xml"
    BY_SCRIPT = "by_script"
    """A web page without any text, which a script would show."""
    PAGE_INDEX = "page_index"
    NO_PAGES = "no_pages"
    IS_PDF = "is_pdf"
    IS_LOCKED_PDF = "is_locked_pdf"
    """Locked with a password, or against copying: only the right password tells these apart."""
    IS_DAMAGED_PDF = "is_damaged_pdf"
    HOLDS_PDF = "holds_pdf"
    IS_OFFICE = "is_office"
    IS_PICTURE = "is_picture"
    IS_PACKED = "is_packed"
    IS_EBOOK = "is_ebook"
    IS_DATABASE = "is_database"
    IS_MARKUP = "is_markup"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NOT_AN_ARCHIVE = "not_an_archive"
    NESTED_ARCHIVE = "nested_archive"
    NOT_AN_EPUB = "not_an_epub"
    DOCTYPE = "doctype"
    UNKNOWN_PACKING = "unknown_packing"
    BOMB = "bomb"
    OVERLAPPING = "overlapping"
    TOO_MANY_MEMBERS = "too_many_members"
    UNSAFE_NAME = "unsafe_name"


class FileRefused(ReaderError):
    """A file that cannot be imported."""

    def __init__(self, path: Path, reason: FileReason, detail: str = "") -> None:
        super().__init__(f"{path}: {reason}{': ' + detail if detail else ''}")
        self.path = path
        self.reason = reason
        self.detail = detail


class LibraryReason(StrEnum):
    """Reasons why a library folder cannot be used. GONE and the members after it: a library was known there."""

    LOCKED = "locked"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNWRITABLE = "unwritable"
    DISK_FULL = "disk_full"
    BACKUP_DAMAGED = "backup_damaged"
    """The backup that was to be restored; the library itself may be sound."""
    REPLACED = "replaced"
    """Another file lies in its place since it was opened."""
    ABSENT = "absent"
    """There is no library, and none was known there."""
    GONE = "gone"
    GONE_TO_BACKUPS = "gone_to_backups"
    """Its backups are still there."""
    GONE_BUT_REMAINS = "gone_but_remains"
    """`detail` names the other files of it that are still there."""
    GONE_WITH_DISK = "gone_with_disk"
    """Nothing is mounted at `detail`, where its disk was."""
    GONE_ELSEWHERE = "gone_elsewhere"
    """It lies in the folder `detail` now."""


_GONE = (
    LibraryReason.GONE,
    LibraryReason.GONE_TO_BACKUPS,
    LibraryReason.GONE_BUT_REMAINS,
    LibraryReason.GONE_WITH_DISK,
    LibraryReason.GONE_ELSEWHERE,
)


class LibraryUnusable(ReaderError):
    """A library folder that cannot be used."""

    def __init__(self, folder: Path, reason: LibraryReason, detail: str = "") -> None:
        super().__init__(f"{folder}: {reason}{': ' + detail if detail else ''}")
        self.folder = folder
        self.reason = reason
        self.detail = detail

    @property
    def is_gone(self) -> bool:
        """True if a library was known in the folder and is no longer there."""
        return self.reason in _GONE

    @classmethod
    def because(cls, folder: Path, error: OSError) -> Self:
        """Return the meaning of a file system error for the folder: DISK_FULL or UNWRITABLE."""
        reason = system_reason(error)
        full = reason is SystemReason.FULL
        return cls(folder, LibraryReason.DISK_FULL if full else LibraryReason.UNWRITABLE, reason)


class IndexUnusable(ReaderError):
    """The search index is missing, old or broken; the library rebuilds it."""


class IndexDamaged(IndexUnusable):
    """A byte of the index on the disk is not the one that was written."""


class QueryReason(StrEnum):
    """Faults of a query, each at one position of it."""

    TOO_LONG = "too_long"
    TOO_MANY_WORDS = "too_many_words"
    TOO_DEEP = "too_deep"
    UNCLOSED_QUOTE = "unclosed_quote"
    EMPTY_PHRASE = "empty_phrase"
    UNCLOSED_GROUP = "unclosed_group"
    UNOPENED_GROUP = "unopened_group"
    EMPTY_GROUP = "empty_group"
    MISSING_OPERAND = "missing_operand"
    MISSING_VALUE = "missing_value"
    BARE_WILDCARD = "bare_wildcard"
    BAD_DATE = "bad_date"
    BAD_ANSWER = "bad_answer"
    BAD_DISTANCE = "bad_distance"
    NEAR_NEEDS_WORDS = "near_needs_words"
    DAY_WITHOUT_YEAR = "day_without_year"
    NO_FIELD = "no_field"
    NO_OPERATOR = "no_operator"
    NO_SIGN = "no_sign"
    NO_PATTERN = "no_pattern"
    DATE_AS_TEXT = "date_as_text"
    NOT_HELD = "not_held"
    """A fact that no story of the library has."""


SEARCHED_AS_IT_STANDS = (
    QueryReason.NO_FIELD,
    QueryReason.NO_OPERATOR,
    QueryReason.NO_SIGN,
    QueryReason.NO_PATTERN,
    QueryReason.DATE_AS_TEXT,
    QueryReason.NOT_HELD,
)
"""Reasons of which nothing was left out of the search."""
SAYS_WHAT_WAS_SEARCHED = (QueryReason.TOO_LONG, QueryReason.TOO_MANY_WORDS, QueryReason.BAD_DISTANCE)
"""Reasons whose words say what was searched for."""


class QuerySyntaxError(ReaderError):
    """A query that cannot be understood. `position` counts characters from the start of the query.

    `right` is the whole query as it could be typed; '' if nobody knows. `alone`: nothing else of it was searched.
    """

    def __init__(
        self, code: QueryReason, position: int, text: str = "", right: str = "", *, alone: bool = False
    ) -> None:
        super().__init__(f"{code} at {position}: {text}")
        self.code = code
        self.position = position
        self.text = text
        self.right = right
        self.alone = alone


class HeldKind(StrEnum):
    """Kinds of things that a library can hold."""

    STORY = "story"
    PAGE = "page"
    ISSUE = "issue"
    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    PASSAGE = "passage"
    CORRECTION = "correction"
    FOLDER = "folder"
    TAG = "tag"
    SAVED_SEARCH = "saved search"
    LINK = "link"
    BACKUP = "backup"
    ACT = "act"
    DROPPED_ACT = "dropped act"
    """An act that the log held once and has dropped for newer ones."""


class NotHeld(ReaderError):
    """The library does not hold the thing with this `key`: an id, a name, a quoted passage."""

    def __init__(self, what: HeldKind, key: object) -> None:
        super().__init__(f"no {what} {key}")
        self.what = what
        self.key = key


class ActOvertaken(ReaderError):
    """An act cannot be undone, or not done again: something in it has changed since. Nothing was changed."""

    def __init__(self, number: int) -> None:
        super().__init__(f"act {number}")
        self.number = number


class NoWindow(ReaderError):
    """Qt cannot be loaded, so no window can be shown; the message is that of Python's ImportError."""


class PdfReason(StrEnum):
    """Reasons why a PDF cannot be made."""

    NO_CHINESE_FONT = "no_chinese_font"
    NO_ROOM = "no_room"
    """The temporary folder cannot be written to."""
    FAILED = "failed"
    ENDED = "ended"
    """The process that set the pages ended, for lack of memory for example."""


class NotSet(ReaderError):
    """A PDF that cannot be made; `detail` quotes the system or Typst."""

    def __init__(self, reason: PdfReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Cancelled(ReaderError):
    """A person stopped the work; what was committed before stays."""
