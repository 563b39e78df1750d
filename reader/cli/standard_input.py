"""Standard input as a file, so that whatever reads files reads it too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.cli.output import bytes_in


@contextmanager
def laid_down(paths: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The paths, with standard input laid down as a file where `-` stands."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="dubao-") as folder:
        yield [_lay_down(Path(folder)) if str(path) == "-" else path for path in paths]


def _lay_down(folder: Path) -> Path:
    content = bytes_in()
    file = folder / ("stdin.jsonl" if content.lstrip()[:1] == b"{" else "stdin.md")
    file.write_bytes(content)
    return file
