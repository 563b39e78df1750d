"""Anchors in columns: the same eight for bookmarks and corrections."""

from reader.domain.bookmark import Anchor
from reader.store.connection import Row
from reader.store.rows import known
from reader.store.tables import Tables

ANCHOR_COLUMNS = "newspaper, date, page, headline, fingerprint, prefix, exact, suffix"
ANCHOR_WIDTH = 8
SAME_ANCHOR = f"({ANCHOR_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?)"


def anchor_values(anchor: Anchor) -> tuple[str, ...]:
    """The values of ANCHOR_COLUMNS, and the parameters of SAME_ANCHOR."""
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
    """The anchor of a row that starts with ANCHOR_COLUMNS."""
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


class AnchorTables(Tables):
    """Finds the stories that anchors name."""

    def find_story(self, anchor: Anchor) -> int | None:
        """By fingerprint, at the anchor's own place first; else by newspaper, date, page and headline, if it is one."""
        where = (anchor.newspaper or "", anchor.date or "", anchor.page or "")
        row = self._db.first(
            "SELECT id FROM story WHERE fingerprint = ? AND listed = 1"
            " ORDER BY (newspaper, date, page) = (?, ?, ?) DESC, id LIMIT 1",
            (anchor.fingerprint, *where),
        )
        if row:
            return int(row[0])
        if not (anchor.date and anchor.headline):
            return None
        rows = self._db.all(
            "SELECT id FROM story WHERE newspaper = ? AND date = ? AND page = ? AND headline = ? AND listed = 1"
            " LIMIT 2",
            (*where, anchor.headline),
        )
        return int(rows[0][0]) if len(rows) == 1 else None
