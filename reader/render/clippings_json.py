"""Export as JSON Lines in the shape of `parse --json`, which another library can import."""

import json
from collections.abc import Sequence
from itertools import groupby

from reader.render.clipping import Clipping
from reader.render.page_json import story_record

_PageKey = tuple[str | None, str | None, str | None, str | None]


def json_lines(clippings: Sequence[Clipping]) -> str:
    """Return JSON Lines, one line for each run of clippings from the same page."""
    lines = []
    for (newspaper, date, page, section), group in groupby(clippings, _page_key):
        record = {
            "newspaper": newspaper,
            "date": date,
            "page": page,
            "section": section,
            "stories": [story_record(clipping.story) | _identity(clipping) for clipping in group],
            "problems": [],
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def _identity(clipping: Clipping) -> dict[str, str]:
    """Return the fingerprint of the original, by which its library recognises the copy and does not store it twice."""
    return {"fingerprint": clipping.fingerprint} if clipping.fingerprint else {}


def _page_key(clipping: Clipping) -> _PageKey:
    return clipping.newspaper, clipping.date, clipping.page, clipping.section
