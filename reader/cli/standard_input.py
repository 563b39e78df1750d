"""Standard input as a file, so that whatever reads files reads it too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj

from reader.cli.output import bytes_in

_DASH = Path("-")
_START = 512
"""Bytes that tell what the whole is."""


@contextmanager
def laid_down(paths: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The paths, with standard input laid down as a file where `-` stands."""
    from tempfile import TemporaryDirectory

    if _DASH not in paths:
        yield list(paths)
        return
    with TemporaryDirectory(prefix="dubao-") as folder:
        file = _lay_down(Path(folder) / "stdin")
        yield [file if path == _DASH else path for path in paths]


def _lay_down(file: Path) -> Path:
    """Standard input under a name that says what it is; it may be an archive."""
    from reader.importer.formats.kinds import SUFFIXES, Kind, kind_of_bytes

    with file.open("wb+") as laid:
        copyfileobj(bytes_in(), laid)
        laid.seek(0)
        start = laid.read(_START)
    kind = Kind.JSON_LINES if start.lstrip().startswith(b"{") else kind_of_bytes(start)
    return file.rename(file.with_suffix(next(suffix for suffix, states in SUFFIXES.items() if states is kind)))
