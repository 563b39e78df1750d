"""Outcomes of the files of an import as they come: grouped and counted, each written to a list.

The list lies in memory while it is short, then in a temporary file, so that the files may be any number.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath
from tempfile import SpooledTemporaryFile

from reader.errors import FileRefused
from reader.importer.source.passed_over import PassedKind
from reader.importer.source.path_names import written
from reader.library.import_outcomes import FileGroup, FileOutcome, FileStatus

MOST_NAMES = 5
"""Names of a group that are kept in memory."""

_IN_MEMORY_BYTES = 1024 * 1024

_FIELDS = tuple(each.name for each in fields(FileOutcome))

_Group = tuple[FileStatus, PassedKind | None]


def _spool() -> "SpooledTemporaryFile[str]":
    return SpooledTemporaryFile(_IN_MEMORY_BYTES, "w+", encoding="utf-8", newline="\n")


@dataclass(slots=True)
class Outcomes:
    """Collects outcomes. A picture waits for the end: it is passed over unless a page turned out to link it.

    Close it, or its files stay open.
    """

    _counts: dict[_Group, int] = field(default_factory=dict)
    _names: dict[_Group, list[str]] = field(default_factory=dict)
    _rows: "SpooledTemporaryFile[str]" = field(default_factory=_spool)
    _pictures: "SpooledTemporaryFile[str]" = field(default_factory=_spool)

    def close(self) -> None:
        self._rows.close()
        self._pictures.close()

    def add(self, outcome: FileOutcome) -> None:
        """Count one outcome and write it to the list."""
        group = (outcome.status, outcome.passed)
        self._counts[group] = self._counts.get(group, 0) + 1
        names = self._names.setdefault(group, [])
        if len(names) < MOST_NAMES:
            names.append(PurePath(outcome.path).name)
        self._rows.write(json.dumps({name: getattr(outcome, name) for name in _FIELDS}, ensure_ascii=False) + "\n")

    def pass_over(self, path: Path, kind: PassedKind) -> None:
        """Add a file that is not read."""
        if kind is PassedKind.PICTURE:
            # The path as the system has it, which need not be text.
            self._pictures.write(json.dumps(str(path.absolute())) + "\n")
        else:
            self.add(FileOutcome(path=written(path.absolute()), status=FileStatus.PASSED_OVER, passed=kind))

    def settle_pictures(self, media: Path, size: Callable[[Path], int], digest: Callable[[Path], str]) -> None:
        """Say of each picture if the library keeps it with a page: it is in `media` under the hash of its bytes.

        Only pictures of the size of a kept one are hashed; pages scanned by the thousand are not.
        """
        self._pictures.seek(0)
        kept: dict[int, set[str]] | None = None
        for line in self._pictures:
            kept = _by_size(media) if kept is None else kept
            path = Path(json.loads(line))
            if _is_kept(path, kept.get(size(path), set()), digest):
                self.add(FileOutcome(path=written(path), status=FileStatus.LINKED))
            else:
                self.add(FileOutcome(path=written(path), status=FileStatus.PASSED_OVER, passed=PassedKind.PICTURE))

    def groups(self) -> tuple[FileGroup, ...]:
        """Return the groups, in the order of the outcomes and kinds in their enums."""
        kinds = (None, *PassedKind)
        keys = [(status, kind) for status in FileStatus for kind in kinds if (status, kind) in self._counts]
        return tuple(
            FileGroup(status=status, passed=kind, count=self._counts[status, kind], names=tuple(names))
            for (status, kind), names in ((key, self._names[key]) for key in keys)
        )

    def rows(self) -> Iterator[str]:
        """Yield the list: a JSON object a line, with its line end."""
        self._rows.seek(0)
        yield from self._rows


def _by_size(media: Path) -> dict[int, set[str]]:
    """Return the hashes of the kept pictures by their sizes in bytes."""
    sizes: dict[int, set[str]] = {}
    try:
        for file in media.iterdir():
            sizes.setdefault(file.stat().st_size, set()).add(file.stem)
    except OSError:
        return sizes
    return sizes


def _is_kept(path: Path, hashes: set[str], digest: Callable[[Path], str]) -> bool:
    try:
        return bool(hashes) and digest(path) in hashes
    except FileRefused:
        return False
