"""Errors as sentences: what happened, and what to do."""

import os
import re

from reader.errors import (
    SAYS_WHAT_WAS_SEARCHED,
    SEARCHED_AS_IT_STANDS,
    ActOvertaken,
    Cancelled,
    FileReason,
    FileRefused,
    HeldKind,
    IndexUnusable,
    LibraryReason,
    LibraryUnusable,
    NotHeld,
    NotSet,
    PdfReason,
    QueryReason,
    QuerySyntaxError,
    ReaderError,
    SystemReason,
    system_reason,
)
from reader.ui.language.words import mark, tr

MOST_QUOTED = 20
_REFUSED = {
    FileReason.TOO_LARGE: mark("The file is larger than a newspaper file can be."),
    FileReason.TOO_MANY_CHARACTERS: mark(
        "It is no newspaper: one page of it has {found} characters, and a whole issue has fewer than {limit}. Part it "
        "into a file for each issue."
    ),
    FileReason.TOO_MANY_LINES: mark(
        "It is no newspaper: one page of it has {found} lines, and a whole issue has fewer than {limit}. Part it into "
        "a file for each issue."
    ),
    FileReason.TOO_MANY_STORIES: mark(
        "It is no newspaper: one page of it has {found} headlines, and a whole issue has fewer than {limit}. Part it "
        "into a file for each issue."
    ),
    FileReason.READER_ENDED: mark("Reading it ended the process that reads such files. The file may be damaged."),
    FileReason.TOO_SLOW: mark("Reading it was given up, because it got no further."),
    FileReason.TOO_MUCH_MEMORY: mark("Reading it takes more memory than a newspaper file may."),
    FileReason.NOT_TEXT: mark("It is no text in UTF-8, UTF-16, GB 18030 or Big5."),
    FileReason.NOT_JSON: mark("It is no JSON with newspaper pages or records of articles."),
    FileReason.DAMAGED_JSON: mark("Its JSON is damaged or cut off."),
    FileReason.NO_TABLE: mark("Its lines are no table: no sign parts all of them into the same columns."),
    FileReason.NO_COLUMNS: mark(
        "It is a table, but none of its columns is known to hold headlines or texts. Say which do under Columns…."
    ),
    FileReason.NOT_FOUND: mark("The file is no longer there."),
    FileReason.NOT_A_FILE: mark("This is not an ordinary file."),
    FileReason.NOT_READABLE: mark("The file cannot be read. Look at its permissions."),
    FileReason.READ_FAILED: mark("Reading the file failed. Look at the disk or the connection that it lies on."),
    FileReason.SYMLINK: mark("This is a link. Import the file that it leads to."),
    FileReason.EMPTY: mark("The file holds no text."),
    FileReason.NO_ARTICLE: mark("No article was found in it."),
    FileReason.UNKNOWN_XML: mark("XML of this kind is not read. Save it as HTML or plain text and import that."),
    FileReason.BY_SCRIPT: mark(
        "It holds no text: a script shows it. Save the page once the browser shows the article, or copy the text into "
        "a file."
    ),
    FileReason.PAGE_INDEX: mark("It only lists the articles of a page. Import the pages of the articles themselves."),
    FileReason.NO_PAGES: mark("No newspaper page was found in it."),
    FileReason.IS_PDF: mark(
        "It is a PDF, and pages in PDF cannot be read yet. Have it turned into Markdown, for instance with MinerU, and "
        "import that."
    ),
    FileReason.IS_LOCKED_PDF: mark(
        "It is a PDF with a password or a ban on copying, and pages in PDF cannot be read yet. Have it turned into "
        "Markdown, for instance with MinerU, and import that."
    ),
    FileReason.IS_DAMAGED_PDF: mark("It is a PDF that is cut off or damaged. Fetch it again."),
    FileReason.HOLDS_PDF: mark(
        "It holds PDF files, and pages in PDF cannot be read yet. Have them turned into Markdown, for instance with "
        "MinerU, and import that."
    ),
    FileReason.IS_OFFICE: mark(
        "It is a document of an office program. Save it as a Word document (.docx), plain text or HTML first."
    ),
    FileReason.IS_PICTURE: mark("It is a picture. Have its text recognised first, and import that."),
    FileReason.IS_PACKED: mark(
        "It is an archive that cannot be opened here, such as RAR. Unpack it first, and import the folder."
    ),
    FileReason.IS_EBOOK: mark("It is a document of another kind than EPUB. Save it as plain text or HTML first."),
    FileReason.IS_MARKUP: mark(
        "It is written for another program, such as TeX or Org. Save it as Markdown first, or end its name in .txt if "
        "it is plain text."
    ),
    FileReason.IS_DATABASE: mark(
        "It is a database, not a newspaper page. Save its table of articles as CSV or JSON first."
    ),
    FileReason.DAMAGED: mark("The file is damaged."),
    FileReason.ENCRYPTED: mark("It is locked with a password. Unpack it first, and import the folder."),
    FileReason.NOT_AN_ARCHIVE: mark("The archive cannot be opened: it is damaged, or no archive."),
    FileReason.NESTED_ARCHIVE: mark("It lies in too many archives. Unpack the outer ones first."),
    FileReason.NOT_AN_EPUB: mark("It is no EPUB book."),
    FileReason.DOCTYPE: mark("It holds a document type, which may name other files. For safety it was not read."),
    FileReason.UNKNOWN_PACKING: mark(
        "It is packed in a way that is not known here. Unpack it first, and import the folder."
    ),
    FileReason.BOMB: mark("Unpacked it would be far too large. For safety it was not read."),
    FileReason.OVERLAPPING: mark("Its members overlap, as only a harmful archive's do. For safety it was not read."),
    FileReason.TOO_MANY_MEMBERS: mark("It has more members than an archive of newspapers can have. Divide it."),
    FileReason.UNSAFE_NAME: mark("Its name leads out of the archive. For safety it was not read."),
}
_UNUSABLE = {
    LibraryReason.LOCKED: mark("Another program is using the library. Close it and try again."),
    LibraryReason.DAMAGED: mark("The library file is damaged. Restore it from a backup."),
    LibraryReason.NEWER: mark("The library was made by a newer version of Dubao. Update Dubao."),
    LibraryReason.UNWRITABLE: mark("The folder of the library cannot be written to. Look at its permissions."),
    LibraryReason.BACKUP_DAMAGED: mark("The backup is damaged, and replaced nothing. Take another one."),
    LibraryReason.REPLACED: mark(
        "The library was replaced while it was open, by a restore for example. Close the window and open it again."
    ),
    LibraryReason.DISK_FULL: mark("The disk is full. Free some space and try again."),
}
_ABSENT = {
    LibraryReason.ABSENT: mark("There is no library in this folder."),
    LibraryReason.GONE: mark(
        "The library that was in this folder is no longer there. If it was moved, open it in its new folder."
    ),
    LibraryReason.GONE_TO_BACKUPS: mark("The library that was in this folder is no longer there, but its backups are."),
    LibraryReason.GONE_BUT_REMAINS: mark(
        "The library that was in this folder is no longer there, only what is left of it ({detail}). Put the file "
        "library.sqlite3 back from a copy of yours."
    ),
    LibraryReason.GONE_WITH_DISK: mark(
        "The library of this folder lies on another disk, and there is none at {detail} now. Connect the disk, then "
        "open Dubao again."
    ),
    LibraryReason.GONE_ELSEWHERE: mark("The library that was in this folder lies in {detail} now."),
}
_NOT_SET = {
    PdfReason.NO_CHINESE_FONT: mark(
        "No font on this system has Chinese characters. Install one, such as Noto Sans CJK."
    ),
    PdfReason.NO_ROOM: mark("The folder for temporary files cannot be written to. Free some space and try again."),
    PdfReason.FAILED: mark("Setting the pages failed."),
    PdfReason.ENDED: mark("Setting the pages failed, perhaps for want of memory. Try with fewer stories at a time."),
}
_QUERY = {
    QueryReason.TOO_LONG: mark("the query is too long; what follows is left out"),
    QueryReason.TOO_MANY_WORDS: mark("there are too many words; what follows is left out"),
    QueryReason.TOO_DEEP: mark("brackets stand too deep in one another"),
    QueryReason.UNCLOSED_QUOTE: mark("a quotation mark is not closed"),
    QueryReason.EMPTY_PHRASE: mark("nothing stands between the quotation marks"),
    QueryReason.UNCLOSED_GROUP: mark("a bracket is not closed"),
    QueryReason.UNOPENED_GROUP: mark("a bracket is closed that was not opened"),
    QueryReason.EMPTY_GROUP: mark("nothing stands between the brackets"),
    QueryReason.MISSING_OPERAND: mark("something is missing beside this operator"),
    QueryReason.MISSING_VALUE: mark("the field is given no value"),
    QueryReason.BARE_WILDCARD: mark("a wildcard needs characters beside it"),
    QueryReason.BAD_DATE: mark("this is no date; write 2023, 2023-02, 2023-02-15 or 2023-02-01..2023-02-28"),
    QueryReason.BAD_ANSWER: mark("only yes (是) or no (否) can stand here"),
    QueryReason.BAD_DISTANCE: mark("the distance is too large; 200 is taken"),
    QueryReason.NEAR_NEEDS_WORDS: mark("only words and phrases can be near one another, five at most"),
    QueryReason.DAY_WITHOUT_YEAR: mark("the day has no year"),
    QueryReason.NO_FIELD: mark("this names no field here; it was searched for as text"),
    QueryReason.NO_OPERATOR: mark("this is no operator here; it was searched for as text"),
    QueryReason.NO_SIGN: mark("these signs were searched for as text"),
    QueryReason.NO_PATTERN: mark(
        "* stands for characters inside one word, ? for one character; “…” finds the signs themselves"
    ),
    QueryReason.DATE_AS_TEXT: mark("this date was searched for as text"),
    QueryReason.NOT_HELD: mark("no story of the library fits this"),
}


