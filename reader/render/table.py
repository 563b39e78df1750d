"""A list of stories as CSV that no spreadsheet takes for formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# What starts a formula in a spreadsheet, the full-width forms that some fold to it, and the blanks some strip first.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated values, with a byte-order mark, which spreadsheets need to take them for UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _harmless(value: object) -> object:
    """Text that would be run as a formula, with an apostrophe before it; numbers as they are."""
    if isinstance(value, str) and value.lstrip(" \u3000").startswith(_STARTS):
        return "'" + value
    return value
