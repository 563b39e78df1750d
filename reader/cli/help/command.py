"""Commands and groups with help in the language of the locale."""

from inspect import cleandoc
from typing import Any

import click

from reader.cli.help.help_layout import Context
from reader.cli.options.global_options import with_global_options
from reader.cli.words import choose_language, tr

choose_language()


class Command(click.Command):
    """A command whose help and option help are translated; the docstring in the source is the English text."""

    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _translate(self)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters of this command and the global options."""
        return with_global_options(super().get_params(ctx))


class Group(click.Group):
    """A group with translated help, whose decorators make such commands and groups."""

    command_class = Command
    group_class = type
    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _translate(self)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters of this group and the global options."""
        return with_global_options(super().get_params(ctx))


def _translate(command: click.Command) -> None:
    command.help = tr(cleandoc(command.help)) if command.help else command.help
    command.short_help = tr(command.short_help) if command.short_help else command.short_help
    for param in command.params:
        if isinstance(param, click.Option) and param.help:
            param.help = tr(param.help)
