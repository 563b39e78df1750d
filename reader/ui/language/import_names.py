"""Words on an import: what came in, what was passed over and why, and the way out."""

from reader.importer.source.passed_over import PassedKind
from reader.library.import_outcomes import FileStatus
from reader.library.views import ImportReport
from reader.ui.language.names import labelled
from reader.ui.language.words import mark, tr, tr_n

_STATUS = {
    FileStatus.TAKEN: mark("Imported"),
    FileStatus.READ_AGAIN: mark("Read again"),
    FileStatus.HELD: mark("Held already"),
    FileStatus.SAME: mark("Same text as another file"),
    FileStatus.LINKED: mark("Pictures kept with their pages"),
    FileStatus.REFUSED: mark("Refused"),
    FileStatus.PASSED_OVER: mark("Passed over"),
}
_KINDS = {
    PassedKind.PDF: mark("PDF"),
    PassedKind.PICTURE: mark("Pictures"),
    PassedKind.DOCUMENT: mark("Office documents"),
    PassedKind.SPREADSHEET: mark("Excel tables and the like"),
    PassedKind.SLIDES: mark("PowerPoint files and the like"),
    PassedKind.ARCHIVE: mark("Archives"),
    PassedKind.EBOOK: mark("E-books"),
    PassedKind.MEDIA: mark("Sound and film"),
    PassedKind.DATABASE: mark("Databases"),
    PassedKind.PROGRAM: mark("Programs and their parts"),
    PassedKind.JSON: mark("JSON"),
    PassedKind.SAME_PAGE: mark("Pages in a tool's second form"),
    PassedKind.UNNAMED: mark("Texts under unknown names"),
    PassedKind.BESIDE: mark("README and the like"),
    PassedKind.EMPTY: mark("Empty files"),
    PassedKind.HIDDEN: mark("Hidden files and folders"),
    PassedKind.SAVED_PARTS: mark("Folders of saved pages' parts"),
    PassedKind.LINK: mark("Links"),
    PassedKind.DEVICE: mark("Devices and pipes"),
    PassedKind.OTHER: mark("Other files"),
}
_ADVICE = {
    PassedKind.PDF: mark(
        "Pages in PDF cannot be read yet. Have them turned into Markdown, for instance with MinerU, and import that."
    ),
    PassedKind.PICTURE: mark(
        "No imported page links them, and text in pictures cannot be read. Have it recognised and import that."
    ),
    PassedKind.DOCUMENT: mark(
        "This format is not read. Save it as a Word document (.docx) or plain text and import that."
    ),
    PassedKind.SPREADSHEET: mark("This format is not read. Save it as CSV and import that."),
    PassedKind.SLIDES: mark("This format is not read. Save its text as plain text and import that."),
    PassedKind.ARCHIVE: mark("Archives of this kind are not read. Unpack them and import the folder."),
    PassedKind.EBOOK: mark("Books of this kind are not read. Save them as EPUB, HTML or plain text and import those."),
    PassedKind.MEDIA: mark("Sound and film hold no text."),
    PassedKind.DATABASE: mark("Databases are not read. Write their texts out as JSON Lines or plain text."),
    PassedKind.PROGRAM: mark("They are no newspaper pages."),
    PassedKind.JSON: mark(
        "No pages and no articles were recognised in this JSON. Choose the file itself to import it."
    ),
    PassedKind.SAME_PAGE: mark("The same pages are read from other files beside them."),
    PassedKind.UNNAMED: mark(
        "Their names state no format, or another one. Choose the file itself to import it, or end its name in .txt, "
        ".md or .html."
    ),
    PassedKind.BESIDE: mark("Files named so accompany pages. Choose the file itself to import it."),
    PassedKind.EMPTY: mark("There is nothing in them."),
    PassedKind.HIDDEN: mark("What is hidden, or left behind by a system, is not looked at."),
    PassedKind.SAVED_PARTS: mark("The saved page itself is read."),
    PassedKind.LINK: mark("Links in a folder are not followed. Import what they lead to."),
    PassedKind.DEVICE: mark("They are no files."),
    PassedKind.OTHER: mark("Their kind is not known here. Save them as plain text or HTML and import those."),
}


def status_name(status: FileStatus) -> str:
    return tr(_STATUS[status])


def kind_name(kind: PassedKind) -> str:
    return tr(_KINDS[kind])


def advice(kind: PassedKind) -> str:
    """Say why files of a kind are passed over, and what to do about it."""
    return tr(_ADVICE[kind])


def summary(report: ImportReport) -> str:
    """Return one line on an import."""
    parts = [tr_n("{n} page", "{n} pages", report.pages), tr_n("{n} story", "{n} stories", report.stories)]
    if report.photos:
        parts.append(tr_n("{n} photo", "{n} photos", report.photos))
    if report.same:
        parts.append(tr_n("{n} file of the same text", "{n} files of the same text", report.same))
    if report.known:
        parts.append(tr_n("{n} file was held already", "{n} files were held already", report.known))
    if report.copies:
        parts.append(tr_n("{n} story was held already", "{n} stories were held already", report.copies))
    if report.reattached:
        parts.append(tr_n("{n} bookmark re-attached", "{n} bookmarks re-attached", report.reattached))
    if report.to_look_at:
        parts.append(tr_n("{n} to look at", "{n} to look at", len(report.to_look_at)))
    if report.refusals:
        parts.append(tr_n("{n} file refused", "{n} files refused", report.refusals))
    if report.passed_over:
        parts.append(tr_n("{n} file passed over", "{n} files passed over", report.passed_over))
    said = tr("Stopped") if report.cancelled else tr("Imported")
    return labelled(said, " · ".join(parts))
