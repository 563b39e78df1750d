"""Options of the program that are also accepted behind a command, because people type them there."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from reader.cli.options.parameters import FOLDER
from reader.cli.session import Session
from reader.logbook import log_to_stderr


def _choose_library(context: click.Context, _parameter: click.Parameter, folder: Path | None) -> None:
    if folder is not None and isinstance(context.obj, Session):
        context.obj = replace(context.obj, folder=folder)


def be_verbose(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Log to standard error, if `wanted`."""
    if wanted:
        log_to_stderr()


_GLOBAL = (
    click.Option(["--library"], type=FOLDER, expose_value=False, hidden=True, callback=_choose_library),
    click.Option(["-v", "--verbose"], is_flag=True, expose_value=False, hidden=True, callback=be_verbose),
)


def with_global_options(own: Sequence[click.Parameter]) -> list[click.Parameter]:
    """Return the command's own parameters and the global options, without those that it defines itself."""
    defined = {name for parameter in own for name in parameter.opts}
    return [*own, *(option for option in _GLOBAL if defined.isdisjoint(option.opts))]
