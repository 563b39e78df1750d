"""The engines that hold to the port's contract: every test of it runs over each."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.ports.engine import SearchEngine
from reader.search.whoosh_index.storage import DurableStorage
from reader.search.whoosh_index.whoosh_engine import open_engine
from reader.text.folding import Folding
from reader.text.segment import make_segmenter

SEGMENTER = make_segmenter()
FOLDING = Folding()


@dataclass(frozen=True)
class Kind:
    """A kind of engine: its opener, the names of its files, and a way to fill its disk in the midst of a commit."""

    name: str
    open_engine: Callable[[Path, Folding], SearchEngine]
    files: tuple[str, ...]
    fill_disk: Callable[[pytest.MonkeyPatch], None]

    def open(self, folder: Path | str, folding: Folding = FOLDING) -> SearchEngine:
        return self.open_engine(Path(folder), folding)


def _whoosh(folder: Path, folding: Folding) -> SearchEngine:
    return open_engine(folder, SEGMENTER, folding)


def _full_for_whoosh(patch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    patch.setattr(DurableStorage, "rename_file", full)


WHOOSH = Kind("whoosh", _whoosh, ("*.toc", "MAIN_*", "state-*", "current"), _full_for_whoosh)
KINDS = [pytest.param(WHOOSH, id="whoosh")]
FILES = [pytest.param(WHOOSH, pattern, id=f"whoosh-{pattern}") for pattern in WHOOSH.files]
in_each_engine = pytest.mark.parametrize("kind", KINDS)
