"""Options of the program that may stand behind its commands as well, where people type them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from reader.cli.options.parameters import FOLDER
from reader.cli.session import Session
from reader.logbook import tell_all


def _choose_library(context: click.Context, _parameter: click.Parameter, folder: Path | None) -> None:
    if folder is not None and isinstance(context.obj, Session):
        context.obj = replace(context.obj, folder=folder)


def be_verbose(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Tell on standard error what is done, if that is wanted."""
    if wanted:
        tell_all()


_EVERYWHERE = (
    click.Option(["--library"], type=FOLDER, expose_value=False, hidden=True, callback=_choose_library),
    click.Option(["-v", "--verbose"], is_flag=True, expose_value=False, hidden=True, callback=be_verbose),
)


def with_everywhere(own: Sequence[click.Parameter]) -> list[click.Parameter]:
    """A command's own parameters, and of those that are the same everywhere the ones that it has not itself."""
    named = {name for parameter in own for name in parameter.opts}
    return [*own, *(option for option in _EVERYWHERE if named.isdisjoint(option.opts))]
