"""CSL JSON, the input of Zotero, Pandoc and citeproc."""

import json
from collections.abc import Sequence
from typing import Any

from reader.render.citation import reference_facts as facts
from reader.render.citation.names import latin_name
from reader.render.clipping import Clipping

Record = dict[str, Any]


def csl_json(clippings: Sequence[Clipping]) -> str:
    """Return an array of items of type article-newspaper, or webpage if the newspaper is not known."""
    items = [_item(clipping, name) for clipping, name in zip(clippings, facts.keys(clippings), strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(clipping: Clipping, name: str) -> Record:
    origin = clipping.story.origin
    item = {
        "id": name,
        "type": "webpage" if facts.is_web_page(clipping) else "article-newspaper",
        "title": facts.title(clipping),
        "author": [_name(author, body=body) for author, body in facts.authors(clipping)],
        "translator": [_name(translator) for translator in facts.translators(clipping)],
        "container-title": facts.one_line(clipping.newspaper or ""),
        "issued": _date(facts.date_parts(clipping.date)),
        "page": facts.page_number(clipping),
        "section": facts.one_line(clipping.section or ""),
        "URL": origin.url if origin else None,
        "accessed": _date(facts.accessed(clipping), about=bool(origin and origin.estimated)),
        "note": clipping.note,
        "language": facts.language(clipping),
    }
    return {field: value for field, value in item.items() if value}


def _name(name: str, *, body: bool = False) -> Record:
    parts = None if body else latin_name(name)
    if parts is None:
        return {"literal": name}
    fields = {"family": parts.family, "given": " ".join(parts.given), "suffix": parts.suffix}
    return {field: value for field, value in fields.items() if value}


def _date(parts: tuple[str, ...], *, about: bool = False) -> Record | None:
    if not parts:
        return None
    return {"date-parts": [[int(part) for part in parts]]} | ({"circa": True} if about else {})