_SYSTEM = {
    SystemReason.NO_PERMISSION: mark("There is no permission for it."),
    SystemReason.NOT_THERE: mark("It is not there."),
    SystemReason.IS_A_FOLDER: mark("It is a folder."),
    SystemReason.NO_FOLDER: mark("A part of its path is a file, not a folder."),
    SystemReason.ALREADY_THERE: mark("There is something of this name already."),
    SystemReason.NAME_TOO_LONG: mark("Its name is too long for the disk."),
    SystemReason.FULL: mark("The disk is full. Free some space and try again."),
    SystemReason.READ_ONLY: mark("The disk can only be read."),
    SystemReason.TOO_LARGE: mark("It would be larger than the disk or a limit of the system allows."),
    SystemReason.TOO_MANY_OPEN: mark("Too many files are open on this machine. Close some programs and try again."),
    SystemReason.IN_USE: mark("Another program is using it."),
    SystemReason.DISK_FAILED: mark("The disk, or the connection to it, failed."),
    SystemReason.OTHER: mark("The system does not allow it."),
}


_BEYOND = (FileReason.TOO_MANY_CHARACTERS, FileReason.TOO_MANY_LINES, FileReason.TOO_MANY_STORIES)
"""Reasons of which the detail has the number found and the limit."""

_NUMBER = re.compile(r"\d+")


