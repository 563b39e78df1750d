"""Lines of a journal: checksum, length and a JSON object each, so that a damaged line costs itself alone.

`crc32 length json`: eight hexadecimal digits and the number of bytes of the JSON. JSON escapes line ends, so that no
line holds one.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from reader.json_shapes import Record, misfit_in
from reader.ports.journal import Base, JournalEntry
from reader.ports.own_items import OwnItem, OwnKey, OwnKind

FORMAT = "dubao-own-work-journal"
VERSION = 1

_HEAD = Record(
    {"format": str, "version": int, "journal": str, "library": str, "number": int, "seal": str, "items": int},
    {"size": int},
)
_KINDS: Mapping[str, OwnKind] = {kind.value: kind for kind in OwnKind}


def line_of(record: Mapping[str, object]) -> bytes:
    """Return the line that holds a record."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %d %s\n" % (zlib.crc32(text), len(text), text)


def seal_of(line: bytes) -> str:
    """Return the checksum at the head of a line."""
    return line[:8].decode("ascii", "replace")


def _record_in(line: bytes) -> Mapping[str, Any] | None:
    """Return the record in a line, with or without its line end; None if it is damaged.

    The shapes of records are checked below by hand: a journal of thousands of items is read when a library is opened.
    """
    checksum, _, rest = line.rstrip(b"\n").partition(b" ")
    length, _, text = rest.partition(b" ")
    if length != b"%d" % len(text) or checksum != b"%08x" % zlib.crc32(text):
        return None
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


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
    record = _record_in(line)
    if (
        record is None
        or misfit_in(record, _HEAD) is not None
        or record["format"] != FORMAT
        or record["version"] != VERSION
    ):
        return None
    base = Base(journal=record["journal"], library=record["library"], number=record["number"], seal=record["seal"])
    return base, record["items"], record.get("size", 0)


def item_line(item: OwnItem) -> bytes:
    """Return the line of an item of the base."""
    return line_of(_item_out(item))


def item_in(line: bytes) -> OwnItem | None:
    """Return the item of a line of the base; None if it is damaged."""
    return _item_in(_record_in(line))


def entry_line(entry: JournalEntry, time: str) -> bytes:
    """Return the line of an entry; `time` (ISO 8601, UTC) is for people who read it."""
    return line_of({"number": entry.number, "time": time, "items": [_item_out(item) for item in entry.items]})


def entry_in(line: bytes) -> JournalEntry | None:
    """Return the entry of a line; None if it is damaged. Items of unknown kinds make it damaged."""
    record = _record_in(line) or {}
    number, records = record.get("number"), record.get("items")
    if not isinstance(number, int) or not isinstance(records, list):
        return None
    items = tuple(item for each in records if (item := _item_in(each)) is not None)
    return JournalEntry(number, items, seal_of(line)) if len(items) == len(records) else None


def _item_out(item: OwnItem) -> dict[str, object]:
    record: dict[str, object] = {"kind": item.key.kind.value, "id": item.key.id}
    if item.state is not None:
        record["state"] = item.state
    if item.at:
        record["at"] = item.at
    return record


def _item_in(record: object) -> OwnItem | None:
    if not isinstance(record, dict):
        return None
    kind, number = _KINDS.get(str(record.get("kind"))), record.get("id")
    state, at = record.get("state"), record.get("at", {})
    if kind is None or not isinstance(number, int | str) or not isinstance(at, dict):
        return None
    if state is not None and not isinstance(state, dict):
        return None
    return OwnItem(OwnKey(kind, number), state, at)
