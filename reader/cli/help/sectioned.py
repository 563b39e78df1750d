"""A group whose help lists its commands in sections."""

from collections import UserDict
from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any

import click

from reader.cli.help.command import Group
from reader.cli.words import mark, tr

_OTHERS = mark("Commands")


class CommandsOnDemand(UserDict[str, click.Command]):
    """Commands by name. A command that is given as 'package.module:name' is imported when it is first asked for."""

    data: dict[str, Any]

    def promise(self, name: str, path: str) -> None:
        """Add a command that is found at `path`."""
        self.data[name] = path

    def __getitem__(self, name: str) -> click.Command:
        if isinstance(found := self.data[name], str):
            self.data[name] = resolve_name(found)
        command: click.Command = self.data[name]
        return command


class Sectioned(Group):
    """A group with commands in sections, in the order in which they were added; other commands come last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands = self._on_demand = CommandsOnDemand(self.commands)
        self._sections: dict[str, list[str]] = {}

    def add_section(self, heading: str, commands: Mapping[str, str]) -> None:
        """Add commands under a heading, a text marked for translation: by name, the path to import each from."""
        for name, path in commands.items():
            self._on_demand.promise(name, path)
        self._sections.setdefault(heading, []).extend(commands)

    def sections(self) -> Mapping[str, list[str]]:
        """Return the names of the commands by heading, in the language of the command line."""
        named = {name for names in self._sections.values() for name in names}
        others = sorted(set(self.commands) - named)
        return {tr(heading): names for heading, names in {**self._sections, _OTHERS: others}.items() if names}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the sections."""
        return [name for names in self.sections().values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, self.commands), default=0)
        limit = formatter.width - 6 - width
        for heading, names in self.sections().items():
            with formatter.section(heading):
                # The same width in every section aligns the columns.
                formatter.write_dl(
                    [(name.ljust(width), self.commands[name].get_short_help_str(limit)) for name in names]
                )
