"""Errors made into sentences that name the file and the reason."""

from reader.cli.details import detail_words
from reader.cli.words import explained, mark, sentence_of, tr
from reader.errors import (
    Cancelled,
    FileRefused,
    IndexUnusable,
    LibraryUnusable,
    NotHeld,
    NotSet,
    NoWindow,
    QuerySyntaxError,
    ReaderError,
)

_REFUSED = {
    "too_large": mark("it is larger than a newspaper file can be"),
    "not_text": mark("it is not text in UTF-8, UTF-16, GB 18030 or Big5"),
    "not_json": mark("it is not JSON Lines in the shape that `dubao parse --json` prints"),
    "not_found": mark("there is no such file"),
    "not_a_file": mark("it is a folder, a device or a pipe"),
    "not_readable": mark("it may not be read"),
    "read_failed": mark("reading it failed"),
    "symlink": mark("it is a link; name the file that it leads to"),
    "empty": mark("it holds no text"),
    "no_article": mark("no article was found in it"),
    "page_index": mark("it only lists the articles of a page; import the pages of the articles themselves"),
    "no_pages": mark("no page was found in it"),
    "is_pdf": mark(
        "it is a PDF, and pages in PDF cannot be read yet; take their text out first, with `pdftotext -layout`"
    ),
    "holds_pdf": mark(
        "it holds PDF files, and pages in PDF cannot be read yet; take their text out first, with `pdftotext -layout`"
    ),
    "is_office": mark("it is a document of Word or another office program; save it as plain text or HTML first"),
    "is_picture": mark("it is a picture; have its text recognised first, and import that"),
    "is_packed": mark("it is an archive of another kind than zip; unpack it first, and import the folder"),
    "is_ebook": mark("it is a document of another kind than EPUB; save it as plain text or HTML first"),
    "is_database": mark("it is a database; a library is named with --library"),
    "damaged": mark("it is damaged"),
    "encrypted": mark("it is locked with a password"),
    "not_an_archive": mark("it is no archive"),
    "nested_archive": mark("it is an archive within an archive; unpack the outer one first"),
    "not_an_epub": mark("it is no EPUB"),
    "doctype": mark("it holds a document type, which may name other files"),
    "unknown_packing": mark("it is packed in a way that is not known here"),
    "bomb": mark("unpacked it would be far too large"),
    "overlapping": mark("its members overlap, as only a hostile archive's do"),
    "too_many_members": mark("it has more members than an archive of newspapers can have"),
    "unsafe_name": mark("its name leads out of the archive"),
}
_UNUSABLE = {
    "locked": mark("another program is using it; close it and try again"),
    "damaged": mark("the library file is damaged; `dubao restore` puts a backup in its place"),
    "newer": mark("it was made by a newer version of Dubao; update Dubao"),
    "unwritable": mark("it cannot be written to"),
    "disk_full": mark("the disk is full; free some space and try again"),
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
_NOT_HELD = {
    "story": mark("The library holds no story {key}."),
    "page": mark("The library holds no page {key}."),
    "bookmark": mark("The library holds no bookmark {key}."),
    "passage": mark("The library holds no passage {key}."),
    "highlight": mark("The library holds no highlight {key}."),
    "correction": mark("The library holds no correction {key}."),
    "folder": mark("The library holds no folder {key}."),
    "tag": mark("The library holds no tag {key}."),
    "saved search": mark("The library holds no saved search {key}."),
    "link": mark("The library holds no story of the link {key}."),
    "issue": mark("The library holds no issue {key}."),
    "backup": mark("The library holds no backup {key}."),
}
_NOT_SET = {
    "no_chinese_font": mark(
        "no font on this system has Chinese characters; install one: fonts-noto-cjk on Debian and Ubuntu, "
        "google-noto-sans-cjk-fonts on Fedora, noto-fonts-cjk on Arch"
    ),
    "no_room": mark("the folder for temporary files cannot be written to; free some space and try again"),
    "failed": mark("setting the pages failed"),
    "ended": mark("setting the pages failed, perhaps for want of memory; try with fewer stories at a time"),
}
_MOST_QUOTED = 200
"""Characters of a detail, which may quote what a damaged file holds."""
_TOLD_IN_FULL = ("locked", "disk_full")
_QUERY = {
    "too_long": mark("the query is too long; what follows is not searched"),
    "too_many_words": mark("the query has too many words; what follows is not searched"),
    "too_deep": mark("the brackets are nested too deeply"),
    "unclosed_quote": mark("a quotation mark is not closed"),
    "empty_phrase": mark("there is nothing between the quotation marks"),
    "unclosed_group": mark("a bracket is not closed"),
    "unopened_group": mark("a bracket is closed that was not opened"),
    "empty_group": mark("there is nothing between the brackets"),
    "missing_operand": mark("the operator has nothing to work on"),
    "missing_value": mark("the field has no value"),
    "bare_wildcard": mark("a wildcard needs characters beside it"),
    "bad_date": mark("this is no date"),
    "bad_answer": mark("the answer can be yes or no"),
    "bad_distance": mark("the distance is too large; 200 is taken"),
    "near_needs_words": mark("nearness needs words or phrases on both sides"),
}


def refusal(reason: str, detail: str) -> str:
    """Why a file was refused, for the end of a sentence."""
    said = tr(_REFUSED[reason]) if reason in _REFUSED else reason.replace("_", " ")
    return explained(said, detail_words(detail)) if detail else said


def unusable(reason: str) -> str:
    """Why a folder cannot be used, for the end of a sentence."""
    return tr(_UNUSABLE[reason]) if reason in _UNUSABLE else reason.replace("_", " ")


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
    said = tr(_QUERY[problem.code]) if problem.code in _QUERY else problem.code.replace("_", " ")
    what = explained(said, _short(problem.text)) if problem.text else said
    return tr("At character {n} of the query: {what}.").format(n=problem.position + 1, what=what)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


def sentence(error: ReaderError) -> str:
    """One sentence for whatever the world did."""
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
            detail = f" ({_short(error.detail)})" if error.detail else ""
            return tr("No PDF was made: {why}.").format(why=f"{tr(_NOT_SET[error.reason])}{detail}")
        case Cancelled():
            return tr("Stopped; what was done before stays.")
    return str(error)


def _library(error: LibraryUnusable) -> str:
    if error.reason in _ABSENT:
        return sentence_of(_absence(error))
    why = unusable(error.reason)
    if error.detail and error.reason not in _TOLD_IN_FULL:
        why = explained(why, detail_words(_short(error.detail)))
    return tr("The folder {folder} cannot be used: {why}.").format(folder=error.folder, why=why)


def _not_held(error: NotHeld) -> str:
    if error.what in _NOT_HELD:
        return tr(_NOT_HELD[error.what]).format(key=error.key)
    return tr("The library holds no {what} {key}.").format(what=error.what, key=error.key)
