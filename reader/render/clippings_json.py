"""Clippings as JSON Lines in the shape of `parse --json`, so that another library can import them."""

import json
from collections.abc import Sequence
from itertools import groupby

from reader.render.clipping import Clipping
from reader.render.page_json import story_record

_Place = tuple[str | None, str | None, str | None, str | None]


def json_lines(clippings: Sequence[Clipping]) -> str:
    """One line for each run of clippings from the same page."""
    lines = []
    for (newspaper, date, page, section), group in groupby(clippings, _place):
        record = {
            "newspaper": newspaper,
            "date": date,
            "page": page,
            "section": section,
            "stories": [story_record(clipping.story) | _known_by(clipping) for clipping in group],
            "problems": [],
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def _known_by(clipping: Clipping) -> dict[str, str]:
    """How the library knows the story that this is a copy of: there it is not held twice."""
    return {"fingerprint": clipping.fingerprint} if clipping.fingerprint else {}


def _place(clipping: Clipping) -> _Place:
    return clipping.newspaper, clipping.date, clipping.page, clipping.section
