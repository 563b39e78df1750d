"""The record beside an index: what it was made with, how far it follows the store, and what its files must be.

`state-<generation>.json` belongs to Whoosh's table of contents of that generation. It is on the disk before the table
takes effect; one without its table is a commit that never happened.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader.durable import write_durably
from reader.errors import IndexDamaged, IndexUnusable


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Versions of all that an index was made with; any difference means that it must be rebuilt."""

    format: int
    backend: str
    segmenter: str
    folding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """The record of one generation.

    `followed` is the last sequence number of the change list that is in the index, `table` the SHA-256 of the table of
    contents, `sizes` the bytes of each segment file.
    """

    made: Made
    followed: int
    table: str
    sizes: dict[str, int]


_CHECK = "check"
"""The key of the checksum: the SHA-256 of the record without it."""


def write_state(folder: Path, generation: int, made: Made, followed: int, table: Path) -> None:
    """Record a generation that is about to take effect, with the segment files as they lie in `folder`."""
    state = IndexState(
        made=made,
        followed=followed,
        table=hashlib.sha256(table.read_bytes()).hexdigest(),
        sizes={path.name: path.stat().st_size for path in _segment_files(folder)},
    )
    record = asdict(state)
    write_durably(state_file(folder, generation), _dumped(record | {_CHECK: _checksum(record)}))


def read_state(folder: Path, generation: int, made: Made, table: Path) -> IndexState:
    """Read and check the state of a generation.

    Raises IndexUnusable if it was made otherwise, IndexDamaged if it or the table of contents changed.
    """
    try:
        record = json.loads(state_file(folder, generation).read_bytes())
        if _CHECK not in record:
            raise IndexUnusable("made before states had a checksum")
        if record.pop(_CHECK) != _checksum(record):
            raise IndexDamaged(f"the state of generation {generation} changed")
        state = IndexState(
            made=Made(**record["made"]), followed=record["followed"], table=record["table"], sizes=record["sizes"]
        )
    except (ValueError, KeyError, TypeError, FileNotFoundError) as error:
        raise IndexDamaged(f"state of generation {generation}: {error}") from error
    if state.made != made:
        raise IndexUnusable(f"made with {state.made}, wanted {made}")
    if hashlib.sha256(table.read_bytes()).hexdigest() != state.table:
        raise IndexDamaged("the table of contents changed")
    return state


def missing_files(folder: Path, state: IndexState, segments: list[str]) -> list[str]:
    """Return the names of files of these segments that are gone or of another size."""
    return [
        name
        for name, size in state.sizes.items()
        if name.split(".")[0] in segments and not _has_size(folder / name, size)
    ]


def remove_old_states(folder: Path, generation: int) -> None:
    """Remove the states of all generations but this one."""
    for path in folder.glob("state-*.json*"):
        if path != state_file(folder, generation):
            path.unlink(missing_ok=True)


def _dumped(record: dict[str, Any]) -> bytes:
    return json.dumps(record, sort_keys=True).encode()


def _checksum(record: dict[str, Any]) -> str:
    return hashlib.sha256(_dumped(record)).hexdigest()


def state_file(folder: Path, generation: int) -> Path:
    return folder / f"state-{generation}.json"


def _segment_files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("MAIN_*.*") if path.is_file()]


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False
