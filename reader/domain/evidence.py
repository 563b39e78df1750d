"""Evidence for a guess about a page: its source, and the words quoted from it."""

from dataclasses import dataclass
from enum import StrEnum


class EvidenceSource(StrEnum):
    """Sources of a page's newspaper, date, number or section. The values are kept in library files."""

    PAGE_HEAD = "page_head"
    """The page's own head (报眉)."""
    DATELINE = "dateline"
    YEAR = "year"
    """A year in the text."""
    JUMP_LINE = "jump_line"
    FILE_NAME = "file_name"
    """The name of the file or of a folder above it."""
    FOLDER = "folder"
    """A person set the fact for all pages of the folder, whose path is quoted."""
    NEIGHBOURS = "neighbours"
    """Other pages of the folder and day, which all name the guessed newspaper; the day is quoted, ISO 8601."""
    ARTICLE_HEAD = "article_head"
    """Lines above an article in a text file: `第4版()`, `专栏：…`."""
    FRONT_MATTER = "front_matter"
    """YAML at the top of a text file."""
    RECORD = "record"
    """A record of a JSON Lines file."""
    HEADING = "heading"
    """A heading of a book that names the page."""
    BOOK = "book"
    """A book's title, publisher, creator or date."""
    EPAPER_PAGE = "epaper_page"
    """A page of a newspaper's electronic edition."""
    PAGE_TITLE = "page_title"
    """The title of a web page."""
    WEB_PAGE = "web_page"
    """Meta elements of a web page, and its line of day, source and author."""
    WEB_DATA = "web_data"
    """schema.org data of a web page."""
    ADDRESS = "address"
    """The web address that the page was saved from."""
    OTHER = "other"
    """A source that an older version of the program did not name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for a guess: `quote` is a piece of the source's own text."""

    source: EvidenceSource
    quote: str
