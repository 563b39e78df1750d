"""Errors as sentences: what happened, and what to do."""

from reader.errors import (
    Cancelled,
    FileRefused,
    IndexUnusable,
    LibraryUnusable,
    NotHeld,
    QuerySyntaxError,
    ReaderError,
)
from reader.ui.words import mark, tr

_REFUSED = {
    "too_large": mark("The file is larger than a newspaper file can be."),
    "not_text": mark("This is not a text file."),
    "encoding": mark("Its encoding is none of UTF-8, UTF-16, GB 18030 and Big5. Save it as UTF-8 and import it again."),
    "not_found": mark("The file is no longer there."),
    "not_a_file": mark("This is not an ordinary file."),
    "unreadable": mark("The file cannot be read. Look at its permissions."),
    "empty": mark("The file holds no text."),
    "bad_zip": mark("The archive is damaged or unsafe."),
    "bad_json": mark("It is not JSON Lines of newspaper pages."),
}
_UNUSABLE = {
    "locked": mark("Another program is using the library. Close it and try again."),
    "damaged": mark("The library file is damaged. Restore it from a backup."),
    "newer": mark("The library was made by a newer version of Dubao. Update Dubao."),
    "unwritable": mark("The folder of the library cannot be written to. Look at its permissions."),
    "disk_full": mark("The disk is full. Free some space and try again."),
}
_QUERY = {
    "unclosed_quote": mark("a quotation mark is not closed"),
    "unclosed_bracket": mark("a bracket is not closed"),
    "unknown_field": mark("there is no such field"),
    "too_long": mark("the query is too long"),
}


def refusal(reason: str, detail: str) -> str:
    """Why a file was not imported."""
    said = tr(_REFUSED[reason]) if reason in _REFUSED else tr("The file was refused: {reason}.").format(reason=reason)
    return f"{said} {detail}".rstrip()


def query_problem(problem: QuerySyntaxError) -> str:
    """What was not understood of a query, and where."""
    said = tr(_QUERY[problem.code]) if problem.code in _QUERY else problem.code.replace("_", " ")
    text = tr("At character {n}: {problem}.").format(n=problem.position + 1, problem=said)
    return f"{text} {tr('The rest was searched.')}"


def sentence(error: ReaderError) -> str:
    """What the world did, and what to do about it."""
    match error:
        case FileRefused():
            return f"{error.path.name}: {refusal(error.reason, error.detail)}"
        case LibraryUnusable():
            reason = error.detail or error.reason
            unknown = tr("The library cannot be used: {reason}.").format(reason=reason)
            said = tr(_UNUSABLE[error.reason]) if error.reason in _UNUSABLE else unknown
            return f"{said}\n{error.folder}"
        case NotHeld():
            return tr("This is no longer in the library. Press F5 to refresh the lists.")
        case QuerySyntaxError():
            return query_problem(error)
        case IndexUnusable():
            return tr("The search index cannot be used. Choose Tools, then “Build the search index anew”.")
        case Cancelled():
            return tr("Stopped. What was done before stays.")
    return str(error)
