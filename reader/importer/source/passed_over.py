"""Files that lie beside pages in a folder and are not read: their kinds, by bytes before names.

A format that is read stands in `kinds.py`; nothing here is asked about a file of such a name.
"""

from enum import StrEnum
from pathlib import Path, PurePath

from reader.errors import FileReason, FileRefused
from reader.importer.source.foreign import HEAD_BYTES, refuse_foreign
from reader.importer.source.kinds import ARCHIVES, Kind, is_page_name, is_visible, kind_of_bytes, known_kind
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES, open_regular


class PassedKind(StrEnum):
    """The kinds of what an import passes over in a folder. `dubao import --json` prints the values."""

    PDF = "pdf"
    PICTURE = "picture"
    DOCUMENT = "document"
    """Documents of Word and other word processors."""
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    ARCHIVE = "archive"
    EBOOK = "ebook"
    MEDIA = "media"
    """Sound and film."""
    DATABASE = "database"
    PROGRAM = "program"
    """Programs and their parts: source, libraries, settings, fonts."""
    JSON = "json"
    """JSON in which no pages and no articles were recognised; a person may still name such a file."""
    SAME_PAGE = "same_page"
    """Other forms in which a tool for recognition wrote a page whose JSON is read."""
    UNNAMED = "unnamed"
    """A text, web page or archive whose name states no format, or one that it is not."""
    BESIDE = "beside"
    """README and the like."""
    EMPTY = "empty"
    """Files of 0 bytes under a name that states no format."""
    HIDDEN = "hidden"
    """Hidden files and folders, and what systems leave behind; a folder counts once."""
    SAVED_PARTS = "saved_parts"
    """A folder with the parts of a saved web page; it counts once."""
    LINK = "link"
    DEVICE = "device"
    """Devices, pipes and sockets."""
    OTHER = "other"


_ENDINGS = {
    PassedKind.PDF: "pdf",
    PassedKind.PICTURE: "jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif avif jp2 j2k djvu djv psd svg ico dng",
    PassedKind.DOCUMENT: "doc dot rtf wps wpt pages uof",
    PassedKind.SPREADSHEET: "xlsb xlt ots et ett numbers",
    PassedKind.SLIDES: "ppt pptx pptm pps ppsx odp dps key",
    PassedKind.ARCHIVE: "rar lz lzma z cab iso dmg arj lzh cbz cbr cb7",
    PassedKind.EBOOK: "ofd mobi azw azw3 azw4 kfx prc caj kdh nh teb fb2 lit chm pdg ceb cebx xps oxps",
    PassedKind.MEDIA: "mp3 m4a aac wav flac ogg oga opus wma mid mp4 m4v mkv avi mov wmv flv webm rm rmvb mpg mpeg 3gp",
    PassedKind.DATABASE: "sqlite sqlite3 db db3 mdb accdb dbf sql",
    PassedKind.PROGRAM: (
        "exe msi dll so dylib app apk jar class deb rpm bat cmd com scr sys py pyc ipynb js mjs css scss ts tsx "
        "jsx php java c h cpp hpp cs go rs rb pl sh ps1 vue lua r ttf otf ttc woff woff2 ini cfg conf toml "
        "lock map lnk url desktop"
    ),
}
"""Endings of names by the kind that they state; those of formats that are read stand in `kinds.SUFFIXES` alone."""
_KINDS = {f".{ending}": kind for kind, endings in _ENDINGS.items() for ending in endings.split()}

_WRITTEN = (PassedKind.PROGRAM, PassedKind.DATABASE, PassedKind.EBOOK, PassedKind.PICTURE, PassedKind.ARCHIVE)
"""Kinds of which some are text: source, SQL, FictionBook, SVG, or that text under such a name is a broken file of."""

_SHOWN = {
    FileReason.IS_PDF: PassedKind.PDF,
    FileReason.IS_MARKUP: PassedKind.DOCUMENT,
    FileReason.IS_PICTURE: PassedKind.PICTURE,
    FileReason.IS_OFFICE: PassedKind.DOCUMENT,
    FileReason.IS_PACKED: PassedKind.ARCHIVE,
    FileReason.IS_EBOOK: PassedKind.EBOOK,
    FileReason.IS_DATABASE: PassedKind.DATABASE,
}
_OFFICE = (PassedKind.DOCUMENT, PassedKind.SPREADSHEET, PassedKind.SLIDES)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\f\x1b"))
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def kind_by_name(name: str) -> PassedKind | None:
    """Return why a file found in a folder is not read if its name alone says so; None if its bytes are to be asked."""
    path = Path(name)
    if not is_visible(name):
        return PassedKind.HIDDEN
    if (known := known_kind(path)) is None:
        return None
    return PassedKind.JSON if known is Kind.JSON_LINES else PassedKind.BESIDE


def kind_of_member(path: PurePath) -> PassedKind:
    """Return the kind of a member of an archive, by its path in it alone."""
    if is_page_name(path):
        return PassedKind.SAME_PAGE
    hidden = any(not is_visible(part) for part in path.parts)
    return PassedKind.HIDDEN if hidden else kind_by_name(path.name) or _KINDS.get(path.suffix.lower(), PassedKind.OTHER)


def kind_of_file(path: Path) -> PassedKind:
    """Return the kind of a file that `kind_by_name` does not know, by its first bytes, then by its name's ending.

    A file that cannot be opened is known by its name.
    """
    named = _KINDS.get(path.suffix.lower(), PassedKind.OTHER)
    try:
        with open_regular(path, STREAM_LIMIT_BYTES) as file:
            head = file.read(HEAD_BYTES)
    except FileRefused:
        return named
    return _shown(path, head, named) if head else PassedKind.EMPTY


def _shown(path: Path, head: bytes, named: PassedKind) -> PassedKind:
    try:
        refuse_foreign(path, head)
    except FileRefused as refusal:
        shown = _SHOWN.get(refusal.reason, named)
        return named if shown is PassedKind.DOCUMENT and named in _OFFICE else shown
    if kind_of_bytes(head) in ARCHIVES:
        # Office documents and programs are zip files too; only a name that states nothing leaves it at that.
        return PassedKind.UNNAMED if named is PassedKind.OTHER else named
    return named if named in _WRITTEN or not _is_text(head) else PassedKind.UNNAMED


def _is_text(head: bytes) -> bool:
    return head.startswith(_UNICODE_MARKS) or head.translate(None, _CONTROLS) == head
