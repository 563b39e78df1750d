"""Lines of a journal: checksum, length and a JSON object each, so that a damaged line costs itself alone.

`crc32 length json`: eight hexadecimal digits and the number of bytes of the JSON. JSON escapes line ends, so that no
line holds one.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any, cast

from reader.json_shapes import OddJson, Record, Shape, loaded, misfit_in
from reader.ports.journal import Base, JournalEntry
from reader.ports.own_items import OwnItem, OwnKey, OwnKind

FORMAT = "dubao-own-work-journal"
VERSION = 1

_TEXT_OR_NUMBER = (str, int)
_ITEM = Record({"kind": str, "id": _TEXT_OR_NUMBER}, {"state": Record(), "at": Record()})
_ENTRY = Record({"number": int, "items": [_ITEM]})
_HEAD = Record(
    {"format": str, "version": int, "journal": str, "library": str, "number": int, "seal": str, "items": int},
    {"size": int},
)
_KINDS = frozenset(OwnKind)


def line_of(record: Mapping[str, object]) -> bytes:
    """Return the line that holds a record."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %d %s\n" % (zlib.crc32(text), len(text), text)


def seal_of(line: bytes) -> str:
    """Return the checksum at the head of a line."""
    return line[:8].decode("ascii", "replace")


def _record_in(line: bytes, shape: Shape) -> Mapping[str, Any] | None:
    """Return the record in a line, with or without its line end; None if it is damaged or has another shape."""
    checksum, _, rest = line.rstrip(b"\n").partition(b" ")
    length, _, text = rest.partition(b" ")
    if length != b"%d" % len(text) or checksum != b"%08x" % zlib.crc32(text):
        return None
    try:
        return cast(Mapping[str, Any], loaded(text, shape))
    except OddJson:
        return None


def head_line(base: Base, size: int) -> bytes:
    """Return the first line of a journal, before the lines of the base's items, which take `size` bytes."""
    return line_of(
        {
            "format": FORMAT,
            "version": VERSION,
            "journal": base.journal,
            "library": base.library,
            "number": base.number,
            "seal": base.seal,
            "items": len(base.items),
            "size": size,
        }
    )


def head_in(line: bytes) -> tuple[Base, int, int] | None:
    """Return the base of a first line, still without items, and their count and bytes; None if the line is damaged."""
    record = _record_in(line, _HEAD)
    if record is None or record["format"] != FORMAT or record["version"] != VERSION:
        return None
    base = Base(journal=record["journal"], library=record["library"], number=record["number"], seal=record["seal"])
    return base, record["items"], record.get("size", 0)


def item_line(item: OwnItem) -> bytes:
    """Return the line of an item of the base."""
    return line_of(_item_out(item))


def item_in(line: bytes) -> OwnItem | None:
    """Return the item of a line of the base; None if it is damaged."""
    record = _record_in(line, _ITEM)
    return None if record is None else _item_in(record)


def entry_line(entry: JournalEntry, time: str) -> bytes:
    """Return the line of an entry; `time` (ISO 8601, UTC) is for people who read it."""
    return line_of({"number": entry.number, "time": time, "items": [_item_out(item) for item in entry.items]})


def entry_in(line: bytes) -> JournalEntry | None:
    """Return the entry of a line; None if it is damaged. Items of unknown kinds make it damaged."""
    record = _record_in(line, _ENTRY)
    if record is None:
        return None
    items = tuple(item for each in record["items"] if (item := _item_in(each)) is not None)
    return JournalEntry(record["number"], items, seal_of(line)) if len(items) == len(record["items"]) else None


def _item_out(item: OwnItem) -> dict[str, object]:
    record: dict[str, object] = {"kind": item.key.kind.value, "id": item.key.id}
    if item.state is not None:
        record["state"] = item.state
    if item.at:
        record["at"] = item.at
    return record


def _item_in(record: Mapping[str, Any]) -> OwnItem | None:
    if record["kind"] not in _KINDS or misfit_in(record["id"], _TEXT_OR_NUMBER) is not None:
        return None
    return OwnItem(OwnKey(OwnKind(record["kind"]), record["id"]), record.get("state"), record.get("at", {}))
