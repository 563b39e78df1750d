"""Standard input as a file, so that whatever reads files reads it too."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def laid_down(paths: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The paths, with standard input laid down as a file where `-` stands."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="dubao-") as folder:
        yield [_lay_down(Path(folder)) if str(path) == "-" else path for path in paths]


def _lay_down(folder: Path) -> Path:
    content = sys.stdin.buffer.read()
    file = folder / ("stdin.jsonl" if content.lstrip()[:1] == b"{" else "stdin.md")
    file.write_bytes(content)
    return file
