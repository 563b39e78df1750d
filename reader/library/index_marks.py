"""The marks of an index: which writes to which file of a library its states come from.

Copies of one library share its id, and so an index. Once both were changed, they can hold equally many changes and
other stories. The marks of their writes differ then, because each write has a random one.
"""

import json
from pathlib import Path
from typing import cast

from reader.durable import write_durably
from reader.errors import LibraryUnusable
from reader.json_shapes import OddJson, Row, Shape, loaded
from reader.private_folders import make_private_folder

_MOST = 64
"""States that are kept, the newest: batches are made some way ahead of their commits."""

State = tuple[str, int]
"""The identity of an index, and its generation."""

_KEPT: Shape = [Row((str, int, str))]


def marks_of(index_folder: Path) -> Path:
    """Return the file of the marks of an index: beside its folder, which is made anew now and then."""
    return index_folder.with_name(f"{index_folder.name}.marks.json")


class IndexMarks:
    """The marks of the newest states of one index; one program at a time writes them, under the lock of the index.

    The file may be deleted at any time: an index without marks is built anew.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._right: tuple[State, str] | None = None

    def fit(self, state: State, mark: str) -> bool:
        """Return True if this state was made of changes that end with this `mark`.

        '' is the mark of changes that were made before marks were kept: any state without a mark fits it.
        """
        if self._right != (state, mark):
            if self._read().get(state, "") != mark:
                return False
            self._right = state, mark
        return True

    def note(self, state: State, mark: str) -> None:
        """Keep the mark of a state that is about to be committed. Raises LibraryUnusable (disk full, read-only)."""
        states = self._read()
        states.pop(state, None)
        newest = [*states.items(), (state, mark)][-_MOST:]
        text = json.dumps([[*state, mark] for state, mark in newest])
        try:
            make_private_folder(self._file.parent)
            write_durably(self._file, text.encode())
        except OSError as error:
            raise LibraryUnusable.because(self._file.parent, error) from error
        self._right = None

    def _read(self) -> dict[State, str]:
        try:
            rows = cast(list[tuple[str, int, str]], loaded(self._file.read_bytes(), _KEPT))
        except (OSError, OddJson):
            return {}
        return {(identity, generation): mark for identity, generation, mark in rows}
