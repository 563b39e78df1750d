"""How commands print: lines of text, one JSON object a line, or a file."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import click

from reader.cli.words import tr, tr_n
from reader.durable import write_where_named


class NotDone(click.ClickException):
    """The end of a command that the world kept from its work: one sentence and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        complain(self.message)


def speak_utf8() -> None:
    """Print UTF-8 into pipes and files on every platform; a terminal keeps its own encoding.

    What an encoding lacks (bytes of a file's name that are no text) is spelt out, not an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def print_json(record: Mapping[str, Any]) -> None:
    """One object on one line."""
    click.echo(json.dumps(record, ensure_ascii=False))


def complain(text: str) -> None:
    """A sentence on standard error."""
    click.echo(f"dubao: {text}", err=True)


def counted(number: int, thing: Literal["file", "page", "story", "photo", "bookmark"]) -> str:
    """A number with its noun: 1 story, 2 stories, 0 files."""
    match thing:
        case "file":
            return tr_n("{n} file", "{n} files", number)
        case "page":
            return tr_n("{n} page", "{n} pages", number)
        case "story":
            return tr_n("{n} story", "{n} stories", number)
        case "photo":
            return tr_n("{n} photo", "{n} photos", number)
        case "bookmark":
            return tr_n("{n} bookmark", "{n} bookmarks", number)


def deliver(content: bytes, file: Path | None) -> None:
    """Write an export to a file, or to standard output where none is named. Raises NotDone.

    A file that cannot be written to the end leaves what stood there as it was.
    """
    if file is None:
        click.echo(content, nl=False)
        return
    try:
        write_where_named(file, content)
    except OSError as error:
        raise NotDone(
            tr("{file} cannot be written: {reason}.").format(file=file, reason=error.strerror or error)
        ) from error
