"""Output of commands: lines of text, JSON objects, files, and complaints on standard error."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import click

from reader.cli.printing.refusal_details import system_words
from reader.cli.words import tr, tr_n
from reader.durable import write_where_named
from reader.text.escaping import json_printable, printable


class NotDone(click.ClickException):
    """The end of a command that could not do its work: a sentence, and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        complain(self.message)


def speak_utf8() -> None:
    """Print UTF-8 into pipes and files on every platform; a terminal keeps its own encoding.

    Characters that the encoding lacks (bytes of a file name that are no text) are escaped instead of an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str, *, end: str = "\n") -> None:
    """Print a text and its end on standard output.

    Names of files, notes and texts of other people may hold control characters, which a terminal obeys: they are spelt
    out here, into a pipe as well, because what reads it may be a pager.
    """
    click.echo(printable(text) + end, nl=False)


def json_line(record: Mapping[str, Any]) -> str:
    """Return an object as JSON on one line, without a character that a terminal obeys."""
    return json_printable(json.dumps(record, ensure_ascii=False))


def print_json(record: Mapping[str, Any]) -> None:
    """Print an object on one line."""
    click.echo(json_line(record))


def print_result(record: Mapping[str, Any], line: str, as_json: bool) -> None:
    """Print the record of a result as JSON, or the line on it for people."""
    if as_json:
        print_json(record)
    else:
        say(line)


def complain(text: str) -> None:
    """Print a sentence on standard error."""
    click.echo(f"dubao: {printable(text)}", err=True)


def not_written(file: Path, error: OSError) -> NotDone:
    """Return the end of a command that could not write a file or into a folder."""
    return NotDone(tr("{file} cannot be written: {reason}.").format(file=file, reason=system_words(error)))


def counted(number: int, thing: Literal["file", "page", "story", "photo", "bookmark"]) -> str:
    """Return a number with its noun: 1 story, 2 stories, 0 files."""
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
    """Write an export to a file, or to standard output without one. Raises NotDone.

    A file that exists is kept as it is if the export cannot be written completely.
    """
    if file is None:
        click.echo(content, nl=False)
        return
    try:
        write_where_named(file, content)
    except OSError as error:
        raise not_written(file, error) from error
