"""Exports of own work read back: another program, or a person, may have changed them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from reader.domain.bookmark import Anchor
from reader.json_shapes import NUMBER, OddJson, OneOf, Record, loaded, misfit_in
from reader.library.searches import SavedSearch
from reader.ports.engine import SortOrder

FORMAT = "dubao-own-work"
VERSION = 1
TITLES = ("# 书签", "# 更正", "# 订正")
"""The first lines of an export as Markdown: bookmarks, corrections. Earlier versions wrote the last one."""

_COMMENT = re.compile(r"<!-- dubao (\{.*?\}) -->")
_WORD = (str, *NUMBER, type(None))
"""Numbers and nulls are taken for words: spreadsheets make them of words."""
_ANCHOR = Record(
    optional=dict.fromkeys(("newspaper", "date", "page", "headline", "fingerprint", "prefix", "exact", "suffix"), _WORD)
)
_BOOKMARK = Record(
    {"anchor": _ANCHOR}, {"folder": _WORD, "tags": [_WORD], "note": _WORD, "colour": _WORD, "created": _WORD}
)
_CORRECTION = Record({"anchor": _ANCHOR, "replacement": _WORD}, {"created": _WORD})
_SEARCH = Record({"name": _WORD, "query": _WORD, "sort": OneOf(tuple(SortOrder))})
_EXPORT = Record(optional={"bookmarks": [_BOOKMARK], "corrections": [_CORRECTION], "searches": [_SEARCH]})


class NotOwnWork(ValueError):
    """The text is no export of this program.

    `reason` is 'no_json', 'other_format', 'other_version', 'odd_record' or 'nothing'; `detail` quotes what is wrong.
    """

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = str(detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedBookmark:
    """A bookmark or highlight of another library; `folder`, `note` and `colour` are '' if it has none."""

    anchor: Anchor
    folder: str
    tags: tuple[str, ...]
    note: str
    colour: str


@dataclass(frozen=True, slots=True)
class ExportedCorrection:
    """A correction of another library."""

    anchor: Anchor
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Everything that an export holds, in its order."""

    bookmarks: tuple[ExportedBookmark, ...] = ()
    corrections: tuple[ExportedCorrection, ...] = ()
    searches: tuple[SavedSearch, ...] = ()


def read_export(text: str) -> Exported:
    """Read an export, JSON or Markdown. Raises NotOwnWork."""
    record = _record(text.lstrip("\ufeff \t\r\n"))
    misfit = misfit_in(record, _EXPORT)
    if misfit is not None:
        raise NotOwnWork("odd_record", misfit)
    return Exported(
        bookmarks=tuple(map(_bookmark_in, record.get("bookmarks", []))),
        corrections=tuple(map(_correction_in, record.get("corrections", []))),
        searches=tuple(map(_search_in, record.get("searches", []))),
    )


def _record(text: str) -> Mapping[str, Any]:
    if not text.startswith("{"):
        return _record_of_markdown(text)
    record = _object(text)
    if record.get("format") != FORMAT:
        raise NotOwnWork("other_format", record.get("format"))
    if record.get("version") != VERSION:
        raise NotOwnWork("other_version", record.get("version"))
    return record


def _record_of_markdown(text: str) -> Mapping[str, Any]:
    records = [_object(comment) for comment in _COMMENT.findall(text)]
    if not records and not text.startswith(TITLES):
        raise NotOwnWork("nothing")
    return {
        "bookmarks": [record for record in records if "replacement" not in record],
        "corrections": [record for record in records if "replacement" in record],
    }


def _object(text: str) -> dict[str, Any]:
    try:
        return cast(dict[str, Any], loaded(text, Record()))
    except OddJson as problem:
        raise NotOwnWork("no_json", problem) from problem


def _bookmark_in(record: Mapping[str, Any]) -> ExportedBookmark:
    return ExportedBookmark(
        anchor=_anchor_in(record["anchor"]),
        folder=_word(record, "folder"),
        tags=tuple(str(tag) for tag in record.get("tags", ())),
        note=_word(record, "note"),
        colour=_word(record, "colour"),
    )


def _correction_in(record: Mapping[str, Any]) -> ExportedCorrection:
    return ExportedCorrection(_anchor_in(record["anchor"]), str(record["replacement"]))


def _search_in(record: Mapping[str, Any]) -> SavedSearch:
    return SavedSearch(name=str(record["name"]), query=str(record["query"]), sort=SortOrder(record["sort"]))


def _anchor_in(record: Mapping[str, Any]) -> Anchor:
    return Anchor(
        newspaper=_word(record, "newspaper") or None,
        date=_word(record, "date") or None,
        page=_word(record, "page") or None,
        headline=_word(record, "headline"),
        fingerprint=_word(record, "fingerprint"),
        prefix=_word(record, "prefix"),
        exact=_word(record, "exact"),
        suffix=_word(record, "suffix"),
    )


def _word(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return "" if value is None else str(value)
