"""Standard input: as a file, so that whatever reads files reads it too, and as lines of text."""

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
_START = 512
"""Bytes that tell what the whole is."""


def bytes_in() -> BinaryIO:
    """Standard input; an empty one where it is closed."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def typed_lines() -> list[str]:
    """The lines of standard input, less the blank ones. Raises NotDone where it is no text."""
    return [line for line in understood(bytes_in().read(), tr("standard input")).split("\n") if line.strip()]


def understood(data: bytes, name: str) -> str:
    """What was typed, or came from a file, as text with one kind of line ends. Raises NotDone, which calls it `name`.

    In UTF-8 or the encoding of the terminal, else in one that a file to import may be in as well; no character is
    guessed at that cannot be read.
    """
    text = _as_typed(data)
    return _as_files_are_read(data, name) if text is None else text


def _as_typed(data: bytes) -> str | None:
    """Without the importer, which takes a while to load. NULs are the sign of UTF-16, whose bytes may be UTF-8 too."""
    if b"\0" in data:
        return None
    # The bytes of UTF-8 hardly ever come about by chance; in GBK they mean something as a rule.
    for encoding in ("utf-8-sig", locale.getpreferredencoding(False)):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    return None


def _as_files_are_read(data: bytes, name: str) -> str:
    from reader.importer.source.decoding import decode
    from reader.importer.source.files import Document

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
    """Paths that a person named; `called` is what is said of a file that standard input was laid down in."""

    paths: Sequence[Path]
    called: Mapping[Path, str]

    def said(self, path: Path) -> str:
        """A path as a person knows it."""
        from reader.importer.source.path_names import renamed

        return renamed(path, self.called) if self.called else str(path)

    def told(self, refusal: FileRefused) -> FileRefused:
        """A refusal that names the file as a person knows it."""
        return FileRefused(Path(self.said(refusal.path)), refusal.reason, refusal.detail)


@contextmanager
def laid_down(paths: tuple[Path, ...]) -> Iterator[Given]:
    """The paths, with standard input laid down as a file where `-` stands."""
    from tempfile import TemporaryDirectory

    if _DASH not in paths:
        yield Given(paths, {})
        return
    with TemporaryDirectory(prefix="dubao-") as folder:
        file = _lay_down(Path(folder) / "stdin")
        yield Given([file if path == _DASH else path for path in paths], {file: tr("standard input")})


def _lay_down(file: Path) -> Path:
    """Standard input under a name that says what it is; it may be an archive."""
    from reader.importer.source.kinds import SUFFIXES, Kind, kind_of_bytes

    with file.open("wb+") as laid:
        copyfileobj(bytes_in(), laid)
        laid.seek(0)
        start = laid.read(_START)
    kind = Kind.JSON_LINES if start.lstrip().startswith(b"{") else kind_of_bytes(start)
    return file.rename(file.with_suffix(next(suffix for suffix, states in SUFFIXES.items() if states is kind)))
