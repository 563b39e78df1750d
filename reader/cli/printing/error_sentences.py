"""Sentences for errors, with the file and the reason."""

from reader.cli.printing.refusal_details import detail_words
from reader.cli.words import explained, mark, sentence_of, tr
from reader.errors import (
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
    NoWindow,
    PdfReason,
    QueryReason,
    QuerySyntaxError,
    ReaderError,
)

_REFUSED = {
    FileReason.TOO_LARGE: mark("it is larger than a newspaper file can be"),
    FileReason.TOO_MANY_CHARACTERS: mark(
        "it is no newspaper: one page of it has more text than a whole issue; part it into a file for each issue"
    ),
    FileReason.TOO_MANY_LINES: mark(
        "it is no newspaper: one page of it has more lines than a whole issue; part it into a file for each issue"
    ),
    FileReason.TOO_MANY_STORIES: mark(
        "it is no newspaper: one page of it has more headlines than a whole issue; part it into a file for each issue"
    ),
    FileReason.READER_ENDED: mark("reading it ended the process that reads such files; it may be damaged"),
    FileReason.TOO_SLOW: mark("reading it was given up, because it got no further"),
    FileReason.TOO_MUCH_MEMORY: mark("reading it takes more memory than a newspaper file may"),
    FileReason.NOT_TEXT: mark("it is not text in UTF-8, UTF-16, GB 18030 or Big5"),
    FileReason.NOT_JSON: mark("it is no JSON with newspaper pages or records of articles"),
    FileReason.DAMAGED_JSON: mark("its JSON is damaged or cut off"),
    FileReason.NO_TABLE: mark("its lines are no table: no sign parts all of them into the same columns"),
    FileReason.NO_COLUMNS: mark(
        "it is a table, but none of its columns is known to hold headlines or texts; name them as in "
        "--map title=COLUMN,text=COLUMN"
    ),
    FileReason.NOT_FOUND: mark("there is no such file"),
    FileReason.NOT_A_FILE: mark("it is a folder, a device or a pipe"),
    FileReason.NOT_READABLE: mark("it may not be read"),
    FileReason.READ_FAILED: mark("reading it failed"),
    FileReason.SYMLINK: mark("it is a link; name the file that it leads to"),
    FileReason.EMPTY: mark("it holds no text"),
    FileReason.NO_ARTICLE: mark("no article was found in it"),
    FileReason.UNKNOWN_XML: mark("XML of this kind is not read; save it as HTML or plain text and import that"),
    FileReason.BY_SCRIPT: mark(
        "it holds no text: a script shows it; save the page once the browser shows the article, or copy the text into "
        "a file"
    ),
    FileReason.PAGE_INDEX: mark("it only lists the articles of a page; import the pages of the articles themselves"),
    FileReason.NO_PAGES: mark("no page was found in it"),
    FileReason.IS_PDF: mark(
        "it is a PDF, and pages in PDF cannot be read yet; have it turned into Markdown first, for instance with "
        "MinerU, and import that"
    ),
    FileReason.IS_LOCKED_PDF: mark(
        "it is a PDF with a password or a ban on copying, and pages in PDF cannot be read yet; have it turned into "
        "Markdown first, for instance with MinerU, and import that"
    ),
    FileReason.IS_DAMAGED_PDF: mark("it is a PDF that is cut off or damaged; fetch it again"),
    FileReason.HOLDS_PDF: mark(
        "it holds PDF files, and pages in PDF cannot be read yet; have them turned into Markdown first, for instance "
        "with MinerU, and import that"
    ),
    FileReason.IS_OFFICE: mark(
        "it is a document of an office program; save it as a Word document (.docx), plain text or HTML first"
    ),
    FileReason.IS_PICTURE: mark("it is a picture; have its text recognised first, and import that"),
    FileReason.IS_PACKED: mark("it is an archive that cannot be opened here; unpack it first, and import the folder"),
    FileReason.IS_EBOOK: mark("it is a document of another kind than EPUB; save it as plain text or HTML first"),
    FileReason.IS_MARKUP: mark(
        "it is written for another program, such as TeX or Org; save it as Markdown first, or end its name in .txt if "
        "it is plain text"
    ),
    FileReason.IS_DATABASE: mark(
        "it is a database; save its table of articles as CSV or JSON first (a library of Dubao is named with --library)"
    ),
    FileReason.DAMAGED: mark("it is damaged"),
    FileReason.ENCRYPTED: mark("it is locked with a password; unpack it first, and import the folder"),
    FileReason.NOT_AN_ARCHIVE: mark("it is no archive, or a damaged one"),
    FileReason.NESTED_ARCHIVE: mark("it lies in too many archives; unpack the outer ones first"),
    FileReason.NOT_AN_EPUB: mark("it is no EPUB"),
    FileReason.DOCTYPE: mark("it holds a document type, which may name other files"),
    FileReason.UNKNOWN_PACKING: mark(
        "it is packed in a way that is not known here; unpack it first, and import the folder"
    ),
    FileReason.BOMB: mark("unpacked it would be far too large"),
    FileReason.OVERLAPPING: mark("its members overlap, as only a hostile archive's do"),
    FileReason.TOO_MANY_MEMBERS: mark("it has more members than an archive of newspapers can have"),
    FileReason.UNSAFE_NAME: mark("its name leads out of the archive"),
}
_UNUSABLE = {
    LibraryReason.LOCKED: mark("another program is using it; close it and try again"),
    LibraryReason.DAMAGED: mark(
        "the library file is damaged; `dubao restore --salvage` saves what can be read of it, `dubao restore` lists "
        "its backups"
    ),
    LibraryReason.NEWER: mark("it was made by a newer version of Dubao; update Dubao"),
    LibraryReason.UNWRITABLE: mark("it cannot be written to"),
    LibraryReason.BACKUP_DAMAGED: mark("a backup is damaged"),
    LibraryReason.REPLACED: mark("it was replaced while it was open; call the command again"),
    LibraryReason.DISK_FULL: mark("the disk is full; free some space and try again"),
}
_ABSENT = {
    LibraryReason.ABSENT: mark(
        "There is no library in {folder}; `dubao import` makes one, and --library names another folder"
    ),
    LibraryReason.GONE: mark(
        "There is no library in {folder} any more; if it was moved, name its folder with --library, and if you have a "
        "copy of its `backups`, lay that there and call `dubao restore`"
    ),
    LibraryReason.GONE_TO_BACKUPS: mark(
        "There is no library in {folder} any more, but its backups are there; `dubao restore` lists them and puts one "
        "in its place"
    ),
    LibraryReason.GONE_BUT_REMAINS: mark(
        "There is no library in {folder} any more, only what is left of it ({detail}); put library.sqlite3 back from a "
        "copy of yours, or call `dubao restore` once its `backups` are there"
    ),
    LibraryReason.GONE_WITH_DISK: mark(
        "There is no library in {folder} now, and no disk at {detail}, where it lay; mount the disk and try again, or "
        "call `dubao restore` once its `backups` are there"
    ),
    LibraryReason.GONE_ELSEWHERE: mark(
        "There is no library in {folder} any more; it lies in {detail} now: name that folder with --library, or move "
        "it back"
    ),
}
_NOT_HELD = {
    HeldKind.STORY: mark("The library holds no story {key}."),
    HeldKind.PAGE: mark("The library holds no page {key}."),
    HeldKind.BOOKMARK: mark("The library holds no bookmark {key}."),
    HeldKind.PASSAGE: mark("The library holds no passage {key}."),
    HeldKind.HIGHLIGHT: mark("The library holds no highlight {key}."),
    HeldKind.CORRECTION: mark("The library holds no correction {key}."),
    HeldKind.FOLDER: mark("The library holds no folder {key}."),
    HeldKind.TAG: mark("The library holds no tag {key}."),
    HeldKind.SAVED_SEARCH: mark("The library holds no saved search {key}."),
    HeldKind.LINK: mark("The library holds no story of the link {key}."),
    HeldKind.ISSUE: mark("The library holds no issue {key}."),
    HeldKind.BACKUP: mark("The library holds no backup {key}."),
    HeldKind.ACT: mark("There is nothing to undo or redo under the number {key}; `dubao history acts` lists all."),
    HeldKind.DROPPED_ACT: mark(
        "Act {key} is no longer kept, because too much was done since; `dubao history acts` lists all that are."
    ),
}
_NOT_SET = {
    PdfReason.NO_CHINESE_FONT: mark(
        "no font on this system has Chinese characters; install one: fonts-noto-cjk on Debian and Ubuntu, "
        "google-noto-sans-cjk-fonts on Fedora, noto-fonts-cjk on Arch"
    ),
    PdfReason.NO_ROOM: mark("the folder for temporary files cannot be written to; free some space and try again"),
    PdfReason.FAILED: mark("setting the pages failed"),
    PdfReason.ENDED: mark("setting the pages failed, perhaps for want of memory; try with fewer stories at a time"),
}
_QUOTED_LENGTH = 200
"""A longer detail is cut: it may quote the content of a damaged file."""
_OF_PARSERS = (FileReason.DAMAGED, FileReason.NOT_AN_ARCHIVE, FileReason.NOT_JSON)
"""Reasons whose detail may be the English words of a library."""
_SELF_EXPLAINING = (LibraryReason.LOCKED, LibraryReason.DISK_FULL)
_QUERY = {
    QueryReason.TOO_LONG: mark("the query is too long; what follows is not searched"),
    QueryReason.TOO_MANY_WORDS: mark("the query has too many words; what follows is not searched"),
    QueryReason.TOO_DEEP: mark("the brackets are nested too deeply"),
    QueryReason.UNCLOSED_QUOTE: mark("a quotation mark is not closed"),
    QueryReason.EMPTY_PHRASE: mark("there is nothing between the quotation marks"),
    QueryReason.UNCLOSED_GROUP: mark("a bracket is not closed"),
    QueryReason.UNOPENED_GROUP: mark("a bracket is closed that was not opened"),
    QueryReason.EMPTY_GROUP: mark("there is nothing between the brackets"),
    QueryReason.MISSING_OPERAND: mark("the operator has nothing to work on"),
    QueryReason.MISSING_VALUE: mark("the field has no value"),
    QueryReason.BARE_WILDCARD: mark("a wildcard needs characters beside it"),
    QueryReason.BAD_DATE: mark("this is no date"),
    QueryReason.BAD_ANSWER: mark("the answer can be yes or no"),
    QueryReason.BAD_DISTANCE: mark("the distance is too large; 200 is taken"),
    QueryReason.NEAR_NEEDS_WORDS: mark("nearness needs words or phrases on both sides"),
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


def refusal(reason: FileReason, detail: str) -> str:
    """Return the reason why a file was refused, for the end of a sentence."""
    said = tr(_REFUSED[reason])
    words = detail_words(detail) or ("" if reason in _OF_PARSERS else detail)
    return explained(said, words) if words else said


def unusable(reason: LibraryReason) -> str:
    """Return the reason why a folder cannot be used, for the end of a sentence."""
    return tr(_UNUSABLE[reason]) if reason in _UNUSABLE else reason.replace("_", " ")


def not_begun(absence: LibraryUnusable) -> str:
    """Return a sentence on why no empty library is made in place of a missing one, and how to make one."""
    return tr("{why}; `dubao import --new-library` begins an empty one.").format(why=_absence(absence))


def begun_anew(absence: LibraryUnusable) -> str:
    """Return a sentence for a command that made an empty library in place of a missing one."""
    return tr("The library that was in {folder} is gone; an empty one was begun in its place.").format(
        folder=absence.folder
    )


def _absence(problem: LibraryUnusable) -> str:
    return tr(_ABSENT[problem.reason]).format(folder=problem.folder, detail=problem.detail)


def query_problem(problem: QuerySyntaxError) -> str:
    """Return a sentence on the part of a query that was not understood, and its position."""
    said = tr(_QUERY[problem.code])
    what = explained(said, _short(problem.text)) if problem.text else said
    return tr("At character {n} of the query: {what}.").format(n=problem.position + 1, what=what)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH]}…"


