"""The report of the last import with its list of files, kept beside the library until the next one.

`last_import.jsonl`: one object on the import, then one a file. It is derived from what happened and may be deleted.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, cast

from reader.durable import write_durably
from reader.errors import FileReason
from reader.importer.source.passed_over import PassedKind
from reader.json_shapes import OddJson, OneOf, Record, loaded
from reader.library.import_outcomes import FileGroup, FileOutcome, FileStatus
from reader.library.views import ImportReport

_log = logging.getLogger(__name__)

_NAME = "last_import.jsonl"
_COUNTS = ("files", "known", "reparsed", "pages", "stories", "photos", "copies", "reattached")
_GROUP = Record({"status": OneOf(tuple(FileStatus)), "count": int, "names": [str]}, {"passed": (str, type(None))})
_IMPORT = Record(
    {"when": str, "given": [str], "cancelled": bool, "groups": [_GROUP], **dict.fromkeys(_COUNTS, int)},
    {"same": int},
)
_OUTCOME = Record(
    {"path": str, "status": OneOf(tuple(FileStatus)), "detail": str, "pages": int, "stories": int, "photos": int},
    {"passed": (str, type(None)), "reason": (str, type(None)), "same": int, "same_as": str},
)


@dataclass(frozen=True, slots=True)
class LastImport:
    """The last import: when it ended (UTC), the paths that were named, its counts; no ids of stories."""

    when: datetime
    given: tuple[str, ...]
    report: ImportReport
    file: Path

    def outcomes(self) -> Iterator[FileOutcome]:
        """Yield the outcomes of all files, in the order in which they were settled: pictures last; up to any damage."""
        try:
            with self.file.open(encoding="utf-8") as lines:
                yield from map(_outcome, islice(lines, 1, None))
        except (OSError, UnicodeDecodeError, OddJson) as problem:
            _log.warning("the list of the last import is damaged: %s", problem)


def keep(folder: Path, given: Sequence[str], report: ImportReport, rows: Iterable[str]) -> None:
    """Keep a report and the list of its files in the library's folder; `given` are the paths that were named.

    A disk that has no room for it is no fault of the import, which is done.
    """
    record = asdict(report)
    head = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "given": list(given),
        **{name: record[name] for name in (*_COUNTS, "same", "cancelled", "groups")},
    }
    lines = chain([json.dumps(head, ensure_ascii=False) + "\n"], rows)
    try:
        write_durably(folder / _NAME, (line.encode("utf-8", "backslashreplace") for line in lines))
    except OSError as problem:
        _log.warning("the list of the import is not kept: %s", problem)
        (folder / _NAME).unlink(missing_ok=True)


def last_import(folder: Path) -> LastImport | None:
    """Return the last import of a library in this folder; None if there was none, or nothing is kept of it."""
    file = folder / _NAME
    try:
        with file.open(encoding="utf-8") as lines:
            head = cast(dict[str, Any], loaded(lines.readline(), _IMPORT))
        when = datetime.fromisoformat(head["when"])
    except (OSError, ValueError):
        return None
    groups = tuple(
        FileGroup(
            status=FileStatus(group["status"]),
            passed=_passed(group.get("passed")),
            count=group["count"],
            names=tuple(group["names"]),
        )
        for group in head["groups"]
    )
    counts = {name: head.get(name, 0) for name in (*_COUNTS, "same")}
    report = ImportReport(**counts, cancelled=head["cancelled"], groups=groups)
    return LastImport(when, tuple(head["given"]), report, file)


def _outcome(line: str) -> FileOutcome:
    record = cast(dict[str, Any], loaded(line, _OUTCOME))
    return FileOutcome(
        path=record["path"],
        status=FileStatus(record["status"]),
        passed=_passed(record.get("passed")),
        reason=FileReason(record["reason"]) if record.get("reason") in list(FileReason) else None,
        detail=record["detail"],
        pages=record["pages"],
        stories=record["stories"],
        photos=record["photos"],
        same=record.get("same", 0),
        same_as=record.get("same_as", ""),
    )


def _passed(value: str | None) -> PassedKind | None:
    """Return the kind of a name; OTHER for one that a newer version wrote."""
    if value is None:
        return None
    return PassedKind(value) if value in list(PassedKind) else PassedKind.OTHER
