"""Parameter types and decorators that several commands use."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from reader.cli.options.addresses import without_address
from reader.cli.options.standard_input import understood
from reader.cli.words import tr

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def with_options(command: Callable[..., Any], options: Sequence[Decorator]) -> Callable[..., Any]:
    """Add options to a command; its help lists them in this order."""
    for option in reversed(options):
        command = option(command)
    return command


class _Id(click.IntRange):
    name = "integer"


ID = _Id(max=(1 << 63) - 1)
"""The number of a story or bookmark, a signed 64-bit integer as in the library."""


class _Text(click.ParamType[str]):
    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail(tr("it is no text in UTF-8."), param, ctx)
        return value


TEXT = _Text()
"""Text that can be stored in the library: valid UTF-8, although a terminal may pass any bytes."""


class _Query(click.ParamType[str]):
    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            value.encode()
        except UnicodeEncodeError:
            # The terminal has another encoding than its locale says.
            return understood(os.fsencode(value), tr("The query"))
        return value


QUERY = _Query()
"""A query. It is only compared with the library's text, so that a wrong encoding can be detected and converted."""


class GivenPath(click.Path):
    """A path that is not empty: an unset variable of a script would otherwise mean the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(tr("it is empty."), param, ctx)
        return super().convert(value, param, ctx)


class _Readable(GivenPath):
    """Files to read, or `-`; a file:// address means its file. An unreadable file is reported when its turn comes, and
    stops none of the others."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(without_address(value) if isinstance(value, str) else value, param, ctx)


class _Writable(GivenPath):
    """A file to write. `-` is standard output, like no file at all; a name with a final slash is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "-":
            return None
        if isinstance(value, str) and value.endswith((os.sep, os.altsep or os.sep)):
            self.fail(tr("{path} is a folder; name the file in it.").format(path=value), param, ctx)
        return super().convert(value, param, ctx)


FOLDER = GivenPath(file_okay=False, path_type=Path)
FILES = _Readable(readable=False, allow_dash=True, path_type=Path)
FILE_TO_WRITE = _Writable(dir_okay=False, path_type=Path)
