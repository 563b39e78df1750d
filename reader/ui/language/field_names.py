"""Names of the fields that a column of a table may hold."""

from reader.domain.article_table import NOT_READ, Certainty, Field
from reader.ui.language.words import mark, tr

_NAMES: dict[str, str] = {
    Field.TITLE: mark("Headline"),
    Field.KICKER: mark("Kicker"),
    Field.DECK: mark("Deck"),
    Field.LABEL: mark("Column label"),
    Field.AUTHOR: mark("Author"),
    Field.TEXT: mark("Text of the story"),
    Field.NEWSPAPER: mark("Newspaper"),
    Field.DATE: mark("Date"),
    Field.YEAR: mark("Year"),
    Field.MONTH: mark("Month"),
    Field.DAY: mark("Day"),
    Field.PAGE: mark("Page number"),
    Field.ISSUE: mark("Newspaper, date and page"),
    Field.SECTION: mark("Section"),
    Field.URL: mark("Web address"),
    Field.SAVED: mark("Day of saving"),
    NOT_READ: mark("Kept beside"),
}

FIELDS = (*Field, NOT_READ)
"""In the order in which a person chooses among them."""

_GROUNDS = {
    Certainty.NONE: mark("not known"),
    Certainty.CELLS: mark("guessed by its cells"),
    Certainty.DIGEST: mark("a digest in place of the text"),
    Certainty.PART_OF_NAME: mark("by a part of its name"),
    Certainty.NAME: mark("by its name"),
    Certainty.SAID: mark("chosen before"),
}


def field_name(field: str) -> str:
    """Return the name of a field; '' is a column that no field takes."""
    return tr(_NAMES[field])


def grounds(certainty: Certainty) -> str:
    """Return the grounds on which a column is taken for a field."""
    return tr(_GROUNDS[certainty])
