"""Anchors as eight columns, the same for bookmarks and corrections."""

from reader.domain.bookmark import Anchor
from reader.store.file.database import Row
from reader.store.file.sql import known

ANCHOR_COLUMNS = "newspaper, date, page, headline, fingerprint, prefix, exact, suffix"
ANCHOR_WIDTH = 8
SAME_ANCHOR = f"({ANCHOR_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?)"


def anchor_values(anchor: Anchor) -> tuple[str, ...]:
    """Return the values of ANCHOR_COLUMNS, and the parameters of SAME_ANCHOR."""
    return (
        anchor.newspaper or "",
        anchor.date or "",
        anchor.page or "",
        anchor.headline,
        anchor.fingerprint,
        anchor.prefix,
        anchor.exact,
        anchor.suffix,
    )


def anchor_of(row: Row) -> Anchor:
    """Return the anchor of a row that starts with ANCHOR_COLUMNS."""
    return Anchor(
        newspaper=known(row[0]),
        date=known(row[1]),
        page=known(row[2]),
        headline=row[3],
        fingerprint=row[4],
        prefix=row[5],
        exact=row[6],
        suffix=row[7],
    )
