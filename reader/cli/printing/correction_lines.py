"""Corrections as lines for people and as records."""

from typing import Any

from reader.cli.printing.anchor_words import on_one_line, printed_in, story_named
from reader.cli.printing.output import print_result
from reader.domain.bookmark import Correction

CORRECTION_FIELDS = ("id", "story", "newspaper", "date", "page", "headline", "printed", "read", "created")


def print_correction(made: Correction, as_json: bool) -> None:
    """Print a correction."""
    print_result(correction_record(made), correction_line(made), as_json)


def correction_line(each: Correction) -> str:
    """Return a line with number, printed and corrected words, story, headline, newspaper and page."""
    anchor = each.anchor
    read = f"{on_one_line(anchor.exact)} → {on_one_line(each.replacement)}"
    named = (story_named(each.story_id), on_one_line(anchor.headline), printed_in(anchor))
    return "  ".join(filter(None, (f"{each.id:6}", read, *named)))


def correction_record(each: Correction) -> dict[str, Any]:
    """Return a correction as a record; `story` is null while its story is not in the library."""
    anchor = each.anchor
    values = (each.id, each.story_id, anchor.newspaper, anchor.date, anchor.page, anchor.headline, anchor.exact)
    return dict(zip(CORRECTION_FIELDS, (*values, each.replacement, each.created), strict=True))
