"""Words on the files that an import passed over: why, and the way out, the same for all files of a kind."""

from typing import Any

from reader.cli.printing.anchor_words import on_one_line
from reader.cli.printing.error_sentences import refusal
from reader.cli.printing.output import counted
from reader.cli.words import explained, labelled, listed, mark, mark_n, sentence_of, tr, tr_n
from reader.importer.source.passed_over import PassedKind
from reader.library.import_outcomes import FileGroup, FileOutcome, FileStatus
from reader.library.views import ImportReport

_WHY = {
    PassedKind.PDF: mark("pages in PDF cannot be read yet"),
    PassedKind.PICTURE: mark("linked by no imported page, and text in pictures cannot be read"),
    PassedKind.DOCUMENT: mark("this format of word processors is not read"),
    PassedKind.SPREADSHEET: mark("this format of spreadsheets is not read"),
    PassedKind.SLIDES: mark("slides are not read"),
    PassedKind.ARCHIVE: mark("archives of this kind are not read"),
    PassedKind.EBOOK: mark("books of this kind are not read"),
    PassedKind.MEDIA: mark("sound and film hold no text"),
    PassedKind.DATABASE: mark("databases are not read"),
    PassedKind.PROGRAM: mark("parts of programs are no newspaper pages"),
    PassedKind.JSON: mark("no pages and no articles were recognised in this JSON"),
    PassedKind.SAME_PAGE: mark("the same page is read from another file beside it"),
    PassedKind.UNNAMED: mark("the name states no format, or another one"),
    PassedKind.BESIDE: mark("what is named so accompanies pages and is none"),
    PassedKind.EMPTY: mark("there is nothing in it"),
    PassedKind.HIDDEN: mark("what is hidden, or left behind by a system, is not looked at"),
    PassedKind.SAVED_PARTS: mark("the saved page itself is read"),
    PassedKind.LINK: mark("links in a folder are not followed"),
    PassedKind.DEVICE: mark("this is no file"),
    PassedKind.OTHER: mark("the kind is not known here"),
}
_WAY_OUT = {
    PassedKind.PDF: mark("have it turned into Markdown, for instance with MinerU, and import that"),
    PassedKind.PICTURE: mark("have it recognised and import that"),
    PassedKind.DOCUMENT: mark("save it as a Word document (.docx) or plain text and import that"),
    PassedKind.SPREADSHEET: mark("save it as CSV and import that"),
    PassedKind.SLIDES: mark("save the text as plain text and import that"),
    PassedKind.ARCHIVE: mark("unpack it and import the folder"),
    PassedKind.EBOOK: mark("save it as EPUB, HTML or plain text and import that"),
    PassedKind.DATABASE: mark("write its texts out as JSON Lines or plain text; --library names a library of Dubao"),
    PassedKind.JSON: mark("name the file itself to import it"),
    PassedKind.UNNAMED: mark("name the file itself to import it, or end its name in .txt, .md or .html"),
    PassedKind.BESIDE: mark("name the file itself to import it"),
    PassedKind.HIDDEN: mark("name the file itself to import it"),
    PassedKind.LINK: mark("name what it leads to"),
    PassedKind.OTHER: mark("save it as plain text or HTML and import that"),
}
"""Kinds of which nothing can be had are not among these."""

