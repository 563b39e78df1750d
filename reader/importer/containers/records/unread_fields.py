"""Texts of a record in our own shape that stand under names of others, or that are not what we write under a name."""

from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Any

from reader.domain.article_table import Field
from reader.importer.containers.head_fields import field_of
from reader.importer.containers.records.column_names import field_named
from reader.importer.containers.records.row import cell_text

Kinds = Mapping[str, type | tuple[type, ...]]
"""Types of the value under each name in a record of ours, besides null."""

NamedText = tuple[str, str]
"""Name and text of a field."""

_PAGE: Kinds = {
    **dict.fromkeys(("newspaper", "date", "section", "edition", "url", "accessed"), str),
    **dict.fromkeys(("stories", "problems"), list),
    "page": (str, int),
    "accessed_estimated": bool,
}
_STORY: Kinds = {
    **dict.fromkeys(("kind", "headline", "kicker", "deck", "column_label", "byline_text", "dateline"), str),
    **dict.fromkeys(("series", "genre", "url", "accessed", "fingerprint"), str),
    **dict.fromkeys(("bylines", "photos", "jump_lines", "aliases"), list),
    "paragraphs": (str, list),
    "styles": dict,
    "accessed_estimated": bool,
    **dict.fromkeys(("continued_from", "continued_on"), (str, int)),
}
_PHOTO: Kinds = dict.fromkeys(("title", "caption", "credit", "image"), str)
_BYLINE: Kinds = dict.fromkeys(("role", "name"), str)

DEEPEST = 40
"""Levels of nesting that are walked: exports of databases have five."""


def unread(page: Mapping[str, Any]) -> Iterator[NamedText]:
    """Yield the fields of a page and of its stories that the reader of our own shape passes over."""
    yield from _unread(page, _PAGE, "")
    for item in _items(page, "stories"):
        if not isinstance(item, dict):
            yield from _field("stories", item)
            continue
        yield from _unread(item, _STORY, "")
        for name, kinds in (("paragraphs", {}), ("photos", _PHOTO), ("bylines", _BYLINE)):
            for each in _items(item, name):
                if isinstance(each, dict):
                    text = _text_name(each) if name == "paragraphs" else None
                    yield from _unread({key: inside for key, inside in each.items() if key != text}, kinds, f"{name}.")
                elif not isinstance(each, str):
                    yield from _field(name, each)


def paragraph_of(value: object) -> str:
    """Return the text of a paragraph, which other programs write as an object; '' for what is none."""
    if isinstance(value, dict):
        value = value.get(_text_name(value))
    return value if isinstance(value, str) else ""


def _text_name(paragraph: Mapping[str, Any]) -> str | None:
    """Return the name under which a paragraph that is an object has its text."""
    texts = (name for name, value in paragraph.items() if isinstance(value, str))
    return next((name for name in texts if field_named(name) is Field.TEXT), None)


def leaves(value: object, depth: int = 0) -> Iterator[str]:
    """Yield every text below a value, in order."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item, depth + 1)
    elif text := cell_text(value):
        yield text


def _unread(record: Mapping[str, Any], kinds: Kinds, above: str) -> Iterator[NamedText]:
    for name, value in record.items():
        known = isinstance(value, kinds.get(name, NoneType)) or _states_origin(name, value)
        if not known or (isinstance(value, bool) and kinds.get(name) is not bool):
            yield from _field(f"{above}{name}", value)


def _states_origin(name: str, value: object) -> bool:
    """Return True for a field of another program that says where and when the record was saved."""
    return isinstance(value, str) and field_of(name, value) in (Field.URL, Field.SAVED)


def _field(name: str, value: object) -> Iterator[NamedText]:
    text = " ".join("\n".join(leaves(value)).split("\n"))
    if text:
        yield name, text


def _items(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []
