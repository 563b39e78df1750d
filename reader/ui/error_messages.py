"""Errors as sentences: what happened, and what to do."""

from reader.errors import (
    Cancelled,
    FileRefused,
    IndexUnusable,
    LibraryUnusable,
    NotHeld,
    NotSet,
    QuerySyntaxError,
    ReaderError,
)
from reader.ui.words import mark, tr

MOST_QUOTED = 20
_REFUSED = {
    "too_large": mark("The file is larger than a newspaper file can be."),
    "not_text": mark("It is no text in UTF-8, UTF-16, GB 18030 or Big5."),
    "not_json": mark("It is not JSON Lines of newspaper pages."),
    "not_found": mark("The file is no longer there."),
    "not_a_file": mark("This is not an ordinary file."),
    "not_readable": mark("The file cannot be read. Look at its permissions."),
    "read_failed": mark("Reading the file failed. Look at the disk or the connection that it lies on."),
    "symlink": mark("This is a link. Import the file that it leads to."),
    "empty": mark("The file holds no text."),
    "no_article": mark("No article was found in it."),
    "page_index": mark("It only lists the articles of a page. Import the pages of the articles themselves."),
    "no_pages": mark("No newspaper page was found in it."),
    "is_pdf": mark(
        "It is a PDF, and pages in PDF cannot be read yet. Take their text out with another program and import that."
    ),
    "holds_pdf": mark(
        "It holds PDF files, and pages in PDF cannot be read yet. Take their text out with another program and import "
        "that."
    ),
    "is_office": mark("It is a document of Word or another office program. Save it as plain text or HTML first."),
    "is_picture": mark("It is a picture. Have its text recognised first, and import that."),
    "is_packed": mark("It is an archive of another kind than zip. Unpack it first, and import the folder."),
    "is_ebook": mark("It is a document of another kind than EPUB. Save it as plain text or HTML first."),
    "is_database": mark("It is a database, not a newspaper page."),
    "damaged": mark("The file is damaged."),
    "encrypted": mark("It is locked with a password. Unpack it first."),
    "not_an_archive": mark("The archive cannot be opened: it is damaged, or no zip file."),
    "nested_archive": mark("It is an archive within an archive. Unpack the outer one first."),
    "not_an_epub": mark("It is no EPUB book."),
    "doctype": mark("It holds a document type, which may name other files. For safety it was not read."),
    "unknown_packing": mark("It is packed in a way that is not known here. Pack it again as a plain zip."),
    "bomb": mark("Unpacked it would be far too large. For safety it was not read."),
    "overlapping": mark("Its members overlap, as only a harmful archive's do. For safety it was not read."),
    "too_many_members": mark("It has more members than an archive of newspapers can have. Divide it."),
    "unsafe_name": mark("Its name leads out of the archive. For safety it was not read."),
}
_UNUSABLE = {
    "locked": mark("Another program is using the library. Close it and try again."),
    "damaged": mark("The library file is damaged. Restore it from a backup."),
    "newer": mark("The library was made by a newer version of Dubao. Update Dubao."),
    "unwritable": mark("The folder of the library cannot be written to. Look at its permissions."),
    "disk_full": mark("The disk is full. Free some space and try again."),
}
_ABSENT = {
    "absent": mark("There is no library in this folder."),
    "gone": mark("The library that was in this folder is no longer there. If it was moved, open it in its new folder."),
    "gone_to_backups": mark("The library that was in this folder is no longer there, but its backups are."),
    "gone_but_remains": mark(
        "The library that was in this folder is no longer there, only what is left of it ({detail}). Put the file "
        "library.sqlite3 back from a copy of yours."
    ),
    "gone_with_disk": mark(
        "The library of this folder lies on another disk, and there is none at {detail} now. Connect the disk, then "
        "open Dubao again."
    ),
    "gone_elsewhere": mark("The library that was in this folder lies in {detail} now."),
}
_NOT_SET = {
    "no_chinese_font": mark("No font on this system has Chinese characters. Install one, such as Noto Sans CJK."),
    "no_room": mark("The folder for temporary files cannot be written to. Free some space and try again."),
    "failed": mark("Setting the pages failed."),
    "ended": mark("Setting the pages failed, perhaps for want of memory. Try with fewer stories at a time."),
}
_QUERY = {
    "too_long": mark("the query is too long; what follows is left out"),
    "too_many_words": mark("there are too many words; what follows is left out"),
    "too_deep": mark("brackets stand too deep in one another"),
    "unclosed_quote": mark("a quotation mark is not closed"),
    "empty_phrase": mark("nothing stands between the quotation marks"),
    "unclosed_group": mark("a bracket is not closed"),
    "unopened_group": mark("a bracket is closed that was not opened"),
    "empty_group": mark("nothing stands between the brackets"),
    "missing_operand": mark("something is missing beside this operator"),
    "missing_value": mark("the field is given no value"),
    "bare_wildcard": mark("a wildcard needs characters beside it"),
    "bad_date": mark("this is no date; write 2023, 2023-02, 2023-02-15 or 2023-02-01..2023-02-28"),
    "bad_answer": mark("only yes (是) or no (否) can stand here"),
    "bad_distance": mark("the distance is too large; 200 is taken"),
    "near_needs_words": mark("only words and phrases can be near one another, five at most"),
}


def refusal(reason: str) -> str:
    """Why a file was not imported."""
    return tr(_REFUSED[reason]) if reason in _REFUSED else tr("The file was refused: {reason}.").format(reason=reason)


def unusable(reason: str, detail: str = "") -> str:
    """Why the library cannot be used, or not be written to."""
    if reason in _ABSENT:
        return tr(_ABSENT[reason]).format(detail=detail)
    if reason in _UNUSABLE:
        return tr(_UNUSABLE[reason])
    return tr("The library cannot be used: {reason}.").format(reason=detail or reason)


def query_problem(problem: QuerySyntaxError) -> str:
    """What was not understood of a query, and where."""
    text = tr("At character {n}: {problem}.").format(n=problem.position + 1, problem=problem_words(problem))
    return f"{text} {tr('The rest was searched.')}"


def problem_words(problem: QuerySyntaxError) -> str:
    """What is wrong with a query, for the middle of a sentence, and the piece it is about."""
    said = tr(_QUERY[problem.code]) if problem.code in _QUERY else problem.code.replace("_", " ")
    return f"{said} ({problem.text[:MOST_QUOTED]})" if problem.text.strip() else said


def sentence(error: ReaderError) -> str:
    """What the world did, and what to do about it."""
    match error:
        case FileRefused():
            return f"{error.path.name}: {refusal(error.reason)}"
        case LibraryUnusable():
            return f"{unusable(error.reason, error.detail)}\n{error.folder}"
        case NotHeld():
            return tr("This is no longer in the library. Press F5 to refresh the lists.")
        case QuerySyntaxError():
            return query_problem(error)
        case IndexUnusable():
            return tr("The search index cannot be used. Choose Tools, then “Build the search index anew”.")
        case NotSet():
            return f"{tr('No PDF was made.')} {tr(_NOT_SET[error.reason])}\n{error.detail}".strip()
        case Cancelled():
            return tr("Stopped. What was done before stays.")
    return str(error)
