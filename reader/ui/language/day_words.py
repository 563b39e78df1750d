"""Names of months, and a day in words for the calendar, in the language of the window."""

import datetime

from PySide6.QtCore import QLocale

from reader.browse.days import DayHolding
from reader.ui.language.names import day, labelled
from reader.ui.language.words import mark, tr, tr_n

WEEKDAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))


def month_title(year: int, month: int) -> str:
    return tr("{month_name} {year}").format(year=year, month=month, month_name=QLocale("en").monthName(month))


def month_short(month: int) -> str:
    name = QLocale("en").monthName(month, QLocale.FormatType.ShortFormat)
    return tr("{month_short}").format(month=month, month_short=name)


def day_summary(date: datetime.date, holding: DayHolding | None) -> str:
    """Return a day as a tooltip shows it and a screen reader says it."""
    parts = [day(date.isoformat(), weekday=True)]
    if holding is None:
        return labelled(parts[0], tr("nothing held"))
    parts += holding.newspapers
    parts.append(tr_n("{n} page", "{n} pages", holding.held))
    parts.append(tr_n("{n} story", "{n} stories", holding.stories))
    if holding.read:
        parts.append(tr("all read"))
    elif holding.unread:
        parts.append(tr("{n} unread").format(n=holding.unread))
    if holding.bookmarks:
        parts.append(tr_n("{n} bookmark", "{n} bookmarks", holding.bookmarks))
    if holding.missing and holding.issues == 1:
        parts.append(tr("not held: page {pages}").format(pages=tr(", ").join(holding.missing)))
    return " · ".join(parts)
