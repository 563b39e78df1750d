"""Other printings and differences as JSON records."""

from typing import Any

from reader.domain.difference import TextDifference
from reader.library.printings import Printing, PrintingDifference
from reader.ports.rows import StoryRow


def printing_record(printing: Printing, difference: PrintingDifference) -> dict[str, Any]:
    """Return another printing, in the shape of `printings --json`."""
    return printed_in(printing.row) | {
        "share": round(printing.share, 4),
        "standing": printing.standing,
        "retitled": difference.retitled,
        **_counts(difference.body),
    }


def difference_record(first: StoryRow, second: StoryRow, difference: PrintingDifference) -> dict[str, Any]:
    """Return a difference, in the shape of `diff --json`."""
    return {
        "first": printed_in(first),
        "second": printed_in(second),
        "retitled": difference.retitled,
        **_counts(difference.body),
        "headline": _passages(difference.headline),
        "text": _passages(difference.body),
    }


def printed_in(row: StoryRow) -> dict[str, Any]:
    """Return where a story was printed."""
    return {
        "id": row.id,
        "newspaper": row.newspaper,
        "date": row.date,
        "page": row.page,
        "section": row.section,
        "headline": row.title,
    }


def _counts(difference: TextDifference) -> dict[str, int]:
    counts = difference.counts
    return {
        "same": counts.same,
        "cut": counts.cut,
        "added": counts.added,
        "moved": counts.moved,
        "changes": counts.changes,
    }


def _passages(difference: TextDifference) -> list[dict[str, Any]]:
    """Return the passages with their places in both texts, in code points, and what stands there."""
    return [
        {
            "kind": passage.kind,
            "first": [passage.first.start, passage.first.end],
            "second": [passage.second.start, passage.second.end],
            "first_text": difference.first[passage.first.start : passage.first.end],
            "second_text": difference.second[passage.second.start : passage.second.end],
        }
        for passage in difference.passages
    ]
