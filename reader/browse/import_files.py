"""The files of the last import, group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.importer.source.passed_over import PassedKind
from reader.library.import_outcomes import FileOutcome, FileStatus
from reader.library.last_import import last_import
from reader.library.library import Library
from reader.library.views import ImportReport

Group = tuple[FileStatus, PassedKind | None]


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """An import with the files of each group; a group may have more files than are here."""

    when: datetime
    given: tuple[str, ...]
    report: ImportReport
    files: Mapping[Group, Sequence[FileOutcome]]


def import_files(library: Library, most: int | None = None) -> ImportFiles | None:
    """Return the last import of a library, with at most `most` files of each group; None if nothing is kept of one."""
    last = last_import(library.folder)
    if last is None:
        return None
    files: dict[Group, list[FileOutcome]] = {}
    for outcome in last.outcomes():
        group = files.setdefault((outcome.status, outcome.passed), [])
        if most is None or len(group) < most:
            group.append(outcome)
    return ImportFiles(last.when, last.given, last.report, files)