def system_sentence(error: OSError) -> str:
    """Say why the system refused something, and at which file if one is known."""
    said = tr(_SYSTEM[system_reason(error)])
    return said if error.filename is None else f"{said}\n{os.fsdecode(error.filename)}"


def refusal(reason: FileReason, detail: str) -> str:
    """Say why a file was not imported."""
    said = tr(_REFUSED[reason])
    if reason not in _BEYOND:
        return said
    numbers = [f"{int(number):,}" for number in _NUMBER.findall(detail)] or ["…"]
    return said.format(found=numbers[0], limit=numbers[-1])


def unusable(reason: LibraryReason, detail: str = "") -> str:
    """Say why the library cannot be used, or not be written to."""
    if reason in _ABSENT:
        return tr(_ABSENT[reason]).format(detail=detail)
    return tr(_UNUSABLE[reason])


def query_problem(problem: QuerySyntaxError) -> str:
    """Say what was not understood of a query, and at which piece."""
    text = tr("At character {n}: {problem}.").format(n=problem.position + 1, problem=problem_words(problem))
    if problem.code in (*SEARCHED_AS_IT_STANDS, *SAYS_WHAT_WAS_SEARCHED):
        return text
    return f"{text} {tr('Nothing was left to search for.') if problem.alone else tr('The rest was searched.')}"


def problem_words(problem: QuerySyntaxError) -> str:
    """Return what is wrong with a query, for the middle of a sentence, and the piece that it is about."""
    said = tr(_QUERY[problem.code])
    return f"{said} ({problem.text[:MOST_QUOTED]})" if problem.text.strip() else said


def _not_held(what: HeldKind) -> str:
    match what:
        case HeldKind.ACT:
            return tr("There is nothing left to undo or redo.")
        case HeldKind.DROPPED_ACT:
            return tr("This is no longer kept for undo or redo, because too much was done since.")
    return tr("This is no longer in the library. Press F5 to refresh the lists.")


def sentence(error: ReaderError) -> str:
    """Return an error as a sentence: what happened, and what to do about it."""
    match error:
        case FileRefused():
            return f"{error.path.name}: {refusal(error.reason, error.detail)}"
        case LibraryUnusable():
            return f"{unusable(error.reason, error.detail)}\n{error.folder}"
        case ActOvertaken():
            return tr("This cannot be undone: it was changed again since.")
        case NotHeld():
            return _not_held(error.what)
        case QuerySyntaxError():
            return query_problem(error)
        case IndexUnusable():
            return tr("The search index cannot be used. Choose Tools, then “Build the search index anew”.")
        case NotSet():
            detail = tr(_SYSTEM[SystemReason(error.detail)]) if error.detail in _SYSTEM else error.detail
            return f"{tr('No PDF was made.')} {tr(_NOT_SET[error.reason])}\n{detail}".strip()
        case Cancelled():
            return tr("Stopped. What was done before stays.")
    return str(error)
