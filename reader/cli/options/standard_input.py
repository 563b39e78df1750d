"""Standard input, as a file for everything that reads files, and as lines of text."""

import locale
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from reader.cli.printing.error_sentences import refusal
from reader.cli.printing.output import NotDone
from reader.cli.words import tr
from reader.errors import FileReason, FileRefused

_DASH = Path("-")
_HEAD_BYTES = 512
"""The first bytes, by which the format of a file is recognised."""


def bytes_in() -> BinaryIO:
    """Standard input as bytes; an empty stream if it is closed."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def typed_lines() -> list[str]:
    """Return the lines of standard input without blank ones. Raises NotDone if it is no text."""
    return [line for line in understood(bytes_in().read(), tr("standard input")).split("\n") if line.strip()]


def understood(data: bytes, name: str) -> str:
    """Decode typed text or the content of a file; line ends become \\n. Raises NotDone with `name` in its sentence.

    The encoding is UTF-8 or that of the terminal, else one that files to import may have. Bytes that cannot be decoded
    are refused.
    """
    text = _as_typed(data)
    return _as_files_are_read(data, name) if text is None else text


def _as_typed(data: bytes) -> str | None:
    """Decode without the importer, which takes long to load. NULs indicate UTF-16, whose bytes may be valid UTF-8."""
    if b"\0" in data:
        return None
    # UTF-8 first: other text is hardly ever valid UTF-8, while UTF-8 is mostly valid GBK.
    for encoding in ("utf-8-sig", locale.getpreferredencoding(False)):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    return None


def _as_files_are_read(data: bytes, name: str) -> str:
    from reader.importer.source.decoding import decode
    from reader.importer.source.safe_files import Document

    try:
        decoded = decode(Document(Path(name), data))
    except FileRefused as problem:
        if problem.reason is FileReason.EMPTY:
            return ""
        raise NotDone(_not_text(name)) from problem
    if decoded.damaged:
        raise NotDone(_not_text(name))
    return decoded.text


def _not_text(name: str) -> str:
    return tr("{name} was not read: {why}.").format(name=name, why=refusal(FileReason.NOT_TEXT, ""))


@dataclass(frozen=True, slots=True)
class Given:
    """Paths that a person named; `called` has the name for people of a file that standard input was written to."""

    paths: Sequence[Path]
    called: Mapping[Path, str]

    def said(self, path: Path) -> str:
        """Return a path by the name that the person knows."""
        from reader.importer.source.path_names import renamed

        return renamed(path, self.called) if self.called else str(path)

    def with_known_name(self, refusal: FileRefused) -> FileRefused:
        """Return a refusal with the name of the file that the person knows."""
        return FileRefused(Path(self.said(refusal.path)), refusal.reason, refusal.detail)


@contextmanager
def readable_paths(paths: tuple[Path, ...]) -> Iterator[Given]:
    """Return the paths, with a temporary file that contains standard input in place of `-`."""
    from reader.scratch import temporary_folder

    if _DASH not in paths:
        yield Given(paths, {})
        return
    with temporary_folder() as folder:
        file = _write_stdin(folder / "stdin")
        yield Given([file if path == _DASH else path for path in paths], {file: tr("standard input")})


def _write_stdin(file: Path) -> Path:
    """Write standard input to a file whose suffix says its format; it may be an archive."""
    from reader.importer.source.kinds import MARKDOWN, SUFFIXES, Kind, kind_of_bytes

    with file.open("wb+") as written:
        copyfileobj(bytes_in(), written)
        written.seek(0)
        start = written.read(_HEAD_BYTES)
    kind = Kind.JSON_LINES if start.lstrip().startswith(b"{") else kind_of_bytes(start)
    # Text may still turn out to be a table, which Markdown does not.
    named = (suffix for suffix, states in SUFFIXES.items() if states is kind and suffix not in MARKDOWN)
    return file.rename(file.with_suffix(next(named)))
