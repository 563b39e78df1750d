"""Errors made into sentences that name the file and the reason."""

from reader.cli.words import mark, tr
from reader.errors import (
    Cancelled,
    FileRefused,
    IndexUnusable,
    LibraryUnusable,
    NotHeld,
    NoWindow,
    QuerySyntaxError,
    ReaderError,
)

_REFUSED = {
    "too_large": "it is larger than a newspaper file can be",
    "not_text": "it is not text in UTF-8, UTF-16, GB 18030 or Big5",
    "not_json": "it is not JSON Lines in the shape that `dubao parse --json` prints",
    "not_found": "there is no such file",
    "not_a_file": "it is a folder, a device or a pipe",
    "not_readable": "it may not be read",
    "read_failed": "reading it failed",
    "symlink": "it is a link; name the file that it leads to",
    "empty": "it holds no text",
    "no_article": "no article was found in it",
    "page_index": "it only lists the articles of a page; import the pages of the articles themselves",
    "no_pages": "no page was found in it",
    "damaged": "it is damaged",
    "encrypted": "it is locked with a password",
    "not_an_archive": "it is no archive",
    "nested_archive": "it is an archive within an archive; unpack the outer one first",
    "not_an_epub": "it is no EPUB",
    "doctype": "it holds a document type, which may name other files",
    "unknown_packing": "it is packed in a way that is not known here",
    "bomb": "unpacked it would be far too large",
    "overlapping": "its members overlap, as only a hostile archive's do",
    "too_many_members": "it has more members than an archive of newspapers can have",
    "unsafe_name": "its name leads out of the archive",
}
_UNUSABLE = {
    "locked": "another program is using it; close it and try again",
    "damaged": "the library file is damaged; `dubao restore` puts a backup in its place",
    "newer": "it was made by a newer version of Dubao; update Dubao",
    "unwritable": "it cannot be written to",
    "disk_full": "the disk is full; free some space and try again",
    "no_engine": "it is not installed; install dubao[fast], or choose whoosh in the settings",
}
_ABSENT = {
    "absent": mark("There is no library in {folder}; `dubao import` makes one, and --library names another folder"),
    "gone": mark(
        "There is no library in {folder} any more; if it was moved, name its folder with --library, and if you have a "
        "copy of its `backups`, lay that there and call `dubao restore`"
    ),
    "gone_to_backups": mark(
        "There is no library in {folder} any more, but its backups are there; `dubao restore` lists them and puts one "
        "in its place"
    ),
    "gone_but_remains": mark(
        "There is no library in {folder} any more, only what is left of it ({detail}); put library.sqlite3 back from a "
        "copy of yours, or call `dubao restore` once its `backups` are there"
    ),
    "gone_with_disk": mark(
        "There is no library in {folder} now, and no disk at {detail}, where it lay; mount the disk and try again, or "
        "call `dubao restore` once its `backups` are there"
    ),
    "gone_elsewhere": mark(
        "There is no library in {folder} any more; it lies in {detail} now: name that folder with --library, or move "
        "it back"
    ),
}
_MOST_QUOTED = 200
"""Characters of a detail, which may quote what a damaged file holds."""
_TOLD_IN_FULL = ("locked", "disk_full")
_QUERY = {
    "too_long": "the query is too long; what follows is not searched",
    "too_many_words": "the query has too many words; what follows is not searched",
    "too_deep": "the brackets are nested too deeply",
    "unclosed_quote": "a quotation mark is not closed",
    "empty_phrase": "there is nothing between the quotation marks",
    "unclosed_group": "a bracket is not closed",
    "unopened_group": "a bracket is closed that was not opened",
    "empty_group": "there is nothing between the brackets",
    "missing_operand": "the operator has nothing to work on",
    "missing_value": "the field has no value",
    "bare_wildcard": "a wildcard needs characters beside it",
    "bad_date": "this is no date",
    "bad_answer": "the answer can be yes or no",
    "bad_distance": "the distance is too large; 200 is taken",
    "near_needs_words": "nearness needs words or phrases on both sides",
}


def refusal(reason: str, detail: str) -> str:
    """Why a file was refused, for the end of a sentence."""
    said = _REFUSED.get(reason, reason.replace("_", " "))
    return f"{said} ({detail})" if detail else said


def unusable(reason: str) -> str:
    """Why a folder cannot be used, for the end of a sentence."""
    return _UNUSABLE.get(reason, reason.replace("_", " "))


def not_begun(absence: LibraryUnusable) -> str:
    """Why no empty library is made where one is missing, and how it is made all the same."""
    return tr("{why}; `dubao import --new-library` begins an empty one.").format(why=_absence(absence))


def begun_anew(absence: LibraryUnusable) -> str:
    """What a person should know whose command made a library where one is missing."""
    return tr("The library that was in {folder} is gone; an empty one was begun in its place.").format(
        folder=absence.folder
    )


def _absence(problem: LibraryUnusable) -> str:
    return tr(_ABSENT[problem.reason]).format(folder=problem.folder, detail=problem.detail)


def query_problem(problem: QuerySyntaxError) -> str:
    """What was not understood of a query, and where."""
    said = _QUERY.get(problem.code, problem.code.replace("_", " "))
    about = f" ({_short(problem.text)})" if problem.text else ""
    return f"At character {problem.position + 1} of the query: {said}{about}."


def _short(text: str) -> str:
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


def sentence(error: ReaderError) -> str:
    """One sentence for whatever the world did."""
    match error:
        case FileRefused():
            return f"{error.path} was not read: {refusal(error.reason, error.detail)}."
        case LibraryUnusable(reason="no_engine"):
            return f"The search engine {error.detail} cannot be used: {_UNUSABLE[error.reason]}."
        case LibraryUnusable(reason=reason) if reason in _ABSENT:
            return f"{_absence(error)}."
        case LibraryUnusable():
            detail = f" ({_short(error.detail)})" if error.detail and error.reason not in _TOLD_IN_FULL else ""
            return f"The folder {error.folder} cannot be used: {unusable(error.reason)}{detail}."
        case NotHeld():
            return f"The library holds no {error.what} {error.key}."
        case QuerySyntaxError():
            return query_problem(error)
        case IndexUnusable():
            return "The search index cannot be used; `dubao reindex` makes it anew."
        case NoWindow():
            return f"Qt, which draws the window, cannot be loaded ({_short(str(error))})."
        case Cancelled():
            return "Stopped; what was done before stays."
    return str(error)
