"""CSL JSON: what Zotero, Pandoc and citeproc read."""

import json
from collections.abc import Sequence
from typing import Any

from reader.render.citation.facts import date_parts, key, one_line
from reader.render.clipping import Clipping


def csl_json(clippings: Sequence[Clipping]) -> str:
    """One array of items of type article-newspaper."""
    return json.dumps([_item(clipping) for clipping in clippings], ensure_ascii=False, indent=2) + "\n"


def _item(clipping: Clipping) -> dict[str, Any]:
    parts = date_parts(clipping)
    item = {
        "id": key(clipping),
        "type": "article-newspaper",
        "title": one_line(clipping.title),
        "author": [{"literal": one_line(name)} for name in clipping.authors],
        "container-title": clipping.newspaper,
        "issued": {"date-parts": [[int(part) for part in parts]]} if parts else None,
        "page": clipping.page,
        "section": clipping.section,
        "note": clipping.note,
        "language": "zh-CN",
    }
    return {name: value for name, value in item.items() if value}
