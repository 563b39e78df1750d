"""A table of articles: the fields that its columns may hold, and what is guessed of its columns."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Field(StrEnum):
    """A fact of an article that a column of a table may hold. `dubao import --map` takes the values."""

    TITLE = "title"
    KICKER = "kicker"
    DECK = "deck"
    LABEL = "label"
    AUTHOR = "author"
    TEXT = "text"
    NEWSPAPER = "newspaper"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    PAGE = "page"
    ISSUE = "issue"
    """Newspaper, day and page in one cell: 海州日报 1949-05-08 第2版."""
    SECTION = "section"
    URL = "url"
    SAVED = "saved"
    """The day on which the article was saved from the web."""


COLUMNS_GUESSED = "columns_guessed"
"""Code of the problem of a page whose columns a person should look at; its detail names them."""

NOT_READ = ""
"""In place of a field: no field takes the column; what stands in it is kept beside the articles of its page."""


class Certainty(IntEnum):
    """Grounds on which a column is taken for a field, the weakest first."""

    NONE = 0
    CELLS = 1
    """Its name says nothing; its cells have the form."""
    DIGEST = 2
    """Its name says that it holds a digest, which stands in for a text."""
    PART_OF_NAME = 3
    """A part of its name says it (Title-题名, doc.title)."""
    NAME = 4
    SAID = 5
    """A person said it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name as written, the field it is taken for ('' for none), and on what grounds.

    A table without a row of names has its columns numbered from '1'. A name inside a JSON object is written with dots
    (`_source.title`).
    """

    name: str
    field: str = NOT_READ
    certainty: Certainty = Certainty.NONE


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table as it is going to be read: its columns, and the first rows with a cell for each column.

    `readable` is False if no column is known that holds the headline or the text.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    readable: bool

    @property
    def is_doubtful(self) -> bool:
        """A person should look at the columns: what holds headline and text is guessed by the cells, or not known."""
        read = [one.certainty for one in self.columns if one.field in (Field.TITLE, Field.TEXT)]
        return not self.readable or min(read) <= Certainty.CELLS