def sentence(error: ReaderError) -> str:
    """Return the sentence for an error of the world."""
    match error:
        case FileRefused():
            return tr("{file} was not read: {why}.").format(file=error.path, why=refusal(error.reason, error.detail))
        case LibraryUnusable():
            return _library(error)
        case NotHeld():
            return _not_held(error)
        case QuerySyntaxError():
            return query_problem(error)
        case IndexUnusable():
            return tr("The search index cannot be used; `dubao reindex` makes it anew.")
        case NoWindow():
            return tr("Qt, which draws the window, cannot be loaded ({why}).").format(why=_short(str(error)))
        case NotSet():
            words = detail_words(error.detail) or (_short(error.detail) if error.reason is PdfReason.NO_ROOM else "")
            why = tr(_NOT_SET[error.reason])
            return tr("No PDF was made: {why}.").format(why=explained(why, words) if words else why)
        case ActOvertaken():
            said = tr(
                "What act {number} did was changed since, and stays as it is. `dubao history acts` lists all acts, "
                "`dubao undo NUMBER` undoes another one."
            )
            return said.format(number=error.number)
        case Cancelled():
            return tr("Stopped; what was done before stays.")
    return str(error)


def _library(error: LibraryUnusable) -> str:
    if error.reason in _ABSENT:
        return sentence_of(_absence(error))
    if error.reason is LibraryReason.BACKUP_DAMAGED:
        said = tr("The backup {name} is damaged and replaces nothing; `dubao restore` lists the others.")
        return said.format(name=error.detail)
    why = unusable(error.reason)
    words = detail_words(_short(error.detail))
    if words and error.reason not in _SELF_EXPLAINING:
        why = explained(why, words)
    return tr("The folder {folder} cannot be used: {why}.").format(folder=error.folder, why=why)


def _not_held(error: NotHeld) -> str:
    return tr(_NOT_HELD[error.what]).format(key=error.key)