_COUNTS = {
    PassedKind.PDF: mark_n("{n} PDF", "{n} PDFs"),
    PassedKind.PICTURE: mark_n("{n} picture", "{n} pictures"),
    PassedKind.DOCUMENT: mark_n("{n} Word document or the like", "{n} Word documents and the like"),
    PassedKind.SPREADSHEET: mark_n("{n} Excel table or the like", "{n} Excel tables and the like"),
    PassedKind.SLIDES: mark_n("{n} PowerPoint file or the like", "{n} PowerPoint files and the like"),
    PassedKind.ARCHIVE: mark_n("{n} archive", "{n} archives"),
    PassedKind.EBOOK: mark_n("{n} e-book", "{n} e-books"),
    PassedKind.MEDIA: mark_n("{n} sound or film", "{n} sounds and films"),
    PassedKind.DATABASE: mark_n("{n} database", "{n} databases"),
    PassedKind.PROGRAM: mark_n("{n} file of a program", "{n} files of programs"),
    PassedKind.JSON: mark_n("{n} JSON file", "{n} JSON files"),
    PassedKind.SAME_PAGE: mark_n("{n} second form of a page", "{n} second forms of pages"),
    PassedKind.UNNAMED: mark_n("{n} text under an unknown name", "{n} texts under unknown names"),
    PassedKind.BESIDE: mark_n("{n} README or the like", "{n} READMEs and the like"),
    PassedKind.EMPTY: mark_n("{n} empty file", "{n} empty files"),
    PassedKind.HIDDEN: mark_n("{n} hidden file or folder", "{n} hidden files and folders"),
    PassedKind.SAVED_PARTS: mark_n("{n} folder of a saved page's parts", "{n} folders of saved pages' parts"),
    PassedKind.LINK: mark_n("{n} link", "{n} links"),
    PassedKind.DEVICE: mark_n("{n} device or pipe", "{n} devices and pipes"),
    PassedKind.OTHER: mark_n("{n} other file", "{n} other files"),
}

_STATUS = {
    FileStatus.TAKEN: mark("taken"),
    FileStatus.READ_AGAIN: mark("read again"),
    FileStatus.HELD: mark("held already"),
    FileStatus.SAME: mark("same text as another file"),
    FileStatus.LINKED: mark("kept with its page"),
    FileStatus.REFUSED: mark("refused"),
    FileStatus.PASSED_OVER: mark("passed over"),
}
OUTCOME_FIELDS = (
    "path",
    "status",
    "kind",
    "reason",
    "detail",
    "why",
    "way_out",
    "pages",
    "stories",
    "photos",
    "same",
    "same_as",
)


def passed_count(kind: PassedKind, number: int) -> str:
    """Return a number with the name of a kind: 40 PDFs, 1 README or the like."""
    return tr_n(*_COUNTS[kind], number)


def passed_lines(report: ImportReport) -> list[str]:
    """Return a sentence on each kind that was passed over: its number, the first names, why, and the way out."""
    return [_sentence(group) for group in report.groups if group.passed]


def _sentence(group: FileGroup) -> str:
    kind = group.passed or PassedKind.OTHER
    more = ("…",) if group.count > len(group.names) else ()
    what = explained(passed_count(kind, group.count), listed((*group.names, *more)))
    return sentence_of(labelled(what, _advice(kind)))


def _advice(kind: PassedKind) -> str:
    why = tr(_WHY[kind])
    return tr("{why}; {way_out}").format(why=why, way_out=tr(_WAY_OUT[kind])) if kind in _WAY_OUT else why


def outcome_record(outcome: FileOutcome) -> dict[str, Any]:
    """Return the outcome of a file as JSON; `why` and `way_out` are in the language of the command line."""
    reason, kind = outcome.reason, outcome.passed
    why = refusal(reason, outcome.detail) if reason else tr(_WHY[kind]) if kind else ""
    return {
        "path": outcome.path,
        "status": outcome.status.value,
        "kind": kind.value if kind else "",
        "reason": reason.value if reason else "",
        "detail": outcome.detail,
        "why": why,
        "way_out": tr(_WAY_OUT[kind]) if kind in _WAY_OUT else "",
        "pages": outcome.pages,
        "stories": outcome.stories,
        "photos": outcome.photos,
        "same": outcome.same,
        "same_as": outcome.same_as,
    }


def outcome_line(outcome: FileOutcome) -> str:
    """Return a line on one file for people: its outcome, its path, and why it was not taken."""
    said = f"{tr(_STATUS[outcome.status])}  {on_one_line(outcome.path)}"
    if outcome.reason:
        return labelled(said, refusal(outcome.reason, outcome.detail))
    if outcome.passed:
        return labelled(said, _advice(outcome.passed))
    return labelled(said, _other_file(outcome)) if outcome.same_as else said


def _other_file(outcome: FileOutcome) -> str:
    """Say which stories of a file the library had from another."""
    return tr("{stories} held already, from {file}").format(
        stories=counted(outcome.same, "story"), file=on_one_line(outcome.same_as)
    )
