"""The names of facets, their values and periods on screen."""

from reader.ui.language.day_words import month_title
from reader.ui.language.names import KINDS, day, page_name
from reader.ui.language.words import mark, tr

FACETS = {
    "newspaper": mark("Newspaper"),
    "year": mark("Year"),
    "month": mark("Month"),
    "page": mark("Page"),
    "section": mark("Section"),
    "column_label": mark("Column"),
    "reporter": mark("Reporter"),
    "place": mark("Place"),
    "kind": mark("Kind"),
}


def facet_name(name: str) -> str:
    return tr(FACETS[name]) if name in FACETS else name


def value_name(facet: str, value: str) -> str:
    """A value of a facet as people say it."""
    match facet:
        case "year" | "month" | "day":
            return period_name(value)
        case "page":
            return page_name(value)
        case "kind" if value in KINDS:
            return tr(KINDS[value])
        case _:
            return value or tr("(none)")


def period_name(period: str) -> str:
    """A year, a month or a day in words."""
    if len(period) == 4:
        return tr("{year}").format(year=period)
    if len(period) == 7:
        return month_title(int(period[:4]), int(period[5:]))
    return day(period)
